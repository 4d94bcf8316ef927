import { answer, letter, parts, type OddMail, type World } from './odd-mail.ts'

const text = 'The lid is loose'
const said = { status: 'taken', lands: 'vera', text } as const
const plainPart = [['Content-Type: text/plain; charset=utf-8'], text] as const
const htmlPart = (html: string) => [['Content-Type: text/html; charset=utf-8'], html] as const

const multi =
  (kind: string, ...all: Parameters<typeof parts> extends [string, ...infer P] ? P : never) =>
  (world: World) =>
    answer(world, parts('edge', ...all), [`Content-Type: multipart/${kind}; boundary="edge"`])

const file = (type: string, name: string, body = 'QUJD') =>
  [
    [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
    ],
    body,
  ] as const

/** So many multiparts in each other, the words within the last. */
function nested(levels: number): string {
  let body = `Content-Type: text/plain\r\n\r\n${text}`
  for (let level = levels; level > 0; level -= 1)
    body = `Content-Type: multipart/mixed; boundary=e${level}\r\n\r\n--e${level}\r\n${body}\r\n--e${level}--`
  return body
}
const nestedMail =
  (levels: number) =>
  ({ vera }: World) =>
    Buffer.from(
      `From: vera@mail.example\r\nTo: ${vera.reply}\r\nMIME-Version: 1.0\r\nMessage-ID: <nested${levels}.${vera.reply}>\r\n${nested(levels)}\r\n`,
    )

const invite = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'SUMMARY:Kettle',
  'DTSTART:20260105T100000Z',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

/** Mails that are built oddly, or broken, or hold what is no text. */
export const shapedMails: readonly OddMail[] = [
  { name: 'multiparts in multiparts, five deep', raw: nestedMail(5), is: said },
  { name: 'two hundred deep', raw: nestedMail(200), is: { status: 'taken', lands: 'vera', lacks: /--e\d|boundary/ } },
  {
    name: 'the last edge is missing',
    raw: (world) =>
      answer(world, `--edge\r\nContent-Type: text/plain\r\n\r\n${text}`, [
        'Content-Type: multipart/mixed; boundary=edge',
      ]),
    is: said,
  },
  {
    name: 'a multipart without an edge',
    raw: (world) => answer(world, text, ['Content-Type: multipart/mixed']),
    is: { status: 'taken', lands: 'vera' },
  },
  {
    name: 'lines that end in LF alone',
    raw: (world) => answer(world, text).toString().replaceAll('\r\n', '\n'),
    is: said,
  },
  {
    name: 'words in plain text and others in HTML',
    raw: multi('alternative', plainPart, htmlPart('<p>Send it to the thief</p>')),
    is: { ...said, lacks: /thief/ },
  },
  {
    name: 'HTML alone, with what nobody sees',
    raw: (world) =>
      answer(world, `<style>p{}</style><script>steal()</script><!-- secret --><p>${text}</p>`, [
        'Content-Type: text/html',
      ]),
    is: { ...said, lacks: /steal|secret|p\{/ },
  },
  {
    name: 'ten thousand tags in each other',
    raw: (world) => answer(world, `${'<div>'.repeat(10_000)}${text}`, ['Content-Type: text/html']),
    is: { status: 'taken', lands: 'vera', lacks: /<div>/ },
  },
  {
    name: 'more HTML than the parser takes',
    raw: (world) =>
      answer(world, `<p>${text}</p><table>${'<tr style="a:b"><td></td></tr>'.repeat(20_000)}</table>`, [
        'Content-Type: text/html',
      ]),
    is: said,
  },
  {
    name: 'two heads of its kind',
    raw: (world) => answer(world, text, ['Content-Type: text/plain', 'Content-Type: text/html']),
    is: { status: 'taken', lands: 'vera' },
  },
  {
    name: 'no words, but a subject',
    raw: ({ vera }) => letter(['From: vera@mail.example', `To: ${vera.reply}`, 'Subject: Call me'], ''),
    is: { status: 'taken', lands: 'vera', text: 'Call me' },
  },
  {
    name: 'nothing at all',
    raw: ({ vera }) => letter(['From: vera@mail.example', `To: ${vera.reply}`], '\r\n \r\n'),
    is: { status: 'aside', because: 'empty', lands: 'nowhere' },
  },
  {
    name: 'a forwarded mail as a file',
    raw: multi('mixed', plainPart, [
      ['Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="old.eml"'],
      `From: x@y.example\r\nSubject: Old\r\n\r\nOld words`,
    ]),
    is: { ...said, lacks: /Old words/, files: ['old.eml'] },
  },
  {
    name: 'a hundred files',
    raw: multi('mixed', plainPart, ...Array.from({ length: 100 }, (_, i) => file('image/png', `${i}.png`))),
    is: { ...said, files: Array.from({ length: 20 }, (_, i) => `${i}.png`) },
  },
  {
    name: 'a file name that climbs out of its folder',
    raw: multi('mixed', plainPart, file('image/png', '../../etc/passwd')),
    is: { ...said, files: ['passwd'] },
  },
  {
    name: 'a file name that turns its direction',
    raw: multi('mixed', plainPart, [
      ['Content-Type: image/png', "Content-Disposition: attachment; filename*=utf-8''photo%E2%80%AEgnp.exe"],
      'x',
    ]),
    is: { ...said, files: ['photognp.exe'] },
  },
  {
    name: 'a picture and no word',
    raw: multi('related', [
      ['Content-Type: image/png; name="shot.png"', 'Content-ID: <a>', 'Content-Transfer-Encoding: base64'],
      'iVBORw0KGgo=',
    ]),
    is: { status: 'taken', lands: 'vera', text: 'shot.png', files: ['shot.png'] },
  },
  {
    name: 'a calendar invitation',
    raw: multi('mixed', plainPart, [
      ['Content-Type: text/calendar; method=REQUEST; charset=utf-8; name="invite.ics"'],
      invite,
    ]),
    is: { ...said, lacks: /VCALENDAR/, files: ['invite.ics'] },
  },
  {
    name: 'a calendar invitation alone',
    raw: (world) => answer(world, invite, ['Content-Type: text/calendar; method=REQUEST; name="invite.ics"']),
    is: { status: 'taken', lands: 'vera', lacks: /VCALENDAR/, files: ['invite.ics'] },
  },
  {
    name: 'encrypted by PGP',
    raw: multi(
      'encrypted; protocol="application/pgp-encrypted"',
      [['Content-Type: application/pgp-encrypted'], 'Version: 1'],
      [
        ['Content-Type: application/octet-stream; name="encrypted.asc"'],
        '-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----',
      ],
    ),
    is: { status: 'taken', lands: 'vera', lacks: /hQEM/, text: 'encrypted.asc', files: ['encrypted.asc'] },
  },
  {
    name: 'encrypted by S/MIME',
    raw: (world) =>
      answer(world, 'QUJDRA==', [
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        'Content-Transfer-Encoding: base64',
      ]),
    is: { status: 'taken', lands: 'vera', text: 'smime.p7m', files: ['smime.p7m'] },
  },
  {
    name: 'signed by S/MIME: the signature is no file',
    raw: multi(
      'signed; protocol="application/pkcs7-signature"',
      plainPart,
      file('application/pkcs7-signature', 'smime.p7s'),
    ),
    is: { ...said, files: [] },
  },
  {
    name: 'signed by PGP',
    raw: multi('signed; protocol="application/pgp-signature"', plainPart, [
      ['Content-Type: application/pgp-signature; name="signature.asc"'],
      '-----BEGIN PGP SIGNATURE-----',
    ]),
    is: { ...said, files: [] },
  },
  {
    name: 'winmail.dat beside the words',
    raw: multi('mixed', plainPart, file('application/ms-tnef', 'winmail.dat')),
    is: { ...said, files: ['winmail.dat'] },
  },
  {
    name: 'winmail.dat and no word',
    raw: (world) =>
      answer(world, 'eJ8+Ig==', [
        'Content-Type: application/ms-tnef; name="winmail.dat"',
        'Content-Transfer-Encoding: base64',
      ]),
    is: { status: 'taken', lands: 'vera', text: 'winmail.dat', files: ['winmail.dat'] },
  },
  {
    name: 'a body that lies elsewhere',
    raw: multi('mixed', plainPart, [
      ['Content-Type: message/external-body; access-type=URL; URL="http://127.0.0.1:1/x"'],
      'Content-Type: text/plain',
    ]),
    is: { status: 'taken', lands: 'vera', lacks: /127\.0\.0\.1/ },
  },
  {
    name: 'base64 that is none',
    raw: (world) =>
      answer(world, '!!!! Hel lo ====\u0001', ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64']),
    is: { status: 'taken', lands: 'vera' },
  },
  {
    name: 'quoted-printable that is none',
    raw: (world) =>
      answer(world, 'The lid =ZZ is =\r\nloose=', [
        'Content-Type: text/plain',
        'Content-Transfer-Encoding: quoted-printable',
      ]),
    is: { status: 'taken', lands: 'vera', lacks: /\n/ },
  },
  {
    name: 'half a million letters',
    raw: (world) => answer(world, `${'kettle '.repeat(70_000)}`),
    is: { status: 'taken', lands: 'vera' },
  },
  {
    name: 'a line of two hundred thousand letters',
    raw: (world) => answer(world, 'k'.repeat(200_000)),
    is: { status: 'taken', lands: 'vera' },
  },
  {
    name: 'three thousand heads',
    raw: (world) =>
      answer(
        world,
        text,
        Array.from({ length: 3000 }, (_, i) => `Received: from a${i} by b`),
      ),
    is: said,
  },
  {
    name: 'a head of a hundred thousand letters',
    raw: (world) =>
      answer(world, text, [`X-Long: ${'x'.repeat(100_000)}`, `References: ${'<a@b.example> '.repeat(5000)}`]),
    is: said,
  },
]

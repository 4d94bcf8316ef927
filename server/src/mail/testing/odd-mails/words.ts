import { answer, freshId, letter, support, type OddMail, type World } from './odd-mail.ts'

const own = 'It still leaks.'
const said = { status: 'taken', lands: 'vera', text: own } as const

const charset =
  (name: string, body: Buffer, encoding = '8bit') =>
  (world: World) =>
    answer(world, encoding === 'base64' ? body.toString('base64') : body, [
      `Content-Type: text/plain; charset=${name}`,
      `Content-Transfer-Encoding: ${encoding}`,
    ])
const bytes = (...all: readonly number[]) => Buffer.from(all)

const quoted =
  (...lines: readonly string[]) =>
  (world: World) =>
    answer(world, [own, '', ...lines, ''].join('\r\n'))

const subject =
  (line: string) =>
  ({ vera }: World) =>
    letter(['From: vera@mail.example', `To: ${vera.reply}`, line], own)

/** Alphabets, heads with a second head in them, and what mail programs leave of the mail that is answered. */
export const wordMails: readonly OddMail[] = [
  {
    name: 'Latin-1',
    raw: charset('iso-8859-1', Buffer.from('Grüße aus Köln', 'latin1')),
    is: { ...said, text: 'Grüße aus Köln' },
  },
  {
    name: 'Windows-1252, with its quotes',
    raw: charset('windows-1252', bytes(0x93, 0x48, 0x69, 0x94, 0x20, 0x80)),
    is: { ...said, text: '“Hi” €' },
  },
  {
    name: 'UTF-16',
    raw: charset('utf-16le', Buffer.from('Grüße 🙂', 'utf16le'), 'base64'),
    is: { ...said, text: 'Grüße 🙂' },
  },
  {
    name: 'Shift JIS',
    raw: charset('shift_jis', bytes(0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd)),
    is: { ...said, text: 'こんにちは' },
  },
  {
    name: 'ISO-2022-JP',
    raw: charset('iso-2022-jp', bytes(0x1b, 0x24, 0x42, 0x24, 0x33, 0x24, 0x73, 0x1b, 0x28, 0x42)),
    is: { ...said, text: 'こん' },
  },
  { name: 'GB 18030', raw: charset('gb18030', bytes(0xc4, 0xe3, 0xba, 0xc3)), is: { ...said, text: '你好' } },
  {
    name: 'KOI8-R',
    raw: charset('koi8-r', bytes(0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4)),
    is: { ...said, text: 'Привет' },
  },
  {
    name: 'UTF-7 that becomes markup',
    raw: charset('utf-7', Buffer.from('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')),
    is: { status: 'taken', lands: 'vera' },
  },
  { name: 'an alphabet that does not exist', raw: charset('x-made-up', Buffer.from(own)), is: said },
  {
    name: 'UTF-8 that is Latin-1',
    raw: charset('utf-8', Buffer.from('Köln', 'latin1')),
    is: { ...said, text: 'K\ufffdln' },
  },
  { name: 'NUL and other controls', raw: (world) => answer(world, 'It\u0000 still\u0007 lea\u001bks.'), is: said },
  {
    name: 'marks that turn the direction',
    raw: (world) => answer(world, 'It \u202estill\u202c leaks.\u200f'),
    is: said,
  },
  {
    name: 'a subject in pieces of two alphabets',
    raw: subject('Subject: =?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?B?8J+Zgg==?='),
    is: { ...said, subject: 'Grüße🙂' },
  },
  {
    name: 'a subject that breaks within a letter',
    raw: subject('Subject: =?utf-8?Q?K=C3?= =?utf-8?Q?=B6ln?='),
    is: { ...said, subject: 'Köln' },
  },
  {
    name: 'a second head in the subject',
    raw: subject('Subject: =?utf-8?Q?Kettle=0D=0ABcc:_all@evil.example=0D=0A=0D=0ABody?='),
    is: { ...said, subject: 'Kettle Bcc: all@evil.example Body' },
  },
  {
    name: 'a second head in the sender’s name',
    raw: ({ vera }) =>
      letter(['From: =?utf-8?Q?Vera=0D=0ABcc:_all@evil.example?= <vera@mail.example>', `To: ${vera.reply}`], own),
    is: said,
  },
  {
    name: 'a second head in its Message-ID',
    raw: ({ vera }) =>
      letter(['From: vera@mail.example', `To: ${vera.reply}`, 'Message-ID: <a\u000bBcc:all@evil.example@x>'], own),
    is: said,
  },
  {
    name: 'a Message-ID of five thousand letters',
    raw: ({ vera }) =>
      letter(['From: vera@mail.example', `To: ${vera.reply}`, `Message-ID: <${'m'.repeat(5000)}@x>`], own),
    is: said,
  },
  {
    name: 'no Message-ID',
    raw: ({ vera }) => Buffer.from(`From: vera@mail.example\r\nTo: ${vera.reply}\r\n\r\nWithout an id\r\n`),
    is: { ...said, text: 'Without an id' },
  },
  {
    name: 'markup in every place',
    raw: ({ vera }) =>
      letter(
        [
          'From: "<img src=x onerror=alert(1)>" <vera@mail.example>',
          `To: ${vera.reply}`,
          'Subject: <script>alert(1)</script>',
        ],
        '<b onclick=alert(1)>It</b> still leaks.',
      ),
    is: { ...said, text: '<b onclick=alert(1)>It</b> still leaks.', subject: '<script>alert(1)</script>' },
  },
  {
    name: 'a number of a card',
    raw: (world) => answer(world, 'My card is 4242 4242 4242 4242.'),
    is: { status: 'taken', lands: 'vera', lacks: /4242 4242/ },
  },
  {
    name: 'an address beyond ASCII',
    raw: () => letter(['From: 用户@例え.example', `To: ${support}`, `Message-ID: ${freshId()}`], own),
    is: { status: 'taken', lands: 'new', text: own, customer: null },
  },
  {
    name: 'Apple Mail',
    raw: quoted('> On 5 Jan 2026, at 10:12, Shop <help@shop.example> wrote:', '> ', '> A new one is on its way.'),
    is: said,
  },
  {
    name: 'Gmail in Dutch',
    raw: quoted('Op ma 5 jan 2026 om 10:12 schreef Shop <help@shop.example>:', '', '> Hallo'),
    is: said,
  },
  {
    name: 'Gmail in Italian',
    raw: quoted('Il giorno lun 5 gen 2026 alle ore 10:12 Shop <help@shop.example> ha', 'scritto:', '', '> Ciao'),
    is: said,
  },
  {
    name: 'Gmail in Swedish',
    raw: quoted('Den mån 5 jan. 2026 kl 10:12 skrev Shop <help@shop.example>:', '', '> Hej'),
    is: said,
  },
  {
    name: 'Gmail in Polish',
    raw: quoted('pon., 5 sty 2026 o 10:12 Shop <help@shop.example> napisał(a):', '', '> Witaj'),
    is: said,
  },
  {
    name: 'Gmail in Russian',
    raw: quoted('пн, 5 янв. 2026 г. в 10:12, Shop <help@shop.example>:', '', '> Привет'),
    is: said,
  },
  {
    name: 'Gmail in Japanese',
    raw: quoted('2026年1月5日(月) 10:12 Shop <help@shop.example>:', '', '> こんにちは'),
    is: said,
  },
  {
    name: 'Gmail in Chinese',
    raw: quoted('Shop <help@shop.example> 于2026年1月5日周一 10:12写道：', '', '> 你好'),
    is: said,
  },
  {
    name: 'Outlook in Italian',
    raw: quoted(
      'Da: Shop <help@shop.example>',
      'Inviato: lunedì 5 gennaio 2026 10:12',
      'A: Vera',
      'Oggetto: Re: Bollitore',
      '',
      'Ciao',
    ),
    is: said,
  },
  {
    name: 'Outlook in Dutch',
    raw: quoted('Van: Shop <help@shop.example>', 'Verzonden: maandag 5 januari 2026 10:12', 'Aan: Vera', '', 'Hallo'),
    is: said,
  },
  {
    name: 'a German web mail that says when first',
    raw: quoted('Gesendet: Montag, 5. Januar 2026 um 10:12', 'Von: Shop <help@shop.example>', 'An: Vera', '', 'Hallo'),
    is: said,
  },
  {
    name: 'Outlook on a phone',
    raw: quoted(
      'Get Outlook for iOS<https://aka.example/ios>',
      '________________________________',
      'From: Shop <help@shop.example>',
      'Sent: Monday, January 5, 2026 10:12:00 AM',
      'To: Vera',
      '',
      'Hello',
    ),
    is: said,
  },
  {
    name: 'Proton',
    raw: quoted(
      'Sent with Proton Mail secure email.',
      '',
      'On Monday, January 5th, 2026 at 10:12, Shop <help@shop.example> wrote:',
      '',
      '> Hello',
    ),
    is: said,
  },
  {
    name: 'a quote in HTML',
    raw: (world) =>
      answer(
        world,
        `<div>${own}</div><br><div class="gmail_quote"><div>On Mon, 5 Jan 2026 at 10:12, Shop &lt;help@shop.example&gt; wrote:<br></div><blockquote><div>Hello</div></blockquote></div>`,
        ['Content-Type: text/html; charset=utf-8'],
      ),
    is: said,
  },
  {
    name: 'words beneath what they answer',
    raw: (world) =>
      answer(
        world,
        `On Mon, 5 Jan 2026 at 10:12, Shop <help@shop.example> wrote:\r\n> Does it leak?\r\n\r\n${own}\r\n`,
      ),
    is: { status: 'taken', lands: 'vera', lacks: /^$/ },
  },
]

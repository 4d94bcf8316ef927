import { answer, freshId, letter, parts, support, type OddMail, type World } from './odd-mail.ts'

const away = 'I am away until Monday.'
const autoReply = { status: 'aside', because: 'auto-reply', lands: 'nowhere' } as const
const loop = { status: 'ignored', because: 'loop', lands: 'nowhere' } as const

const withHead =
  (...heads: readonly string[]) =>
  (world: World) =>
    answer(world, away, heads)

const report =
  (kind: string, second: string, body: string) =>
  ({ vera }: World) =>
    letter(
      [
        'From: vera@mail.example',
        `To: ${vera.reply}`,
        'Subject: Read: Your conversation',
        `Content-Type: multipart/report; report-type=${kind}; boundary=r`,
      ],
      parts('r', [['Content-Type: text/plain'], 'Your message was displayed.'], [[`Content-Type: ${second}`], body]),
    )

/** A mail server's words about one of ours that it could not deliver. */
const returned =
  (about: string, heads: readonly string[] = []) =>
  ({ vera }: World) =>
    letter(
      [
        'From: MAILER-DAEMON@mx.mail.example',
        `To: ${vera.reply}`,
        'Subject: Undelivered Mail',
        'Content-Type: text/plain',
        ...heads,
      ],
      about.replaceAll('{id}', vera.messageId),
    )

/** What machines send: absences, lists, receipts, bounces, and ourselves. */
export const machineMails: readonly OddMail[] = [
  { name: 'an absence note that says so', raw: withHead('Auto-Submitted: auto-replied (vacation)'), is: autoReply },
  { name: 'a mail that was made by a machine', raw: withHead('Auto-Submitted: auto-generated'), is: autoReply },
  {
    name: 'a person’s mail that says no machine sent it',
    raw: withHead('Auto-Submitted: no'),
    is: { status: 'taken', lands: 'vera', text: away },
  },
  {
    name: 'a mailing list',
    raw: withHead('List-Id: Kettles <kettles.lists.example>', 'List-Unsubscribe: <mailto:x@lists.example>'),
    is: autoReply,
  },
  { name: 'bulk mail', raw: withHead('Precedence: bulk'), is: autoReply },
  { name: 'an older answering machine', raw: withHead('X-Autoreply: yes'), is: autoReply },
  {
    name: 'the absence note of Exchange',
    raw: withHead('X-Auto-Response-Suppress: All', 'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent'),
    is: autoReply,
  },
  {
    name: 'an absence note without any mark',
    raw: ({ vera }) =>
      letter(['From: vera@mail.example', `To: ${vera.reply}`, 'Subject: Automatische Antwort: Ihr Gespräch'], away),
    is: autoReply,
  },
  {
    name: 'one whose subject is encoded',
    raw: ({ vera }) =>
      letter(
        [
          'From: vera@mail.example',
          `To: ${vera.reply}`,
          'Subject: =?utf-8?Q?R=C3=A9ponse_automatique=C2=A0:_bonjour?=',
        ],
        away,
      ),
    is: autoReply,
  },
  {
    name: 'an Italian and a Dutch absence',
    raw: ({ vera }) =>
      letter(['From: vera@mail.example', `To: ${vera.reply}`, 'Subject: Risposta automatica: Re: Kettle'], away),
    is: autoReply,
  },
  {
    name: 'a receipt that it was read',
    raw: report(
      'disposition-notification',
      'message/disposition-notification',
      'Final-Recipient: rfc822;vera@mail.example\r\nDisposition: manual-action/MDN-sent-manually; displayed',
    ),
    is: autoReply,
  },
  {
    name: 'a complaint of a provider',
    raw: report('feedback-report', 'message/feedback-report', 'Feedback-Type: abuse\r\nVersion: 1'),
    is: autoReply,
  },
  {
    name: 'our own mail, sent back by a forwarding',
    raw: ({ vera }) =>
      letter([`From: Shop <${support}>`, `To: ${vera.reply}`, `X-Baton-Mail: ${vera.messageId}`], 'Hello'),
    is: loop,
  },
  {
    name: 'our own address as sender',
    raw: ({ vera }) => letter([`From: ${support}`, `To: ${support}`, `In-Reply-To: ${vera.messageId}`], 'Hello'),
    is: loop,
  },
  {
    name: 'an address to answer as sender',
    raw: ({ vera }) => letter([`From: ${vera.reply}`, `To: ${vera.reply}`], 'Hello'),
    is: loop,
  },
  {
    name: 'another installation of this program',
    raw: () => letter(['From: help@other.example', `To: ${support}`, `X-Baton-Mail: ${freshId()}`], 'We got your mail'),
    is: loop,
  },
  {
    name: 'a bounce that is only late',
    raw: returned('Action: delayed\r\nStatus: 4.4.1\r\nMessage-ID: {id}'),
    is: { status: 'ignored', because: 'bounce', lands: 'nowhere' },
  },
  {
    name: 'a bounce of a mail that nobody sent',
    raw: () =>
      letter(
        ['From: MAILER-DAEMON@evil.example', `To: ${support}`],
        `550 5.1.1 no such user\r\nMessage-ID: ${freshId()}`,
      ),
    is: { status: 'ignored', because: 'bounce', lands: 'nowhere' },
  },
  {
    name: 'a word of a mail server without a code',
    raw: returned('Something may have gone wrong.'),
    is: { status: 'ignored', because: 'bounce', lands: 'nowhere' },
  },
  {
    name: 'a bounce in plain words, with the head of ours beneath',
    raw: returned(
      '<vera@mail.example>: host mx said: 552 5.2.2 mailbox full\r\n\r\nMessage-ID: {id}\r\nSubject: Re: Kettle',
    ),
    is: { status: 'taken', because: 'bounce', lands: 'nowhere' },
  },
]

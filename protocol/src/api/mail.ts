import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'E-mail'
const params = z.object({ id: Id })

/** An address as mail servers take it: one, without a name, without anything that could end a header. */
export const MailAddress = z.email().max(254)

const Host = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, 'is the name or the IPv4 address of a host')
const Secret = z
  .string()
  .regex(/^[\x20-\x7e]{1,500}$/, 'is printable ASCII')
  .nullish()
  .describe('never shown again; left out, the one that is kept stays, unless the host or the user changes')
const Security = z.enum(['tls', 'starttls', 'none']).describe('none: for a server on the same network only')
const OneLine = (longest: number) => Words(longest).regex(/^[^\r\n\t]*$/, 'is one line')

const server = {
  host: Host,
  port: z.int().min(1).max(65_535),
  security: Security.default('tls'),
  user: OneLine(200).nullish(),
  password: Secret,
}

export const MailSettingsInput = z
  .strictObject({
    address: MailAddress.describe('the support address: mail comes from it, and answers go to it'),
    fromName: OneLine(100).min(1).describe('the name beside the address'),
    afterMinutes: z
      .int()
      .min(1)
      .max(1440)
      .default(1)
      .describe('what was not read in the chat for so long follows by e-mail'),
    smtp: z.strictObject(server).nullish().describe("null sends by the platform's own mail server"),
    inbound: z.enum(['none', 'imap', 'webhook']).default('none'),
    imap: z
      .strictObject({ ...server, folder: OneLine(200).min(1).default('INBOX') })
      .nullish()
      .describe('the mailbox of the support address; needed where `inbound` is `imap`'),
    plusAddresses: z
      .boolean()
      .default(true)
      .describe('answers go to support+…@…; false where your server takes no such addresses'),
    trustedServer: Host.nullish().describe(
      'whose Authentication-Results are believed: the name that your receiving server writes at their beginning; null believes nobody’s',
    ),
  })
  .refine(({ inbound, imap }) => inbound !== 'imap' || !!imap, {
    path: ['imap'],
    message: 'says where mail is fetched',
  })

const Server = z.object({
  host: z.string(),
  port: z.int(),
  security: Security,
  user: z.string().nullable(),
  hasPassword: z.boolean(),
})

export const MailSettings = z.object({
  address: z.string(),
  fromName: z.string(),
  afterMinutes: z.int(),
  smtp: Server.nullable(),
  inbound: z.enum(['none', 'imap', 'webhook']),
  imap: Server.extend({ folder: z.string() }).nullable(),
  plusAddresses: z.boolean(),
  trustedServer: z.string().nullable(),
  hasWebhookSecret: z.boolean(),
  readAt: Time.nullable().describe('when the mailbox was last read'),
  fault: z.string().nullable().describe('why it could not be read the last time; null once it could'),
  updatedAt: Time,
})
export type MailSettings = z.infer<typeof MailSettings>

/** One thing that was tried: `advice` says what to do about it. */
export const MailCheck = z.object({
  part: z.enum(['smtp', 'imap', 'inbound']),
  ok: z.boolean(),
  fault: z.string().nullable(),
  advice: z.string().nullable(),
  ms: z.int(),
})

export const OutgoingMail = z.object({
  id: z.string(),
  conversationId: z.string(),
  to: z.string().describe('with most of it left out'),
  status: z.enum(['waiting', 'sent', 'failed', 'bounced', 'cancelled']),
  fault: z.string().nullable(),
  tries: z.int(),
  createdAt: Time,
  nextTryAt: Time.nullable(),
  endedAt: Time.nullable(),
})

export const AsideMail = z.object({
  id: z.string(),
  because: z
    .string()
    .describe('other-sender, not-authentic, auto-reply, too-many, no-sender, empty, unreadable or too-large'),
  canBeTakenIn: z.boolean().describe('false where it has no sender, or no words that could be read'),
  from: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable().describe('its first 2,000 letters'),
  bytes: z.int(),
  conversationId: z.string().nullable().describe('the conversation that it answers; null where it answers none'),
  receivedAt: Time,
})

export const mailEndpoints = {
  getMail: endpoint({
    method: 'GET',
    path: '/v1/mail',
    summary: 'The workspace’s e-mail: its address, servers, and how the mails of the last day went',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({
      settings: MailSettings.nullable(),
      platform: z.object({ address: z.string() }).nullable().describe('what sends where a workspace names no server'),
      lastDay: z.object({ sent: z.int(), waiting: z.int(), failed: z.int(), bounced: z.int() }),
    }),
    status: 200,
    problems: [],
  }),
  putMail: endpoint({
    method: 'PUT',
    path: '/v1/mail',
    summary:
      'Say where mail comes from and goes to. Passwords are sealed, and stay with the host and user they were given for',
    tag,
    callers: ['key', 'admin'],
    body: MailSettingsInput,
    answer: MailSettings,
    status: 200,
    problems: ['secret_key_missing', 'mail_server_missing'],
  }),
  deleteMail: endpoint({
    method: 'DELETE',
    path: '/v1/mail',
    summary: 'No e-mail any more: nothing is sent and no mailbox is read. What is in conversations stays',
    tag,
    callers: ['key', 'admin'],
    status: 204,
    problems: [],
  }),
  testMail: endpoint({
    method: 'POST',
    path: '/v1/mail/test',
    summary: 'Sign in to the mail servers now, and send one mail where an address is given. Says what is wrong',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({ to: MailAddress.optional() }),
    answer: z.object({ ok: z.boolean(), checks: z.array(MailCheck) }),
    status: 200,
    problems: ['mail_not_set_up'],
    idempotency: 'key',
  }),
  listOutgoingMail: endpoint({
    method: 'GET',
    path: '/v1/mail/outgoing',
    summary: 'Mails that went out or did not, the newest first',
    tag,
    callers: ['key', 'lead'],
    query: z.object({
      status: z.enum(['waiting', 'sent', 'failed', 'bounced']).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ mails: z.array(OutgoingMail) }),
    status: 200,
    problems: [],
  }),
  retryMail: endpoint({
    method: 'POST',
    path: '/v1/mail/outgoing/{id}/retry',
    summary: 'Send a mail again that was given up',
    tag,
    callers: ['key', 'lead'],
    params,
    body: z.strictObject({}),
    answer: OutgoingMail,
    status: 200,
    problems: ['mail_not_found', 'mail_not_failed'],
    idempotency: 'key',
  }),
  listAsideMail: endpoint({
    method: 'GET',
    path: '/v1/mail/aside',
    summary: 'Mails that came in and are in no thread as a customer’s words, with the cause, the newest first',
    tag,
    callers: ['key', 'lead'],
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ mails: z.array(AsideMail) }),
    status: 200,
    problems: [],
  }),
  takeInAsideMail: endpoint({
    method: 'POST',
    path: '/v1/mail/aside/{id}/take-in',
    summary:
      'Take a mail in that was put aside: it becomes a message of a conversation by e-mail with its sender, who stays somebody unknown',
    tag,
    callers: ['key', 'lead'],
    params,
    body: z.strictObject({}),
    answer: z.object({ conversationId: z.string() }),
    status: 200,
    problems: ['aside_mail_not_found', 'aside_mail_wordless', 'customer_forgotten', 'conversation_merged'],
    idempotency: 'key',
  }),
  dropAsideMail: endpoint({
    method: 'DELETE',
    path: '/v1/mail/aside/{id}',
    summary: 'Drop a mail that was put aside: its words are deleted, and nobody answers it',
    tag,
    callers: ['key', 'lead'],
    params,
    status: 204,
    problems: ['aside_mail_not_found'],
  }),
  makeWebhookSecret: endpoint({
    method: 'POST',
    path: '/v1/mail/webhook-secret',
    summary: 'A new secret for whoever delivers mail by webhook; the one before it no longer opens',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({}),
    answer: z.object({ secret: z.string() }),
    status: 201,
    problems: ['mail_not_set_up', 'secret_key_missing'],
    idempotency: 'key',
    showsSecret: true,
  }),
  deliverMail: endpoint({
    method: 'POST',
    path: '/v1/mail/inbound/{workspace}',
    summary: 'Deliver one mail as it came over the wire, signed. The same mail twice is taken once',
    tag,
    callers: ['anybody'],
    params: z.object({ workspace: Id }),
    body: z.strictObject({
      sentAt: Time.describe('now: a delivery that is older than five minutes is refused'),
      raw: z
        .base64()
        .min(4)
        .max(14_000_000)
        .describe('the whole mail, heads and all, in base64; at most 10 MB of mail'),
      signature: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'is an HMAC-SHA256 in hexadecimal')
        .describe('HMAC-SHA256 of `sentAt`, a full stop and `raw`, under the webhook secret'),
    }),
    answer: z.object({
      status: z.enum(['taken', 'aside', 'ignored']),
      because: z.string().nullable(),
      again: z.boolean().describe('it had come before'),
    }),
    status: 200,
    problems: ['signature_wrong', 'payload_too_large'],
    bodyLimit: 15_000_000,
  }),
  leaveAddress: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/address',
    summary: 'Where the customer wants to be written to, should they be away when the answer comes',
    tag,
    callers: ['key', 'visitor'],
    params,
    body: z.strictObject({ email: MailAddress }),
    answer: z.object({ address: z.string().describe('with most of it left out') }),
    status: 200,
    problems: [
      'conversation_not_found',
      'customer_forgotten',
      'conversation_merged',
      'mail_not_set_up',
      'rate_limited',
    ],
    idempotency: 'key',
  }),
}

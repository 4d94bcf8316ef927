import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { BounceCause } from '@baton/engine'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { authenticIn, type Authentic } from './authentic.ts'
import { oneLine } from './compose-mail.ts'
import { htmlWords } from './html-words.ts'
import { stripQuotes } from './strip-quotes.ts'

/** A mail that came in, parsed: what it says of itself is its sender's word. */
export interface MailIn {
  /** The Message-ID, or a hash of the whole where there is none: the same mail has the same. */
  key: string
  from: string | null
  /** Every address that it was sent to, as far as its heads say. */
  recipients: readonly string[]
  subject: string | null
  /** What they wrote, and all of it where that is more. */
  text: string
  whole: string | null
  /** Message-IDs that it answers, the nearest first. */
  answers: readonly string[]
  /** A machine sent it: an absence note, a list, a newsletter. */
  auto: boolean
  /** It went through us already. */
  own: boolean
  /** It says that a mail of ours could not be delivered. */
  bounce: { messageIds: readonly string[]; because: BounceCause; code: string | null } | null
  /** What the server that took it for us says of its sender; unknown where none is believed. */
  authentic: Authentic
  attachments: readonly { name: string; bytes: number }[]
}

const longestText = 16_000
const longestWhole = 64_000
const mostAttachments = 20

/** Reads a mail as it came over the wire. `trusted` is the server whose Authentication-Results are believed. */
export async function readMail(raw: Buffer, trusted: string | null): Promise<MailIn> {
  const mail = await simpleParser(raw, {
    skipImageLinks: true,
    skipTextToHtml: true,
    keepDeliveryStatus: true,
    maxHtmlLengthToParse: 400_000,
  })
  const senders = sendersOf(mail)
  const from = senders[0] ?? null
  const whole = plain(wordsOf(mail, raw)).slice(0, longestWhole)
  const bounce = bounceIn(mail, from)
  const attachments = (bounce ? [] : mail.attachments)
    .filter(({ contentType }) => !seals.test(contentType))
    .slice(0, mostAttachments)
    .map(({ filename, contentType, size }) => ({ name: fileName(filename ?? contentType), bytes: size }))
  const said = stripQuotes(whole).slice(0, longestText)
  const subject = mail.subject === undefined ? '' : oneLine(plain(mail.subject), 200)
  const files = attachments.map(({ name }) => name).join(', ')
  return {
    key: keyOf(mail.messageId, raw),
    from,
    recipients: [
      ...addressesOf(mail.to),
      ...addressesOf(mail.cc),
      ...['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => linesOf(mail, name).flatMap(addressesIn)),
    ].slice(0, 100),
    subject: subject === '' ? null : subject,
    text: said || files || subject,
    whole: said === whole.trim() ? null : whole,
    answers: [
      ...messageIdsIn(mail.inReplyTo ?? ''),
      ...messageIdsIn([mail.references ?? []].flat().join(' ')).toReversed(),
    ].slice(0, 50),
    auto: isAuto(mail, subject),
    own: linesOf(mail, 'x-baton-mail').length > 0,
    bounce,
    authentic: verdictOn(mail, senders, trusted),
    attachments,
  }
}

/** What proves who wrote, or says how to open it, and is no file of theirs. */
const seals = /^application\/((x-)?pkcs7-signature|pgp-signature|pgp-encrypted|pgp-keys)$/i

/** Without the folders that it says it is in. */
const fileName = (name: string): string =>
  oneLine(name.split(/[\\/]/).findLast((part) => part.trim() !== '') ?? '', 120)

/** Every address that it says is its sender’s. Two are as good as none: who vouches for one of them says nothing of the other. */
function sendersOf(mail: ParsedMail): string[] {
  const named = [mail.from ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((each) => [each, ...(each.group ?? [])])
  return [...new Set(named.flatMap(({ address }) => addressIn(address ?? '') ?? []))]
}

function verdictOn(mail: ParsedMail, senders: readonly string[], trusted: string | null): Authentic {
  const [from] = senders
  if (from === undefined) return 'unknown'
  if (senders.length > 1 || linesOf(mail, 'from').length > 1) return 'fail'
  return authenticIn(linesOf(mail, 'authentication-results'), from, trusted)
}

/** What it says: its text, else that of its HTML, else what stands where a multipart should be. */
function wordsOf(mail: ParsedMail, raw: Buffer): string {
  const text = mail.text ?? ''
  const isLost = text.trim() === '' || 'textConversionError' in mail
  if (isLost && typeof mail.html === 'string') return htmlWords(mail.html, longestWhole)
  const type = linesOf(mail, 'content-type')[0] ?? ''
  if (text.trim() !== '' || !/^multipart\//i.test(type) || /boundary\s*=/i.test(type)) return text
  return /\r?\n\r?\n([^]*)$/.exec(raw.subarray(0, 200_000).toString('utf8'))?.[1] ?? ''
}

const keyOf = (messageId: string | undefined, raw: Buffer): string => {
  const [id] = messageIdsIn(messageId ?? '')
  return id ?? `sha256:${createHash('sha256').update(raw).digest('base64url')}`
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((each) => [each, ...(each.group ?? [])])
    .flatMap(({ address }) => addressesIn(address ?? ''))
}

const addressesIn = (text: string): string[] =>
  (text.match(/[^\s<>,;:"()[\]\\@]{1,64}@[\p{L}\p{N}\p{M}.-]{1,190}/giu) ?? []).slice(0, 50).flatMap(asWritten)

/** The address that this is as a whole; null where it only holds one, as a quoted local part may. */
const addressIn = (text: string): string | null =>
  /^[^\s<>,;:"()[\]\\@]{1,64}@[\p{L}\p{N}\p{M}.-]{1,190}$/iu.test(text.trim())
    ? (asWritten(text.trim())[0] ?? null)
    : null

/** Domains as mail servers write them, so that one that only looks like another is another. */
function asWritten(address: string): string[] {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const ascii = /^[a-z0-9.-]+$/i.test(domain) ? domain : domainToASCII(domain)
  return ascii === '' ? [] : [`${address.slice(0, at)}@${ascii}`]
}

const messageIdsIn = (text: string): string[] => (text.slice(0, 20_000).match(/<[^<>\s]{1,250}>/g) ?? []).slice(0, 100)

/** The values of a head, the topmost first. */
function linesOf(mail: ParsedMail, name: string): string[] {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n[ \t]+/g, ' ')
        .trim(),
    )
}

/** Text as a database keeps it and a person reads it. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '') // oxlint-disable-line no-control-regex
}

const autoSubject =
  /^(re:\s*)?(auto(matic|mated)?[ -]?(reply|response)|out of (the )?office|abwesenheits|automatische antwort|automatisch antwoord|afwezig|r[ée]ponse automatique|absence du bureau|risposta automatica|fuori sede|autosvar|automatiskt? svar|odpowied[źz] automatyczna|автоответ|自動返信|自动回复|respuesta autom[áa]tica|fuera de (la )?oficina|resposta autom[áa]tica|fora do escrit[óo]rio)/i

const autoHeads = [
  'x-autoreply',
  'x-autorespond',
  'x-loop',
  'list-id',
  'feedback-id',
  'x-ms-exchange-generated-message-source',
]

function isAuto(mail: ParsedMail, subject: string): boolean {
  const has = (name: string, fits: RegExp) => linesOf(mail, name).some((line) => fits.test(line))
  return (
    has('auto-submitted', /^(?!no\b)/i) ||
    has('precedence', /bulk|junk|list|auto_reply/i) ||
    has('return-path', /^<>$/) ||
    autoHeads.some((name) => has(name, /./)) ||
    // A receipt or a complaint: a report of whatever kind was made by a program.
    has('content-type', /^multipart\/report\b/i) ||
    autoSubject.test(subject)
  )
}

function bounceIn(mail: ParsedMail, from: string | null): MailIn['bounce'] {
  const type = linesOf(mail, 'content-type')[0] ?? ''
  const report = /multipart\/report/i.test(type) && /delivery-status/i.test(type)
  if (!report && !/^(mailer-daemon|postmaster)@/i.test(from ?? '')) return null
  const parts = mail.attachments.map(({ content }) => content.toString('utf8').slice(0, 20_000))
  const all = [...parts, mail.text ?? ''].join('\n').slice(0, 60_000)
  if (/^action:\s*(delayed|relayed|delivered|expanded)/im.test(all))
    return { messageIds: [], because: 'other', code: null }
  const code = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(all)?.[1] ?? null
  const messageIds = [...all.matchAll(/^(?:message-id|x-baton-mail):\s*(<[^<>\s]{1,250}>)/gim)].flatMap(
    ([, id]) => id ?? [],
  )
  return { messageIds, because: causeOf(code), code }
}

function causeOf(code: string | null): BounceCause {
  if (code === null) return 'other'
  if (code.startsWith('5.1.')) return 'unknown-address'
  if (/^[45]\.2\.[12]$/.test(code)) return 'mailbox-full'
  return code.startsWith('5.7.') ? 'blocked' : 'other'
}

import { createHash } from 'node:crypto'
import type { BounceCause } from '@baton/engine'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { oneLine } from './compose-mail.ts'
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
  authentic: 'pass' | 'fail' | 'unknown'
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
  const from = addressesOf(mail.from)[0] ?? null
  const whole = plain(mail.text ?? '').slice(0, longestWhole)
  const bounce = bounceIn(mail, from)
  const attachments = (bounce ? [] : mail.attachments)
    .slice(0, mostAttachments)
    .map(({ filename, contentType, size }) => ({ name: oneLine(filename ?? contentType, 120), bytes: size }))
  const said = stripQuotes(whole).slice(0, longestText)
  const text = said === '' ? attachments.map(({ name }) => name).join(', ') : said
  const subject = mail.subject === undefined ? '' : oneLine(plain(mail.subject), 200)
  return {
    key: keyOf(mail.messageId, raw),
    from,
    recipients: [
      ...addressesOf(mail.to),
      ...addressesOf(mail.cc),
      ...['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => linesOf(mail, name).flatMap(addressesIn)),
    ].slice(0, 100),
    subject: subject === '' ? null : subject,
    text,
    whole: said === whole.trim() ? null : whole,
    answers: [
      ...messageIdsIn(mail.inReplyTo ?? ''),
      ...messageIdsIn([mail.references ?? []].flat().join(' ')).toReversed(),
    ].slice(0, 50),
    auto: isAuto(mail, subject),
    own: linesOf(mail, 'x-baton-mail').length > 0,
    bounce,
    authentic: from === null ? 'unknown' : authenticIn(mail, from, trusted),
    attachments,
  }
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
  (text.match(/[^\s<>,;:"()[\]\\@]{1,64}@[a-z0-9.-]{1,190}/gi) ?? []).slice(0, 50)

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
  /^(re:\s*)?(auto(matic|mated)?[ -]?(reply|response)|out of (the )?office|abwesenheits|automatische antwort|r[ée]ponse automatique|absence du bureau|respuesta autom[áa]tica|fuera de (la )?oficina|resposta autom[áa]tica|fora do escrit[óo]rio)/i

function isAuto(mail: ParsedMail, subject: string): boolean {
  const has = (name: string, fits: RegExp) => linesOf(mail, name).some((line) => fits.test(line))
  return (
    has('auto-submitted', /^(?!no\b)/i) ||
    has('precedence', /bulk|junk|list|auto_reply/i) ||
    has('return-path', /^<>$/) ||
    ['x-autoreply', 'x-autorespond', 'x-loop', 'list-id', 'feedback-id'].some((name) => has(name, /./)) ||
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

/** What our own receiving server found: its line is the topmost of that name, and whoever writes a mail cannot put one above it. */
function authenticIn(mail: ParsedMail, from: string, trusted: string | null): MailIn['authentic'] {
  if (trusted === null) return 'unknown'
  const line = linesOf(mail, 'authentication-results').find(
    (each) => each.split(/[;\s]/)[0]?.toLowerCase() === trusted.toLowerCase(),
  )
  if (line === undefined) return 'unknown'
  const found = line.replaceAll(/\([^()]*\)/g, '')
  if (/\bdmarc=pass\b/i.test(found)) return 'pass'
  if (/\bdmarc=fail\b/i.test(found)) return 'fail'
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  const signed = /\bdkim=pass\b[^;]*\bheader\.[di]=@?([a-z0-9.-]+)/i.exec(found)?.[1]?.toLowerCase()
  return signed === domain ? 'pass' : 'unknown'
}

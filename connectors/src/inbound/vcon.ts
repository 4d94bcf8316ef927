import { line, type Canonical, type Fault, type Line } from './canonical.ts'
import { code, list, object, share, slots, time, words, type Loose } from './reading.ts'

/** Extensions that a reader must understand, and that this one does. */
const understood = new Set(['CC', 'cc'])

/**
 * A vCon (draft-ietf-vcon-vcon-core, and the names of older drafts): its text dialogs become the transcript, its analysis what was tried and why
 * it came. Read leniently, since not even the draft's own examples fit its schema; unknown keys are kept in `raw`. A signed one is read
 * without making sure of its signature.
 */
export function fromVcon(payload: unknown): Canonical | Fault {
  const vcon = unsigned(object(payload))
  if (!vcon) return { path: 'ciphertext', message: 'is an encrypted vCon: decrypt it first' }
  const critical = [vcon['critical'], vcon['must_support']].flatMap((each) => (Array.isArray(each) ? each : []))
  const unknown = critical.find((name) => typeof name !== 'string' || !understood.has(name))
  if (unknown !== undefined)
    return {
      path: 'critical',
      message: `says that the extension ${words(unknown) ?? '?'} must be understood, and it is not`,
    }
  const conversationId = words(vcon['uuid'], 200)
  if (!conversationId) return { path: 'uuid', message: 'is missing' }
  const parties = list(vcon['parties'])
  const customer = customerOf(parties)
  const dialogs = list(vcon['dialog'])
  const transcript = dialogs.flatMap((dialog) => linesOf(dialog, parties, customer))
  const analysis = list(vcon['analysis'])
  const bodyOf = (type: string) => object(contentOf(analysis.find((each) => each['type'] === type) ?? {}))
  const [summary, report] = [bodyOf('summary'), bodyOf('report')]
  const intent = words(report['intent'])
  const confidence = share(report['confidence'])
  const reason = object(report['reason'])
  const attempted = attemptsOf(summary['attempted'])
  const page = pageOf(list(vcon['attachments']))
  const goal = words(summary['wanted'] ?? summary['goal'] ?? vcon['subject'], 2000)
  const failedBecause = words(summary['why_failed'] ?? summary['failedBecause'], 2000)
  const silent = dialogs.filter((dialog) => dialog['type'] !== 'text' && dialog['type'] !== 'transfer').length
  return {
    source: 'vcon',
    conversationId,
    transcript,
    // Calls and recordings are there and cannot be read here.
    ...(silent > 0 ? { transcriptTotal: transcript.length + silent } : {}),
    ...personOf(parties[customer] ?? {}),
    summary: { ...(goal ? { goal } : {}), attempted, ...(failedBecause ? { failedBecause } : {}) },
    ...(intent ? { intent: { name: intent, ...(confidence === undefined ? {} : { confidence }) } } : {}),
    ...(page ? { page } : {}),
    slots: slots(object(report['slots'])),
    escalation: { reason: code(report['reason']) ?? code(reason['kind']) ?? 'other', trigger: 'bot' },
    raw: payload,
  }
}

/** The vCon itself: of a signed one its payload, null for an encrypted one. */
function unsigned(vcon: Loose): Loose | null {
  if (vcon['ciphertext'] !== undefined) return null
  const { payload } = vcon
  if (payload === undefined) return vcon
  const text = typeof payload === 'string' ? (fromBase64Url(payload) ?? payload) : null
  try {
    return object(text === null ? payload : JSON.parse(text))
  } catch {
    return {}
  }
}

/** The first party that is the customer by role; else the first that is neither bot nor organization nor agent; else the first. */
function customerOf(parties: readonly Loose[]): number {
  const byRole = parties.findIndex(({ role }) => words(role)?.toLowerCase() === 'customer')
  if (byRole >= 0) return byRole
  const person = parties.findIndex(
    ({ type, role }) => type !== 'bot' && type !== 'organization' && words(role) === undefined,
  )
  return Math.max(0, person)
}

function linesOf(dialog: Loose, parties: readonly Loose[], customer: number): Line[] {
  if (dialog['type'] !== 'text') return []
  const from = dialog['originator'] ?? [dialog['parties']].flat(2)[0]
  const party = parties[Number(from)] ?? {}
  const role: Line['role'] =
    from === customer
      ? 'customer'
      : party['type'] === 'bot'
        ? 'bot'
        : party['type'] === 'organization'
          ? 'system'
          : 'agent'
  const said = contentOf(dialog)
  const text = typeof said === 'string' ? readable(said, words(dialog['mediatype'] ?? dialog['mimetype'])) : undefined
  return line(role, words(text, 16_000), { id: words(dialog['message_id'], 200), at: time(dialog['start']) })
}

/** What an object holds inline; undefined where it is only referred to. */
function contentOf({ body, encoding }: Loose): unknown {
  if (encoding === 'base64url' && typeof body === 'string') return fromBase64Url(body)
  if (encoding === 'json' && typeof body === 'string') {
    try {
      return JSON.parse(body)
    } catch {
      return body
    }
  }
  return body
}

/** The plain part of a mail; other types that are not plain text are named and not shown. */
function readable(body: string, mediatype = 'text/plain'): string {
  if (/^text\/(plain|markdown)/i.test(mediatype)) return body
  if (/^multipart\//i.test(mediatype)) {
    const [, head = '', text] =
      /(Content-Type: *text\/plain[^\r\n]*(?:\r?\n[^\r\n]+)*)\r?\n\r?\n([\s\S]*?)(?=\r?\n--|$)/i.exec(body) ?? []
    if (text !== undefined) return /quoted-printable/i.test(head) ? fromQuotedPrintable(text) : text
  }
  return `[${mediatype.split(';')[0]}]`
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => `%${hex}`)
  try {
    return decodeURIComponent(bytes.replaceAll(/%(?![\dA-F]{2})/gi, '%25'))
  } catch {
    return text
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Text in base64url, UTF-8; undefined where it is none. */
function fromBase64Url(coded: string): string | undefined {
  let [bits, have] = [0, 0]
  let escaped = ''
  for (const letter of coded.replace(/=+$/, '')) {
    const value = alphabet.indexOf(letter === '+' ? '-' : letter === '/' ? '_' : letter)
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    have += 6
    if (have < 8) continue
    have -= 8
    escaped += `%${((bits >> have) & 0xff).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}

function attemptsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each) => words(typeof each === 'object' ? object(each)['title'] : each) ?? []).slice(0, 30)
}

function personOf(party: Loose): Pick<Canonical, 'customer'> {
  const name = words(party['name'], 200)
  const email = words(party['mailto'], 254)?.replace(/^mailto:/i, '')
  const phone = words(party['tel'], 40)?.replace(/^tel:/i, '')
  const known = {
    ...(name && name !== 'anonymous' ? { name } : {}),
    ...(email && /^\S+@\S+\.\S+$/.test(email) ? { email } : {}),
    ...(phone ? { phone } : {}),
  }
  return Object.keys(known).length > 0 ? { customer: known } : {}
}

function pageOf(attachments: readonly Loose[]): Canonical['page'] | undefined {
  const page = object(contentOf(attachments.find(({ purpose }) => purpose === 'page-context') ?? {}))
  const url = words(page['url'], 2000)
  if (!url || !/^https?:\/\//i.test(url)) return undefined
  const [title, feature] = [words(page['title']), words(page['feature'], 100)]
  return { url, ...(title ? { title } : {}), ...(feature ? { feature } : {}) }
}

import type { Evidence, Line, Reading, Sent } from './evidence.ts'

/** Each entry names one message or number that is not as it must be; empty lists are what everybody hopes for. */
export interface Findings {
  /** Acknowledged, and not in the log under that number. */
  lost: string[]
  /** In the log, or shown to one reader, more than once. */
  doubled: string[]
  /** Numbers that are missing in the log, or between what a reader was shown. */
  gaps: string[]
  /** Sent one after the other and stored, or shown, the other way round. */
  misordered: string[]
  /** Shown to a reader, and not in the log under that number. */
  ghosts: string[]
  /** Readers that had not been shown everything when all was quiet. */
  behind: string[]
}

/** Compares what clients were told, what readers saw and what the database holds. Knows nothing of how any of it came about. */
export function checkMessages({ sent, readings, held }: Evidence): Findings {
  const findings: Findings = { lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] }
  for (const [conversation, lines] of Object.entries(held)) checkLog(conversation, lines, findings)
  checkAcknowledged(sent, held, findings)
  for (const reading of readings) checkReading(reading, held[reading.conversation] ?? [], findings)
  return findings
}

/** How many faults there are in all. */
export function countOf(findings: object): number {
  return Object.values(findings).reduce((sum: number, list: unknown[]) => sum + list.length, 0)
}

function checkLog(conversation: string, lines: readonly Line[], findings: Findings): void {
  const texts = new Map<string, number>()
  let expected = 1
  for (const { seq, text } of lines) {
    if (seq > expected) findings.gaps.push(`${conversation}: the log has ${seq} after ${expected - 1}`)
    if (seq < expected) findings.doubled.push(`${conversation}: the log has ${seq} twice`)
    expected = seq + 1
    if (text === null) continue
    const before = texts.get(text)
    if (before !== undefined) findings.doubled.push(`${conversation}: "${text}" is stored as ${before} and ${seq}`)
    texts.set(text, seq)
  }
}

function checkAcknowledged(sent: readonly Sent[], held: Evidence['held'], findings: Findings): void {
  const last = new Map<string, Sent & { seq: number }>()
  const logs = new Map(
    Object.entries(held).map(([id, lines]) => [id, new Map(lines.map(({ seq, text }) => [seq, text]))]),
  )
  for (const each of sent) {
    const { writer, conversation, text, seq } = each
    if (seq === null) continue
    if (logs.get(conversation)?.get(seq) !== text)
      findings.lost.push(`${conversation}: "${text}" was acknowledged as ${seq}, where the log has something else`)
    const key = `${conversation} ${writer}`
    const before = last.get(key)
    if (before && before.seq >= seq)
      findings.misordered.push(`${conversation}: "${text}" was sent after "${before.text}" and stored before it`)
    last.set(key, { ...each, seq })
  }
}

function checkReading({ reader, conversation, lines }: Reading, log: readonly Line[], findings: Findings): void {
  const of = new Map(log.map(({ seq, text }) => [seq, text]))
  const shown = new Set<number>()
  let before = 0
  for (const { seq, text } of lines) {
    if (of.get(seq) !== text) findings.ghosts.push(`${reader}: ${seq} "${text}" is not in the log of ${conversation}`)
    if (shown.has(seq)) findings.doubled.push(`${reader}: ${seq} was shown twice`)
    else if (seq < before) findings.misordered.push(`${reader}: ${seq} was shown after ${before}`)
    else if (seq > before + 1) findings.gaps.push(`${reader}: ${seq} was shown after ${before}`)
    shown.add(seq)
    before = Math.max(before, seq)
  }
  const end = log.at(-1)?.seq ?? 0
  if (before < end) findings.behind.push(`${reader}: shown up to ${before} of ${end} in ${conversation}`)
}

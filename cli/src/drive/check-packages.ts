import type { ConversationEvent, HandoffPackage } from '@baton/protocol'
import type { Filled } from '../import/conversation.ts'
import type { ConversationRecord } from './run-record.ts'

/** What the packages of a run carried, against what the customers had said by then. */
export interface PackageFigures {
  packages: number
  /** Packages that lack a part of which something is known: their parts are in `gaps`. */
  incomplete: number
  gaps: Record<string, number>
  /** Values that customers had stated before a handoff, and of them those that its package carries. */
  stated: number
  carried: number
  /** `carried` by the mask that stood in the source. */
  byMask: Record<string, { stated: number; carried: number }>
  /** Facts whose value does not stand in the message that they name. */
  invented: number
}

/** Masks whose values are somebody's own details: the words that nobody should have to say twice. */
const details = new Set(['NAME', 'EMAIL', 'PHONENUMBER', 'ADDRESS', 'ALPHANUMERIC_ID', 'DEVICEID', 'NUMBER'])

/** Compares each package with the log before it. `filled` has the synthetic values of the conversation that was played. */
export function checkPackages(
  records: readonly ConversationRecord[],
  filled: (playedFrom: string) => readonly Filled[],
): { figures: PackageFigures; missed: readonly string[] } {
  const figures: PackageFigures = {
    packages: 0,
    incomplete: 0,
    gaps: {},
    stated: 0,
    carried: 0,
    byMask: {},
    invented: 0,
  }
  const missed: string[] = []
  for (const { log, playedFrom, conversationId } of records) {
    const values = detailsOf(filled(playedFrom))
    for (const event of log) {
      const pkg = event.type === 'HandoffPrepared' ? (event['package'] as HandoffPackage | undefined) : undefined
      if (!pkg) continue
      figures.packages += 1
      const before = log.filter(({ seq }) => seq < event.seq)
      const gaps = gapsOf(pkg, before)
      if (gaps.length > 0) figures.incomplete += 1
      for (const part of gaps) figures.gaps[part] = (figures.gaps[part] ?? 0) + 1
      const said = before.filter(({ type }) => type === 'MessageReceived').map(textOf)
      for (const [value, mask] of values) {
        if (!said.some((text) => states(text, value, mask))) continue
        const of = (figures.byMask[mask] ??= { stated: 0, carried: 0 })
        const carries = pkg.facts.some((fact) =>
          [fact.value, ...fact.history.map((old) => old.value)].some(holds(value)),
        )
        figures.stated += 1
        of.stated += 1
        if (!carries) missed.push(`${conversationId} at ${event.seq}: ${mask} ${value}`)
        else {
          figures.carried += 1
          of.carried += 1
        }
      }
      figures.invented += inventedIn(pkg, before)
    }
  }
  return { figures, missed }
}

/** Parts of which the log knows something, and the package nothing. */
function gapsOf(pkg: HandoffPackage, before: readonly ConversationEvent[]): string[] {
  const has = (type: string) => before.some((event) => event.type === type)
  const messages = before.filter(({ type }) => type === 'MessageReceived').length
  const tried = before.slice(before.findLastIndex(({ type }) => type === 'Reopened' || type === 'Returned') + 1)
  return [
    ...(pkg.transcript.complete && pkg.transcript.messages >= messages ? [] : ['transcript']),
    ...(messages === 0 || pkg.summary.wanted ? [] : ['wanted']),
    ...(messages === 0 || pkg.tone ? [] : ['tone']),
    ...(!has('PageSeen') || pkg.page ? [] : ['page']),
    ...(!tried.some(({ type }) => type === 'AttemptStarted') || pkg.attempts.length > 0 ? [] : ['attempts']),
    ...(!has('PromiseMade') || pkg.promises.length > 0 ? [] : ['promises']),
    ...(pkg.reason ? [] : ['reason']),
  ]
}

function inventedIn(pkg: HandoffPackage, before: readonly ConversationEvent[]): number {
  return pkg.facts.filter(({ value, messageId, source }) => {
    if (value === null || source !== 'customer') return false
    const message = before.find((event) => event.type === 'MessageReceived' && event['messageId'] === messageId)
    return !message || !textOf(message).includes(value)
  }).length
}

/** The values that are details; a number that is no more than a count or a year is none. */
function detailsOf(filled: readonly Filled[]): ReadonlyMap<string, string> {
  const found = filled.map(({ mask, value }) => [value, mask.replaceAll('#', '').replaceAll('-', '_')] as const)
  return new Map(
    found.filter(
      ([value, mask]) =>
        details.has(mask) && (mask !== 'NUMBER' || value.length >= 6) && (mask !== 'NAME' || value.includes(' ')),
    ),
  )
}

/** A name that somebody else is greeted by, and what stands within a file's name, is no detail of the customer's. */
function states(text: string, value: string, mask: string): boolean {
  const at = text.indexOf(value)
  if (at < 0) return false
  const [before, after] = [text.slice(0, at), text.slice(at + value.length)]
  if (/[\p{L}\p{N}]$/u.test(before) || /^(?:[\p{L}\p{N}_]|\.\p{L})/u.test(after)) return false
  return mask !== 'NAME' || !(greeting.test(before) || (before.trim() === '' && after.startsWith(',')))
}

const greeting = /(?:hi|hello|hey|dear|hallo|ol[aá]+|oi|thanks?|danke|obrigad[oa])[\s,!.]*$/iu

const textOf = (event: ConversationEvent) => (typeof event['text'] === 'string' ? event['text'] : '')
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
const isIn = (text: string, value: string) => plain(text).includes(plain(value))
const holds = (value: string) => (kept: string | null) => kept !== null && isIn(kept, value)

import { defaultRouting, indexAfter, type Pressure } from '@baton/engine'
import type { ConversationRow } from '@baton/protocol'
import { isAskedOf } from '../conversation/is-asked-of.ts'

export type SectionName =
  | 'offered'
  | 'asked'
  | 'yours'
  | 'aside'
  | 'booked'
  | 'waiting'
  | 'colleagues'
  | 'assistant'
  | 'resolved'

export interface Section {
  name: SectionName
  rows: readonly ConversationRow[]
}

/**
 * The queue as one agent sees it, in the order in which it is worked on. What waits stands as the router would take it next by now, whoever
 * is free.
 */
export function sortIntoSections(
  rows: Iterable<ConversationRow>,
  me: string,
  teams: readonly string[] = [],
  now = 0,
): Section[] {
  const named: Record<SectionName, ConversationRow[]> = {
    offered: [],
    asked: [],
    yours: [],
    aside: [],
    booked: [],
    waiting: [],
    colleagues: [],
    assistant: [],
    resolved: [],
  }
  // What goes on in another conversation stands where that one does.
  for (const row of rows) if (row.status !== 'merged') named[sectionOf(row, me, teams)].push(row)
  named.offered.sort((a, b) => time(a.handoff?.offer?.expiresAt) - time(b.handoff?.offer?.expiresAt) || byId(a, b))
  named.asked.sort((a, b) => time(a.consult?.at) - time(b.consult?.at) || byId(a, b))
  named.yours.sort(byNeed)
  named.aside.sort(byReturn)
  named.booked.sort((a, b) => time(a.handoff?.callback?.at) - time(b.handoff?.callback?.at) || byId(a, b))
  named.waiting.sort(byRouter(now))
  named.colleagues.sort(byNeed)
  named.assistant.sort(byChange)
  named.resolved.sort(byChange)
  const order: SectionName[] = [
    'offered',
    'asked',
    'yours',
    'aside',
    'booked',
    'waiting',
    'colleagues',
    'assistant',
    'resolved',
  ]
  return order.map((name) => ({ name, rows: named[name] }))
}

export function sectionOf(row: ConversationRow, me: string, teams: readonly string[] = []): SectionName {
  const { status, holder, handoff } = row
  if (isAskedOf(row, me, teams) && !row.consult?.answeredBy.includes(me)) return 'asked'
  if (status === 'resolved') return 'resolved'
  if (holder.kind === 'agent') return holder.id !== me ? 'colleagues' : row.aside ? 'aside' : 'yours'
  // Nobody is asked before a booked time: it stands apart from what the router takes.
  if (holder.kind === 'queue')
    return handoff?.offer?.agentId === me ? 'offered' : handoff?.callback && !handoff.offer ? 'booked' : 'waiting'
  return holder.kind === 'assistant' ? 'assistant' : 'resolved'
}

/** Who waits for an answer comes first, the longest wait at the top; then the newest change. */
function byNeed(a: ConversationRow, b: ConversationRow): number {
  if ((a.unansweredSince === null) !== (b.unansweredSince === null)) return a.unansweredSince === null ? 1 : -1
  return time(a.unansweredSince) - time(b.unansweredSince) || byChange(a, b)
}

/** What is back first; then what waits for the customer, the longest at the top. */
function byReturn(a: ConversationRow, b: ConversationRow): number {
  const back = (row: ConversationRow) => (row.aside?.backAt ? time(row.aside.backAt) : Infinity)
  return (back(a) === back(b) ? 0 : back(a) - back(b)) || time(a.aside?.since) - time(b.aside?.since) || byId(a, b)
}

/** The highest index first, then the longest wait: as the engine orders them. */
function byRouter(now: number): (a: ConversationRow, b: ConversationRow) => number {
  const index = ({ handoff }: ConversationRow) =>
    handoff ? indexAfter(handoff.presses ?? usual(handoff), Math.max(0, now - time(handoff.requestedAt)) / 60_000) : 0
  return (a, b) => index(b) - index(a) || time(a.handoff?.requestedAt) - time(b.handoff?.requestedAt) || byId(a, b)
}

/** Of rows from before it was kept, the priority is known. */
const usual = ({ priority }: NonNullable<ConversationRow['handoff']>): Pressure => ({
  cost: defaultRouting.priorities[priority],
  targetMinutes: defaultRouting.otherTier.targetMinutes,
  boundMinutes: defaultRouting.boundMinutes,
})

function byChange(a: ConversationRow, b: ConversationRow): number {
  return time(b.updatedAt) - time(a.updatedAt) || byId(a, b)
}

function byId(a: ConversationRow, b: ConversationRow): number {
  return a.id < b.id ? -1 : 1
}

function time(iso: string | null | undefined): number {
  return iso ? Date.parse(iso) : 0
}

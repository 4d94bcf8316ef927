import type { ConversationRow } from '@baton/protocol'
import { isAskedOf } from '../conversation/is-asked-of.ts'

export type SectionName = 'offered' | 'asked' | 'yours' | 'waiting' | 'colleagues' | 'assistant' | 'resolved'

export interface Section {
  name: SectionName
  rows: readonly ConversationRow[]
}

const rank = { urgent: 0, high: 1, normal: 2, low: 3 } as const

/**
 * The queue as one agent sees it, in the order in which it is worked on. What waits stands as the router takes it:
 * by priority, then the longest wait.
 */
export function sortIntoSections(
  rows: Iterable<ConversationRow>,
  me: string,
  teams: readonly string[] = [],
): Section[] {
  const named: Record<SectionName, ConversationRow[]> = {
    offered: [],
    asked: [],
    yours: [],
    waiting: [],
    colleagues: [],
    assistant: [],
    resolved: [],
  }
  for (const row of rows) named[sectionOf(row, me, teams)].push(row)
  named.offered.sort((a, b) => time(a.handoff?.offer?.expiresAt) - time(b.handoff?.offer?.expiresAt) || byId(a, b))
  named.asked.sort((a, b) => time(a.consult?.at) - time(b.consult?.at) || byId(a, b))
  named.yours.sort(byNeed)
  named.waiting.sort(byRouter)
  named.colleagues.sort(byNeed)
  named.assistant.sort(byChange)
  named.resolved.sort(byChange)
  const order: SectionName[] = ['offered', 'asked', 'yours', 'waiting', 'colleagues', 'assistant', 'resolved']
  return order.map((name) => ({ name, rows: named[name] }))
}

export function sectionOf(row: ConversationRow, me: string, teams: readonly string[] = []): SectionName {
  const { status, holder, handoff } = row
  if (isAskedOf(row, me, teams) && !row.consult?.answeredBy.includes(me)) return 'asked'
  if (status === 'resolved') return 'resolved'
  if (holder.kind === 'agent') return holder.id === me ? 'yours' : 'colleagues'
  if (holder.kind === 'queue') return handoff?.offer?.agentId === me ? 'offered' : 'waiting'
  return holder.kind === 'assistant' ? 'assistant' : 'resolved'
}

/** Who waits for an answer comes first, the longest wait at the top; then the newest change. */
function byNeed(a: ConversationRow, b: ConversationRow): number {
  if ((a.unansweredSince === null) !== (b.unansweredSince === null)) return a.unansweredSince === null ? 1 : -1
  return time(a.unansweredSince) - time(b.unansweredSince) || byChange(a, b)
}

function byRouter(a: ConversationRow, b: ConversationRow): number {
  return (
    rank[a.handoff?.priority ?? 'normal'] - rank[b.handoff?.priority ?? 'normal'] ||
    time(a.handoff?.requestedAt) - time(b.handoff?.requestedAt) ||
    byId(a, b)
  )
}

function byChange(a: ConversationRow, b: ConversationRow): number {
  return time(b.updatedAt) - time(a.updatedAt) || byId(a, b)
}

function byId(a: ConversationRow, b: ConversationRow): number {
  return a.id < b.id ? -1 : 1
}

function time(iso: string | null | undefined): number {
  return iso ? Date.parse(iso) : 0
}

import type { ConversationRow } from '@baton/protocol'

export interface Wait {
  /** Since when the customer waits, ms UTC. */
  since: number
  /** 0 at the start, 1 when the promise is reached. Without one it nears 1 the longer the wait: half after five minutes. */
  share: number
  tone: 'amber' | 'red'
  /** What the bar is measured against. */
  promise: 'none' | 'kept' | 'broken'
}

/** Without a promised time the bar is half full after so long, three quarters after twice as long, and never quite full. */
const half = 5 * 60_000

/** How long the customer has been waiting for a person, against what they were promised. Null when nobody waits. */
export function waitOf(row: ConversationRow, now: number): Wait | null {
  if (row.status === 'resolved' || row.holder.kind === 'assistant' || row.holder.kind === 'nobody') return null
  const waitsForPerson = row.holder.kind === 'queue'
  const start = waitsForPerson ? (row.handoff?.requestedAt ?? row.unansweredSince) : row.unansweredSince
  if (!start) return null
  const since = Date.parse(start)
  const promised = waitsForPerson && row.handoff?.scheduledFor ? Date.parse(row.handoff.scheduledFor) : null
  const waited = Math.max(0, now - since)
  const share = promised === null ? 1 - 2 ** (-waited / half) : waited / Math.max(1, promised - since)
  const broken = promised !== null && now > promised
  return {
    since,
    share: Math.min(1, share),
    tone: broken ? 'red' : 'amber',
    promise: promised === null ? 'none' : broken ? 'broken' : 'kept',
  }
}

import type { AgentRow } from '@baton/protocol'

export type Status = AgentRow['presence']

/** Where somebody is, why, and what comes next. Times are ms UTC. */
export interface PresenceState {
  presence: Status
  reason: AgentRow['presenceReason']
  /** When it ends by itself, and what it is then. */
  until: number | null
  after: Status | null
  /** Which lead set it. */
  by: string | null
  /** When the last of their connections closed; null while one is open, and for those who never had one. */
  goneAt: number | null
  /** When they last used the inbox; null where it never said. */
  activeAt: number | null
  /** Since when it is so. */
  at: number
  /** Whether they are looked at again, and when. */
  due: number | null
}

export interface PresenceTimes {
  /** So long a connection may be away before its owner is. */
  graceMs: number
  /** Whoever has not touched the inbox for so long is away; 0: never. */
  idleMs: number
}

/** As it is now that time has passed. Whoever is offline, and not only since now, holds nothing for long: `release` says so. */
export function settle(
  state: PresenceState,
  now: number,
  times: PresenceTimes,
): { state: PresenceState; release: boolean } {
  let next = state
  if (next.until !== null && next.until <= now && next.presence !== 'offline') next = ended(next, now)
  if (next.goneAt !== null && next.goneAt + times.graceMs <= now && next.presence !== 'offline') {
    next = { ...next, presence: 'offline', reason: 'gone', after: next.presence, by: null, at: now }
    return { state: { ...next, due: now }, release: true }
  }
  if (isIdle(next, now, times)) {
    next = { ...next, presence: 'away', reason: 'idle', after: 'online', until: null, by: null, at: now }
  }
  const release = next.presence === 'offline' && state.due !== null && state.due <= now
  return { state: { ...next, due: dueOf(next, times) }, release }
}

/** What was for a time is over. */
function ended(state: PresenceState, now: number): PresenceState {
  return { ...state, presence: state.after ?? 'online', reason: 'chosen', until: null, after: null, by: null, at: now }
}

const isIdle = ({ presence, activeAt, at, goneAt }: PresenceState, now: number, { idleMs }: PresenceTimes): boolean =>
  idleMs > 0 && presence === 'online' && goneAt === null && activeAt !== null && Math.max(activeAt, at) + idleMs <= now

/** When somebody has to look next; null: nothing changes by itself. */
export function dueOf(
  { presence, until, goneAt, activeAt, at }: PresenceState,
  { graceMs, idleMs }: PresenceTimes,
): number | null {
  if (presence === 'offline') return null
  const times = [
    until,
    goneAt === null ? null : goneAt + graceMs,
    presence === 'online' && idleMs > 0 && activeAt !== null && goneAt === null
      ? Math.max(activeAt, at) + idleMs
      : null,
  ].filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
}

/** A connection is open again: whoever was taken for gone is what they were before. */
export function connected(state: PresenceState, now: number, times: PresenceTimes): PresenceState {
  // Whether this connection tells of being used is not known yet.
  let next: PresenceState = { ...state, goneAt: null, activeAt: null }
  if (next.presence === 'offline' && next.reason === 'gone') {
    const before = next.after ?? 'online'
    const over = next.until === null || next.until <= now
    const timed = before === 'do-not-disturb' || before === 'wrap-up'
    next = { ...next, presence: timed && over && next.until !== null ? 'online' : before, reason: 'chosen', at: now }
    next = { ...next, after: next.until !== null && !over ? 'online' : null, until: over ? null : next.until }
  }
  return { ...next, due: dueOf(next, times) }
}

/** The last connection closed. Whoever comes back within the grace was never away. */
export function disconnected(state: PresenceState, at: number, times: PresenceTimes): PresenceState {
  const next = { ...state, goneAt: at }
  return { ...next, due: dueOf(next, times) ?? state.due }
}

/** Somebody touches the inbox: whoever was away for sitting still is back. */
export function active(state: PresenceState, now: number, times: PresenceTimes): PresenceState {
  const back = state.presence === 'away' && state.reason === 'idle'
  const next: PresenceState = back
    ? { ...state, activeAt: now, presence: 'online', reason: 'chosen', after: null, at: now }
    : { ...state, activeAt: now }
  return { ...next, due: dueOf(next, times) }
}

export interface Chosen {
  presence: Status
  reason: AgentRow['presenceReason']
  until: number | null
  by: string | null
}

/** Somebody said so. Whoever goes offline has the grace to think again before what they hold goes on to others. */
export function chosen(
  state: PresenceState,
  { presence, reason, until, by }: Chosen,
  now: number,
  times: PresenceTimes,
): PresenceState {
  const next: PresenceState = {
    ...state,
    presence,
    reason,
    until,
    after: until === null ? null : 'online',
    by,
    at: now,
    // A key speaks for somebody who may have no connection at all; who speaks for themselves was here just now.
    goneAt: state.goneAt === null || reason === 'key' ? null : reason === 'chosen' ? now : state.goneAt,
  }
  const leaves = presence === 'offline' && state.presence !== 'offline'
  return { ...next, due: leaves ? now + times.graceMs : presence === 'offline' ? state.due : dueOf(next, times) }
}

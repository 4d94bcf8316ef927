import type { RosterAgent } from '@baton/engine'
import type { AgentAtWork, CalendarAtWork } from './read-roster.ts'
import { lastClosed, openAt, openingsOf } from './schedule.ts'
import type { WorkLately } from './work-lately.ts'

/**
 * So long before a booked time there is room for it: what is begun then is seldom done by then, and the customer was told that this person is there.
 * Milliseconds.
 */
export const keptMs = 15 * 60_000

/** An agent as the router sees them, and until when that is right if nothing is said. */
export function seen(
  agent: AgentAtWork,
  calendar: CalendarAtWork | null,
  lately: WorkLately | undefined,
  now: number,
): { agent: RosterAgent; until: number } {
  const shift = shiftOf(agent, calendar, now)
  const load = loadOf(agent, now)
  return {
    agent: {
      id: agent.id,
      teams: agent.teams,
      skills: agent.skills,
      languages: agent.languages,
      presence: shift.working ? agent.presence : 'offline',
      capacity: agent.capacity,
      load: load.now,
      ...(load.kept === 0 ? {} : { kept: load.kept }),
      idleSince: agent.idleSince,
      ...lately,
      ...(load.freeAt === null ? {} : { freeAt: load.freeAt }),
    },
    until: Math.min(shift.until, load.until),
  }
}

/** Whether they work now. Outside of their shift they do where they said so themselves after it had ended. */
function shiftOf(
  agent: AgentAtWork,
  calendar: CalendarAtWork | null,
  now: number,
): { working: boolean; until: number } {
  const times = openingsOf({ hours: agent.hours, calendar }, now)
  const { open, changesAt } = openAt(times, now)
  const ended = times === null || open ? null : lastClosed(times, now)
  return { working: open || agent.presenceAt > (ended ?? 0), until: changesAt ?? Infinity }
}

/** What they carry now, until when that is so if nothing is said, and when the first case of it should be done. */
function loadOf(
  { held, offered, booked }: AgentAtWork,
  now: number,
): { now: number; kept: number; until: number; freeAt: number | null } {
  let load = offered
  let kept = 0
  let until = Infinity
  let freeAt = Infinity
  for (const [weight, silentFrom, doneAt] of held) {
    if (silentFrom !== null && silentFrom <= now) continue
    load += weight
    until = Math.min(until, silentFrom ?? Infinity)
    if (doneAt !== null) freeAt = Math.min(freeAt, doneAt)
  }
  for (const [weight, at] of booked) {
    if (at - keptMs <= now) kept += weight
    else until = Math.min(until, at - keptMs)
  }
  return { now: load + kept, kept, until, freeAt: freeAt === Infinity ? null : freeAt }
}

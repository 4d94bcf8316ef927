import type { RosterAgent } from '@baton/engine'
import type { AgentAtWork, CalendarAtWork } from './read-roster.ts'
import { lastClosed, openAt, openingsOf } from './schedule.ts'
import type { WorkLately } from './work-lately.ts'

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
function loadOf({ held, offered }: AgentAtWork, now: number): { now: number; until: number; freeAt: number | null } {
  let load = offered
  let until = Infinity
  let freeAt = Infinity
  for (const [weight, silentFrom, doneAt] of held) {
    if (silentFrom !== null && silentFrom <= now) continue
    load += weight
    until = Math.min(until, silentFrom ?? Infinity)
    if (doneAt !== null) freeAt = Math.min(freeAt, doneAt)
  }
  return { now: load, until, freeAt: freeAt === Infinity ? null : freeAt }
}

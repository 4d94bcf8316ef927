import { teamFor } from './route.ts'
import type { Roster } from './roster.ts'

const minute = 60_000
/** Somebody free takes an offer in about half a minute. */
const atOnce = 0.5
/** What one conversation takes a person, where the queue has not shown what people wait. */
const perConversation = 6

/**
 * How long a customer who is handed to a team now would wait, in minutes: until it opens where it is closed, no time where somebody is free,
 * else what people waited lately, or what the queue and the people there make likely. An estimate for decisions, never told to anybody.
 */
export function waitMinutes(roster: Roster, wanted: string | null, now: number): number {
  const team = teamFor(roster, wanted)
  const online = roster.agents.filter(({ teams, presence }) => teams.includes(team.id) && presence === 'online')
  const free = online.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
  if (free > team.waiting) return atOnce
  const until = opensIn(team.openings, now)
  if (online.length === 0 && until > 0) return until
  if (team.recentWaitSeconds !== null) return team.recentWaitSeconds / 60
  return (perConversation * (team.waiting + 1)) / Math.max(1, online.length)
}

/** How many people of that team are there. */
export function peopleThere(roster: Roster, wanted: string | null): number {
  const team = teamFor(roster, wanted)
  return roster.agents.filter(({ teams, presence }) => teams.includes(team.id) && presence === 'online').length
}

/** Minutes until somebody works; 0 while they do, a day where no opening is in sight. */
function opensIn(openings: readonly { from: number; to: number }[] | null, now: number): number {
  if (openings === null || openings.some(({ from, to }) => from <= now && now < to)) return 0
  const next = openings.find(({ from }) => from > now)
  return next ? (next.from - now) / minute : 24 * 60
}

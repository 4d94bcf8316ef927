import type { Ring, RoutingPolicy } from './routing-policy.ts'
import { besideTeam, isOpen, withinTeam, type Roster } from './roster.ts'
import type { Need } from './need.ts'

/** Whom a ring reaches: the teams (null: all), and how many levels less of a skill will do. */
export interface Reach {
  ring: number
  teams: ReadonlySet<string> | null
  slack: number
}

/**
 * The rings open to a need by now, the narrowest first: 0 is what was asked for. What is not open yet stays shut, and a team that is
 * closed is not gone round: its customers were promised a time.
 */
export function reachesOf(need: Need, roster: Roster, { rings }: RoutingPolicy, now: number): readonly Reach[] {
  const reaches: Reach[] = [{ ring: 0, teams: withinTeam(roster.teams, need.team), slack: 0 }]
  const opened = openedRings(need, roster, rings, now)
  for (let ring = 1; ring <= opened; ring++) {
    const before = reaches[ring - 1]!
    reaches.push({ ring, ...widened(rings[ring - 1]!, before, roster, need.team) })
  }
  return reaches
}

function widened({ widen }: Ring, { teams, slack }: Reach, roster: Roster, team: string): Omit<Reach, 'ring'> {
  switch (widen) {
    case 'skill-level':
      return { teams, slack: slack + 1 }
    case 'sibling-team':
      return { teams: teams && besideTeam(roster.teams, team), slack }
    case 'anyone':
      return { teams: null, slack: 4 }
    default:
      return widen satisfies never
  }
}

function openedRings({ since, team }: Need, roster: Roster, rings: readonly Ring[], now: number): number {
  if (since === undefined) return 0
  const home = roster.teams.find(({ id }) => id === team)
  if (home && !isOpen(home, now)) return 0
  return rings.filter(({ afterMs }) => now - waitingFrom(since, home?.openings ?? null, now) >= afterMs).length
}

/** A customer who was given a time waits from then on. */
function waitingFrom(since: number, openings: readonly { from: number; to: number }[] | null, now: number): number {
  const opening = openings?.find(({ from, to }) => from <= now && now < to)
  return opening ? Math.max(since, opening.from) : since
}

/** When the next ring opens for a customer who waits since then; null when all are open. ms UTC. */
export function nextRingAt({ rings }: RoutingPolicy, since: number, now: number): number | null {
  const next = rings.map(({ afterMs }) => since + afterMs).filter((at) => at > now)
  return next.length > 0 ? Math.min(...next) : null
}

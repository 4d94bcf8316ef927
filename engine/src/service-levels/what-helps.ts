import type { Need } from '../routing/need.ts'
import { reachesOf, type Reach } from '../routing/rings.ts'
import type { Roster, RosterAgent } from '../routing/roster.ts'
import type { Ring, RoutingPolicy } from '../routing/routing-policy.ts'
import { scanRoster } from '../routing/scan-roster.ts'
import { wantedOf, whyPassOver } from '../routing/why-pass-over.ts'

/**
 * What a lead can do about what will be missed. `call-in`: people who could take it and are away, wrapping up or not to be disturbed.
 * `ask-team`: another team that has people online with room for it. `open-ring`: the search will widen by itself, and would find somebody now.
 */
export type Help =
  | { kind: 'call-in'; people: readonly string[] }
  | { kind: 'ask-team'; team: string; people: number; room: number }
  | { kind: 'open-ring'; ring: number; widen: Ring['widen']; afterMs: number; people: number }

const callable: ReadonlySet<string> = new Set(['away', 'wrap-up', 'do-not-disturb'])
/** As many names as fit a line. */
const mostNamed = 5
const mostTeams = 3

/** In the order in which it helps soonest. Nothing where only those who are there can help. */
export function whatHelps(need: Need, roster: Roster, policy: RoutingPolicy, now: number): Help[] {
  const agents = [...everybody(roster)]
  const reaches = reachesOf({ ...need, since: undefined }, roster, policy, now)
  const among = roster.index ?? scanRoster(roster)
  const can = (agent: RosterAgent, reach: Reach) =>
    whyPassOver(agent, wantedOf(need, reach, among.climate), reach, now) === null
  const home = reaches[0]!
  const helps: Help[] = []
  const people = agents
    .filter((agent) => callable.has(agent.presence) && can({ ...agent, presence: 'online' }, home))
    .sort((a, b) => a.load / a.capacity - b.load / b.capacity || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  if (people.length > 0) helps.push({ kind: 'call-in', people: people.slice(0, mostNamed) })
  helps.push(...teamsWithRoom(agents, (agent) => can(agent, { ...home, teams: null }), home))
  const ring = nextUsefulRing(need, roster, policy, now, (reach) => agents.filter((agent) => can(agent, reach)).length)
  if (ring) helps.push(ring)
  return helps
}

/** Online, with room and what it needs, in no team that it goes to anyway. */
function teamsWithRoom(agents: readonly RosterAgent[], can: (agent: RosterAgent) => boolean, home: Reach): Help[] {
  const teams = new Map<string, { people: number; room: number }>()
  for (const agent of agents) {
    if (agent.teams.some((team) => home.teams?.has(team)) || !can(agent)) continue
    for (const team of agent.teams) {
      if (team.startsWith('#')) continue
      const before = teams.get(team) ?? { people: 0, room: 0 }
      teams.set(team, { people: before.people + 1, room: before.room + agent.capacity - agent.load })
    }
  }
  return [...teams]
    .sort(([a, x], [b, y]) => y.room - x.room || (a < b ? -1 : 1))
    .slice(0, mostTeams)
    .map(([team, { people, room }]) => ({ kind: 'ask-team', team, people, room }))
}

function nextUsefulRing(
  need: Need,
  roster: Roster,
  policy: RoutingPolicy,
  now: number,
  countIn: (reach: Reach) => number,
): Help | null {
  const opened = reachesOf(need, roster, policy, now).length - 1
  const all = reachesOf({ ...need, since: now }, roster, { ...policy, rings: atOnce(policy.rings) }, now)
  for (const reach of all.slice(opened + 1)) {
    const people = countIn(reach)
    const ring = policy.rings[reach.ring - 1]
    if (people > 0 && ring) return { kind: 'open-ring', ring: reach.ring, ...ring, people }
  }
  return null
}

const atOnce = (rings: readonly Ring[]): Ring[] => rings.map(({ widen }) => ({ widen, afterMs: 0 }))

const everybody = ({ index, agents }: Roster): Iterable<RosterAgent> => index?.all() ?? agents

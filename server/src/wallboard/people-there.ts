import type { Presence, RosterAgent } from '@baton/engine'
import { overAll, type Pace } from './pace.ts'

/** How many of some people are there, and what those online can take. */
export interface PeopleTally {
  presences: Partial<Record<Presence, number>>
  capacity: number
  load: number
  /** Some of those who are there, for whoever looks at faces: those online first. */
  faces: RosterAgent[]
}

export interface PeopleThere {
  all: PeopleTally
  byTeam: ReadonlyMap<string, PeopleTally>
}

/** As many faces as a team's lane shows, and somewhat more. */
const mostFaces = 24
/** Beside those whom a case names. */
const mostPeople = 600

const newTally = (): PeopleTally => ({ presences: {}, capacity: 0, load: 0, faces: [] })

/** Everybody is counted once, and once in each of their teams. */
export async function tallyPeople(agents: readonly RosterAgent[], pace: Pace): Promise<PeopleThere> {
  const all = newTally()
  const byTeam = new Map<string, PeopleTally>()
  await overAll(agents, pace, (piece) => {
    for (const agent of piece) {
      count(all, agent)
      for (const team of agent.teams) {
        const tally = byTeam.get(team) ?? newTally()
        byTeam.set(team, tally)
        count(tally, agent)
        keep(tally.faces, agent)
      }
    }
  })
  return { all, byTeam }
}

/** The faces of each team, and everybody who is named: as many as screens show, however many there are. */
export function somePeople(
  { byTeam }: PeopleThere,
  agents: readonly RosterAgent[],
  named: readonly string[],
): RosterAgent[] {
  const wanted = new Set(named)
  const faces = new Set<RosterAgent>()
  for (let place = 0; place < mostFaces; place++) {
    for (const [team, tally] of byTeam) {
      const face = team.startsWith('#') ? undefined : tally.faces[place]
      if (face && faces.size < mostPeople) faces.add(face)
    }
  }
  // A desk that is small has no need of a choice, nor has whoever is in no team a lane.
  if (agents.length <= mostPeople) return [...agents]
  return agents.filter((agent) => faces.has(agent) || wanted.has(agent.id))
}

function count(tally: PeopleTally, { presence, capacity, load }: RosterAgent): void {
  tally.presences[presence] = (tally.presences[presence] ?? 0) + 1
  if (presence !== 'online') return
  tally.capacity += capacity
  tally.load += load
}

/** In the order of who is most there, and no more than the faces of a lane. */
function keep(faces: RosterAgent[], agent: RosterAgent): void {
  if (agent.presence === 'offline') return
  let at = faces.length
  while (at > 0 && order[faces[at - 1]!.presence] > order[agent.presence]) at--
  if (at >= mostFaces) return
  faces.splice(at, 0, agent)
  if (faces.length > mostFaces) faces.length = mostFaces
}

const order = { online: 0, 'wrap-up': 1, 'do-not-disturb': 2, away: 3, offline: 4 } as const

import { climateOf, newTally, tally } from './climate.ts'
import type { Roster } from './roster.ts'
import { before, candidate, type Candidate, type Found, type Searchable } from './search.ts'
import { whyPassOver } from './why-pass-over.ts'

/** Looks at everybody: for few people, and as the measure of what an index finds. */
export function scanRoster({ agents, wanted }: Roster): Searchable {
  const counts = newTally()
  for (const agent of agents) tally(counts, agent, 1)
  return {
    climate: climateOf(counts, wanted),
    get: (id) => agents.find((agent) => agent.id === id),
    kinds: () => agents.map((like) => ({ like, members: [like] })),
    search(reach, scoring) {
      const passedOver: Found['passedOver'] = {}
      const best: Candidate[] = []
      for (const agent of agents) {
        const why =
          whyPassOver(agent, scoring.wanted, reach, scoring.now) ??
          (scoring.need.passedBy.includes(agent.id) ? 'already-asked' : null)
        if (why) passedOver[why] = (passedOver[why] ?? 0) + 1
        else best.push(candidate(agent, scoring))
      }
      best.sort(before)
      const { teams } = reach
      const online = agents.some(
        (agent) => agent.presence === 'online' && (teams === null || agent.teams.some((team) => teams.has(team))),
      )
      return { best, eligible: best.length, passedOver, online }
    },
  }
}

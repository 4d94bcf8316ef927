import {
  chooseAgent,
  createRosterIndex,
  defaultRouting,
  type Need,
  type Roster,
  type RosterAgent,
  type RosterTeam,
} from '@baton/engine'
import { seeded } from '../lab/random.ts'
import { logLogSlope, quantile, round } from '../lab/statistics.ts'

/** P4: choosing among many agents against choosing among ten. Engine time alone, microseconds. */
export interface ChoiceCost {
  /** By the number of agents. */
  p50: Record<string, number>
  p99: Record<string, number>
  /** Bringing one agent's change into the index. */
  changeUs: Record<string, number>
  /** The largest over the smallest, at the median. */
  ratio: number
  slope: number
  samples: number
}

const at = Date.UTC(2026, 0, 5, 10)
const skills = ['billing', 'delivery', 'account', 'device', 'returns', 'contract']
const teams: RosterTeam[] = ['support', 'sales', 'technical'].map((id, i) => ({
  id,
  name: id,
  isDefault: i === 0,
  openings: null,
  waiting: 0,
  recentWaitSeconds: null,
}))

/** One choice among each number of agents in turn; between two of them somebody's load or presence changes, as it does while a desk works. */
export async function routingChoice({ sizes = [10, 100, 1000, 10_000], samples = 4000 } = {}): Promise<ChoiceCost> {
  const random = seeded(4)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const desks = sizes.map((size) => {
    const agents = Array.from({ length: size }, (_, i): RosterAgent => ({
      id: `agent-${i}`,
      teams: [teams[i % teams.length]!.id],
      skills: [`${pick(skills)}:${1 + Math.floor(random() * 5)}`, pick(skills)],
      languages: i % 3 === 0 ? ['en', 'de'] : ['en'],
      presence: random() < 0.7 ? 'online' : pick(['away', 'offline', 'wrap-up', 'do-not-disturb']),
      capacity: 4,
      load: Math.floor(random() * 5),
      idleSince: at - Math.floor(random() * 3_600_000),
    }))
    const index = createRosterIndex(agents, at)
    return { agents, index, roster: { agents: [], teams, index } satisfies Roster }
  })
  const took = sizes.map((): number[] => [])
  const changing = sizes.map((): number[] => [])
  for (let i = -samples; i < samples; i++) {
    for (const [n, { agents, index, roster }] of desks.entries()) {
      const now = at + i * 1000
      const who = index.get(pick(agents).id)!
      const change: RosterAgent =
        i % 10 === 0
          ? { ...who, presence: who.presence === 'online' ? 'away' : 'online' }
          : { ...who, load: (who.load + 1) % 5, idleSince: now }
      const began = performance.now()
      index.put(change, now)
      const changed = performance.now()
      chooseAgent(roster, needAt(random, pick, now), now, defaultRouting)
      if (i < 0) continue
      changing[n]?.push((changed - began) * 1000)
      took[n]?.push((performance.now() - changed) * 1000)
    }
  }
  const p50 = took.map((each) => quantile(each, 0.5))
  return {
    p50: by(sizes, p50),
    p99: by(
      sizes,
      took.map((each) => quantile(each, 0.99)),
    ),
    changeUs: by(
      sizes,
      changing.map((each) => quantile(each, 0.5)),
    ),
    ratio: round(p50.at(-1)! / p50[0]!),
    slope: round(logLogSlope(sizes.map((size, n) => ({ size, cost: p50[n]! })))),
    samples,
  }
}

function needAt(random: () => number, pick: <T>(from: readonly T[]) => T, now: number): Need {
  return {
    team: pick(teams).id,
    skills: random() < 0.7 ? [pick(skills)] : [],
    language: pick(['en', 'de']),
    since: now,
    previousAgent: random() < 0.2 ? `agent-${Math.floor(random() * 10)}` : null,
    passedBy: random() < 0.1 ? ['agent-1'] : [],
  }
}

const by = (sizes: readonly number[], values: readonly number[]) =>
  Object.fromEntries(sizes.map((size, n) => [size, round(values[n]!)]))

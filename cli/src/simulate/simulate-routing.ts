import { scoreEstimates, type EstimateScore } from '@baton/engine'
import { byEngine, deskPolicy } from './routing/by-engine.ts'
import { byChance, byLongestIdle, byPriority, byTurns, everybodyCanAll } from './routing/by-rule.ts'
import { deskKinds, makeDesk, tiers, type Desk, type DeskKind } from './routing/desk.ts'
import type { Told } from './routing/estimates.ts'
import { runDesk, type Router, type Served } from './routing/run-desk.ts'

/** Waits in minutes, over all seeds. */
export interface Waits {
  mean: number
  p90: number
  longest: number
  /** By tier, where there are several. */
  tiers?: Readonly<Record<string, { mean: number; p90: number }>>
  /** What a customer of the lower tiers costs by waiting: the tier's cost times the minutes, in the mean. */
  lowerCost?: number
  /** The share of cases that the busiest tenth of the agents took; 0.1 is even. */
  busiestTenth: number
}

export interface RoutingComparison {
  seeds: number
  arrivals: number
  /** Baton's mean wait over that of a desk where everybody can do everything. */
  pooled: number
  /** Baton's mean wait with ranking by speed, over that of longest-idle and first come first served. */
  longestIdle: number
  /** What the lower tiers' waits cost, over what they cost under strict priority; and the top tier's mean wait over its own there. */
  lowerTiers: number
  topTier: number
  /** What customers who had to wait were told, against what they waited: the range that should hold for eight of ten, and the mean. */
  estimates: Readonly<Record<DeskKind, EstimateScore>>
  /** The same ratios seed by seed. */
  bySeed: { seed: number; pooled: number; longestIdle: number; lowerTiers: number; topTier: number }[]
  plain: Readonly<Record<string, Waits>>
  speeds: Readonly<Record<string, Waits>>
  tiers: Readonly<Record<string, Waits>>
}

/** Whose estimates are scored. */
const asShipped: Readonly<Record<DeskKind, string>> = { plain: 'baton', speeds: 'baton by speed', tiers: 'baton' }

/** The first part of a run is not counted: the desk begins empty. */
const warmUp = 0.1

type Way = (desk: Desk, seed: number) => { desk: Desk; router: Router; told?: readonly Told[] }
type Ways = Readonly<Record<string, Way>>

function byBaton(desk: Desk, bySpeed: boolean): ReturnType<Way> {
  const router = byEngine(desk, deskPolicy(bySpeed))
  return { desk, router, told: router.told }
}

const on = (router: (desk: Desk, seed: number) => Router) => (desk: Desk, seed: number) => ({
  desk,
  router: router(desk, seed),
})

const others: Ways = {
  'longest idle': on(byLongestIdle),
  'in turn': on(byTurns),
  'by chance': on(byChance),
}
const ways: Readonly<Record<DeskKind, Ways>> = {
  plain: { baton: (desk) => byBaton(desk, false), 'everybody can all': everybodyCanAll, ...others },
  speeds: {
    baton: (desk) => byBaton(desk, false),
    'baton by speed': (desk) => byBaton(desk, true),
    ...others,
  },
  tiers: {
    baton: (desk) => byBaton(desk, false),
    'strict priority': on(byPriority),
    ...others,
  },
}

/** What the ratios are made of. */
const compared: Readonly<Record<DeskKind, readonly string[]>> = {
  plain: ['baton', 'everybody can all'],
  speeds: ['baton by speed', 'longest idle'],
  tiers: ['baton', 'strict priority'],
}

/** Plays every way on every kind of desk, with as many seeds from `from` on; or, `lean`, no more than what the ratios are made of. */
export function simulateRouting(
  seeds: number,
  arrivals: number,
  heard: (line: string) => void,
  { lean = false, from: first = 1 } = {},
): RoutingComparison {
  const counted: Record<DeskKind, Record<string, Served[][]>> = { plain: {}, speeds: {}, tiers: {} }
  const told: Record<DeskKind, Told[]> = { plain: [], speeds: [], tiers: [] }
  for (const kind of deskKinds) {
    for (let seed = first; seed < first + seeds; seed++) {
      for (const [name, way] of Object.entries(ways[kind])) {
        if (lean && !compared[kind].includes(name)) continue
        heard(`${kind}, seed ${seed} of ${first} to ${first + seeds - 1}: ${name}`)
        const { desk, router, told: said = [] } = way(makeDesk(kind, seed, arrivals), seed)
        const from = desk.customers[Math.floor(arrivals * warmUp)]?.at ?? 0
        const runs = (counted[kind][name] ??= [])
        runs.push(runDesk(desk, router).filter(({ customer }) => customer.at >= from))
        if (name === asShipped[kind]) for (const each of said) if (each.at >= from) told[kind].push(each)
      }
    }
  }
  const ratio = (kind: DeskKind, of: string, to: string, by: (served: readonly Served[]) => number) =>
    ratiosOf(counted[kind][of] ?? [], counted[kind][to] ?? [], by)
  const pooled = ratio('plain', 'baton', 'everybody can all', meanWait)
  const longestIdle = ratio('speeds', 'baton by speed', 'longest idle', meanWait)
  const lowerTiers = ratio('tiers', 'baton', 'strict priority', lowerCost)
  const topTier = ratio('tiers', 'baton', 'strict priority', (served) => meanWait(served.filter(isTop)))
  return {
    seeds,
    arrivals,
    pooled: pooled.all,
    longestIdle: longestIdle.all,
    lowerTiers: lowerTiers.all,
    topTier: topTier.all,
    estimates: { plain: scored(told.plain), speeds: scored(told.speeds), tiers: scored(told.tiers) },
    bySeed: pooled.each.map((each, i) => ({
      seed: i + 1,
      pooled: each,
      longestIdle: longestIdle.each[i]!,
      lowerTiers: lowerTiers.each[i]!,
      topTier: topTier.each[i]!,
    })),
    plain: summed(counted.plain, false),
    speeds: summed(counted.speeds, false),
    tiers: summed(counted.tiers, true),
  }
}

function scored(told: readonly Told[]): EstimateScore {
  const { count, coverage, bias } = scoreEstimates(told)
  return { count, coverage: three(coverage), bias: three(bias) }
}

const summed = (runs: Readonly<Record<string, Served[][]>>, byTier: boolean): Record<string, Waits> =>
  Object.fromEntries(Object.entries(runs).map(([name, each]) => [name, waitsOf(each, byTier)]))

function waitsOf(runs: readonly Served[][], byTier: boolean): Waits {
  const all = runs.flat()
  const waits = sortedWaits(all)
  const shares = runs.map(busiestTenth)
  return {
    mean: three(meanWait(all)),
    p90: three(at(waits, 0.9)),
    longest: three(waits.at(-1) ?? 0),
    busiestTenth: three(shares.reduce((sum, share) => sum + share, 0) / shares.length),
    ...(byTier
      ? {
          lowerCost: three(lowerCost(all)),
          tiers: Object.fromEntries(
            tiers.map(({ name }) => {
              const of = all.filter(({ customer }) => customer.tier === name)
              return [name, { mean: three(meanWait(of)), p90: three(at(sortedWaits(of), 0.9)) }]
            }),
          ),
        }
      : {}),
  }
}

/** Of the sums over all seeds, and seed by seed. */
function ratiosOf(of: readonly Served[][], to: readonly Served[][], by: (served: readonly Served[]) => number) {
  return { all: three(by(of.flat()) / by(to.flat())), each: of.map((run, i) => three(by(run) / by(to[i]!))) }
}

const isTop = ({ customer }: Served) => customer.tier === tiers[0].name
const meanWait = (served: readonly Served[]): number =>
  served.reduce((sum, { wait }) => sum + wait, 0) / Math.max(1, served.length)

function lowerCost(served: readonly Served[]): number {
  const lower = served.filter((each) => !isTop(each))
  const costs = new Map<string, number>(tiers.map(({ name, cost }) => [name, cost]))
  return lower.reduce((sum, { customer, wait }) => sum + (costs.get(customer.tier) ?? 1) * wait, 0) / lower.length
}

function busiestTenth(served: readonly Served[]): number {
  const counts = new Map<string, number>()
  for (const { agentId } of served) counts.set(agentId, (counts.get(agentId) ?? 0) + 1)
  const most = [...counts.values()].sort((a, b) => b - a).slice(0, Math.ceil(counts.size / 10))
  return most.reduce((sum, count) => sum + count, 0) / served.length
}

const sortedWaits = (served: readonly Served[]) => Float64Array.from(served, ({ wait }) => wait).sort()
const at = (sorted: Float64Array, share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
const three = (value: number): number => Number(value.toPrecision(3))

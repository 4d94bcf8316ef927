import { drawFates } from './draw-fates.ts'
import { figuresOf, meanFigures, rank, waitOf, type Figures } from './figures.ts'
import { formulaBeside, type Formula, type FormulaHalfHour } from './formula-beside.ts'
import { createPieces, halfHourMs } from './half-hours.ts'
import { neededIn, type NeededHalfHour } from './needed.ts'
import { playDay, type Played } from './play-day.ts'
import type { StaffingDay } from './staffing-day.ts'

/** Where the simulation and the formula say something else, in minutes of the mean wait, and what it comes from. */
export interface Difference {
  /** `skills`: not everybody can do everything. `bursts`: it does not come evenly, and what waits is carried on into the next half hour. */
  because: 'skills' | 'bursts'
  minutes: number
}

/** The range in which eight of ten replications lie. */
export interface Range {
  low: number
  high: number
}

export interface HalfHour extends NeededHalfHour {
  /** Of those who came in it. Null where nobody did. */
  meanWait: number | null
  meanWaitRange: Range | null
  p80: number | null
  inTime: number | null
  abandoned: number | null
  /** Time that people there spend on cases, over the time they have. Null where nobody is there. */
  utilisation: number | null
  formula: FormulaHalfHour
}

export interface Group extends Figures {
  key: string | null
}

/** What a staffing comes to, over all replications. */
export interface Outcome {
  figures: Figures
  ranges: Readonly<Record<'meanWait' | 'p80' | 'inTime' | 'abandoned' | 'utilisation', Range>>
  utilisation: number
  /** Hours that people are there. */
  hours: number
  teams: readonly Group[]
  tiers: readonly Group[]
  halfHours: readonly HalfHour[]
  formula: Pick<Formula, 'name' | 'meanWait' | 'abandoned' | 'overloaded'>
  /** The same day where everybody can do everything. */
  pooledWait: number
  differs: readonly Difference[]
  replications: number
}

/** So many replications tell what skills cost. */
const pooledReplications = 5

interface Replication {
  figures: Figures
  utilisation: number
  teams: Map<string, Figures>
  tiers: Map<string | null, Figures>
  waits: number[][]
  inTime: Float64Array
  left: Float64Array
  busy: Float64Array
}

/** Plays a day again and again, each time with other chances; `heard` is told after each. */
export function playStaffing(
  day: StaffingDay,
  { seed, replications, heard = () => {} }: { seed: number; replications: number; heard?: () => void },
): Outcome {
  const played = Array.from({ length: replications }, (_, i) => {
    const one = replicate(day, seed + i)
    heard()
    return one
  })
  const pooled = Array.from({ length: Math.min(replications, pooledReplications) }, (_, i) =>
    figuresOf(playDay(pooledDay(day), drawFates(day, seed + i)), day.targetMinutes),
  )
  const figures = meanFigures(played.map((each) => each.figures))
  const formula = formulaBeside(day)
  const pooledWait = meanFigures(pooled).meanWait
  const rangeOf = (of: (each: Replication) => number) => range(played.map(of))
  return {
    figures,
    utilisation: mean(played.map((each) => each.utilisation)),
    ranges: {
      meanWait: rangeOf((each) => each.figures.meanWait),
      p80: rangeOf((each) => each.figures.p80),
      inTime: rangeOf((each) => each.figures.inTime),
      abandoned: rangeOf((each) => each.figures.abandoned),
      utilisation: rangeOf((each) => each.utilisation),
    },
    hours: day.agents.reduce(
      (sum, { openings }) => sum + openings.reduce((all, each) => all + within(each, day), 0),
      0,
    ),
    teams: groupsOf(played.map(({ teams }) => teams)),
    tiers: groupsOf(played.map(({ tiers }) => tiers)),
    halfHours: halfHoursOf(day, played, formula),
    formula: {
      name: formula.name,
      meanWait: formula.meanWait,
      abandoned: formula.abandoned,
      overloaded: formula.overloaded,
    },
    pooledWait,
    differs: differencesOf(figures.meanWait, pooledWait, formula.meanWait),
    replications,
  }
}

function replicate(day: StaffingDay, seed: number): Replication {
  const { from, to, targetMinutes, agents } = day
  const spent = createPieces(from, to)
  const played = playDay(day, drawFates(day, seed), (start, end, weight) => spent.spread(start, end, weight))
  const [inTime, left] = [createPieces(from, to), createPieces(from, to)]
  const waits: number[][] = Array.from({ length: inTime.length }, () => [])
  for (const each of played) {
    const { at } = each.arrival
    waits[Math.floor((at - from) / halfHourMs)]!.push(waitOf(each))
    if (each.end === 'left') left.add(at, 1)
    if (each.end === 'answered' && waitOf(each) <= targetMinutes) inTime.add(at, 1)
  }
  const there = agents.reduce(
    (sum, { capacity, openings }) => sum + capacity * openings.reduce((all, each) => all + within(each, day), 0),
    0,
  )
  const busy = spent.values()
  function groups<K>(key: (each: Played) => K): Map<K, Figures> {
    const members = new Map<K, Played[]>()
    for (const each of played) {
      const group = members.get(key(each))
      if (group) group.push(each)
      else members.set(key(each), [each])
    }
    return new Map([...members].map(([name, own]) => [name, figuresOf(own, targetMinutes)]))
  }
  return {
    figures: figuresOf(played, targetMinutes),
    utilisation: there === 0 ? 0 : Math.min(1, busy.reduce((sum, each) => sum + each, 0) / 60 / there),
    teams: groups(({ arrival }) => arrival.team),
    tiers: groups(({ arrival }) => arrival.tier ?? null),
    waits,
    inTime: inTime.values(),
    left: left.values(),
    busy,
  }
}

function halfHoursOf(day: StaffingDay, played: readonly Replication[], formula: Formula): HalfHour[] {
  const room = createPieces(day.from, day.to)
  for (const { capacity, openings } of day.agents)
    for (const opening of openings) room.spread(opening.from, opening.to, capacity)
  return neededIn(day).map((there, i) => {
    const count = there.arrivals
    const waits = played.map((each) => each.waits[i]!)
    const means = waits.map(mean)
    const has = room.values()[i]!
    const share = (of: (each: Replication) => Float64Array) =>
      count === 0 ? null : mean(played.map((one) => of(one)[i]!)) / count
    return {
      ...there,
      meanWait: count === 0 ? null : mean(means),
      meanWaitRange: count === 0 ? null : range(means),
      p80:
        count === 0
          ? null
          : mean(
              waits.map((own) =>
                rank(
                  own.toSorted((a, b) => a - b),
                  0.8,
                ),
              ),
            ),
      inTime: share((one) => one.inTime),
      abandoned: share((one) => one.left),
      utilisation: has === 0 ? null : Math.min(1, mean(played.map((one) => one.busy[i]!)) / has),
      formula: formula.halfHours[i]!,
    }
  })
}

/** Everybody can do everything, for every team, in every language. */
function pooledDay(day: StaffingDay): StaffingDay {
  return {
    ...day,
    teams: [{ id: 'all', parent: null }],
    arrivals: day.arrivals.map((each) => ({ ...each, team: 'all', skills: [], language: null })),
    agents: day.agents.map((each) => ({ ...each, teams: ['all'], skills: [], languages: [] })),
  }
}

function differencesOf(simulated: number, pooled: number, formula: number | null): Difference[] {
  const worthSaying = Math.max(0.1, 0.1 * simulated)
  const all: Difference[] = [
    { because: 'skills', minutes: simulated - pooled },
    ...(formula === null ? [] : [{ because: 'bursts' as const, minutes: pooled - formula }]),
  ]
  return all.filter(({ minutes }) => Math.abs(minutes) >= worthSaying)
}

function groupsOf<K extends string | null>(replications: readonly Map<K, Figures>[]): Group[] {
  const keys = [...new Set(replications.flatMap((each) => [...each.keys()]))]
  return keys
    .map((key) => ({ key, ...meanFigures(replications.flatMap((each) => each.get(key) ?? [])) }))
    .sort((a, b) => b.arrivals - a.arrivals || String(a.key).localeCompare(String(b.key)))
}

const sum = (of: Float64Array | readonly number[]): number => {
  let all = 0
  for (const each of of) all += each
  return all
}
const mean = (of: readonly number[]): number => sum(of) / Math.max(1, of.length)

function range(of: readonly number[]): Range {
  const sorted = of.toSorted((a, b) => a - b)
  return { low: rank(sorted, 0.1), high: rank(sorted, 0.9) }
}

/** The hours of an opening that lie in the day. */
const within = (opening: { from: number; to: number }, { from, to }: StaffingDay): number =>
  Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from)) / 3_600_000

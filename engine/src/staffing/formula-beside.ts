import { erlangA, erlangC, type QueueForecast } from './erlang.ts'
import { createPieces, halfHourMs } from './half-hours.ts'
import { weightOf } from '../routing/need.ts'
import type { StaffingDay } from './staffing-day.ts'

/** What a formula says of each half hour, as though each had gone on for ever and everybody could do everything. Null where it says nothing. */
export interface FormulaHalfHour {
  meanWait: number | null
  abandoned: number | null
  utilisation: number | null
}

export interface Formula {
  name: 'erlang-a' | 'erlang-c'
  halfHours: readonly FormulaHalfHour[]
  /** Over all who came in half hours of which it says something; null where in some half hour more came than could ever be answered. */
  meanWait: number | null
  abandoned: number | null
  /** Half hours in which more came than those there could do, and nobody leaves. */
  overloaded: number
}

export const meanTakes = ({ arrivals, handling, acceptMinutes, wrapUpMinutes }: StaffingDay): number =>
  arrivals.length === 0
    ? 0
    : arrivals.reduce((sum, { matter }) => sum + (handling[matter]?.mean ?? 0), 0) / arrivals.length +
      acceptMinutes +
      wrapUpMinutes

/** Erlang A where a patience is known, else C, for each half hour by itself. */
export function formulaBeside(day: StaffingDay): Formula {
  const { arrivals, from, to, patienceMinutes, acceptMinutes } = day
  const come = createPieces(from, to)
  for (const { at } of arrivals) come.add(at, 1)
  const places = placesOf(day)
  const takes = meanTakes(day)
  const counts = come.values()
  const known = new Map<string, QueueForecast>()
  const found = [...counts].map((count, i): FormulaHalfHour => {
    const people = Math.round(places[i]!)
    if (count === 0 || takes === 0) return { meanWait: null, abandoned: null, utilisation: null }
    const rates = { arrivals: count * 2, perPerson: 60 / takes, people }
    const key = `${count} ${people}`
    const said = known.get(key) ?? forecast(rates, patienceMinutes)
    known.set(key, said)
    return {
      meanWait: Number.isFinite(said.meanWait) ? said.meanWait + acceptMinutes : null,
      abandoned: said.leaves,
      utilisation: people === 0 ? null : said.busy,
    }
  })
  const overloaded = found.filter(({ meanWait }, i) => meanWait === null && counts[i]! > 0).length
  const over = (of: (each: FormulaHalfHour) => number | null) =>
    overloaded > 0
      ? null
      : found.reduce((sum, each, i) => sum + (of(each) ?? 0) * counts[i]!, 0) / Math.max(1, arrivals.length)
  return {
    name: patienceMinutes === null ? 'erlang-c' : 'erlang-a',
    halfHours: found,
    meanWait: over(({ meanWait }) => meanWait),
    abandoned: over(({ abandoned }) => abandoned),
    overloaded,
  }
}

/** How many cases those at work can have at the same time, in the mean of each half hour. */
export function placesOf({ agents, arrivals, from, to }: StaffingDay): Float64Array {
  const weight = arrivals.length === 0 ? 1 : arrivals.reduce((sum, each) => sum + weightOf(each), 0) / arrivals.length
  const places = createPieces(from, to)
  for (const { capacity, openings } of agents)
    for (const opening of openings) places.spread(opening.from, opening.to, capacity / weight / (halfHourMs / 60_000))
  return places.values()
}

const forecast = (rates: Parameters<typeof erlangC>[0], patience: number | null): QueueForecast =>
  patience === null
    ? erlangC(rates)
    : rates.people === 0
      ? { waits: 1, meanWait: patience, leaves: 1, busy: 1, within: () => 0 }
      : erlangA(rates, patience)

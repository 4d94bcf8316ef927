import { erlangC } from './erlang.ts'
import { meanTakes, placesOf } from './formula-beside.ts'
import { createPieces, halfHourMs } from './half-hours.ts'
import type { StaffingDay } from './staffing-day.ts'

/** What came in a half hour, who was there, and who would have been needed. */
export interface NeededHalfHour {
  at: number
  arrivals: number
  /** People at work, in the mean. */
  people: number
  /** How many would be needed to answer four of five in time, each team by itself. */
  needed: readonly { team: string; people: number }[]
}

/** Four of five in time is what `needed` is reckoned for. */
export const wantedInTime = 0.8

export function neededIn(day: StaffingDay): NeededHalfHour[] {
  const { from, to, agents, arrivals, targetMinutes } = day
  const people = createPieces(from, to)
  for (const { openings } of agents)
    for (const opening of openings) people.spread(opening.from, opening.to, 60_000 / halfHourMs)
  const places = placesOf(day)
  const takes = meanTakes(day)
  const teams = [...new Set(arrivals.map(({ team }) => team))].sort()
  const come = new Map(teams.map((team) => [team, createPieces(from, to)]))
  for (const { at, team } of arrivals) come.get(team)!.add(at, 1)
  const there = people.values()
  // Where nobody is there, somebody would have as many cases at the same time as in the rest of the day.
  const usual = sum(there) === 0 ? 1 : sum(places) / sum(there)
  return Array.from({ length: people.length }, (_, i) => {
    const each = there[i]! > 0 ? places[i]! / there[i]! : usual
    const counts = teams.map((team) => come.get(team)!.values()[i]!)
    return {
      at: from + i * halfHourMs,
      arrivals: counts.reduce((all, count) => all + count, 0),
      people: there[i]!,
      needed: teams.map((team, place) => ({
        team,
        people: neededFor(counts[place]! * 2, takes, targetMinutes) / each,
      })),
    }
  })
}

/** The fewest who answer so many of those who come in time, each with one case; by Erlang C, so that nobody is reckoned to leave. */
function neededFor(perHour: number, takes: number, targetMinutes: number): number {
  if (perHour === 0 || takes === 0) return 0
  let people = Math.max(1, Math.ceil((perHour * takes) / 60))
  while (erlangC({ arrivals: perHour, perPerson: 60 / takes, people }).within(targetMinutes) < wantedInTime) people++
  return people
}

const sum = (of: Float64Array): number => of.reduce((all, each) => all + each, 0)

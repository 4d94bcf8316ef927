import type { StaffingArrival as Arrival, RoutingPolicy, Staffed, StaffingDay } from '@baton/engine'
import { enoughLeft, enoughSeen, patienceOf } from '@baton/engine'
import type { SimulationBasis } from '@baton/protocol'
import type { DayException, Hours } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import type { Span } from '../health/completeness-health.ts'
import { readCalendars, readTeams } from '../people/read-roster.ts'
import { workOf } from '../people/work-settings.ts'
import { openingsBetween } from '../service-levels/openings-between.ts'
import { readCame, readPeople, readSightings, type Came, type PersonThen } from './read-came.ts'

const minute = 60_000
const dayMs = 24 * 60 * minute
/** Who was seen at work again within so long was there in between. */
const gapMs = 3 * 60 * minute

export interface RealDay {
  day: StaffingDay
  people: readonly PersonThen[]
  /** What happened, in the shape of what is played. */
  happened: readonly { arrival: Arrival; end: 'answered' | 'left' | 'waiting'; at: number }[]
  basis: SimulationBasis
}

export interface ReadDay extends Span {
  targetMinutes: number
  patienceMinutes: number | null
  routing: RoutingPolicy
}

/** A past span as it was: who came to people, how long they waited, stayed and took, and who was at work. */
export async function readDay(
  db: Database,
  workspace: string,
  { from, to, targetMinutes, patienceMinutes, routing }: ReadDay,
): Promise<RealDay> {
  const [came, people, sightings, teams, calendars, work] = await Promise.all([
    readCame(db, workspace, { from, to }),
    readPeople(db, workspace, from),
    readSightings(db, workspace, { from, to }),
    readTeams(db, workspace),
    readCalendars(db, workspace),
    db.transaction({ workspace }, (query) => workOf(query, workspace)),
  ])
  const openingsOf = (it: { hours: Hours | null; calendarId: string | null }) => {
    const calendar = calendars.find(({ id }) => id === it.calendarId)
    const exceptions: readonly DayException[] = calendar?.exceptions ?? []
    const all = openingsBetween(it.hours ?? calendar ?? null, from - dayMs, to, exceptions)
    return all && clipped(all, { from, to })
  }
  const open = new Map(teams.map((team) => [team.id, openingsOf(team)]))
  const met = came.flatMap((each) => meet(each, open.get(each.team) ?? null, to))
  const takes = met.map(({ it }) => takesOf(it, work.silentMinutes * minute))
  const { handling, matters } = handlingOf(
    met.map(({ it }) => it),
    takes,
    routing.handleMinutes,
  )
  const agents: Staffed[] = []
  let byShift = 0
  for (const { id, teams: own, skills, languages, capacity, hours, calendarId } of people) {
    const shifts = openingsOf({ hours, calendarId })
    const openings = shifts ?? sightOf(sightings.get(id) ?? [], { from, to })
    if (openings.length === 0) continue
    if (shifts) byShift += 1
    agents.push({ id, teams: own, skills, languages, capacity, openings })
  }
  const waits = met.map(({ at, it, end, endAt }) => ({ minutes: (endAt - at) / minute, left: end === 'left', it }))
  const learned = patienceOf(waits)
  const patience = learned ?? patienceMinutes
  const acceptMinutes = medianOf(came.flatMap(({ acceptDelay }) => acceptDelay ?? [])) / minute
  const arrivals = met.map(({ it, at, end, endAt }, i): Arrival => ({
    id: it.id,
    at,
    team: it.team,
    skills: it.skills,
    language: it.language,
    tier: it.tier,
    priority: it.priority,
    weight: it.weight ?? 1,
    previousAgent: it.previousAgent,
    owner: it.owner,
    matter: matters[i]!,
    leftAfter: end === 'left' ? (endAt - at) / minute : null,
    stayed: end === 'left' ? 0 : (endAt - at) / minute,
  }))
  return {
    people,
    happened: met.map(({ end, endAt }, i) => ({ arrival: arrivals[i]!, end, at: endAt })),
    day: {
      from,
      to,
      arrivals,
      agents,
      teams: teams.map(({ id, parent }) => ({ id, parent })),
      handling,
      routing,
      patienceMinutes: patience,
      acceptMinutes,
      wrapUpMinutes: work.wrapUpSeconds / 60,
      targetMinutes,
    },
    basis: {
      arrivals: arrivals.length,
      closed: came.length - met.length,
      handled: takes.filter((each) => each !== null).length,
      patience: learned !== null ? 'learned' : patience !== null ? 'given' : 'endless',
      patienceMinutes: patience === null ? null : tenth(patience),
      acceptMinutes: tenth(acceptMinutes),
      wrapUpMinutes: tenth(work.wrapUpSeconds / 60),
      byShift,
      bySight: agents.length - byShift,
    },
  }
}

/** So many have to come, and of so many it has to be known what they took, before a day that is played says something. */
export const isEnough = ({ arrivals, handled }: SimulationBasis): boolean => arrivals >= 20 && handled >= enoughLeft

interface Met {
  it: Came
  /** From when their wait counts: who comes while the team is closed is given a time, and waits from then on. */
  at: number
  end: 'answered' | 'left' | 'waiting'
  endAt: number
}

function meet(it: Came, openings: readonly Span[] | null, to: number): Met[] {
  const at = openings ? openings.find((each) => it.at < each.to) : { from: it.at }
  if (!at) return []
  const met = Math.max(it.at, at.from)
  if (it.acceptedAt !== null && it.acceptedAt < to)
    return [{ it, at: Math.min(met, it.acceptedAt), end: 'answered', endAt: it.acceptedAt }]
  // Gone before anybody was there again: no staffing within the opening times would have met them.
  if (it.acceptedAt === null && it.endedAt !== null && it.endedAt < to)
    return it.endedAt < met ? [] : [{ it, at: met, end: 'left', endAt: it.endedAt }]
  return met >= to ? [] : [{ it, at: met, end: 'waiting', endAt: to }]
}

/** How long it took a person, without what the customer was silent beyond the time after which that counts nothing. Null where it has not ended. */
function takesOf({ acceptedAt, endedAt, turns }: Came, silentMs: number): number | null {
  if (acceptedAt === null || endedAt === null) return null
  const silent = turns.reduce((sum, turn) => sum + Math.max(0, turn.to - turn.from - silentMs), 0)
  return Math.max(0.1, (endedAt - acceptedAt - (silentMs > 0 ? silent : 0)) / minute)
}

/** Handle times by what was needed; where too few needed that, by team; where too few came to it, of all. */
function handlingOf(came: readonly Came[], takes: readonly (number | null)[], usual: number) {
  const seen = new Map<string, number[]>()
  const namesOf = ({ team, skills }: Came) => [
    `${team}/${skills
      .map((each) => (typeof each === 'string' ? each : each.name))
      .sort()
      .join(',')}`,
    team,
    '',
  ]
  for (const [i, it] of came.entries()) {
    const took = takes[i]
    if (typeof took !== 'number') continue
    for (const name of namesOf(it)) seen.set(name, [...(seen.get(name) ?? []), took])
  }
  const matters = came.map((it) => namesOf(it).find((name) => (seen.get(name)?.length ?? 0) >= enoughSeen) ?? '')
  const handling: Record<string, StaffingDay['handling'][string]> = {}
  for (const name of new Set(['', ...matters])) {
    const all = seen.get(name) ?? []
    const mean = all.length === 0 ? usual : all.reduce((sum, each) => sum + each, 0) / all.length
    handling[name] = { mean, seen: all.sort((a, b) => a - b) }
  }
  return { handling, matters }
}

/** When somebody was there who has no shift: from the first case to the last, without long breaks. */
function sightOf(cases: readonly Span[], span: Span): Span[] {
  const merged: Span[] = []
  for (const each of clipped(cases, span)) {
    const last = merged.at(-1)
    if (last && each.from - last.to <= gapMs) last.to = Math.max(last.to, each.to)
    else merged.push({ ...each })
  }
  return merged
}

const clipped = (openings: readonly Span[], { from, to }: Span): Span[] =>
  openings
    .map((each) => ({ from: Math.max(each.from, from), to: Math.min(each.to, to) }))
    .filter((each) => each.from < each.to)

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

const tenth = (value: number) => Math.round(value * 10) / 10

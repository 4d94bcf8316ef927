import {
  forecastMisses,
  isTeamOpen,
  nextTeamOpening,
  remainingWait,
  waitsOfAll,
  type ExpectedWait,
  type Forecast,
  type Need,
  type Policy,
  type Roster,
  type ServiceClock,
} from '@baton/engine'
import type { ServiceTarget } from '@baton/protocol'
import type { CalendarAtWork, TeamAtWork } from '../people/read-roster.ts'
import { clocksOfRow, openingsOfTeams } from '../service-levels/served-cases.ts'
import { forEngine } from '../service-levels/targets.ts'
import type { OpenCase, Took } from './open-cases.ts'

/** A clock of an open case, and what will become of it. */
export type CaseForecast = Forecast<OpenCase & { team: string }>

export interface ForecastGiven {
  at: number
  policy: Policy
  roster: Roster
  cases: readonly OpenCase[]
  teams: readonly TeamAtWork[]
  calendars: readonly CalendarAtWork[]
  targets: readonly ServiceTarget[]
  took: readonly Took[]
}

const minute = 60_000
const hour = 60 * minute
/** Nobody is at work who could take it, and no time is known at which somebody is. */
const nobody: ExpectedWait = { low: hour, middle: 4 * hour, high: 24 * hour }
/** Where nothing was seen yet: from a yes to the first word. */
const firstWord: ExpectedWait = { low: minute / 4, middle: minute, high: 3 * minute }

/** The case as the router looks for somebody for it. */
export const needOfCase = ({ team, skills, language, tier, priority, requestedAt, weight }: OpenCase): Need => ({
  team: team ?? '',
  skills,
  language,
  tier,
  priority,
  since: requestedAt,
  weight,
  passedBy: [],
})

/** All clocks that run, those that will most surely be missed first. */
export function forecastOf(given: ForecastGiven): CaseForecast[] {
  const { at, cases, targets, teams, calendars } = given
  if (targets.length === 0) return []
  const handedOff = cases.filter(
    (each): each is OpenCase & { team: string } => each.handoffId !== null && each.team !== null,
  )
  const earliest = handedOff.reduce((least, { begunAt }) => Math.min(least, begunAt), at)
  const hours = openingsOfTeams(teams, calendars, { from: earliest, to: at })
  const promised = forEngine(targets)
  const queued = waitsForPeople(given, handedOff)
  const took = tookBy(given.took)
  const waiting = handedOff.flatMap((of) => {
    const held = of.holder === 'agent'
    const row = {
      ...of,
      status: of.handoffStatus ?? '',
      endedAt: null,
      unansweredSince: held ? of.unansweredSince : null,
    }
    return clocksOfRow(row, promised, hours.get(of.team) ?? null, at)
      .filter(({ stoppedAt }) => stoppedAt === null)
      .map((clock) => ({ of, clock, wait: waitOf(of, clock, queued.get(of.conversationId), took(of.team), at) }))
  })
  return forecastMisses(waiting, at)
}

/** By conversation: how long it still waits until a person has it. */
function waitsForPeople({ roster, policy, at }: ForecastGiven, cases: readonly OpenCase[]): Map<string, ExpectedWait> {
  const waiting = cases.filter(({ holder }) => holder === 'queue')
  const waits = waitsOfAll(waiting.map(needOfCase), {
    roster,
    policy: policy.routing,
    handleMinutes: policy.routing.handleMinutes,
    now: at,
  })
  const asked: ExpectedWait = { low: policy.offerMs / 8, middle: policy.offerMs / 2, high: policy.offerMs * 2 }
  return new Map(
    waiting.map(({ conversationId, team, offeredTo }, i) => [
      conversationId,
      offeredTo === null ? (waits[i] ?? untilOpen(roster, team, at)) : asked,
    ]),
  )
}

function untilOpen(roster: Roster, id: string | null, at: number): ExpectedWait {
  const team = roster.teams.find((each) => each.id === id)
  const opens = team && !isTeamOpen(team, at) ? nextTeamOpening(team, at) : null
  if (opens === null) return nobody
  return { low: opens - at, middle: opens - at + 5 * minute, high: opens - at + hour }
}

interface TookOf {
  answer: readonly number[]
  whole: readonly number[]
}

/** What a team's last handoffs took. */
function tookBy(all: readonly Took[]): (team: string) => TookOf {
  const byTeam = new Map<string, TookOf>()
  return (team) => {
    let found = byTeam.get(team)
    if (!found) {
      const own = all.filter((each) => each.team === team)
      found = { answer: own.flatMap(({ answer }) => answer ?? []), whole: own.map(({ whole }) => whole) }
      byTeam.set(team, found)
    }
    return found
  }
}

function waitOf(
  { acceptedAt, unansweredSince, begunAt }: OpenCase,
  { kind }: ServiceClock,
  queued: ExpectedWait | undefined,
  took: TookOf,
  at: number,
): ExpectedWait {
  const word = took.answer.length < 10 ? firstWord : remainingWait(took.answer, 0)
  if (kind === 'first-response')
    return queued ? plus(queued, word) : remainingWait(took.answer, at - (acceptedAt ?? at))
  if (kind === 'next-response') return remainingWait(took.answer, at - (unansweredSince ?? at))
  return longer(remainingWait(took.whole, at - begunAt), queued ? plus(queued, word) : null)
}

const plus = (a: ExpectedWait, b: ExpectedWait): ExpectedWait => ({
  low: a.low + b.low,
  middle: a.middle + b.middle,
  high: a.high + b.high,
})

const longer = (a: ExpectedWait, b: ExpectedWait | null): ExpectedWait =>
  b === null ? a : { low: Math.max(a.low, b.low), middle: Math.max(a.middle, b.middle), high: Math.max(a.high, b.high) }

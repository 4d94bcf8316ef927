import {
  forecastMisses,
  isTeamOpen,
  nextTeamOpening,
  remainingWaitsOf,
  surestFirst,
  waitsOfAllBySteps,
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
import { overAll, type Pace } from './pace.ts'

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
export async function forecastOf(given: ForecastGiven, pace: Pace): Promise<CaseForecast[]> {
  const { at, cases, targets, teams, calendars } = given
  if (targets.length === 0) return []
  const handedOff = cases.filter(
    (each): each is OpenCase & { team: string } => each.handoffId !== null && each.team !== null,
  )
  const earliest = handedOff.reduce((least, { begunAt }) => Math.min(least, begunAt), at)
  const hours = openingsOfTeams(teams, calendars, { from: earliest, to: at })
  const promised = forEngine(targets)
  const queued = await waitsForPeople(given, handedOff, pace)
  const took = tookBy(given.took)
  const found: CaseForecast[] = []
  await overAll(handedOff, pace, (piece) => {
    const waiting = piece.flatMap((of) => {
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
    found.push(...forecastMisses(waiting, at))
  })
  return found.sort(surestFirst)
}

/** By team, tier and clock; in each group those first that will most surely be missed. */
export async function groupsOf(forecasts: readonly CaseForecast[], pace: Pace): Promise<CaseForecast[][]> {
  const groups = new Map<string, CaseForecast[]>()
  await overAll(forecasts, pace, (piece) => {
    for (const each of piece) {
      const key = JSON.stringify([each.of.team, each.of.tier, each.kind])
      const group = groups.get(key)
      if (group) group.push(each)
      else groups.set(key, [each])
    }
  })
  return [...groups.values()]
}

/** By conversation: how long it still waits until a person has it. */
async function waitsForPeople(
  { roster, policy, at }: ForecastGiven,
  cases: readonly OpenCase[],
  pace: Pace,
): Promise<Map<string, ExpectedWait>> {
  const waiting = cases.filter(({ holder }) => holder === 'queue')
  const steps = waitsOfAllBySteps(waiting.map(needOfCase), {
    roster,
    policy: policy.routing,
    handleMinutes: policy.routing.handleMinutes,
    now: at,
  })
  let step = steps.next()
  for (; !step.done; step = steps.next()) await pace()
  const waits = step.value
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

/** How long what a team holds still takes that has taken so long already. */
interface TookOf {
  word: ExpectedWait
  answer(elapsedMs: number): ExpectedWait
  whole(elapsedMs: number): ExpectedWait
}

/** What a team's last handoffs took. */
function tookBy(all: readonly Took[]): (team: string) => TookOf {
  const byTeam = Map.groupBy(all, ({ team }) => team)
  const known = new Map<string, TookOf>()
  return (team) => {
    let found = known.get(team)
    if (!found) {
      const own = byTeam.get(team) ?? []
      const answers = own.flatMap(({ answer }) => answer ?? [])
      const answer = remainingWaitsOf(answers)
      found = {
        word: answers.length < 10 ? firstWord : answer(0),
        answer,
        whole: remainingWaitsOf(own.map(({ whole }) => whole)),
      }
      known.set(team, found)
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
  if (kind === 'first-response') return queued ? plus(queued, took.word) : took.answer(at - (acceptedAt ?? at))
  if (kind === 'next-response') return took.answer(at - (unansweredSince ?? at))
  return longer(took.whole(at - begunAt), queued ? plus(queued, took.word) : null)
}

const plus = (a: ExpectedWait, b: ExpectedWait): ExpectedWait => ({
  low: a.low + b.low,
  middle: a.middle + b.middle,
  high: a.high + b.high,
})

const longer = (a: ExpectedWait, b: ExpectedWait | null): ExpectedWait =>
  b === null ? a : { low: Math.max(a.low, b.low), middle: Math.max(a.middle, b.middle), high: Math.max(a.high, b.high) }

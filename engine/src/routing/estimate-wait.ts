import { caseIndex } from './case-index.ts'
import type { Need } from './need.ts'
import { reachesOf, type Reach } from './rings.ts'
import type { Roster, RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import { scanRoster } from './scan-roster.ts'
import { wantedOf, whyPassOver, type Wanted } from './why-pass-over.ts'

/** What lies between a customer and a person, as the queue stands. */
export interface QueueAhead {
  /** How many go before them, each counted by the share of its people who are also theirs. */
  ahead: number
  /** How many wait that may go before them, whole: who is more pressing, and who is older, for age decides in the end. */
  position: number
  /** People at work who could take it. */
  people: number
  /** Minutes until the person comes, in the mean: those people let cases go one after the other. Null where nobody is at work. */
  minutes: number | null
}

/** A kind of case that comes to these people. */
export interface Coming {
  need: Need
  perMinute: number
}

export interface QueueGiven {
  roster: Roster
  /** Everybody else who waits, those included to whom somebody has been offered who has not accepted yet. */
  waiting: readonly Need[]
  /** What comes, where that is known: some of it goes before. */
  coming?: readonly Coming[] | undefined
  /** What a case takes one person, with as many as they hold at a time. */
  handleMinutes: number
  policy: RoutingPolicy
  now: number
}

interface Looked {
  wanted: Wanted
  home: Reach
}

/**
 * Looks at the live queue. The people who could take it let cases go at the rate of their places over what a case takes, the next one sooner
 * where it is known who comes free; each case that goes before takes one of those places, by as much as their people are the same.
 */
export function queueAhead(need: Need, given: QueueGiven): QueueAhead {
  const { roster, waiting, coming = [], handleMinutes, policy, now } = given
  const among = roster.index ?? scanRoster(roster)
  const looks = new Map<string, Looked>()
  const mine = look(need)
  // Whoever took more than they have room for comes free like anybody else.
  const able = (agent: RosterAgent, { wanted, home }: Looked) =>
    whyPassOver({ ...agent, load: 0 }, { ...wanted, weight: 0 }, home, now) === null
  let places = 0
  let soon = 0
  let people = 0
  for (const { like, members } of among.kinds()) {
    if (members.length === 0 || !able(like, mine)) continue
    people += members.length
    places += like.capacity * members.length
    for (const agent of members) soon += likelyIn(agent)
  }
  if (places === 0) return { ahead: 0, position: waiting.length, people: 0, minutes: null }

  const index = caseIndex(need, now, policy).index
  const shares = new Map<string, number>()
  let ahead = 0
  let position = 0
  for (const other of waiting) {
    const before = caseIndex(other, now, policy).index > index
    // Of two who came in the same moment either may be first: each is told of the other.
    const older = (other.since ?? now) <= (need.since ?? now)
    const share = before || older ? shareOf(other) : 0
    if (before) ahead += share
    if (share > 0) position++
  }
  const rate = places / handleMinutes
  const alone = 1 / soon + ahead / rate
  // Of those who come meanwhile, the dearer ones go before as well.
  const later = caseIndex(need, now + (alone * 60_000) / 2, policy).index
  let passing = 0
  for (const { need: other, perMinute } of coming) {
    if (caseIndex({ ...other, since: now }, now, policy).index > later) passing += perMinute * shareOf(other)
  }
  return { ahead, position, people, minutes: alone / Math.max(0.1, 1 - passing / rate) }

  function likelyIn({ capacity, load, freeAt }: RosterAgent): number {
    if (load < capacity) return capacity / handleMinutes
    const known = freeAt === undefined ? undefined : Math.max(0.5, (freeAt - now) / 60_000)
    return known === undefined ? capacity / handleMinutes : Math.max(1 / known, (capacity - 1) / handleMinutes)
  }

  function look(of: Need): Looked {
    const key = keyOf(of)
    let looked = looks.get(key)
    if (!looked) {
      const home = reachesOf({ ...of, since: undefined }, roster, policy, now)[0]!
      looked = { wanted: wantedOf(of, home, among.climate), home }
      looks.set(key, looked)
    }
    return looked
  }

  /** Of the people who could take the other one, the share who could take this one too. */
  function shareOf(other: Need): number {
    const key = keyOf(other)
    const known = shares.get(key)
    if (known !== undefined) return known
    const theirs = look(other)
    let both = 0
    let all = 0
    for (const { like, members } of among.kinds()) {
      if (members.length === 0 || !able(like, theirs)) continue
      all += members.length
      if (able(like, mine)) both += members.length
    }
    const share = all === 0 ? 0 : both / all
    shares.set(key, share)
    return share
  }
}

const keyOf = ({ team, skills, language }: Need): string =>
  `${team}/${skills.map((each) => (typeof each === 'string' ? each : `${each.name}:${each.level}`)).join(',')}/${language ?? ''}`

/** What past estimates teach: where the tenth and the ninetieth of a hundred came out, and what the mean has to be multiplied by. */
export interface Calibration {
  low: number
  high: number
  scale: number
}

const tenth = 1.2816
export const uncalibrated: Calibration = { low: -tenth, high: tenth, scale: 1 }

/**
 * What a customer may be told: how many are before them, where that can but improve, or else a range that holds for eight of ten.
 * Whole seconds; `seconds` is the mean.
 */
export type WaitEstimate = { fromSeconds: number; toSeconds: number; seconds: number } & (
  | { kind: 'position'; ahead: number }
  | { kind: 'range' }
)

export function estimateWait(
  need: Need,
  given: QueueGiven,
  calibration: Calibration = uncalibrated,
): (WaitEstimate & { queue: QueueAhead }) | null {
  const queue = queueAhead(need, given)
  if (queue.minutes === null) return null
  const steps = queue.ahead + 1
  const at = (z: number) => Math.round(60 * queue.minutes! * spread(steps, z))
  const span = {
    fromSeconds: at(calibration.low),
    toSeconds: at(calibration.high),
    seconds: Math.round(60 * queue.minutes * calibration.scale),
    queue,
  }
  return canOnlyImprove(need, given) ? { kind: 'position', ahead: queue.position, ...span } : { kind: 'range', ...span }
}

/**
 * The time of as many steps as there are, over its mean, at z of a normal distribution: Wilson and Hilferty's approximation of the gamma
 * distribution, which is what so many departures one after the other take.
 */
export function spread(steps: number, z: number): number {
  return Math.max(0, 1 - 1 / (9 * steps) + z / (3 * Math.sqrt(steps))) ** 3
}

/** The other way round: at which z a wait came out. */
function zOf(steps: number, over: number): number {
  return (Math.cbrt(over) - 1 + 1 / (9 * steps)) * 3 * Math.sqrt(steps)
}

/**
 * Whether nobody can come who goes before: whatever comes costs no more, ages no faster and takes no less time, needs the same people, and is
 * nobody's whose own person could take it first. Where that is not known, the answer is no.
 */
export function canOnlyImprove(need: Need, { coming, waiting, policy }: QueueGiven): boolean {
  if (!coming || policy.bySpeed) return false
  const mine = standing(need, policy)
  return [...coming.map((each) => each.need), ...waiting].every((other) => {
    const theirs = standing(other, policy)
    const known = (other.previousAgent ? policy.previousMinutes : 0) + (other.owner ? policy.ownerMinutes : 0)
    return known === 0 && theirs.cost <= mine.cost && theirs.slope <= mine.slope && keyOf(other) === keyOf(need)
  })
}

/** What its index begins with, and by how much it grows in a minute. */
function standing(need: Need, policy: RoutingPolicy): { cost: number; slope: number } {
  const later = caseIndex({ ...need, since: -60_000 }, 0, policy).parts
  return { cost: later.cost ?? 0, slope: later.aging ?? 0 }
}

/** An estimate and what then happened. */
export interface EstimateOutcome {
  steps: number
  /** What the queue said, uncalibrated. */
  minutes: number
  waitedMinutes: number
}

/** As few teach nothing. */
const fewest = 50

/** Learned from the newest outcomes of a team, as many as the caller keeps: some hundreds. */
export function calibrationOf(outcomes: readonly EstimateOutcome[]): Calibration {
  if (outcomes.length < fewest) return uncalibrated
  const zs = outcomes
    .map(({ steps, minutes, waitedMinutes }) => zOf(steps, waitedMinutes / minutes))
    .sort((a, b) => a - b)
  const said = outcomes.reduce((sum, { minutes }) => sum + minutes, 0)
  const was = outcomes.reduce((sum, { waitedMinutes }) => sum + waitedMinutes, 0)
  return { low: at(zs, 0.1), high: at(zs, 0.9), scale: was / said }
}

function at(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below)
}

/** How good estimates were: the share of waits within the range, and by how much the mean was off, as a share of what was waited. */
export interface EstimateScore {
  count: number
  coverage: number
  bias: number
}

export function scoreEstimates(
  told: readonly { fromSeconds: number; toSeconds: number; seconds: number; waitedSeconds: number }[],
): EstimateScore {
  const within = told.filter((each) => each.fromSeconds <= each.waitedSeconds && each.waitedSeconds <= each.toSeconds)
  const said = told.reduce((sum, { seconds }) => sum + seconds, 0)
  const was = told.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0)
  return { count: told.length, coverage: within.length / told.length, bias: said / was - 1 }
}

import {
  beginLearner,
  chanceBy,
  countFailure,
  countHandoff,
  countOutcome,
  estimate,
  failingShare,
  learnFrom,
  minutesForOthers,
  noFailures,
  noQueue,
  priorModel,
  type FailingShares,
  type HeardOutcome,
  type Learner,
  type LoggedDecision,
  type TimingMark,
} from '@baton/engine'
import { createChance } from '../../chance.ts'
import { costsOfTier } from '../month/costs.ts'
import { dayMs, hourMs, minuteMs, staffByHour, weekend } from '../month/world.ts'
import type { DeskPolicy, Seen } from '../month/run-month.ts'

export interface LearnedPolicy extends DeskPolicy {
  learner(): Learner
  /** What it thinks of a turn now: the chance that the assistant resolves it alone. */
  chance(seen: Seen): number
  failing(): FailingShares
}

/** How often it goes on where a person would cost a little less, so that it learns what the assistant would have done. */
const explores = 0.05
const nearlyEqual = 1.5
/** Of what a person costs, the most that others' waiting may add. */
const dearest = 0.7

/** Decides by expected cost with an estimator that learns from what is heard, as the month goes. Begins as what is shipped. */
export function learnedPolicy(seed: number, perDay: number): LearnedPolicy {
  let learner = beginLearner(priorModel)
  let failing = noFailures
  let queue = noQueue
  const chance = createChance(seed, 'exploration')
  const open = new Map<number, Open>()
  /** What a handoff now makes others wait, in agent minutes; never so much that nobody gets a person. */
  const priceOf = ({ at, tier }: Seen): number => {
    const { wait, person } = costsOfTier(tier)
    const price = wait * minutesForOthers(queue, hourOf(at), person, staffAt(at, perDay))
    return Math.min(price, person * dearest)
  }
  /** What going on cost, once it is known that it failed: until a person took it, or, where the customer was lost, all of it. */
  const countFailures = (record: Open, end: Seen | 'lost') =>
    record.seen.forEach((seen, turn) => {
      if (end === seen) return
      failing = countFailure(
        failing,
        { turn, chance: record.chances[turn]! },
        end === 'lost' ? 1 : costUntil(seen, end) / lossOf(seen),
      )
    })
  return {
    name: 'learned',
    learner: () => learner,
    chance: (seen) => chanceBy(learner, seen.features, seen.intent),
    failing: () => failing,
    handsOff(seen) {
      const resolves = chanceBy(learner, seen.features, seen.intent)
      const over =
        costOfGoingOn(seen, resolves, failingShare(failing, seen.turn, resolves)) - costOfPerson(seen) - priceOf(seen)
      const handsOff = over > 0 && !(over < nearlyEqual && chance.happens(explores))
      const record = open.get(seen.conversation) ?? newRecord()
      record.decisions.push({ features: seen.features, intent: seen.intent, kept: !handsOff })
      record.seen.push(seen)
      record.chances.push(resolves)
      open.set(seen.conversation, record)
      if (handsOff) {
        countFailures(record, seen)
        learner = countOutcome(learner, 'handed-off')
      }
      if (handsOff) queue = countHandoff(queue, hourOf(seen.at), seen.waitMin, costsOfTier(seen.tier).waitCap)
      return handsOff
    },
    hears(heard) {
      const record = open.get(heard.conversation)
      if (!record) return
      if (heard.kind === 'silence') {
        learner = countOutcome(learner, endOf(record))
        open.delete(heard.conversation)
        return
      }
      if (heard.kind === 'mark') {
        record.mark = heard.mark
        if (!isLost(record)) learner = countOutcome(learner, 'marked')
      } else {
        if (!isLost(record) && heard.kind !== 'customer-said-yes') countFailures(record, 'lost')
        record.heard.add(heard.kind)
      }
      const taught = isLost(record) ? 'lost' : (record.mark ?? 'yes')
      if (taught !== record.taught) learner = learnFrom(learner, record.decisions, record)
      record.taught = taught
    },
  }
}

/** As it is shipped, and never learns. */
export const priorPolicy: DeskPolicy = {
  name: 'shipped, not learning',
  handsOff: (seen) => costOfGoingOn(seen, estimate(priorModel, seen.features).resolves, 1) > costOfPerson(seen),
}

const hourOf = (at: number): number => Math.floor((at % dayMs) / hourMs)

/** The desk's own roster. */
const staffAt = (at: number, perDay: number): number =>
  ((staffByHour[hourOf(at)] ?? 0) * (Math.floor(at / dayMs) % 7 >= 5 ? weekend.staff : 1) * perDay) / 1000

interface Open {
  decisions: LoggedDecision[]
  seen: Seen[]
  chances: number[]
  heard: Set<HeardOutcome>
  mark: TimingMark | null
  /** What of it has been learned. */
  taught: string | null
}

const newRecord = (): Open => ({ decisions: [], seen: [], chances: [], heard: new Set(), mark: null, taught: null })
const losses = ['came-back', 'gave-up', 'customer-said-no', 'asked-for-person'] as const
const isLost = ({ heard }: Open): boolean => losses.some((each) => heard.has(each))
const endOf = (record: Open) => (isLost(record) ? 'failed' : record.heard.has('customer-said-yes') ? 'yes' : 'silent')

/** A person now: the later, the more there is to make good. Who is resolved after all has nothing to make good. */
function costOfPerson({ tier, waitMin, features, turn }: Seen): number {
  const costs = costsOfTier(tier)
  return (
    costs.person +
    costs.wait * Math.min(waitMin, costs.waitCap) +
    costs.late * (1 + features.urgency) * latenessAt(turn)
  )
}

/** Replies that did not help count by thirds. */
const latenessAt = (turn: number): number => Math.min(1, turn / 3)

/** What it costs beyond a person now when this customer is lost. */
function lossOf({ tier, features, turn }: Seen): number {
  const { late, churn } = costsOfTier(tier)
  return late * (1 + features.urgency) * (1 - latenessAt(turn)) + churn
}

/** What going on from one turn to a handoff at a later one has cost on top. */
function costUntil(from: Seen, to: Seen): number {
  const { late, effort } = costsOfTier(from.tier)
  return (
    late * (1 + to.features.urgency) * (latenessAt(to.turn) - latenessAt(from.turn)) +
    effort * ((to.at - from.at) / minuteMs)
  )
}

/** What failing costs after going on, and the customer's minutes until the next turn. */
function costOfGoingOn(seen: Seen, resolves: number, share: number): number {
  const failed = costOfPerson(seen) + share * lossOf(seen)
  return (1 - resolves) * failed + costsOfTier(seen.tier).effort * 2
}

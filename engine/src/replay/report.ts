import { cheapest, type Outcome } from '../escalation/weigh.ts'
import type { ReplayCase, ReplayPoint } from './replay-case.ts'

export type Difference = 'earlier' | 'same' | 'later' | 'not-at-all' | 'newly' | 'neither'

export interface Sum {
  before: number
  after: number
}

export interface ReplayGroup {
  name: string
  conversations: number
  handedOff: Sum
  cost: Sum
}

/** What a policy would have done, beside what the policy that is live would have: `after` is the new one, `before` the one that is. */
export interface ReplayReport {
  conversations: number
  turns: number
  earlier: number
  same: number
  later: number
  notAtAll: number
  newly: number
  neither: number
  unknown: number
  handedOff: Sum
  agentMinutes: Sum
  cost: Sum
  byTier: ReplayGroup[]
  byIntent: ReplayGroup[]
  curve: { margin: number; cost: number; handedOff: number }[]
  examples: {
    id: string
    what: Exclude<Difference, 'same' | 'neither'>
    turn: number | null
    actual: number | null
    reason: string | null
  }[]
}

/** The same conversations under the policy that is live and under the one that is asked about, in the same order. */
export interface ReplayPair {
  before: ReplayCase
  after: ReplayCase
}

const margins = [-8, -6, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12]
const examplesEach = 5

/** Costs are judged by what the policy that is asked about says things cost, for both: a lead compares deeds, not price lists. */
export function reportOf(pairs: readonly ReplayPair[]): ReplayReport {
  const judged = pairs.map(({ before, after }) => {
    const [handsBefore, handsAfter] = [pricedBy(after, handsOffAt(before)), handsOffAt(after)]
    return {
      before,
      after,
      handsBefore,
      handsAfter,
      difference: differenceOf(after, handsAfter),
      costs: { before: costOf(after, handsBefore), after: costOf(after, handsAfter) },
    }
  })
  const count = (difference: Difference) => judged.filter((each) => each.difference === difference).length
  const sum = (of: (each: (typeof judged)[number]) => Sum): Sum =>
    judged.map(of).reduce((all, each) => ({ before: all.before + each.before, after: all.after + each.after }), {
      before: 0,
      after: 0,
    })
  const handed = (each: (typeof judged)[number]): Sum => ({
    before: each.handsBefore ? 1 : 0,
    after: each.handsAfter ? 1 : 0,
  })
  const group = (of: (each: ReplayCase) => string | null): ReplayGroup[] => {
    const names = [...new Set(pairs.map(({ after }) => of(after) ?? 'unknown'))]
    return names
      .map((name) => {
        const mine = judged.filter(({ after }) => (of(after) ?? 'unknown') === name)
        const total = (part: (each: (typeof judged)[number]) => Sum): Sum => ({
          before: round(mine.reduce((all, each) => all + part(each).before, 0)),
          after: round(mine.reduce((all, each) => all + part(each).after, 0)),
        })
        return { name, conversations: mine.length, handedOff: total(handed), cost: total(({ costs }) => costs) }
      })
      .sort((a, b) => b.conversations - a.conversations || (a.name < b.name ? -1 : 1))
      .slice(0, 50)
  }
  return {
    conversations: pairs.length,
    turns: pairs.reduce((all, { after }) => all + after.points.length, 0),
    earlier: count('earlier'),
    same: count('same'),
    later: count('later'),
    notAtAll: count('not-at-all'),
    newly: count('newly'),
    neither: count('neither'),
    unknown: pairs.filter(({ after }) => after.actual === null && after.solved === null).length,
    handedOff: sum(handed),
    agentMinutes: roundSum(
      sum(({ after, handsBefore, handsAfter }) => ({
        before: handsBefore?.person ?? lastPerson(after),
        after: handsAfter?.person ?? lastPerson(after),
      })),
    ),
    cost: roundSum(sum(({ costs }) => costs)),
    byTier: group(({ tier }) => tier),
    byIntent: group(({ intent }) => intent),
    curve: margins.map((margin) => {
      const at = pairs.map(({ after }) => handsOffAt(after, margin))
      return {
        margin,
        cost: round(pairs.reduce((all, { after }, i) => all + costOf(after, at[i] ?? null), 0)),
        handedOff: at.filter((point) => point !== null).length,
      }
    }),
    examples: (['earlier', 'later', 'not-at-all', 'newly'] as const).flatMap((what) =>
      judged
        .filter(({ difference }) => difference === what)
        .slice(0, examplesEach)
        .map(({ after, handsAfter }) => ({
          id: after.id,
          what,
          turn: handsAfter?.turn ?? null,
          actual: after.actual,
          reason: handsAfter ? (handsAfter.rule ?? 'expected-cost') : null,
        })),
    ),
  }
}

/** The same turn at the other policy's prices. */
const pricedBy = ({ points }: ReplayCase, at: ReplayPoint | null): ReplayPoint | null =>
  at && (points.find(({ turn }) => turn === at.turn) ?? at)

/** The first point at which it goes to a person; another margin than the policy's says what that would have changed. */
export function handsOffAt({ points }: ReplayCase, margin?: number): ReplayPoint | null {
  return points.find((point) => point.rule !== null || decided(point, margin) === 'hand-off') ?? null
}

const decided = (point: ReplayPoint, margin = point.margin): Outcome => cheapest(point.costs, margin)

function differenceOf({ actual, goesOn }: ReplayCase, handsAfter: ReplayPoint | null): Difference {
  if (actual === null) return handsAfter ? 'newly' : 'neither'
  if (!handsAfter) return 'not-at-all'
  if (handsAfter.turn < actual - 1) return 'earlier'
  // The person came with the next message, or at this one.
  return handsAfter.turn <= actual || !goesOn ? 'same' : 'later'
}

/**
 * What it would have cost to hand off there, or nowhere: a person and the wait where there was a handoff; lateness and patience where one was
 * needed and came later, or not; the customer's time until then. Where nobody said how it ended, by the chance that it had been solved.
 */
function costOf(it: ReplayCase, at: ReplayPoint | null): number {
  const last = it.points.at(-1)
  if (!last) return 0
  if (at) {
    const isLate = it.actual !== null && at.turn > it.actual
    return at.person + at.wait + at.effort + (isLate ? at.late + at.churn : 0)
  }
  const failed = it.actual !== null || it.solved === false ? 1 : it.solved === true ? 0 : 1 - last.resolves
  return failed * (last.person + last.wait + last.late + last.churn) + last.effort
}

/** Where nothing was handed off and a person had to come all the same. */
const lastPerson = (it: ReplayCase): number =>
  it.actual !== null || it.solved === false ? (it.points.at(-1)?.person ?? 0) : 0

const round = (value: number) => Math.round(value * 10) / 10
const roundSum = ({ before, after }: Sum): Sum => ({ before: round(before), after: round(after) })

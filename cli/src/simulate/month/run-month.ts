import type { HandoffFeatures as Features } from '@baton/engine'
import { costsOfTier, monthTiers, type MonthCosts } from './costs.ts'
import type { Script } from './customer.ts'
import { outcomesOf, type Heard } from './outcomes.ts'
import { openQueue } from './queue.ts'
import { days, dayMs, drift, minuteMs } from './world.ts'

/** What a policy sees of a turn, before the assistant's answer is sent. */
export interface Seen {
  conversation: number
  turn: number
  /** Milliseconds since the month began. */
  at: number
  features: Features
  tier: string
  intent: string
  /** Minutes until a person would come. */
  waitMin: number
}

/** Decides each turn, and may hear what became of it: late, in part, or never. */
export interface DeskPolicy {
  name: string
  /** Whether a person takes it now. */
  handsOff(seen: Seen): boolean
  hears?(heard: Heard): void
}

export interface MonthResult {
  name: string
  conversations: number
  /** Agent minutes for a conversation: over the month, and after the drift. */
  cost: number
  costAfterDrift: number
  /** The same for each day. */
  costByDay: readonly number[]
  /** Shares of conversations: handed off by the policy, by the customer's asking, and that the assistant failed. */
  handedOff: number
  asked: number
  failed: number
  resolvedAlone: number
  waitMin: number
}

/**
 * Runs one policy over the month. Conversations are taken whole, in the order in which they begin; what is heard of one is told before the
 * first that begins after it. Costs are those of `costs.ts`, in agent minutes:
 *
 * - a person: `person`, and `wait` for each minute of the wait, up to `waitCap`
 * - each minute of the customer with the assistant: `effort`
 * - a handoff by the policy after replies that did not help: `late × (1 + urgency)` by a third for each, whole from three on
 * - a customer whose patience ran out, who gave up, or went away with a wrong answer: `person`, `late × (1 + urgency)` and `churn`
 */
export function runMonth(
  scripts: readonly Script[],
  policy: DeskPolicy,
  known: ReadonlyMap<string, number>,
): MonthResult {
  const queue = openQueue(scripts.length / days / 1000)
  const sums = { cost: 0, after: 0, countAfter: 0, handedOff: 0, asked: 0, failed: 0, resolved: 0, wait: 0, taken: 0 }
  const byDay = Array.from({ length: days }, () => ({ cost: 0, count: 0 }))
  const waiting = createAgenda()
  for (const script of scripts) {
    for (const heard of waiting.until(script.at)) policy.hears?.(heard)
    const costs = costsOfTier(script.tier)
    const tier = monthTiers[script.tier]?.rank ?? 0.5
    const intentSuccess = known.get(script.intent) ?? 0.5
    let stop: { turn: number; by: 'policy' | 'customer'; wait: number; at: number } | null = null
    for (let t = 0; t < script.turns.length && !stop; t++) {
      const turn = script.turns[t]!
      const at = script.at + turn.minutes * minuteMs
      const waitMin = queue.waitAt(at)
      const features = { ...turn.features, tier, intentSuccess }
      const seen = {
        conversation: script.number,
        turn: t,
        at,
        features,
        tier: script.tier,
        intent: script.intent,
        waitMin,
      }
      if (turn.asksForPerson) stop = { turn: t, by: 'customer', wait: queue.take(at, script.handleMin), at }
      else if (policy.handsOff(seen)) stop = { turn: t, by: 'policy', wait: queue.take(at, script.handleMin), at }
    }
    const cost = costOf(script, stop, costs)
    for (const heard of outcomesOf(script, stop)) waiting.add(heard)
    const day = byDay[Math.min(days - 1, Math.floor(script.at / dayMs))]!
    day.cost += cost
    day.count += 1
    sums.cost += cost
    if (script.at >= drift.at * days * dayMs) {
      sums.after += cost
      sums.countAfter += 1
    }
    if (stop) {
      sums.wait += stop.wait
      sums.taken += 1
      if (stop.by === 'policy') sums.handedOff += 1
      else sums.asked += 1
    } else if (script.ending === 'resolved') sums.resolved += 1
    else sums.failed += 1
  }
  const share = (count: number) => count / scripts.length
  return {
    name: policy.name,
    conversations: scripts.length,
    cost: share(sums.cost),
    costAfterDrift: sums.after / Math.max(1, sums.countAfter),
    costByDay: byDay.map(({ cost, count }) => cost / Math.max(1, count)),
    handedOff: share(sums.handedOff),
    asked: share(sums.asked),
    failed: share(sums.failed),
    resolvedAlone: share(sums.resolved),
    waitMin: sums.wait / Math.max(1, sums.taken),
  }
}

function costOf(
  script: Script,
  stop: { turn: number; by: 'policy' | 'customer'; wait: number } | null,
  costs: MonthCosts,
): number {
  const last = script.turns[stop?.turn ?? script.turns.length - 1]!
  const effort = costs.effort * (stop ? last.minutes : last.minutes + 1)
  const late = costs.late * (1 + last.urgency)
  if (!stop) return script.ending === 'resolved' ? effort : effort + costs.person + late + costs.churn
  const person = costs.person + costs.wait * Math.min(stop.wait, costs.waitCap)
  return stop.by === 'customer'
    ? effort + person + late + costs.churn
    : effort + person + late * Math.min(1, last.unhelped / 3)
}

/** What will be heard, by time. A heap, because fifty thousand conversations wait for two days each. */
function createAgenda() {
  const heap: Heard[] = []
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b]!, heap[a]!])
  return {
    add(heard: Heard) {
      heap.push(heard)
      for (let i = heap.length - 1; i > 0;) {
        const up = (i - 1) >> 1
        if (heap[up]!.at <= heap[i]!.at) break
        swap(i, up)
        i = up
      }
    },
    *until(at: number) {
      while (heap.length > 0 && heap[0]!.at <= at) {
        const first = heap[0]!
        const last = heap.pop()!
        if (heap.length > 0) heap[0] = last
        for (let i = 0; ;) {
          let least = i
          for (const down of [2 * i + 1, 2 * i + 2])
            if (down < heap.length && heap[down]!.at < heap[least]!.at) least = down
          if (least === i) break
          swap(i, least)
          i = least
        }
        yield first
      }
    },
  }
}

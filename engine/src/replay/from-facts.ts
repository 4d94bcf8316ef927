import { evolve } from '../conversation/evolve.ts'
import type { Citation, FactRecord } from '../conversation/facts.ts'
import { nothingYet } from '../conversation/state.ts'
import { aroundThen, nothingAround, type Around } from '../escalation/features.ts'
import type { Policy } from '../escalation/policy.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import { pointOf } from './point-of.ts'
import type { ReplayCase, ReplayPoint } from './replay-case.ts'

/** Decided by costs or by what the policy says of an intent: another policy may decide otherwise. The rest happens under any. */
const byPolicy: ReadonlySet<HandoffReason['kind']> = new Set(['expected-cost', 'intent', 'offer-taken'])
/** Read again from the state, with the new policy's limits. */
const readAgain: ReadonlySet<HandoffReason['kind']> = new Set([
  'customer-asked', 'grave', 'attempts-used-up', 'assistant-loop', 'not-grounded', 'bounced', 'money-path-failed', 'restricted-action',
  'action-failed',
]) // prettier-ignore

/**
 * A conversation of this desk as another policy sees it, up to where a person took it for the first time. Messages count as they were read
 * when they came. Turns are counted as messages of anybody, from 0.
 */
export function replayFacts(
  id: string,
  records: readonly FactRecord[],
  policy: Policy,
  about: Partial<Around> = {},
): ReplayCase {
  let around: Around = { ...nothingAround, ...about }
  const points: ReplayPoint[] = []
  let state = nothingYet
  let turn = -1
  let actual: number | null = null
  let solved: boolean | null = null
  const put = (point: ReplayPoint): void => {
    if (points.at(-1)?.turn === point.turn) points[points.length - 1] = point
    else points.push(point)
  }
  const then = knownThen(records)
  for (const [i, record] of records.entries()) {
    const { fact, at } = record
    const held = state.holder.kind === 'assistant' && actual === null
    around = { ...around, ...then[i] }
    if (fact.type === 'AssistantSaid' && fact.part === 0 && held && state.unansweredSince !== null) {
      const drafted = { fingerprint: fact.fingerprint, grounding: best(fact.citations) }
      put(pointOf(state, drafted, around, at, policy, turn))
    }
    if (fact.type === 'Escalated' && held && !byPolicy.has(fact.reason.kind) && !readAgain.has(fact.reason.kind)) {
      put({ ...pointOf(state, null, around, at, policy, Math.max(0, turn)), rule: fact.reason.kind })
    }
    if ((fact.type === 'Escalated' || fact.type === 'TakenOver') && actual === null) actual = Math.max(0, turn)
    if (fact.type === 'Resolved' && actual === null) solved = solvedBy(fact.resolution) ?? solved
    if (fact.type === 'AttemptEnded' && actual === null && fact.outcome === 'customer-said-yes') solved = true
    state = evolve(state, record)
    if (
      fact.type === 'MessageReceived' ||
      (fact.type === 'AssistantSaid' && fact.part === 0) ||
      fact.type === 'AgentReplied'
    )
      turn++
    if (fact.type === 'MessageReceived' && held) put(pointOf(state, null, around, at, policy, turn))
  }
  const { attempts, playbook } = state
  const intent = playbook?.playbookId ?? attempts.find(({ path }) => path !== 'search')?.ref.split('/')[0] ?? null
  return {
    id,
    tier: around.tier,
    intent,
    points,
    turns: turn + 1,
    actual,
    solved: actual === null ? solved : false,
    goesOn: false,
  }
}

/** What was known beside the conversation at each fact: as the decision that came of a message says. */
function knownThen(records: readonly FactRecord[]): readonly (Partial<Around> | undefined)[] {
  const known: (Partial<Around> | undefined)[] = []
  let next: Partial<Around> | undefined
  for (let i = records.length - 1; i >= 0; i--) {
    const { fact } = records[i]!
    if (fact.type === 'HandoffWeighed') next = aroundThen(fact.weighing.features, fact.weighing.waitMin)
    known[i] = next
    if (fact.type === 'MessageReceived') next = undefined
  }
  return known
}

const best = (citations: readonly Citation[]): number | null =>
  citations.length === 0 ? null : Math.max(...citations.map(({ score }) => score))

/** What the one who closed it said; unknown for what is neither. */
const solvedBy = (resolution: string): boolean | null =>
  resolution === 'solved' ? true : resolution === 'not-solved' ? false : null

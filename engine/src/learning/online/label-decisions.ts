import { drillChannel } from '../../conversation/drill-channel.ts'
import type { FactRecord } from '../../conversation/facts.ts'
import type { TimingMark } from '../../conversation/timing-facts.ts'
import { unpackFeatures } from '../../escalation/features.ts'
import type { LoggedDecision } from './learner.ts'
import type { HeardOutcome } from './outcome-labels.ts'

/** A decision as the log has it. */
export interface WeighedDecision extends LoggedDecision {
  at: number
  /** Minutes that a person would have taken to come; null where that was not known. */
  waitMin: number | null
  /** A rule decided, whatever the costs. */
  rule: boolean
}

/** The decisions of one conversation's first episode, and what was heard of them. */
export interface LabelledConversation {
  decisions: readonly WeighedDecision[]
  heard: ReadonlySet<HeardOutcome>
  mark: TimingMark | null
  /** A person was called, or came. */
  called: boolean
  /** When something of the episode happened last; null where nothing was decided, as in drills. */
  lastAt: number | null
}

/** For so long it is looked whether somebody comes back. Milliseconds. */
export const ripeAfter = 48 * 60 * 60 * 1000

/** What labels are read from; other facts need not be to hand. */
export const labellingFacts = [
  'ConversationOpened', 'MessageReceived', 'AttemptEnded', 'AssistantSaid', 'AskedAgain', 'HandoffWeighed', 'Escalated',
  'TakenOver', 'HandoffTimed', 'Resolved', 'Reopened',
] as const satisfies readonly FactRecord['fact']['type'][] // prettier-ignore

/**
 * Reads the labels out of a conversation's log, once it has been quiet for 48 hours or a person was called: what was decided until then, and
 * what became of it. `returnedAt`: when this customer opened their next conversation; null where they did not. The last yes or no counts: the
 * assistant may go another way. What a drill plays is nobody's outcome.
 */
export function labelDecisions(records: readonly FactRecord[], returnedAt: number | null): LabelledConversation {
  const decisions: WeighedDecision[] = []
  const heard = new Set<HeardOutcome>()
  let mark: TimingMark | null = null
  let called: string | true | null = null
  let lastAt = 0
  /** The customer has something before them that is no answer: a question, or that the assistant does not know. */
  let unhelped = false
  for (const { fact, at } of records) {
    if (fact.type === 'ConversationOpened' && fact.channel === drillChannel) return nothingLabelled
    if (fact.type === 'HandoffTimed' && (called === null || fact.handoffId === called)) mark = fact.mark
    if (called !== null) continue
    const since = at - lastAt
    if (fact.type !== 'HandoffTimed') lastAt = at
    switch (fact.type) {
      case 'HandoffWeighed': {
        const { features: packed, outcome, waitMin, rule } = fact.weighing
        const features = unpackFeatures(packed)
        if (features.saysAgain >= saidAgainAt) heard.add('asked-again')
        const kept = outcome !== 'hand-off'
        decisions.push({ features, intent: fact.intent ?? null, kept, at, waitMin, rule: rule !== null })
        break
      }
      case 'AttemptEnded':
        if (fact.outcome === 'customer-said-yes' || fact.outcome === 'customer-said-no') {
          heard.delete('customer-said-yes')
          heard.delete('customer-said-no')
          heard.add(fact.outcome)
        }
        if (fact.outcome === 'action-done') heard.add('action-verified')
        break
      case 'MessageReceived':
        unhelped = false
        break
      case 'AssistantSaid':
        unhelped = fact.kind === 'unknown' || fact.kind === 'clarify' || fact.kind === 'ask-input'
        break
      case 'AskedAgain':
        if (fact.by === 'assistant') heard.add('asked-again')
        break
      case 'Escalated':
        called = fact.handoffId
        if (fact.reason.kind === 'customer-asked' || fact.reason.kind === 'customer-pressed')
          heard.add('asked-for-person')
        break
      case 'TakenOver':
        called = true
        break
      case 'Resolved':
        if (fact.by === 'customer' && fact.resolution === 'solved') heard.add('customer-said-yes')
        if (fact.by === 'customer' && fact.resolution === 'not-solved') heard.add('customer-said-no')
        if (fact.resolution === 'solved') unhelped = false
        break
      case 'Reopened':
        if (since <= ripeAfter) heard.add('came-back')
        break
    }
  }
  const back = returnedAt !== null && returnedAt >= lastAt && returnedAt - lastAt <= ripeAfter
  if (back && called === null) heard.add('came-back')
  if (unhelped && called === null && !heard.has('customer-said-yes') && !heard.has('action-verified'))
    heard.add('gave-up')
  return { decisions, heard, mark, called: called !== null, lastAt: decisions.length === 0 ? null : lastAt }
}

/** From this likeness on the customer said again what they had said. */
const saidAgainAt = 0.4

const nothingLabelled: LabelledConversation = {
  decisions: [],
  heard: new Set(),
  mark: null,
  called: false,
  lastAt: null,
}

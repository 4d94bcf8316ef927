import type { FactRecord } from '../../conversation/facts.ts'
import type { TimingMark } from '../../conversation/timing-facts.ts'
import { unpackFeatures } from '../../escalation/features.ts'
import type { LoggedDecision } from './learner.ts'
import type { HeardOutcome } from './outcome-labels.ts'

/** The decisions of one conversation's first episode, and what was heard of them. */
export interface LabelledConversation {
  decisions: readonly LoggedDecision[]
  heard: ReadonlySet<HeardOutcome>
  mark: TimingMark | null
}

const backWithin = 48 * 60 * 60 * 1000

/**
 * Reads the labels out of a conversation's log: what was decided until a person was called, and what became of it. `returnedAt`: when this
 * customer opened their next conversation; null where they did not, or not yet. The last yes or no counts: the assistant may go another way.
 */
export function labelDecisions(records: readonly FactRecord[], returnedAt: number | null): LabelledConversation {
  const decisions: LoggedDecision[] = []
  const heard = new Set<HeardOutcome>()
  let mark: TimingMark | null = null
  let called: string | null = null
  let lastAt = 0
  for (const { fact, at } of records) {
    if (fact.type === 'HandoffTimed' && (called === null || fact.handoffId === called)) mark = fact.mark
    if (called !== null) continue
    const since = at - lastAt
    lastAt = at
    switch (fact.type) {
      case 'HandoffWeighed': {
        const { features, outcome } = fact.weighing
        decisions.push({ features: unpackFeatures(features), intent: null, kept: outcome !== 'hand-off' })
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
      case 'Escalated':
        called = fact.handoffId
        if (fact.reason.kind === 'customer-asked' || fact.reason.kind === 'customer-pressed')
          heard.add('asked-for-person')
        break
      case 'Reopened':
        if (since <= backWithin) heard.add('came-back')
        break
    }
  }
  const back = returnedAt !== null && returnedAt >= lastAt && returnedAt - lastAt <= backWithin
  if (back && called === null) heard.add('came-back')
  return { decisions, heard, mark }
}

import type { GraveKind } from './costs.ts'
import type { Evidence, HandInTrigger, ModelFault } from '../conversation/facts.ts'
import type { TakenBackBecause } from '../conversation/warm-facts.ts'

/** Why a person is needed: one typed value with the numbers that tipped it (law 6). Sentences are made where it is read. */
export type HandoffReason =
  | { kind: 'customer-asked'; messageId: string }
  | { kind: 'customer-pressed' }
  /** Asked for on a page of the help centre, or by one of its buttons; `attemptId` is the article that was read there. What the page says is not verified. */
  | {
      kind: 'self-service'
      code: string
      attemptId: string | null
      titleTextId: string | null
      subjectTextId: string | null
    }
  | { kind: 'not-grounded'; score: number; threshold: number }
  | { kind: 'attempts-used-up'; failed: number; limit: number }
  /** What a message tells of, whatever the tier and the costs. */
  | { kind: 'grave'; about: GraveKind; messageId: string }
  /** An action that moves money failed, or one that the assistant may not do was wanted. */
  | { kind: 'money-path-failed'; attemptId: string }
  | { kind: 'restricted-action'; attemptId: string }
  /** An action of another system that changes something there failed. */
  | { kind: 'action-failed'; attemptId: string; fault: NonNullable<Evidence['fault']> }
  /** It went to people and came back as often as it may. */
  | { kind: 'bounced'; bounces: number; limit: number }
  /** The policy gives these to people. */
  | { kind: 'intent'; intent: string }
  /** Going on would have cost more than a person now, in agent minutes. */
  | { kind: 'expected-cost'; goOn: number; person: number; resolves: number; policy: number; model: string }
  /** The customer was offered a person and said yes. */
  | { kind: 'offer-taken'; messageId: string }
  | { kind: 'assistant-loop'; likeness: number; repeats: number }
  | { kind: 'assistant-fault'; fault: ModelFault }
  | { kind: 'claimed-transfer'; textId: string }
  | { kind: 'model-asked'; textId: string | null }
  | { kind: 'playbook'; playbookId: string; stepId: string; cause: 'policy' | 'ended' | 'action-failed' }
  | { kind: 'handed-in'; source: string; trigger: HandInTrigger; code: string }
  /** The workspace has switched its assistant off. */
  | { kind: 'assistant-off' }
  | { kind: 'transfer'; agentId: string }
  /** It went from team to team: a lead decides where it belongs. */
  | { kind: 'sent-around'; times: number; limit: number }
  /** Who had it without a handoff went away or fell silent. */
  | { kind: 'taken-back'; agentId: string; because: TakenBackBecause }
  /** It was held back for an incident, and the update that was promised did not come. ms UTC. */
  | { kind: 'incident-overdue'; incidentId: string; promised: number }
  /** The incident is over, and the customer says that it is not solved for them. */
  | { kind: 'incident-not-solved'; incidentId: string; messageId: string }
  /** Beyond what this assistant may do: an intent, a topic or a language that its version leaves to people. */
  | { kind: 'boundary'; of: 'intent' | 'topic' | 'language'; ref: string }
  /** Nothing is left to ask a model with, and the workspace gives these to people. */
  | { kind: 'limit'; of: 'conversation' | 'day' | 'month'; measure: 'turns' | 'tokens' | 'money' }
  | { kind: 'requested'; code: string }

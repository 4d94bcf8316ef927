import type { HandoffReason } from '../escalation/reason.ts'
import type { Outcome, OutcomeCosts, Weighing } from '../escalation/weigh.ts'
import type { Notice } from '../handoff/notice.ts'

/** What a policy in shadow would have decided: it acted on nothing. */
export interface ShadowWeighing {
  policy: number
  model: string
  outcome: Outcome
  rule: HandoffReason['kind'] | null
  resolves: number
  costs: OutcomeCosts
}

/** The decision to hand off, or not to. */
export type WeighedFact =
  /**
   * What was decided for a turn, with its numbers: once with the draft, and before it where a person took over at once. That a draft was made
   * says that going on had been decided before.
   */
  | {
      type: 'HandoffWeighed'
      turnId: string
      when: 'before-draft' | 'with-draft'
      weighing: Weighing
      /** What it was about, by the name of an intent, a playbook or an article; null where nothing says, absent in facts from before it was kept. */
      intent?: string | null | undefined
      shadow?: ShadowWeighing | undefined
    }
  /** The customer was told that they may have a person: once in an episode. */
  | { type: 'PersonOffered'; turnId: string; told: Notice }

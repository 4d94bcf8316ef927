import type { HandInTrigger, ModelFault } from '../conversation/facts.ts'

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
  | { kind: 'assistant-loop'; likeness: number; repeats: number }
  | { kind: 'assistant-fault'; fault: ModelFault }
  | { kind: 'claimed-transfer'; textId: string }
  | { kind: 'model-asked'; textId: string | null }
  | { kind: 'playbook'; playbookId: string; stepId: string; cause: 'policy' | 'ended' | 'action-failed' }
  | { kind: 'handed-in'; source: string; trigger: HandInTrigger; code: string }
  | { kind: 'transfer'; agentId: string }
  | { kind: 'requested'; code: string }

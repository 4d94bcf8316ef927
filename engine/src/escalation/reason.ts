import type { HandInTrigger, ModelFault } from '../conversation/facts.ts'

/** Why a person is needed: one typed value with the numbers that tipped it (law 6). Sentences are made where it is read. */
export type HandoffReason =
  | { kind: 'customer-asked'; messageId: string }
  | { kind: 'customer-pressed' }
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

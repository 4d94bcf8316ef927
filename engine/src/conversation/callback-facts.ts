import type { Notice } from '../handoff/notice.ts'

export type CallbackMovedBecause = 'customer' | 'agent' | 'agent-gone'
export type CallbackCancelledBecause = 'customer' | 'agent' | 'moved-on' | 'nobody-free'

/** A time at which a person is here in this chat for a customer who waits. `callAt` is ms UTC. */
export type CallbackFact =
  | {
      type: 'CallbackBooked'
      handoffId: string
      agentId: string
      callAt: number
      /** What the customer left for it, a phone number perhaps. */
      noteTextId: string | null
      told: Notice
    }
  | {
      type: 'CallbackMoved'
      handoffId: string
      agentId: string
      callAt: number
      because: CallbackMovedBecause
      /** Null where nothing new was left: what was left before stays. */
      noteTextId: string | null
      told: Notice
    }
  | { type: 'CallbackCancelled'; handoffId: string; because: CallbackCancelledBecause; told: Notice }

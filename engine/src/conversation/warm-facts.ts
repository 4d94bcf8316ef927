import type { Notice } from '../handoff/notice.ts'

/** Why a conversation was taken from a person who held it. */
export type TakenBackBecause = 'agent-away' | 'agent-silent'

/** What happens between a person's yes and their answer, so that nobody waits for somebody who is not there. */
export type WarmFact = {
  /** The conversation goes back to the queue of `team`. `handoffId` is null where they held it without a handoff: then one follows. */
  type: 'TakenBack'
  handoffId: string | null
  agentId: string
  team: string
  because: TakenBackBecause
  told: Notice
}

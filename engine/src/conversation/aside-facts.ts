import type { Notice } from '../handoff/notice.ts'

/**
 * What brought it back: its time, the customer, whoever holds it, a word that is owed, or a promise whose time is near.
 */
export type CameBackBecause = 'time' | 'customer-wrote' | 'agent' | 'answer-owed' | 'promise-due'

/** How people sort their work: none of it is the customer's but the word before it is closed. */
export type AsideFact =
  /** Ids of the workspace's tags. Who did it is the actor. */
  | { type: 'TagsChanged'; added: readonly string[]; removed: readonly string[] }
  /** Whoever holds it has put it aside until then. ms UTC. */
  | { type: 'Snoozed'; agentId: string; backAt: number }
  /** It is the customer's turn, says whoever holds it. */
  | { type: 'WaitingForCustomer'; agentId: string }
  | { type: 'CameBack'; because: CameBackBecause }
  /** Nothing was heard from the customer, and they were told when it will be closed. ms UTC. */
  | { type: 'ClosingTold'; closesAt: number; told: Notice }

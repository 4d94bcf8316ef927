import type { AgentRow, ConversationEvent, ConversationRow, Problem, ServerFrame } from '@baton/protocol'
import type { CaptureOnWire } from './capture-on-wire.ts'

/** How the live connection stands. `retryAt` is ms of this machine's clock. */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'waiting'; retryAt: number }
  | { kind: 'ended'; because: 'session-ended' | 'out-of-date' }

/** All facts of one conversation up to `upTo`, in order. */
export interface Timeline {
  events: readonly ConversationEvent[]
  upTo: number
  caughtUp: boolean
}

/** A message written here that the log has not shown yet. `at` is ms of this machine's clock. */
export interface Outgoing {
  clientId: string
  conversationId: string
  kind: 'message' | 'note'
  text: string
  at: number
  /** `held`: it can be taken back for a moment. */
  state: 'held' | 'sending' | 'sent' | 'failed'
  /** Where it stands in the log, once acknowledged. */
  seq: number | null
  problem: Problem | null
}

/** Something asked of the server, shown as done until the row says what became of it. */
export interface Deed {
  id: string
  conversationId: string
  /** The row's version when it was asked; a newer row ends the deed. */
  since: number
  change: Partial<ConversationRow>
}

export type Receipts = Pick<Extract<ServerFrame, { type: 'receipts' }>, 'customer' | 'team'>
export interface Typing {
  kind: 'customer' | 'agent' | 'assistant'
  name: string | null
  /** Ms of this machine's clock; old news is not shown. */
  at: number
}

/** The customer's page as they use it, while they allow it. `at` is ISO. */
export interface LivePage {
  capture: CaptureOnWire
  at: string
}

/** Everything the screens read. Replaced, never changed. */
export interface DeskState {
  connection: Connection
  /** True once the first whole set of rows has come. */
  loaded: boolean
  cursor: string | null
  /** Server's clock minus this machine's, ms. */
  clockOffset: number
  conversations: ReadonlyMap<string, ConversationRow>
  /** Those of whom the server tells: some of a large desk, and whoever sits here. */
  agents: ReadonlyMap<string, AgentRow>
  /** What others are called and how they look, once somebody has asked. */
  others: ReadonlyMap<string, Pick<AgentRow, 'name' | 'picture'>>
  timelines: ReadonlyMap<string, Timeline>
  outbox: readonly Outgoing[]
  deeds: readonly Deed[]
  typing: ReadonlyMap<string, Typing>
  receipts: ReadonlyMap<string, Receipts>
  /** By conversation; gone when the following ends. Never kept anywhere. */
  pages: ReadonlyMap<string, LivePage>
}

export const emptyTimeline: Timeline = { events: [], upTo: 0, caughtUp: false }

export const nothingKnown: DeskState = {
  connection: { kind: 'connecting' },
  loaded: false,
  cursor: null,
  clockOffset: 0,
  conversations: new Map(),
  agents: new Map(),
  others: new Map(),
  timelines: new Map(),
  outbox: [],
  deeds: [],
  typing: new Map(),
  receipts: new Map(),
  pages: new Map(),
}

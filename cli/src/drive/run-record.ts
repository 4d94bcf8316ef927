import type { ConversationEvent } from '@baton/protocol'

/** A message that somebody wanted to send, in the order in which it was first sent. */
export interface Send {
  clientId: string
  by: 'customer' | 'agent'
  text: string
  /** The server asked to send it again later, so that its place among the others is open. */
  postponed: boolean
}

/** What the server said about a send: it is stored under this number. One for each time it said so. */
export interface Ack {
  clientId: string
  seq: number
}

/** What one reader was sent, as it arrived, over all its connections. */
export interface Reading {
  reader: string
  /** Customers are shown what is theirs, so numbers may be missing; the team is shown everything. */
  audience: 'customer' | 'team'
  arrived: ConversationEvent[]
  /** How far the server said that the reader has everything. */
  upTo: number
}

/** Everything that is known of one conversation after it was played. */
export interface ConversationRecord {
  conversationId: string
  /** The conversation that was played. */
  playedFrom: string
  sends: Send[]
  acks: Ack[]
  readings: Reading[]
  /** Every fact in the log, read with an API key at the end. */
  log: ConversationEvent[]
}

/** An empty record. */
export function newRecord(conversationId: string, playedFrom: string): ConversationRecord {
  return { conversationId, playedFrom, sends: [], acks: [], readings: [], log: [] }
}

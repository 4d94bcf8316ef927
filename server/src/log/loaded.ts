import { evolve, nothingYet, type Conversation, type FactRecord } from '@baton/engine'
import { lastWordOf, type LastWord } from './row-of.ts'

/** A conversation as this node knows it: the state, and what its row says beside it. */
export interface Loaded {
  state: Conversation
  opener: string
  last: LastWord
}

export const notLoaded: Loaded = { state: nothingYet, opener: '', last: { lastTextId: null, lastBy: null } }

/** The same conversation after more facts. */
export function apply(loaded: Loaded, records: readonly FactRecord[]): Loaded {
  if (records.length === 0) return loaded
  const state = records.reduce(evolve, loaded.state)
  return { state, opener: loaded.opener || openerOf(state), last: lastWordOf(loaded.last, records) }
}

/** Who opened it, fixed at opening: an identified customer, else the visitor. */
export function openerOf(state: Pick<Conversation, 'customerId' | 'visitorId'>): string {
  return state.customerId && !state.visitorId ? `customer:${state.customerId}` : `visitor:${state.visitorId ?? ''}`
}

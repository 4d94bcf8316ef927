import type { ConversationRow, ServerFrame } from '@baton/protocol'
import { emptyTimeline, type DeskState, type Outgoing } from './desk-state.ts'

type Frame<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>

/**
 * The state after one more frame of the server. Rows: the newest version stays. Events: in order, each once.
 * `now` is ms of this machine's clock.
 */
export function takeFrame(state: DeskState, frame: ServerFrame, now: number): DeskState {
  switch (frame.type) {
    case 'ready':
      return { ...state, connection: { kind: 'live' }, clockOffset: Date.parse(frame.now) - now }
    case 'rows':
      return takeRows(state, frame)
    case 'events':
      return takeEvents(state, frame)
    case 'sent':
      return {
        ...state,
        outbox: settle(
          state,
          state.outbox.map((it) => (it.clientId === frame.clientId ? { ...it, state: 'sent', seq: frame.seq } : it)),
        ),
      }
    case 'refused':
      return {
        ...state,
        outbox: state.outbox.map((it) =>
          it.clientId === frame.clientId ? { ...it, state: 'failed', problem: frame.problem } : it,
        ),
      }
    case 'typing': {
      const typing = new Map(state.typing)
      // Who else writes to the customer is kept apart: the customer's own typing does not hide it.
      const keys =
        frame.by.kind === 'agent' ? [frame.conversationId, writerKey(frame.conversationId)] : [frame.conversationId]
      for (const key of keys) {
        if (frame.on) typing.set(key, { ...frame.by, at: now })
        else typing.delete(key)
      }
      return { ...state, typing }
    }
    case 'receipts': {
      const { customer, team } = frame
      return { ...state, receipts: new Map(state.receipts).set(frame.conversationId, { customer, team }) }
    }
    case 'page-live': {
      const { conversationId, at, capture } = frame
      return { ...state, pages: new Map(state.pages).set(conversationId, { at, capture }) }
    }
    case 'wait':
    case 'problem':
    case 'bye':
    case 'pong':
      return state
  }
}

function takeRows(state: DeskState, frame: Frame<'rows'>): DeskState {
  const known = frame.anew ? new Map() : state.conversations
  const conversations = frame.whole ? keep(known, frame.conversations) : new Map(known)
  for (const row of frame.conversations) {
    const before = conversations.get(row.id)
    if (!before || row.version >= before.version) conversations.set(row.id, row)
  }
  const agents = frame.whole ? new Map() : new Map(state.agents)
  for (const agent of frame.agents) agents.set(agent.id, agent)
  for (const id of frame.gone ?? []) agents.delete(id)
  return {
    ...state,
    conversations,
    agents,
    cursor: frame.cursor ?? state.cursor,
    loaded: state.loaded || frame.whole === true,
    deeds: state.deeds.filter(
      ({ conversationId, since }) => (conversations.get(conversationId)?.version ?? 0) <= since,
    ),
  }
}

/** The known rows that are still there. */
function keep(known: DeskState['conversations'], there: readonly ConversationRow[]): Map<string, ConversationRow> {
  const kept = new Map<string, ConversationRow>()
  for (const { id } of there) {
    const row = known.get(id)
    if (row) kept.set(id, row)
  }
  return kept
}

function takeEvents(state: DeskState, frame: Frame<'events'>): DeskState {
  const timeline = (frame.anew ? undefined : state.timelines.get(frame.conversationId)) ?? emptyTimeline
  let upTo = timeline.upTo
  const fresh = frame.events.filter(({ seq }) => {
    if (seq <= upTo) return false
    upTo = seq
    return true
  })
  const next = {
    events: fresh.length > 0 ? [...timeline.events, ...fresh] : timeline.events,
    upTo: Math.max(upTo, frame.upTo),
    caughtUp: frame.caughtUp || timeline.caughtUp,
  }
  const after = { ...state, timelines: new Map(state.timelines).set(frame.conversationId, next) }
  return {
    ...after,
    outbox: settle(after, after.outbox),
    typing: withoutWriters(after, frame),
    pages: frame.events.some(({ type }) => type === 'FollowStopped')
      ? without(state.pages, frame.conversationId)
      : state.pages,
  }
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map
  const rest = new Map(map)
  rest.delete(key)
  return rest
}

/** Without anything that was said in a conversation: its thread is to be read anew. */
export function withoutWords(state: DeskState, conversationId: string): DeskState {
  const timelines = new Map(state.timelines)
  timelines.delete(conversationId)
  const conversations = new Map(state.conversations)
  const row = conversations.get(conversationId)
  if (row) {
    const customer = { externalId: null, name: null, tier: null }
    conversations.set(conversationId, { ...row, customer, problem: null, lastText: null })
  }
  const outbox = state.outbox.filter((it) => it.conversationId !== conversationId)
  return { ...state, timelines, conversations, outbox }
}

/** What stands in the thread need not wait beside it any longer. */
function settle(state: DeskState, outbox: readonly Outgoing[]): readonly Outgoing[] {
  if (outbox.length === 0) return outbox
  return outbox.filter((it) => {
    const timeline = state.timelines.get(it.conversationId)
    if (it.seq !== null) return timeline !== undefined && timeline.upTo < it.seq
    return !timeline?.events.some((event) => event['clientId'] === it.clientId)
  })
}

const spoken = new Set(['MessageReceived', 'AgentReplied', 'AssistantSaid'])

/** Under which the agent who types stands, whoever else does. */
export const writerKey = (conversationId: string): string => `agent ${conversationId}`

/** Who has just said something is not typing it any more. */
function withoutWriters(state: DeskState, frame: Frame<'events'>): DeskState['typing'] {
  const spoke = [frame.conversationId, writerKey(frame.conversationId)].filter((key) => {
    const typing = state.typing.get(key)
    return frame.events.some(({ type, actor }) => typing?.kind === actor.kind && spoken.has(type))
  })
  if (spoke.length === 0) return state.typing
  const rest = new Map(state.typing)
  for (const key of spoke) rest.delete(key)
  return rest
}

const shown = new WeakMap<DeskState, ReadonlyMap<string, ConversationRow>>()

/** All rows as they are shown: with what was asked and is not answered yet. The same map for the same state. */
export function shownRows(state: DeskState): ReadonlyMap<string, ConversationRow> {
  if (state.deeds.length === 0) return state.conversations
  const known = shown.get(state)
  if (known) return known
  const rows = new Map(state.conversations)
  for (const { conversationId, change } of state.deeds) {
    const row = rows.get(conversationId)
    if (row) rows.set(conversationId, { ...row, ...change })
  }
  shown.set(state, rows)
  return rows
}

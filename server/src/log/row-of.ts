import {
  aboutOf,
  due,
  matterOf,
  owed,
  pressureNow,
  waitsOf,
  wantedOf,
  type About,
  type Conversation,
  type FactRecord,
  type Handoff,
  type LinkedIncident,
  type Matter,
  type Owed,
  type Policy,
  type Pressure,
  type Waits,
} from '@baton/engine'
import { evolve } from '@baton/engine'
import { asideOf, type AsideInRow } from './aside-in-row.ts'

/** The columns of a conversation's row: a function of its state, so that it can be dropped and rebuilt. */
export interface ConversationColumns {
  version: number
  epoch: number
  status: string
  holder_kind: string
  holder_id: string | null
  offered_to: string | null
  channel: string
  opener: string
  visitor_id: string | null
  customer_id: string | null
  handoff_id: string | null
  due_at: number | null
  due_kind: string | null
  opened_at: number
  row: RowState
}

/** What lists and live rows need beside the columns. Texts by id: the words stay in `texts`. */
export interface RowState {
  language: string
  locale: string
  messages: number
  problemTextId: string | null
  /** The sentence of it that says what they want. UTF-16 units; absent where all of it does. */
  problemFrom?: number | undefined
  problemTo?: number | undefined
  lastTextId: string | null
  lastBy: 'customer' | 'agent' | 'assistant' | null
  /** When; absent in rows from before it was kept. ms UTC. */
  lastAt?: number | undefined
  unansweredSince: number | null
  /** What decides its place among those who wait for a person; absent where it does not wait. `baton.waiting` is made from it. */
  waits?: Waits | undefined
  /** What its place among them hangs on beside the wait; absent where it waits for nobody. */
  presses?: Pressure | undefined
  /** What it takes of somebody's capacity; absent where that is 1. */
  weight?: number | undefined
  /** When whoever accepted it should be done with it; absent where nobody did. ms UTC. */
  doneAt?: number | undefined
  /** What whoever holds it owes the customer; absent where nothing, or nobody holds it. */
  attending?: (Owed & { nudgedAt: number | null; backAt: number | null }) | undefined
  /** Who is asked by the holder, and who has answered; absent while nobody is asked. */
  consult?:
    | { by: string; agentId: string | null; team: string | null; at: number; answeredBy: readonly string[] }
    | undefined
  /** What its holder has put aside; absent while it is before them. `baton.case_weight` counts it as nothing. */
  aside?: AsideInRow | undefined
  /** It came back and waits for its holder: it weighs, however silent the customer is. Absent where it did not. */
  back?: true | undefined
  /** Ids of tags; absent where it has none. `baton.tagged` is made from it. */
  tags?: readonly string[] | undefined
  /** What it is about, to be compared with the customer's other conversations; absent in rows from before it was kept. */
  about?: About | undefined
  /** What was read of what it is about, and whether the assistant resolved it alone; absent where nothing was read. */
  matter?: Matter | undefined
  /** The incident that it belongs to; absent where to none. `address`: the customer said where they may be written to. */
  incident?: { id: string; at: number; toldUpTo: number; heldUntil: number | null; address: boolean } | undefined
  /** By agent, the newest fact that names them; absent where nobody was named. */
  mentioned?: Readonly<Record<string, number>> | undefined
  /** Where it goes on; absent where it does here. `baton.conversations.merged_into` is made from it. */
  mergedInto?: string | undefined
  /** The conversations that came into it; absent where none did. */
  merged?: readonly string[] | undefined
  /** How it ended, and by whom; absent while it is open. */
  ended?: { resolution: string | null; by: 'assistant' | 'agent' | 'customer'; agentId: string | null } | undefined
}

export type LastWord = Pick<RowState, 'lastTextId' | 'lastBy' | 'lastAt'>

export function columnsOf(state: Conversation, opener: string, last: LastWord, policy: Policy): ConversationColumns {
  const next = due(state, policy)
  const { holder, handoff } = state
  const problem = wantedOf(state)
  const matter = matterOf(state)
  const word = owed(state, policy)
  const aside = asideOf(state, policy)
  return {
    version: state.version,
    epoch: state.epoch,
    status: state.status,
    holder_kind: holder.kind,
    holder_id: holder.kind === 'agent' ? holder.id : holder.kind === 'queue' ? holder.team : null,
    offered_to: handoff?.offer && handoff.endedAt === null ? handoff.offer.agentId : null,
    channel: state.channel,
    opener,
    visitor_id: state.visitorId,
    customer_id: state.customerId,
    handoff_id: handoff?.id ?? null,
    due_at: next?.at ?? null,
    due_kind: next?.kind ?? null,
    opened_at: state.openedAt,
    row: {
      language: state.language,
      locale: state.locale,
      messages: state.messages,
      problemTextId: problem?.textId ?? askedOnPage(state),
      ...(problem?.from === undefined ? {} : { problemFrom: problem.from, problemTo: problem.to }),
      ...last,
      unansweredSince: state.unansweredSince,
      ...weighs(handoff),
      ...waiting(state, policy),
      ...doneBy(state, policy),
      ...(aside ? { aside } : {}),
      ...(state.back ? { back: true as const } : {}),
      ...(state.tags.length > 0 ? { tags: state.tags } : {}),
      about: aboutOf(state),
      ...(state.consult
        ? {
            consult: {
              by: state.consult.agentId,
              ...state.consult.asked,
              at: state.consult.at,
              answeredBy: state.consult.answeredBy,
            },
          }
        : {}),
      ...(matter ? { matter } : {}),
      ...(word && state.attending
        ? { attending: { ...word, nudgedAt: state.attending.nudgedAt, backAt: state.attending.hold?.backAt ?? null } }
        : {}),
      ...(state.mentioned.length > 0
        ? { mentioned: Object.fromEntries(state.mentioned.map(({ agentId, seq }) => [agentId, seq])) }
        : {}),
      ...(state.incident ? { incident: incidentIn(state.incident, state) } : {}),
      ...(state.mergedInto ? { mergedInto: state.mergedInto.conversationId } : {}),
      ...(state.merged.length > 0 ? { merged: state.merged.map(({ conversationId }) => conversationId) } : {}),
      ...(state.resolvedBy ? { ended: { resolution: state.resolution, ...state.resolvedBy } } : {}),
    },
  }
}

function incidentIn({ incidentId: id, at, toldUpTo, held }: LinkedIncident, { address }: Conversation) {
  return { id, at, toldUpTo, heldUntil: held?.dueAt ?? null, address: address !== null }
}

function weighs(handoff: Handoff | null): { weight?: number } {
  const weight = handoff?.needs?.weight ?? 1
  return weight === 1 ? {} : { weight }
}

function waiting(state: Conversation, { routing }: Policy): Pick<RowState, 'waits' | 'presses'> {
  const waits = waitsOf(state)
  const presses = pressureNow(state, routing)
  return { ...(waits ? { waits } : {}), ...(presses ? { presses } : {}) }
}

function doneBy({ holder, handoff }: Conversation, { routing }: Policy): { doneAt?: number } {
  if (holder.kind !== 'agent' || !handoff || handoff.acceptedAt === null || handoff.endedAt !== null) return {}
  return { doneAt: handoff.acceptedAt + Math.round((handoff.needs?.minutes ?? routing.handleMinutes) * 60_000) }
}

/** Whether every column but the version, `row` and what is due is the same after as before. */
export function keepsColumns(before: Conversation, after: Conversation): boolean {
  return (
    before.epoch === after.epoch &&
    before.status === after.status &&
    before.customerId === after.customerId &&
    before.visitorId === after.visitorId &&
    before.handoff === after.handoff &&
    before.aside === after.aside &&
    before.tags === after.tags
  )
}

/** What a page asked for on behalf of somebody who has not written a word. */
function askedOnPage({ handoff }: Conversation): string | null {
  return handoff?.reason.kind === 'self-service' ? (handoff.reason.subjectTextId ?? handoff.reason.titleTextId) : null
}

/** Who said the last word, after these facts. */
export function lastWordOf(before: LastWord, records: readonly FactRecord[]): LastWord {
  let last = before
  for (const { fact, at: lastAt } of records) {
    if (fact.type === 'MessageReceived') last = { lastTextId: fact.textId, lastBy: 'customer', lastAt }
    if (fact.type === 'AgentReplied') last = { lastTextId: fact.textId, lastBy: 'agent', lastAt }
    if (fact.type === 'AssistantSaid' && fact.part === 0)
      last = { lastTextId: fact.textId, lastBy: 'assistant', lastAt }
  }
  return last
}

/** The handoffs that these facts touched, each as it stands after them. */
export function handoffsTouched(before: Conversation, records: readonly FactRecord[]): Handoff[] {
  const touched = new Map<string, Handoff>()
  let state = before
  for (const record of records) {
    const next = evolve(state, record)
    if (next.handoff && next.handoff !== state.handoff) touched.set(next.handoff.id, next.handoff)
    state = next
  }
  return [...touched.values()]
}

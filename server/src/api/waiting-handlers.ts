import type { Actor, Conversation } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { estimatedWaitsOf, estimateHealthOf, toldIn } from '../waiting/estimate-health.ts'
import type { Where } from '../handle.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { iso } from '../live/rows.ts'
import { slotMs } from '../waiting/callback-slots.ts'
import type { Callbacks } from '../waiting/callbacks.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError, refused } from './problem-error.ts'
import { spanOf } from './span-of.ts'

export interface WaitingHandlersParts {
  db: Database
  deeds: ConversationDeeds
  callbacks: Callbacks
  agentName(workspace: string, agentId: string): Promise<string>
  now: () => number
}

type Ids =
  | 'estimateHealth'
  | 'estimatedWaits'
  | 'callbackTimes'
  | 'bookCallback'
  | 'cancelCallback'
  | 'goOnWithAssistant'

export function waitingHandlers({ db, now, deeds, callbacks, agentName }: WaitingHandlersParts): Pick<Handlers, Ids> {
  return {
    async estimateHealth({ caller, query }) {
      const span = spanOf(query, now())
      return estimateHealthOf(await toldIn(db, caller.workspace, span), span)
    },

    async estimatedWaits({ caller, query }) {
      const { team, within, limit } = query
      const told = await toldIn(db, caller.workspace, spanOf(query, now()))
      return estimatedWaitsOf(told, { team, limit, within: within === undefined ? undefined : within === 'true' })
    },

    async callbackTimes({ caller, params }) {
      const { state } = await standing(caller, params.id)
      return {
        callback: await callbackOf(caller, state),
        minutes: slotMs / 60_000,
        times: (await callbacks.times(caller.workspace, state)).map(iso),
      }
    },

    async bookCallback({ caller, params, body }) {
      const { where, state } = await standing(caller, params.id)
      const because = caller.kind === 'agent' ? 'agent' : 'customer'
      const wish = { at: Date.parse(body.at), because, note: body.note ?? null } as const
      if (state.status === 'resolved') throw new ProblemError('conversation_resolved')
      if (state.holder.kind !== 'queue' || state.handoff?.offer) throw new ProblemError('not_waiting')
      const handled = await callbacks.book(where, actorOf(caller, state), wish)
      if (handled?.kind === 'refused') throw refused(handled.refusal)
      const callback = handled?.kind === 'done' ? await callbackOf(caller, handled.state) : null
      if (!callback) throw new ProblemError('callback_taken')
      return { callback }
    },

    async cancelCallback({ caller, params }) {
      const state = await deeds.read(caller, params.id)
      await deeds.command({ workspace: caller.workspace, conversation: params.id }, actorOf(caller, state), {
        type: 'CancelCallback',
        because: caller.kind === 'agent' ? 'agent' : 'customer',
      })
    },

    async goOnWithAssistant({ caller, params }) {
      const before = await deeds.read(caller, params.id)
      const { state } = await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        actorOf(caller, before),
        { type: 'ReturnToAssistant', agentId: null, briefing: null, byCustomer: true },
      )
      return { epoch: state.epoch }
    },
  }

  /** Where a customer waits, wherever their conversation goes on; whoever else asks means this one. */
  async function standing(caller: KnownCaller, conversation: string): Promise<{ where: Where; state: Conversation }> {
    const state = await deeds.read(caller, conversation)
    const where = { workspace: caller.workspace, conversation }
    return caller.kind === 'agent' ? { where, state } : deeds.goesOn(where)
  }

  async function callbackOf(caller: KnownCaller, { handoff, holder }: Conversation) {
    const callback = holder.kind === 'queue' ? handoff?.callback : undefined
    if (!callback) return null
    const agent = await agentName(caller.workspace, callback.agentId)
    return { at: iso(callback.callAt), agent, ...(caller.kind === 'visitor' ? {} : { agentId: callback.agentId }) }
  }
}

/** Whoever does it; an API key does it for the customer. */
function actorOf(caller: KnownCaller, state: Conversation): Actor {
  if (caller.kind === 'agent') return { kind: 'agent', id: caller.agentId }
  return {
    kind: 'customer',
    id: caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? ''),
  }
}

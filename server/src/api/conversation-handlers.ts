import { drillChannel, type Actor, type Conversation, type Handoff } from '@baton/engine'
import type { ConversationRow, Outcome } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import type { Chatter } from '../live/chatter.ts'
import { presentRecords } from '../live/hub.ts'
import { askTextId, presentInvitation } from '../live/present-invitation.ts'
import { readReceipts } from '../live/receipts.ts'
import { conversationRows, holderOf, iso } from '../live/rows.ts'
import { openerOf } from '../log/loaded.ts'
import { goneOnIn, readFacts, readTexts } from '../log/log.ts'
import { reveal } from '../sealing/reveal.ts'
import type { Vault } from '../sealing/vault.ts'
import type { LiveWait } from '../waiting/live-wait.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import { pageFrom, type ConversationDeeds } from './conversation-deeds.ts'
import type { Call, Handlers } from './operation.ts'
import { placeOf } from './place-of.ts'
import { ProblemError, refused } from './problem-error.ts'

export interface ConversationHandlersParts {
  db: Database
  door: Door
  deeds: ConversationDeeds
  chatter: Chatter
  surroundings: WorkspaceSurroundings
  newId: NewId
  now: () => number
  vault: Vault
  liveWait: LiveWait
  /** The customer of that external id, made when it is new. */
  customerFor(workspace: string, externalId: string): Promise<string>
  askFromPage(call: Call<'handOff'>): ReturnType<Handlers['handOff']>
}

type Ids =
  | 'openConversation'
  | 'listConversations'
  | 'getConversation'
  | 'reveal'
  | 'postMessage'
  | 'addNote'
  | 'readEvents'
  | 'markSeen'
  | 'handOff'
  | 'answerInvitation'
  | 'answerQuestion'
  | 'takeOver'
  | 'openCase'
  | 'openTranscript'
  | 'returnToAssistant'
  | 'resolve'

export function conversationHandlers(parts: ConversationHandlersParts): Pick<Handlers, Ids> {
  const { db, door, deeds, surroundings, newId } = parts
  const whereOf = (caller: KnownCaller, id: string): Where => ({ workspace: caller.workspace, conversation: id })

  return {
    async openConversation({ caller, body }) {
      if (body.customer && caller.kind !== 'key') throw new ProblemError('actor_not_allowed')
      // Nobody would be offered it: a page may not choose that for its customer.
      if (caller.kind !== 'key' && body.channel === drillChannel)
        throw new ProblemError('actor_not_allowed', { detail: 'the channel of drills is for API keys' })
      if (caller.kind === 'key' && !body.customer) {
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'customer.externalId', message: 'says whose conversation it is' }],
        })
      }
      const customerId = body.customer
        ? await parts.customerFor(caller.workspace, body.customer.externalId)
        : caller.kind === 'visitor'
          ? caller.customerId
          : null
      const visitorId = caller.kind === 'visitor' ? caller.visitorId : null
      // What they had open goes on in another one: so do they.
      const opener = openerOf({ visitorId, customerId })
      const goesOn = await goneOnIn(db, caller.workspace, opener, body.channel)
      if (goesOn !== null) return { id: goesOn, created: false }
      const conversation = newId('conversation')
      const handled = await door.handle(
        { workspace: caller.workspace, conversation },
        { kind: 'customer', id: visitorId ?? customerId ?? '' },
        {
          type: 'OpenConversation',
          channel: body.channel,
          locale: body.locale ?? 'en',
          visitorId,
          customerId,
          page: body.page ? pageFrom(caller, body.page) : null,
        },
      )
      if (handled.kind === 'elsewhere' && handled.conversationId) return { id: handled.conversationId, created: false }
      if (handled.kind === 'refused') throw refused(handled.refusal)
      if (handled.kind !== 'done') throw new ProblemError('busy')
      return { id: conversation, created: true }
    },

    async listConversations({ caller, query }) {
      const before = query.before === undefined ? undefined : placeOf(query.before)
      const conversations = await conversationRows(db, caller.workspace, {
        status: query.status,
        holder: query.holder ?? (query.agentId ? 'agent' : query.team ? 'queue' : undefined),
        holderId: query.agentId ?? query.team,
        externalId: caller.kind === 'visitor' ? undefined : query.customer,
        tag: caller.kind === 'visitor' ? undefined : query.tag,
        ...(caller.kind === 'visitor'
          ? { visitorId: caller.visitorId, customerId: caller.customerId ?? undefined }
          : {}),
        before,
        limit: query.limit,
      })
      const last = conversations.at(-1)
      const next = conversations.length === query.limit && last ? `${Date.parse(last.updatedAt)}.${last.id}` : null
      return { conversations: caller.kind === 'visitor' ? conversations.map(withoutTeamMatters) : conversations, next }
    },

    async getConversation({ caller, params }) {
      const state = await deeds.read(caller, params.id)
      const [row] = await conversationRows(db, caller.workspace, { ids: [params.id], limit: 1 })
      if (!row) throw new ProblemError('conversation_not_found')
      const { holder } = state
      const id = holder.kind === 'agent' ? holder.id : holder.kind === 'queue' ? holder.team : null
      return {
        id: params.id,
        status: row.status,
        mergedInto: state.mergedInto?.conversationId ?? null,
        holder: holderOf(
          holder.kind,
          id,
          holder.kind === 'agent' ? await surroundings.agentName(caller.workspace, holder.id) : null,
          holder.kind === 'agent' ? surroundings.knownAgentPicture(caller.workspace, holder.id) : undefined,
        ),
        epoch: state.epoch,
        version: state.version,
        channel: state.channel,
        locale: state.locale,
        language: row.language,
        handoffId: state.handoff?.id ?? null,
        customer: row.customer,
        openedAt: iso(state.openedAt),
        updatedAt: iso(state.updatedAt),
        unansweredSince: state.unansweredSince === null ? null : iso(state.unansweredSince),
        wait: await parts.liveWait.of(whereOf(caller, params.id), state),
        invitation: await invitationOf(caller.workspace, params.id, state),
        receipts: await readReceipts(db, caller.workspace, params.id),
      }
    },

    async reveal({ caller, params, body }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      await deeds.read(caller, params.id)
      const { workspace, agentId } = caller
      return reveal(parts, { workspace, agentId, conversation: params.id, textId: body.textId })
    },

    postMessage: ({ caller, params, body }) => deeds.write(caller, { conversation: params.id, ...body }),

    addNote: ({ caller, params, body }) => deeds.note(caller, { conversation: params.id, ...body }),

    async readEvents({ caller, params, query }) {
      const { after, anew } = await deeds.placeIn(caller, params.id, query.after)
      const where = {
        workspace: caller.workspace,
        conversation: params.id,
        audience: caller.kind === 'visitor' ? 'customer' : 'team',
      } as const
      const records = await readFacts(db, caller.workspace, params.id, after, query.limit)
      return {
        events: await presentRecords(db, surroundings, where, records),
        upTo: records.at(-1)?.seq ?? after,
        caughtUp: records.length < query.limit,
        ...(anew ? { anew } : {}),
      }
    },

    async markSeen({ caller, params, body }) {
      await deeds.read(caller, params.id)
      await parts.chatter.seen(whereOf(caller, params.id), caller.kind === 'visitor' ? 'customer' : 'team', body.upTo)
    },

    async handOff(call) {
      const { caller, params, body } = call
      if (body.selfService) return parts.askFromPage(call)
      const state = await deeds.read(caller, params.id)
      const where = whereOf(caller, params.id)
      if (caller.kind === 'visitor') {
        // Whoever has a person keeps them.
        if (state.holder.kind === 'agent')
          throw new ProblemError('already_with_team', state.handoff ? { handoffId: state.handoff.id } : {})
        // A customer presses a button: whom it goes to is not theirs to choose.
        const { state: after } = await deeds.command(
          where,
          { kind: 'customer', id: caller.visitorId },
          {
            type: 'RequestHandoff',
            reason: { kind: 'customer-pressed' },
            team: null,
            skills: [],
            priority: 'normal',
            note: null,
            agentId: null,
            page: body.page ? pageFrom(caller, body.page) : null,
          },
        )
        return committedHandoff(after.handoff)
      }
      const agentId = await deeds.agentOf(caller, body.agentId)
      if (body.team !== undefined) await knownTeam(caller.workspace, body.team)
      const transfer = agentId !== null && state.holder.kind === 'agent'
      const { state: after } = await deeds.command(
        where,
        agentId ? { kind: 'agent', id: agentId } : { kind: 'system' },
        {
          type: 'RequestHandoff',
          reason: transfer && agentId ? { kind: 'transfer', agentId } : { kind: 'requested', code: body.reason },
          team: body.team ?? null,
          skills: body.skills,
          priority: body.priority,
          note: body.note ?? null,
          agentId,
          page: body.page ? pageFrom(caller, body.page) : null,
        },
      )
      return committedHandoff(after.handoff)
    },

    async answerInvitation({ caller, params, body }) {
      const state = await deeds.read(caller, params.id)
      await deeds.command(
        whereOf(caller, params.id),
        { kind: 'customer', id: customerOf(caller, state) },
        { type: 'AnswerInvitation', handoffId: body.handoffId, accepts: body.accepts },
      )
      return { invitation: await invitationNow(whereOf(caller, params.id)) }
    },

    async answerQuestion({ caller, params, body }) {
      const state = await deeds.read(caller, params.id)
      const where = whereOf(caller, params.id)
      const actor = { kind: 'customer', id: customerOf(caller, state) } as const
      const { clientId, text, handoffId, slot } = body
      if (text !== undefined) await deeds.answer(caller, { conversation: params.id, handoffId, slot, clientId, text })
      else
        await deeds.command(where, actor, {
          type: 'AnswerQuestion',
          handoffId,
          slot,
          clientId,
          messageId: newId('message'),
          text: null,
          page: null,
        })
      return { invitation: await invitationNow(where) }
    },

    async takeOver({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await mustBeAgent(caller, body.agentId)
      const { state } = await deeds.command(
        whereOf(caller, params.id),
        { kind: 'agent', id: agentId },
        { type: 'TakeOver', agentId },
      )
      return { epoch: state.epoch }
    },

    async openTranscript({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await mustBeAgent(caller, body.agentId)
      await deeds.command(
        whereOf(caller, params.id),
        { kind: 'agent', id: agentId },
        { type: 'OpenTranscript', agentId },
      )
    },

    async openCase({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await mustBeAgent(caller, body.agentId)
      await deeds.command(whereOf(caller, params.id), { kind: 'agent', id: agentId }, { type: 'OpenCase', agentId })
    },

    async returnToAssistant({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      const { state } = await deeds.command(whereOf(caller, params.id), actorOf(agentId), {
        type: 'ReturnToAssistant',
        agentId,
        briefing: body.briefing ?? null,
      })
      return { epoch: state.epoch }
    },

    async resolve({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      await deeds.command(whereOf(caller, params.id), actorOf(agentId), {
        type: 'Resolve',
        by: 'agent',
        agentId,
        resolution: body.resolution,
        ...(body.timing === undefined ? {} : { timing: body.timing }),
      })
      return { status: 'resolved' }
    },
  }

  /** What the customer is asked by now, wherever their conversation goes on. */
  async function invitationNow(from: Where) {
    const { where, state } = await deeds.goesOn(from)
    return invitationOf(where.workspace, where.conversation, state)
  }

  async function invitationOf(workspace: string, conversation: string, state: Conversation) {
    const textId = askTextId(state)
    const texts = textId === null ? null : await readTexts(db, workspace, conversation, [textId])
    return presentInvitation(state, textId === null ? null : (texts?.get(textId) ?? null))
  }

  async function mustBeAgent(caller: KnownCaller, named: string | undefined): Promise<string> {
    const agentId = await deeds.agentOf(caller, named)
    if (!agentId)
      throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent acts' }] })
    return agentId
  }

  async function knownTeam(workspace: string, team: string): Promise<void> {
    const found = await db.scoped(workspace, 'select id from baton.teams where workspace_id = $1 and id = $2', [
      workspace,
      team,
    ])
    if (found.length === 0) throw new ProblemError('team_not_found')
  }
}

/** Whoever writes for the customer: themselves, or an API key for them. */
const customerOf = (caller: KnownCaller, state: Conversation): string =>
  caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')

const actorOf = (agentId: string | null): Actor => (agentId ? { kind: 'agent', id: agentId } : { kind: 'system' })

function withoutTeamMatters(row: ConversationRow): ConversationRow {
  const { attending: _, consult: __, mentioned: ___, tags: ____, aside: _____, legalHold: ______, ...rest } = row
  return { ...rest, handoff: null }
}

export function committedHandoff(handoff: Handoff | null): { handoffId: string; outcome: Outcome } {
  const outcome = handoff && outcomeOf(handoff)
  if (!handoff || !outcome) throw new Error('a handoff was committed without an outcome')
  return { handoffId: handoff.id, outcome }
}

/** Where a handoff went, as it stands; null once a person has it or it is over. */
export function outcomeOf(handoff: Handoff): Outcome | null {
  const { team, offer, status, told } = handoff
  if (status === 'offered' && offer) {
    return { kind: 'offered', team, agentId: offer.agentId, offerId: offer.id, expiresAt: iso(offer.expiresAt) }
  }
  if (status === 'scheduled' && handoff.scheduledFor !== null)
    return { kind: 'scheduled', team, at: iso(handoff.scheduledFor) }
  if (status !== 'queued') return null
  const { waitSeconds, ahead, fromSeconds, toSeconds } = told?.key === 'handoff.queued' ? told.params : {}
  const range = fromSeconds === undefined || toSeconds === undefined ? {} : { fromSeconds, toSeconds }
  return { kind: 'queued', team, waitSeconds: waitSeconds ?? null, ahead: ahead ?? null, ...range }
}

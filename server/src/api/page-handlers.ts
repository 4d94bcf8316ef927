import type { Database } from '../db/database.ts'
import { BrokenCapture, readCapture } from '../captures/read-capture.ts'
import { dropCapture, keepCapture, readKept } from '../captures/captures.ts'
import { mayOfferToGo } from '../identity/origins.ts'
import type { NewId } from '../ids.ts'
import type { LivePages } from '../live/live-pages.ts'
import { iso } from '../live/rows.ts'
import { workspaceById } from '../workspace/workspace.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Call, Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import type { Actor, Conversation } from '@baton/engine'
import { captureLimits, type Capture } from '@baton/protocol'

export interface PageHandlersParts {
  db: Database
  deeds: ConversationDeeds
  livePages: LivePages
  newId: NewId
  now: () => number
  /** Origins of Baton's own pages, which may be pointed to as the allowed sites may. */
  ownOrigins: readonly string[]
}

type Ids = 'postCapture' | 'getCapture' | 'followPage' | 'answerFollow' | 'stopFollow' | 'point'

/** A page that is followed is sent as often as this at most. Milliseconds. */
const liveEvery = 400

export function pageHandlers(parts: PageHandlersParts): Pick<Handlers, Ids> {
  const { db, deeds, livePages, newId, now } = parts
  const lastLive = new Map<string, number>()

  /** To the holder whom the customer allowed to follow, and to nobody else; kept nowhere. */
  async function passOn(workspace: string, conversation: string, state: Conversation, capture: Capture): Promise<void> {
    const { follow, holder } = state
    const may = follow?.allowedAt != null && holder.kind === 'agent' && holder.id === follow.agentId
    if (!follow || !may) throw new ProblemError('not_following')
    const key = `${workspace}/${conversation}`
    if (now() - (lastLive.get(key) ?? 0) < liveEvery) throw new ProblemError('rate_limited')
    if (lastLive.size > 10_000) lastLive.clear()
    lastLive.set(key, now())
    await livePages.pass({ workspace, conversation }, follow.agentId, capture)
  }

  async function keep({ caller, params, body }: Call<'postCapture'>, actor: Actor, capture: Capture): Promise<string> {
    const captureId = newId('capture')
    const json = JSON.stringify(capture)
    if (json.length > captureLimits.bytes) throw new ProblemError('payload_too_large')
    const { workspace } = caller
    const handoffId = body.handoffId ?? null
    const kept = { id: captureId, conversationId: params.id, at: now(), handoffId, json }
    if (!(await keepCapture(db, workspace, kept)))
      throw new ProblemError('rate_limited', { detail: 'a conversation keeps 50 captures' })
    try {
      const { nodes, masked } = capture
      await deeds.command({ workspace, conversation: params.id }, actor, {
        type: 'CapturePage',
        captureId,
        because: 'handoff',
        nodes,
        bytes: json.length,
        masked,
        handoffId,
      })
    } catch (error) {
      await dropCapture(db, workspace, captureId)
      throw error
    }
    return captureId
  }

  return {
    async postCapture(call) {
      const { caller, params, body } = call
      const state = await deeds.read(caller, params.id)
      const id = caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')
      const actor: Actor = { kind: 'customer', id }
      if (body.refused) {
        await deeds.command({ workspace: caller.workspace, conversation: params.id }, actor, {
          type: 'RefuseCapture',
          because: body.refused,
          handoffId: body.handoffId ?? null,
        })
        return { captureId: null, dropped: 0 }
      }
      const capture = read(body.capture)
      const dropped = capture.dropped ?? 0
      if (body.because === 'live') {
        await passOn(caller.workspace, params.id, state, capture)
        return { captureId: null, dropped }
      }
      return { captureId: await keep(call, actor, capture), dropped }
    },

    async getCapture({ caller, params }) {
      const kept = await readKept(db, caller.workspace, params.id)
      if (!kept) throw new ProblemError('capture_not_found')
      const { id, conversationId, at, capture } = kept
      return { id, conversationId, at: iso(at), capture }
    },

    async followPage({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      if (!agentId)
        throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent asks' }] })
      const { state } = await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        { kind: 'agent', id: agentId },
        { type: 'AskToFollow', agentId },
      )
      return { status: state.follow?.allowedAt == null ? 'asked' : 'allowed' }
    },

    async answerFollow({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const visitorId = caller.kind === 'visitor' ? caller.visitorId : ''
      await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        { kind: 'customer', id: visitorId },
        { type: 'AnswerFollow', allows: body.allows },
      )
    },

    async stopFollow({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      const actor: Actor =
        caller.kind === 'visitor'
          ? { kind: 'customer', id: caller.visitorId }
          : agentId
            ? { kind: 'agent', id: agentId }
            : { kind: 'system' }
      await deeds.command({ workspace: caller.workspace, conversation: params.id }, actor, {
        type: 'StopFollow',
        because: caller.kind === 'visitor' ? 'customer' : 'agent',
      })
    },

    async point({ caller, params, body, request }) {
      const state = await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      const { node = null, note = null, url = null, label = null } = body
      if (url !== null) await mayGoTo(caller.workspace, url, request.host)
      const captureId = node === null ? null : await captureOf(caller.workspace, params.id, state, body.captureId)
      const { records } = await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        agentId ? { kind: 'agent', id: agentId } : { kind: 'system' },
        { type: 'Point', agentId, captureId, node, note, url, label },
      )
      return { seq: records.at(-1)?.seq ?? state.version }
    },
  }

  /** The capture that a node is of: one of this conversation. What is followed live is kept nowhere: null where there is no other. */
  async function captureOf(
    workspace: string,
    conversation: string,
    { capture, follow }: Conversation,
    named: string | undefined,
  ): Promise<string | null> {
    const id = named ?? (capture && 'captureId' in capture ? capture.captureId : undefined)
    if (id === undefined && follow?.allowedAt != null) return null
    const rows =
      id === undefined
        ? []
        : await db.scoped(
            workspace,
            'select id from baton.captures where workspace_id = $1 and conversation_id = $2 and id = $3',
            [workspace, conversation, id],
          )
    if (id === undefined || rows.length === 0) throw new ProblemError('capture_not_found')
    return id
  }

  /** To the sites that may embed the chat, and to Baton's own pages, by the name that they are asked for. */
  async function mayGoTo(workspace: string, url: string, own: string | undefined): Promise<void> {
    const sites = (await workspaceById(db, workspace))?.sites ?? []
    if (new URL(url).host !== own && !mayOfferToGo(url, sites, parts.ownOrigins))
      throw new ProblemError('origin_not_allowed')
  }
}

function read(sent: unknown): Capture {
  try {
    return readCapture(sent)
  } catch (error) {
    if (error instanceof BrokenCapture) throw new ProblemError('capture_broken', { detail: error.message })
    throw error
  }
}

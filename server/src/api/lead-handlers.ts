import type { Actor, Conversation } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface LeadHandlersParts {
  db: Database
  deeds: ConversationDeeds
  newId: NewId
}

/** What a lead does in conversations that others hold. */
export function leadHandlers({
  db,
  deeds,
  newId,
}: LeadHandlersParts): Pick<Handlers, 'give' | 'whisper' | 'joinConversation' | 'leaveConversation'> {
  async function acting(caller: KnownCaller, conversation: string, named: string | undefined) {
    await deeds.read(caller, conversation)
    const agentId = await deeds.agentOf(caller, named)
    if (!agentId)
      throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which lead acts' }] })
    const sql = `select role in ('lead', 'admin') as leads from baton.agents where workspace_id = $1 and id = $2 and removed_at is null`
    const [row] = await db.scoped<{ leads: boolean }>(caller.workspace, sql, [caller.workspace, agentId])
    if (!row?.leads) throw new ProblemError('actor_not_allowed', { detail: 'leads and admins do this' })
    const actor: Actor = { kind: 'agent', id: agentId }
    return { agentId, actor, where: { workspace: caller.workspace, conversation } }
  }

  async function isThere(workspace: string, table: 'agents' | 'teams', id: string): Promise<boolean> {
    const sql = `select 1 from baton.${table} where workspace_id = $1 and id = $2${table === 'agents' ? ' and removed_at is null' : ''}`
    return (await db.scoped(workspace, sql, [workspace, id])).length > 0
  }

  return {
    async give({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const { to = null, team = null, epoch = null, over } = body
      if (to !== null && !(await isThere(caller.workspace, 'agents', to))) throw new ProblemError('agent_not_found')
      if (team !== null && !(await isThere(caller.workspace, 'teams', team))) throw new ProblemError('team_not_found')
      const command = { type: 'Give', by: agentId, to: { agentId: to, team }, epoch, over } as const
      const { state, records } = await deeds.command(where, actor, command)
      const given = records.find(({ fact }) => fact.type === 'Given')?.fact
      return {
        how: records.length === 0 ? 'unchanged' : howOf(state),
        epoch: state.epoch,
        over: given?.type === 'Given' && given.over !== null,
      }
    },

    async whisper({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const whisperId = newId('whisper')
      const { state } = await deeds.command(where, actor, { type: 'Whisper', agentId, whisperId, text: body.text })
      return { whisperId, to: state.holder.kind === 'assistant' ? 'assistant' : 'agent' }
    },

    async joinConversation({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      await deeds.command(where, actor, { type: 'Join', agentId })
    },

    async leaveConversation({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      await deeds.command(where, actor, { type: 'Leave', agentId })
    },
  }
}

function howOf({ holder, handoff }: Conversation): 'asked' | 'has-it' | 'waits' {
  if (holder.kind === 'agent') return 'has-it'
  return handoff?.offer ? 'asked' : 'waits'
}

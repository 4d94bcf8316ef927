import type { Actor } from '@baton/engine'
import type { Door } from '../handle.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError, refused } from './problem-error.ts'

export interface MergeHandlersParts {
  door: Door
  deeds: ConversationDeeds
}

export function mergeHandlers({ door, deeds }: MergeHandlersParts): Pick<Handlers, 'mergeConversation'> {
  return {
    async mergeConversation({ caller, params, body }) {
      const from = params.id
      const { into } = body
      if (from === into) throw new ProblemError('merge_with_itself')
      await deeds.read(caller, from)
      await deeds.read(caller, into)
      const agentId = await deeds.agentOf(caller, body.agentId)
      const actor: Actor = agentId ? { kind: 'agent', id: agentId } : { kind: 'system' }
      const handled = await door.merge({ workspace: caller.workspace, conversation: into }, actor, from, agentId)
      if (handled.kind === 'refused') throw refused(handled.refusal)
      if (handled.kind !== 'done') throw new ProblemError('busy')
      return { into, epoch: handled.state.epoch }
    },
  }
}

import type { Actor } from '@baton/engine'
import type { KnownCaller } from '../identity/caller.ts'
import { iso } from '../live/rows.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface WarmHandlersParts {
  deeds: ConversationDeeds
}

/** What is asked between a person's yes and their answer. */
export function warmHandlers({ deeds }: WarmHandlersParts): Pick<Handlers, 'hold'> {
  /** Whoever acts, once it is sure that they may read the conversation. */
  async function acting(caller: KnownCaller, conversation: string, named: string | undefined) {
    await deeds.read(caller, conversation)
    const agentId = await deeds.agentOf(caller, named)
    if (!agentId)
      throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent acts' }] })
    return {
      agentId,
      actor: { kind: 'agent', id: agentId } satisfies Actor,
      where: { workspace: caller.workspace, conversation },
    }
  }

  return {
    async hold({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const until = Date.parse(body.until)
      await deeds.command(where, actor, { type: 'Hold', agentId, until })
      return { backAt: iso(until) }
    },
  }
}

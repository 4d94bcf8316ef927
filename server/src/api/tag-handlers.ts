import type { Actor } from '@baton/engine'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { listTags, meantTags, mergeTag, putTag, type TagsParts } from '../tags/tags.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'

type Ids = 'listTags' | 'putTag' | 'mergeTag' | 'tagConversation'

export interface TagHandlersParts extends TagsParts {
  deeds: ConversationDeeds
  now: () => number
}

export function tagHandlers({ deeds, now, ...parts }: TagHandlersParts): Pick<Handlers, Ids> {
  const { db } = parts
  return {
    listTags: async ({ caller }) => ({ tags: await listTags(db, caller.workspace) }),

    putTag({ caller, params, body }) {
      const given = { workspace: caller.workspace, id: params.id, by: doerOf(caller), mayChange: mayChange(caller) }
      return putTag(parts, { ...given, ...body }, now())
    },

    mergeTag({ caller, params, body }) {
      const given = { workspace: caller.workspace, id: params.id, into: body.into, by: doerOf(caller) }
      return mergeTag(parts, given, now())
    },

    async tagConversation({ caller, params, body }) {
      await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      const meant = await meantTags(db, caller.workspace, body)
      const where = { workspace: caller.workspace, conversation: params.id }
      const { state } = await deeds.command(where, actorOf(agentId), { type: 'ChangeTags', ...meant })
      return { tags: [...state.tags] }
    },
  }
}

const mayChange = (caller: KnownCaller) => caller.kind === 'key' || (caller.kind === 'agent' && caller.role !== 'agent')

const actorOf = (agentId: string | null): Actor => (agentId ? { kind: 'agent', id: agentId } : { kind: 'system' })

import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { countConversations, findConversations } from '../views/find-conversations.ts'
import { deleteView, listViews, orderViews, putView, type Viewer } from '../views/views.ts'
import { placeOf } from './place-of.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface ViewHandlersParts {
  db: Database
  newId: NewId
  now: () => number
}

type Ids = 'listViews' | 'countViews' | 'putView' | 'deleteView' | 'orderViews' | 'findConversations'

/** Filters under a name, and what fits them. */
export function viewHandlers({ db, newId, now }: ViewHandlersParts): Pick<Handlers, Ids> {
  return {
    listViews: async ({ caller }) => ({ views: await listViews(db, viewerOf(caller)) }),

    async countViews({ caller }) {
      const viewer = viewerOf(caller)
      const views = await listViews(db, viewer)
      const filters = new Map(views.map(({ id, filter }) => [id, filter]))
      const reader = { agentId: viewer.agentId, now: now() }
      return { counts: await countConversations(db, caller.workspace, filters, reader) }
    },

    putView({ caller, params, body: { team = null, ...body } }) {
      const given = { ...viewerOf(caller), id: params.id, by: doerOf(caller), team, ...body }
      return putView({ db, newId }, given, now())
    },

    deleteView({ caller, params }) {
      return deleteView({ db, newId }, { ...viewerOf(caller), id: params.id, by: doerOf(caller) }, now())
    },

    async orderViews({ caller, body }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      await orderViews(db, caller.workspace, caller.agentId, body.ids)
    },

    async findConversations({ caller, body: { filter, before, limit } }) {
      const { workspace, agentId } = viewerOf(caller)
      const place = before === undefined ? undefined : placeOf(before)
      const found = await findConversations(db, { workspace, agentId, filter, before: place, limit, now: now() })
      const last = found.conversations.at(-1)
      const next = found.conversations.length === limit && last ? `${Date.parse(last.updatedAt)}.${last.id}` : null
      return { ...found, next }
    },
  }
}

function viewerOf(caller: KnownCaller): Viewer {
  const isLead = caller.kind === 'key' || (caller.kind === 'agent' && caller.role !== 'agent')
  return { workspace: caller.workspace, agentId: caller.kind === 'agent' ? caller.agentId : null, isLead }
}

import type { Source, SourcePage } from '../crawl/sources.ts'
import { addSource, listPages, listSources, refreshSource, removeSource, sourceById } from '../crawl/sources.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface KnowledgeSourceHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** A source is due. */
  ready(): void
}

type Ids =
  | 'listKnowledgeSources'
  | 'addKnowledgeSource'
  | 'getKnowledgeSource'
  | 'refreshKnowledgeSource'
  | 'deleteKnowledgeSource'
  | 'listKnowledgePages'

export function knowledgeSourceHandlers(parts: KnowledgeSourceHandlersParts): Pick<Handlers, Ids> {
  const { db, newId, now, ready } = parts
  const audited = (caller: KnownCaller) => ({ by: doerOf(caller), newId })
  const found = async (workspace: string, id: string) => {
    const source = await sourceById(db, workspace, id)
    if (!source) throw new ProblemError('source_not_found')
    return source
  }
  return {
    async listKnowledgeSources({ caller }) {
      return { sources: (await listSources(db, caller.workspace)).map(shown) }
    },
    async addKnowledgeSource({ caller, body }) {
      const url = new URL(body.url)
      if (url.username || url.password)
        throw new ProblemError('invalid_request', { detail: 'url: has a name or a password in it' })
      url.hash = ''
      const wanted = { url: url.href, mostPages: body.mostPages }
      const id = await addSource(db, caller.workspace, wanted, audited(caller), now())
      ready()
      return shown(await found(caller.workspace, id))
    },
    async getKnowledgeSource({ caller, params }) {
      return shown(await found(caller.workspace, params.id))
    },
    async refreshKnowledgeSource({ caller, params }) {
      if (!(await refreshSource(db, caller.workspace, params.id, audited(caller), now())))
        throw new ProblemError('source_not_found')
      ready()
      return shown(await found(caller.workspace, params.id))
    },
    async deleteKnowledgeSource({ caller, params }) {
      if (!(await removeSource(db, caller.workspace, params.id, audited(caller), now())))
        throw new ProblemError('source_not_found')
    },
    async listKnowledgePages({ caller, params, query }) {
      await found(caller.workspace, params.id)
      return { pages: (await listPages(db, caller.workspace, params.id, query)).map(page) }
    },
  }
}

const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

function shown({ pages, waiting, read, leftOut, gone, run: _run, ...source }: Source) {
  const { createdAt, startedAt, endedAt, dueAt, ...rest } = source
  return {
    ...rest,
    pages: { known: pages, waiting, read, leftOut, gone },
    createdAt: iso(createdAt),
    startedAt: isoOrNull(startedAt),
    endedAt: isoOrNull(endedAt),
    nextAt: iso(dueAt),
  }
}

const page = ({ seenAt, ...rest }: SourcePage) => ({ ...rest, seenAt: isoOrNull(seenAt) })

import type { Database } from '../db/database.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { deleteArticle, listArticles, putArticle, search, type StoredArticle } from '../knowledge/knowledge.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { deletePlaybook, listPlaybooks, putPlaybook, type StoredPlaybook } from '../playbooks/playbooks.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface KnowledgeHandlersParts {
  db: Database
  newId: NewId
  now: () => number
}

type Ids =
  | 'listArticles'
  | 'putArticle'
  | 'deleteArticle'
  | 'searchArticles'
  | 'listPlaybooks'
  | 'putPlaybook'
  | 'deletePlaybook'

export function knowledgeHandlers({ db, newId, now }: KnowledgeHandlersParts): Pick<Handlers, Ids> {
  const by = (caller: KnownCaller) => ({ audited: { by: doerOf(caller), newId } })
  return {
    async listArticles({ caller, query }) {
      const articles = await listArticles(db, caller.workspace, query.locale)
      return { articles: articles.map(article) }
    },
    async putArticle({ caller, params, body }) {
      const { title, locale, body: markdown, tags } = body
      const stored = await putArticle(
        db,
        caller.workspace,
        { id: params.id, locale, title, url: body.url ?? null, tags, body: markdown },
        now(),
        by(caller),
      )
      return { ...article(stored), passages: stored.passages }
    },
    async deleteArticle({ caller, params }) {
      if (!(await deleteArticle(db, caller.workspace, params.id, now(), by(caller))))
        throw new ProblemError('article_not_found')
    },
    async searchArticles({ caller, query }) {
      return { passages: await search(db, caller.workspace, query) }
    },
    async listPlaybooks({ caller }) {
      const playbooks = await listPlaybooks(db, caller.workspace)
      return { playbooks: playbooks.map(playbook) }
    },
    async putPlaybook({ caller, params, body }) {
      try {
        return playbook(await putPlaybook(db, caller.workspace, params.id, body.yaml, now(), by(caller)))
      } catch (error) {
        if (error instanceof ContentError)
          throw new ProblemError('playbook_broken', { detail: `line ${error.line}: ${error.message}` })
        throw error
      }
    },
    async deletePlaybook({ caller, params }) {
      if (!(await deletePlaybook(db, caller.workspace, params.id, now(), by(caller))))
        throw new ProblemError('not_found')
    },
  }
}

function article({ id, locale, title, url, tags, updatedAt }: StoredArticle) {
  return { id, locale, title, url, tags: [...tags], updatedAt: iso(updatedAt) }
}

function playbook({ id, title, steps, updatedAt }: StoredPlaybook) {
  return { id, title, steps, updatedAt: iso(updatedAt) }
}

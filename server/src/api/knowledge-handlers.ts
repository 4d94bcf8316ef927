import type { Database } from '../db/database.ts'
import { ContentError } from '../knowledge/content-error.ts'
import type { Meaning } from '../embedding/meaning.ts'
import { readEmbeddingProgress } from '../embedding/progress.ts'
import { deleteArticle, listArticles, putArticle, search, type StoredArticle } from '../knowledge/knowledge.ts'
import { listForDesk, openArticle, putDraft } from '../knowledge/article-desk.ts'
import { listUnanswered } from '../knowledge/unanswered.ts'
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
  /** What finds articles in other words; absent where words alone are searched. */
  meaning?: Meaning | undefined
}

type Ids =
  | 'listKnowledge'
  | 'listUnanswered'
  | 'getArticle'
  | 'listArticles'
  | 'putArticle'
  | 'deleteArticle'
  | 'searchArticles'
  | 'getEmbedding'
  | 'listPlaybooks'
  | 'putPlaybook'
  | 'deletePlaybook'

export function knowledgeHandlers({ db, newId, now, meaning }: KnowledgeHandlersParts): Pick<Handlers, Ids> {
  const by = (caller: KnownCaller) => ({ audited: { by: doerOf(caller), newId } })
  return {
    async listKnowledge({ caller }) {
      const articles = await listForDesk(db, caller.workspace, now())
      return {
        articles: articles.map(({ keeper, state, used, ...rest }) => ({ ...article(rest), keeper, state, used })),
      }
    },
    async listUnanswered({ caller, query: { days, limit } }) {
      const since = now() - days * 24 * 60 * 60 * 1000
      const questions = await listUnanswered(db, caller.workspace, { since, limit })
      return { questions: questions.map(({ at, ...rest }) => ({ ...rest, at: iso(at) })) }
    },
    async getArticle({ caller, params, query }) {
      const found = await openArticle(db, caller.workspace, params.id, query.locale)
      if (!found) throw new ProblemError('article_not_found')
      const dated = <T extends { updatedAt: number }>(it: T | null) => it && { ...it, updatedAt: iso(it.updatedAt) }
      return {
        published: copied(dated(found.published)),
        draft: copied(dated(found.draft)),
        versions: found.versions.map(({ savedAt, tags, ...rest }) => ({
          ...rest,
          tags: [...tags],
          savedAt: iso(savedAt),
        })),
      }
    },
    async listArticles({ caller, query }) {
      const articles = await listArticles(db, caller.workspace, query.locale)
      return { articles: articles.map(article) }
    },
    async putArticle({ caller, params, body }) {
      const { title, locale, body: markdown, tags, draft } = body
      const written = { id: params.id, locale, title, url: body.url ?? null, tags, body: markdown }
      if (draft) {
        await putDraft(db, caller.workspace, written, now())
        return { ...article({ ...written, updatedAt: now() }), passages: 0 }
      }
      const stored = await putArticle(db, caller.workspace, written, now(), by(caller))
      return { ...article(stored), passages: stored.passages }
    },
    async deleteArticle({ caller, params }) {
      if (!(await deleteArticle(db, caller.workspace, params.id, now(), by(caller))))
        throw new ProblemError('article_not_found')
    },
    async searchArticles({ caller, query }) {
      return { passages: await search(db, caller.workspace, query, meaning) }
    },
    async getEmbedding({ caller }) {
      return readEmbeddingProgress(db, caller.workspace, meaning?.embedder.name ?? null, now())
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

const copied = <T extends { tags: readonly string[] }>(it: T | null) => it && { ...it, tags: [...it.tags] }

function article({ id, locale, title, url, tags, updatedAt }: StoredArticle) {
  return { id, locale, title, url, tags: [...tags], updatedAt: iso(updatedAt) }
}

function playbook({ id, title, steps, updatedAt }: StoredPlaybook) {
  return { id, title, steps, updatedAt: iso(updatedAt) }
}

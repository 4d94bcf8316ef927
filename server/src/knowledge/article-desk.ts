import type { Locale } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import type { Doer } from '../identity/audit.ts'
import type { Article } from './parse-article.ts'

/** Who keeps an article: people by the editor or the API, a document that was uploaded, a folder, or a help centre that is read. */
export type ArticleKeeper =
  | { kind: 'editor' }
  | { kind: 'document'; name: string }
  | { kind: 'folder'; name: string }
  | { kind: 'site'; name: string }

/** An article as the editor lists it. Times are ms UTC. */
export interface ListedArticle {
  id: string
  locale: Locale
  title: string
  url: string | null
  tags: readonly string[]
  keeper: ArticleKeeper
  /** `changed`: published, with a draft of what it is to become. */
  state: 'published' | 'draft' | 'changed'
  /** How often the assistant answered from it lately, and what customers said of that. */
  used: { cited: number; helped: number; failed: number }
  updatedAt: number
}

/** What people do with articles is counted over so long. Milliseconds. */
const countedMs = 90 * 24 * 60 * 60 * 1000
const mostVersions = 30

interface Row extends Omit<ListedArticle, 'keeper' | 'used'> {
  source: string | null
  site: string | null
  document: string | null
  cited: number
  helped: number
  failed: number
}

/** All articles and drafts, the latest change first, with how often each was told in the last ninety days and whether that helped. */
export async function listForDesk(db: Database, workspace: string, now: number): Promise<ListedArticle[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `with told as (
        select s.data ->> 'ref' as id, count(*)::int as cited,
            count(*) filter (where e.data ->> 'outcome' = 'customer-said-yes')::int as helped,
            count(*) filter (where e.data ->> 'outcome' = 'customer-said-no')::int as failed
          from baton.facts s left join baton.facts e on e.workspace_id = s.workspace_id and e.conversation_id = s.conversation_id
            and e.type = 'AttemptEnded' and e.at >= $2 and e.data ->> 'attemptId' = s.data ->> 'attemptId'
          where s.workspace_id = $1 and s.type = 'AttemptStarted' and s.at >= $2 and s.data ->> 'path' = 'article' group by 1
      )
      select coalesce(a.id, d.article_id) as id, coalesce(a.locale, d.locale) as locale, coalesce(a.title, d.title) as title,
          coalesce(a.url, d.url) as url, coalesce(a.tags, d.tags) as tags, a.source, s.url as site, k.name as document,
          case when a.id is null then 'draft' when d.article_id is null then 'published' else 'changed' end as state,
          coalesce(t.cited, 0) as cited, coalesce(t.helped, 0) as helped, coalesce(t.failed, 0) as failed,
          greatest(a.updated_at, d.saved_at) as "updatedAt"
        from (select * from baton.articles where workspace_id = $1) a
        full join (select * from baton.article_drafts where workspace_id = $1) d on d.article_id = a.id and d.locale = a.locale
        left join baton.knowledge_sources s on s.workspace_id = $1 and a.source = 'site:' || s.id
        left join baton.knowledge_documents k on k.workspace_id = $1 and a.source = 'document:' || k.id
        left join told t on t.id = a.id
        order by 13 desc, 1, 2 limit 5000`,
    [workspace, now - countedMs],
  )
  return rows.map(({ source, site, document, cited, helped, failed, ...row }) => ({
    ...row,
    keeper: keeperOf(source, site, document),
    used: { cited, helped, failed },
  }))
}

function keeperOf(source: string | null, site: string | null, document: string | null): ArticleKeeper {
  if (source?.startsWith('document:')) return { kind: 'document', name: document ?? '' }
  if (source?.startsWith('folder:')) return { kind: 'folder', name: source.slice('folder:'.length) }
  return source?.startsWith('site:') ? { kind: 'site', name: site ?? '' } : { kind: 'editor' }
}

/** What of an article people write. */
export type Written = Pick<Article, 'title' | 'url' | 'tags' | 'body'>

/** An article with its text, the draft of what it is to become, and what it was before, the latest first. */
export interface OpenArticle {
  published: (Written & { updatedAt: number }) | null
  draft: (Written & { updatedAt: number }) | null
  versions: readonly (Written & { number: number; savedAt: number; by: string | null })[]
}

export async function openArticle(
  db: Database,
  workspace: string,
  id: string,
  locale: Locale,
): Promise<OpenArticle | null> {
  const where = [workspace, id, locale]
  return db.transaction({ workspace }, async (query) => {
    const [published] = await query<Written & { updatedAt: number }>(
      `select title, url, tags, body, updated_at as "updatedAt" from baton.articles where workspace_id = $1 and id = $2 and locale = $3`,
      where,
    )
    const [draft] = await query<Written & { updatedAt: number }>(
      `select title, url, tags, body, saved_at as "updatedAt" from baton.article_drafts where workspace_id = $1 and article_id = $2 and locale = $3`,
      where,
    )
    if (!published && !draft) return null
    const versions = await query<OpenArticle['versions'][number]>(
      `select v.number, v.title, v.url, v.tags, v.body, v.saved_at as "savedAt", g.name as by from baton.article_versions v
        left join baton.agents g on g.workspace_id = v.workspace_id and v.actor_kind = 'agent' and g.id = v.actor_id
        where v.workspace_id = $1 and v.article_id = $2 and v.locale = $3 order by v.number desc`,
      where,
    )
    return { published: published ?? null, draft: draft ?? null, versions }
  })
}

/** Keeps a draft; nobody is answered from it. */
export async function putDraft(db: Database, workspace: string, article: Article, now: number): Promise<void> {
  const { id, locale, title, url, tags, body } = article
  await db.scoped(
    workspace,
    `insert into baton.article_drafts (workspace_id, article_id, locale, title, url, tags, body, saved_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (workspace_id, article_id, locale) do update
      set title = excluded.title, url = excluded.url, tags = excluded.tags, body = excluded.body, saved_at = excluded.saved_at`,
    [workspace, id, locale, title, url, tags, body, now],
  )
}

/** Notes what an article is from now on, in the transaction that makes it so, and lets go of its draft and of the oldest versions. */
export async function keepVersion(
  query: Query,
  workspace: string,
  article: Article,
  by: Doer,
  now: number,
): Promise<void> {
  const { id, locale, title, url, tags, body } = article
  await query('delete from baton.article_drafts where workspace_id = $1 and article_id = $2 and locale = $3', [
    workspace,
    id,
    locale,
  ])
  await query(
    `insert into baton.article_versions (workspace_id, article_id, locale, number, title, url, tags, body, saved_at, actor_kind, actor_id)
      select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6::text[], $7, $8, $9, $10 from baton.article_versions
        where workspace_id = $1 and article_id = $2 and locale = $3`,
    [workspace, id, locale, title, url, tags, body, now, by.kind, by.id],
  )
  await query(
    `delete from baton.article_versions where workspace_id = $1 and article_id = $2 and locale = $3 and number <=
      (select max(number) - $4 from baton.article_versions where workspace_id = $1 and article_id = $2 and locale = $3)`,
    [workspace, id, locale, mostVersions],
  )
}

/** Lets go of drafts and versions of an article, in all its languages. True: there was a draft. */
export async function dropHistory(query: Query, workspace: string, id: string): Promise<boolean> {
  await query('delete from baton.article_versions where workspace_id = $1 and article_id = $2', [workspace, id])
  const drafts = await query(
    'delete from baton.article_drafts where workspace_id = $1 and article_id = $2 returning locale',
    [workspace, id],
  )
  return drafts.length > 0
}

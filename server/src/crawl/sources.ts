import type { PageLeftOut, PageStatus, SourceFault, SourceStatus } from '@baton/protocol'
import type { Locale } from '@baton/engine'
import { ProblemError } from '../api/problem-error.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'

/** A help centre that is read, and how far it is. Times are ms UTC. */
export interface Source {
  id: string
  url: string
  status: SourceStatus
  fault: SourceFault | null
  mostPages: number
  cut: boolean
  run: number
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  dueAt: number
  pages: number
  waiting: number
  read: number
  leftOut: number
  gone: number
}

/** One page of it, and what came of it. */
export interface SourcePage {
  url: string
  status: PageStatus
  because: PageLeftOut | null
  httpStatus: number | null
  articleId: string | null
  locale: Locale | null
  title: string | null
  seenAt: number | null
}

const mostSources = 20
/** What the articles of a source are kept by. */
export const keeperOf = (source: string) => `site:${source}`

const columns = `s.id, s.url, s.status, s.fault, s.most_pages as "mostPages", s.cut, s.run, s.created_at as "createdAt",
  s.started_at as "startedAt", s.ended_at as "endedAt", s.due_at as "dueAt", p.*`
/** A page that was read before waits while it has not been looked at in this run; what it gave stays. */
const counts = `cross join lateral (select count(*)::int as pages,
    count(*) filter (where p.run < s.run or p.status = 'waiting')::int as waiting,
    count(*) filter (where p.status = 'read')::int as read, count(*) filter (where p.status = 'left-out')::int as "leftOut",
    count(*) filter (where p.status = 'gone')::int as gone
  from baton.knowledge_pages p where p.workspace_id = s.workspace_id and p.source_id = s.id) p`

export async function listSources(db: Database, workspace: string): Promise<Source[]> {
  return db.scoped<Source>(
    workspace,
    `select ${columns} from baton.knowledge_sources s ${counts} where s.workspace_id = $1 order by s.created_at, s.id`,
    [workspace],
  )
}

export async function sourceById(db: Database, workspace: string, id: string): Promise<Source | null> {
  const [row] = await db.scoped<Source>(
    workspace,
    `select ${columns} from baton.knowledge_sources s ${counts} where s.workspace_id = $1 and s.id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** A help centre to be read, at once and then daily. Throws `ProblemError` where it is read already, or too many are. */
export async function addSource(
  db: Database,
  workspace: string,
  { url, mostPages }: { url: string; mostPages: number },
  { by, newId }: Audited,
  now: number,
): Promise<string> {
  const id = newId('source')
  await db.transaction({ workspace }, async (query) => {
    const known = await query<{ url: string }>('select url from baton.knowledge_sources where workspace_id = $1', [
      workspace,
    ])
    if (known.some((each) => each.url === url)) throw new ProblemError('source_exists')
    if (known.length >= mostSources) throw new ProblemError('too_many_sources')
    const made = await query(
      `insert into baton.knowledge_sources (workspace_id, id, url, status, most_pages, created_at, due_at)
        values ($1, $2, $3, 'waiting', $4, $5, $5) on conflict do nothing returning id`,
      [workspace, id, url, mostPages, now],
    )
    if (made.length === 0) throw new ProblemError('source_exists')
    const detail = { mostPages }
    await audit(query, newId, { workspace, by, action: 'knowledge_source.added', target: id, detail }, now)
  })
  return id
}

/** Has it read again now. A run that is on its way goes on. */
export async function refreshSource(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const found = await query<{ status: SourceStatus }>(
      `update baton.knowledge_sources set due_at = least(due_at, $3), status = case when status = 'reading' then status else 'waiting' end
        where workspace_id = $1 and id = $2 returning status`,
      [workspace, id, now],
    )
    if (found.length > 0)
      await audit(query, newId, { workspace, by, action: 'knowledge_source.refreshed', target: id }, now)
    return found.length > 0
  })
}

/** Forgets a source with all its articles, those aside that somebody has changed since. */
export async function removeSource(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const found = await query('delete from baton.knowledge_sources where workspace_id = $1 and id = $2 returning id', [
      workspace,
      id,
    ])
    if (found.length === 0) return false
    await query('delete from baton.knowledge_pages where workspace_id = $1 and source_id = $2', [workspace, id])
    const articles = await query<{ id: string; locale: Locale }>(
      'select id, locale from baton.articles where workspace_id = $1 and source = $2',
      [workspace, keeperOf(id)],
    )
    for (const each of articles) await dropArticle(query, workspace, each.id, each.locale)
    const detail = { articles: articles.length }
    await audit(query, newId, { workspace, by, action: 'knowledge_source.removed', target: id, detail }, now)
    return true
  })
}

export async function dropArticle(query: Query, workspace: string, id: string, locale: Locale): Promise<void> {
  await query('select baton.drop_passages($1, $2)', [id, locale])
  await query('delete from baton.articles where workspace_id = $1 and id = $2 and locale = $3', [workspace, id, locale])
}

/** Its pages by address, after one of them; those left out first where they are asked for alone. */
export async function listPages(
  db: Database,
  workspace: string,
  id: string,
  { status, after, limit }: { status?: PageStatus | undefined; after?: string | undefined; limit: number },
): Promise<SourcePage[]> {
  return db.scoped<SourcePage>(
    workspace,
    `select url, status, because, http_status as "httpStatus", article_id as "articleId", locale, title, seen_at as "seenAt"
       from baton.knowledge_pages where workspace_id = $1 and source_id = $2 and ($3::text is null or status = $3)
         and ($4::text is null or url > $4) order by url limit $5`,
    [workspace, id, status ?? null, after ?? null, limit],
  )
}

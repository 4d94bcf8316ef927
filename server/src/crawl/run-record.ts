import type { PageLeftOut, SourceFault } from '@baton/protocol'
import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** A source that one node reads, under a lease. */
export interface Claim {
  workspace: string
  source: string
}

/** Where a run of a source is. */
export interface Run {
  url: string
  run: number
  mostPages: number
}

/** A page that is to be looked at, with what is known of it from the last time. */
export interface NextPage {
  url: string
  depth: number
  status: 'waiting' | 'read' | 'left-out' | 'gone'
  articleId: string | null
  locale: Locale | null
  etag: string | null
  lastModified: string | null
  hash: string | null
}

/** What came of a page. */
export interface Seen {
  status: 'read' | 'left-out' | 'gone'
  because?: PageLeftOut | undefined
  httpStatus?: number | undefined
  articleId?: string | null | undefined
  locale?: Locale | null | undefined
  title?: string | null | undefined
  etag?: string | undefined
  lastModified?: string | undefined
  hash?: string | null | undefined
}

export async function claimSource(db: Database, owner: string, now: number, until: number): Promise<Claim | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<Claim>(
      `update baton.knowledge_sources set lease_until = $2, lease_owner = $3
        where (workspace_id, id) = (select workspace_id, id from baton.knowledge_sources
          where due_at <= $1 and (lease_until is null or lease_until < $1) order by due_at limit 1 for update skip locked)
        returning workspace_id as workspace, id as source`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** Keeps the lease, or gives it back with null. False: it is somebody else's, or the source is gone. */
export async function holdSource(
  db: Database,
  { workspace, source }: Claim,
  owner: string,
  until: number | null,
): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `update baton.knowledge_sources set lease_until = $4, lease_owner = case when $4::bigint is null then null else lease_owner end
      where workspace_id = $1 and id = $2 and lease_owner = $3 returning id`,
    [workspace, source, owner, until],
  )
  return rows.length > 0
}

/** Begins a run; one that a node left in the middle goes on where it was. */
export async function beginRun(
  db: Database,
  { workspace, source }: Claim,
  owner: string,
  now: number,
): Promise<Run | null> {
  const [row] = await db.scoped<Run>(
    workspace,
    `update baton.knowledge_sources set run = run + case when status = 'reading' then 0 else 1 end, status = 'reading', fault = null,
        cut = case when status = 'reading' then cut else false end,
        started_at = case when status = 'reading' then started_at else $4 end
      where workspace_id = $1 and id = $2 and lease_owner = $3 returning url, run, most_pages as "mostPages"`,
    [workspace, source, owner, now],
  )
  return row ?? null
}

export async function endRun(
  db: Database,
  { workspace, source }: Claim,
  owner: string,
  end: { status: 'done' | 'failed'; fault: SourceFault | null; now: number; dueAt: number },
): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.knowledge_sources set status = $4, fault = $5, ended_at = $6, due_at = $7, lease_until = null, lease_owner = null
      where workspace_id = $1 and id = $2 and lease_owner = $3`,
    [workspace, source, owner, end.status, end.fault, end.now, end.dueAt],
  )
}

/** Adds pages that were found, as many as still may be read, and notes when there were more. */
export async function addPages(
  db: Database,
  { workspace, source }: Claim,
  run: Run,
  urls: readonly string[],
  depth: number,
): Promise<void> {
  if (urls.length === 0) return
  await db.scoped(
    workspace,
    `with found as (
        select url, n from unnest($3::text[]) with ordinality as u (url, n)
          where not exists (select from baton.knowledge_pages p where p.workspace_id = $1 and p.source_id = $2 and p.url = u.url)
      ), room as (
        select greatest(0, $4 - count(*)) as n from baton.knowledge_pages where workspace_id = $1 and source_id = $2 and status <> 'gone'
      ), made as (
        insert into baton.knowledge_pages (workspace_id, source_id, url, depth, run, status)
          select $1, $2, url, $5, 0, 'waiting' from found order by n limit (select n from room) on conflict do nothing returning 1
      )
      update baton.knowledge_sources set cut = true where workspace_id = $1 and id = $2
        and (select count(*) from found) > (select n from room)`,
    [workspace, source, [...new Set(urls)], run.mostPages, depth],
  )
}

/** The next page that this run has not looked at, the nearest to the start first. */
export async function nextPage(db: Database, { workspace, source }: Claim, run: Run): Promise<NextPage | null> {
  const [row] = await db.scoped<NextPage>(
    workspace,
    `select url, depth, status, article_id as "articleId", locale, etag, last_modified as "lastModified", hash from baton.knowledge_pages
      where workspace_id = $1 and source_id = $2 and run < $3 order by depth, url limit 1`,
    [workspace, source, run.run],
  )
  return row ?? null
}

/** The statement that notes what came of a page, for its own transaction or that of its article. */
export function noteSeen({ workspace, source }: Claim, run: Run, url: string, seen: Seen, now: number) {
  return {
    sql: `update baton.knowledge_pages set run = $4, status = $5, because = $6, http_status = $7, article_id = $8, locale = $9, title = $10,
        etag = $11, last_modified = $12, hash = $13, seen_at = $14 where workspace_id = $1 and source_id = $2 and url = $3 returning url`,
    params: [
      workspace,
      source,
      url,
      run.run,
      seen.status,
      seen.because ?? null,
      seen.httpStatus ?? null,
      seen.articleId ?? null,
      seen.locale ?? null,
      seen.title ?? null,
      seen.etag?.slice(0, 500) ?? null,
      seen.lastModified?.slice(0, 100) ?? null,
      seen.hash ?? null,
      now,
    ],
  }
}

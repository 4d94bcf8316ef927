import type { Locale } from '@baton/engine'
import { documentLimits, type DocumentKind, type DocumentStatus } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import { dropArticle } from '../crawl/sources.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'

/** A section as the document's row keeps it: its words are in its article. */
export interface KeptSection {
  articleId: string
  title: string
  heading: readonly string[]
  page: number | null
  words: number
}

/** Times are ms UTC. */
export interface StoredDocument {
  id: string
  name: string
  kind: DocumentKind
  title: string
  locale: Locale
  url: string | null
  bytes: number
  hash: string
  version: number
  status: DocumentStatus
  done: number
  pages: number | null
  blankPages: number[]
  sections: KeptSection[]
  addedAt: number
  changedAt: number
  by: string | null
  removedAt: number | null
}

/** What the articles of a document are kept by. */
export const keeperOf = (document: string) => `document:${document}`

const columns = `d.id, d.name, d.kind, d.title, d.locale, d.url, d.bytes, d.hash, d.version, d.status, d.done, d.pages,
  d.blank_pages as "blankPages", d.sections, d.added_at as "addedAt", d.changed_at as "changedAt", g.name as by, d.removed_at as "removedAt"`
const from = `baton.knowledge_documents d left join baton.agents g on g.workspace_id = d.workspace_id and d.actor_kind = 'agent' and g.id = d.actor_id`

/** All of them, the latest change first; also those that can still be brought back. */
export async function listDocuments(db: Database, workspace: string): Promise<StoredDocument[]> {
  return db.scoped<StoredDocument>(
    workspace,
    `select ${columns} from ${from} where d.workspace_id = $1 order by coalesce(d.removed_at, d.changed_at) desc, d.id limit 1000`,
    [workspace],
  )
}

export async function documentById(db: Database, workspace: string, id: string): Promise<StoredDocument | null> {
  const [row] = await db.scoped<StoredDocument>(
    workspace,
    `select ${columns} from ${from} where d.workspace_id = $1 and d.id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** Which of a document's articles somebody has changed since: they are theirs, and stay as they are. */
export async function editedOf(
  db: Database,
  workspace: string,
  { id, sections }: StoredDocument,
): Promise<Set<string>> {
  const rows = await db.scoped<{ id: string }>(
    workspace,
    'select id from baton.articles where workspace_id = $1 and id = any($2::text[]) and source <> $3',
    [workspace, sections.map(({ articleId }) => articleId), keeperOf(id)],
  )
  return new Set(rows.map((row) => row.id))
}

type Begun = Pick<StoredDocument, 'id' | 'name' | 'kind' | 'title' | 'locale' | 'url' | 'bytes' | 'hash' | 'pages'> & {
  blankPages: readonly number[]
  sections: readonly KeptSection[]
}

/** Notes what a document is from now on, and gives its version: whoever indexes an older one stops. */
export async function beginVersion(
  query: Query,
  workspace: string,
  document: Begun,
  { by, newId }: Audited,
  now: number,
): Promise<number> {
  // Two uploads at once would both see room for one.
  await query(`select pg_advisory_xact_lock(hashtextextended('baton.documents/' || $1, 0))`, [workspace])
  const known = await query<{ id: string; name: string; hash: string; there: boolean }>(
    'select id, name, hash, removed_at is null as there from baton.knowledge_documents where workspace_id = $1',
    [workspace],
  )
  const twin = known.find(({ id, hash, there }) => there && hash === document.hash && id !== document.id)
  if (twin) throw new ProblemError('document_exists', { detail: twin.name })
  const others = known.filter(({ id, there }) => there && id !== document.id)
  if (others.length >= documentLimits.documents) throw new ProblemError('too_many_documents')
  const { id, name, kind, title, locale, url, bytes, hash, pages, blankPages, sections } = document
  const [row] = await query<{ version: number }>(
    `insert into baton.knowledge_documents as d (workspace_id, id, name, kind, title, locale, url, bytes, hash, version, status, pages,
        blank_pages, sections, added_at, changed_at, actor_kind, actor_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 'indexing', $10, $11::int[], $12::jsonb, $13, $13, $14, $15)
      on conflict (workspace_id, id) do update set name = excluded.name, kind = excluded.kind, title = excluded.title,
        locale = excluded.locale, url = excluded.url, bytes = excluded.bytes, hash = excluded.hash, version = d.version + 1,
        status = 'indexing', done = 0, pages = excluded.pages, blank_pages = excluded.blank_pages, sections = excluded.sections,
        changed_at = excluded.changed_at, actor_kind = excluded.actor_kind, actor_id = excluded.actor_id, removed_at = null, removed = null
      returning version`,
    [
      workspace,
      id,
      name,
      kind,
      title,
      locale,
      url,
      bytes,
      hash,
      pages,
      blankPages,
      JSON.stringify(sections),
      now,
      by.kind,
      by.id,
    ],
  )
  const version = row?.version ?? 1
  const detail = { version, kind, bytes, sections: sections.length }
  await audit(query, newId, { workspace, by, action: 'knowledge_document.uploaded', target: id, detail }, now)
  return version
}

/** One more section is found by customers. Throws where the document is no longer the one that is indexed. */
export async function noteDone(
  query: Query,
  workspace: string,
  id: string,
  version: number,
  done: number,
): Promise<void> {
  const held = await query(
    `update baton.knowledge_documents set done = $4 where workspace_id = $1 and id = $2 and version = $3 and removed_at is null returning id`,
    [workspace, id, version, done],
  )
  if (held.length === 0) throw new ProblemError('document_changed')
}

/** What a removed document's articles were. */
export interface RemovedArticle {
  id: string
  locale: Locale
  title: string
  url: string | null
  tags: string[]
  body: string
  hash: string
}

/** Takes a document's articles away, those aside that somebody has changed since, and keeps for a day what they were. */
export async function removeDocument(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const found = await query(
      'select id from baton.knowledge_documents where workspace_id = $1 and id = $2 and removed_at is null for update',
      [workspace, id],
    )
    if (found.length === 0) return false
    const articles = await query<RemovedArticle>(
      'select id, locale, title, url, tags, body, hash from baton.articles where workspace_id = $1 and source = $2',
      [workspace, keeperOf(id)],
    )
    await query(
      'update baton.knowledge_documents set removed_at = $3, removed = $4::jsonb where workspace_id = $1 and id = $2',
      [workspace, id, now, JSON.stringify(articles)],
    )
    for (const each of articles) await dropArticle(query, workspace, each.id, each.locale)
    const detail = { articles: articles.length }
    await audit(query, newId, { workspace, by, action: 'knowledge_document.removed', target: id, detail }, now)
    return true
  })
}

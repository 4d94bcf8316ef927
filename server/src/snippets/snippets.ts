import type { Snippet } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'

export interface SnippetsParts {
  db: Database
  newId: NewId
}

/** Whose snippet it is: null for everybody's, else the agent. */
export type Owner = string | null

/** As many as one person, or a workspace, may have. */
export const mostSnippets = 2000

interface Row {
  id: string
  owner: string | null
  title: string
  body: string
  updated_at: number
  updated_by: string | null
}

const columns = 'id, owner_id as owner, title, body, updated_at, updated_by'

const present = ({ id, owner, title, body, updated_at: at, updated_by: updatedBy }: Row): Snippet => ({
  id,
  title,
  body,
  scope: owner === null ? 'workspace' : 'personal',
  updatedAt: iso(at),
  updatedBy,
})

/** Everybody's, and those of `me`, by title. */
export async function listSnippets(db: Database, workspace: string, me: Owner): Promise<Snippet[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `select ${columns} from baton.snippets where workspace_id = $1 and (owner_id is null or owner_id = $2) order by lower(title), id`,
    [workspace, me],
  )
  return rows.map(present)
}

export interface PutSnippet {
  workspace: string
  id: string
  owner: Owner
  title: string
  body: string
  by: Doer
}

/** Throws `Refused` snippet_not_found where the id is somebody else's, snippet_title_taken, or too_many_snippets. */
export async function putSnippet({ db, newId }: SnippetsParts, given: PutSnippet, now: number): Promise<Snippet> {
  return refuseTakenTitle(
    db.transaction({ workspace: given.workspace }, async (query) => {
      await assertRoom(query, given.workspace, given.owner, 1)
      return write(query, newId, given, now)
    }),
  )
}

/** What is made may not be one more than there may be; two at once are counted one after the other. */
export async function assertRoom(query: Query, workspace: string, owner: Owner, more: number): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`snippets/${workspace}/${owner ?? ''}`])
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from baton.snippets where workspace_id = $1 and coalesce(owner_id, '') = coalesce($2, '')`,
    [workspace, owner],
  )
  if ((row?.n ?? 0) + more > mostSnippets) throw new Refused('too_many_snippets', `${mostSnippets}`)
}

export async function write(
  query: Query,
  newId: NewId,
  { workspace, id, owner, title, body, by }: PutSnippet,
  now: number,
): Promise<Snippet> {
  const agent = by.kind === 'agent' ? by.id : null
  const [row] = await query<Row>(
    `insert into baton.snippets as s (workspace_id, id, owner_id, title, body, created_at, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $6, $7)
      on conflict (workspace_id, id) do update set title = excluded.title, body = excluded.body, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by where s.owner_id is not distinct from excluded.owner_id
      returning ${columns}`,
    [workspace, id, owner, title, body, now, agent],
  )
  // It is there, and is not of the place that it is put into.
  if (!row) throw new Refused('snippet_not_found')
  const detail = { scope: owner === null ? 'workspace' : 'personal' }
  await audit(query, newId, { workspace, by, action: 'snippet.changed', target: id, detail }, now)
  return present(row)
}

/** Throws `Refused` snippet_not_found; actor_not_allowed where it is everybody's and `mayShared` is false. */
export async function deleteSnippet(
  { db, newId }: SnippetsParts,
  { workspace, id, me, mayShared, by }: { workspace: string; id: string; me: Owner; mayShared: boolean; by: Doer },
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const [row] = await query<{ owner: Owner }>(
      `select owner_id as owner from baton.snippets where workspace_id = $1 and id = $2 and (owner_id is null or owner_id = $3) for update`,
      [workspace, id, me],
    )
    if (!row) throw new Refused('snippet_not_found')
    if (row.owner === null && !mayShared) throw new Refused('actor_not_allowed', 'leads and admins do this')
    await query('delete from baton.snippets where workspace_id = $1 and id = $2', [workspace, id])
    const detail = { scope: row.owner === null ? 'workspace' : 'personal' }
    await audit(query, newId, { workspace, by, action: 'snippet.deleted', target: id, detail }, now)
  })
}

export async function refuseTakenTitle<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'snippets_title')
      throw new Refused('snippet_title_taken')
    throw error
  }
}

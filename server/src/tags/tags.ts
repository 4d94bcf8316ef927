import type { Tag, TagMark } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'

export interface TagsParts {
  db: Database
  newId: NewId
}

/** As many as a workspace may have. */
export const mostWorkspaceTags = 500

interface Row {
  id: string
  name: string
  mark: TagMark
  archived_at: number | null
  merged_into: string | null
  updated_at: number
  updated_by: string | null
  open: number
  all: number
}

const present = (row: Row): Tag => ({
  id: row.id,
  name: row.name,
  mark: row.mark,
  archived: row.archived_at !== null,
  mergedInto: row.merged_into,
  open: row.open,
  all: row.all,
  updatedAt: iso(row.updated_at),
  updatedBy: row.updated_by,
})

/** Of one tag, or of all: counted once each, however many of those merged a conversation has. */
const tagsSql = (which: string) => `
  with used as (select coalesce(t.merged_into, t.id) as id, count(distinct c.id) filter (where c.status = 'open')::int as open, count(distinct c.id)::int as all
      from baton.tagged g join baton.tags t on t.workspace_id = $1 and t.id = g.tag_id
      join baton.conversations c on c.workspace_id = $1 and c.id = g.conversation_id
      where g.workspace_id = $1 group by 1)
  select t.id, t.name, t.mark, t.archived_at, t.merged_into, t.updated_at, t.updated_by, coalesce(u.open, 0) as open, coalesce(u.all, 0) as all
    from baton.tags t left join used u on u.id = t.id where t.workspace_id = $1 ${which} order by lower(t.name), t.id`

export async function listTags(db: Database, workspace: string): Promise<Tag[]> {
  return (await db.scoped<Row>(workspace, tagsSql(''), [workspace])).map(present)
}

export interface PutTag {
  workspace: string
  id: string
  name: string
  mark: TagMark
  archived: boolean
  by: Doer
  /** Whether they may change one that is there. */
  mayChange: boolean
}

/** Throws `Refused` actor_not_allowed, tag_name_taken, tag_merged where it goes on as another one, or too_many_workspace_tags. */
export async function putTag({ db, newId }: TagsParts, given: PutTag, now: number): Promise<Tag> {
  const { workspace, id, name, mark, archived, by, mayChange } = given
  return refuseTakenName(
    db.transaction({ workspace }, async (query) => {
      await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`tags/${workspace}`])
      const [there] = await query<{ id: string; merged_into: string | null; n: number }>(
        `select t.id, t.merged_into, n.n from (select count(*)::int as n from baton.tags where workspace_id = $1) n
          left join baton.tags t on t.workspace_id = $1 and t.id = $2`,
        [workspace, id],
      )
      if (there?.id != null && !mayChange) throw new Refused('actor_not_allowed', 'leads and admins change tags')
      if (there?.merged_into != null) throw new Refused('tag_merged')
      if (there?.id == null && (there?.n ?? 0) >= mostWorkspaceTags)
        throw new Refused('too_many_workspace_tags', `${mostWorkspaceTags}`)
      await query(
        `insert into baton.tags as t (workspace_id, id, name, mark, archived_at, created_at, updated_at, updated_by)
          values ($1, $2, $3, $4, case when $5 then $6::bigint end, $6, $6, $7)
          on conflict (workspace_id, id) do update set name = excluded.name, mark = excluded.mark, updated_at = excluded.updated_at,
            updated_by = excluded.updated_by, archived_at = case when $5 then coalesce(t.archived_at, excluded.archived_at) end`,
        [workspace, id, name, mark, archived, now, by.kind === 'agent' ? by.id : null],
      )
      const detail = { archived }
      await audit(query, newId, { workspace, by, action: 'tag.changed', target: id, detail }, now)
      return one(query, workspace, id)
    }),
  )
}

/** Throws `Refused` tag_not_found; tag_merged where either goes on as another one already; tag_name_taken where it cannot stand by itself again. */
export async function mergeTag(
  { db, newId }: TagsParts,
  { workspace, id, into, by }: { workspace: string; id: string; into: string | null; by: Doer },
  now: number,
): Promise<Tag> {
  return refuseTakenName(
    db.transaction({ workspace }, async (query) => {
      await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`tags/${workspace}`])
      const rows = await query<{ id: string; merged_into: string | null }>(
        'select id, merged_into from baton.tags where workspace_id = $1 and id = any($2)',
        [workspace, into === null ? [id] : [id, into]],
      )
      const [it, other] = [rows.find((row) => row.id === id), rows.find((row) => row.id === into)]
      if (!it || (into !== null && !other)) throw new Refused('tag_not_found')
      if (into !== null && (it.merged_into !== null || other?.merged_into != null || into === id))
        throw new Refused('tag_merged')
      // What was merged into it before goes along, so that nothing has to be followed twice.
      if (into !== null)
        await query('update baton.tags set merged_into = $3 where workspace_id = $1 and merged_into = $2', [
          workspace,
          id,
          into,
        ])
      await query(
        'update baton.tags set merged_into = $3, updated_at = $4, updated_by = $5 where workspace_id = $1 and id = $2',
        [workspace, id, into, now, by.kind === 'agent' ? by.id : null],
      )
      const deed = { workspace, by, action: into === null ? 'tag.parted' : 'tag.merged', target: id }
      await audit(query, newId, { ...deed, ...(into === null ? {} : { detail: { into } }) }, now)
      return one(query, workspace, id)
    }),
  )
}

/**
 * What is meant by these ids: to be added under the name that is used now, to be removed with all that were merged into it. Throws `Refused`
 * tag_not_found, with the id.
 */
export async function meantTags(
  db: Database,
  workspace: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<{ add: string[]; remove: string[] }> {
  const rows = await db.scoped<{ id: string; merged_into: string | null; same: string[] }>(
    workspace,
    `select t.id, t.merged_into, array(select o.id from baton.tags o where o.workspace_id = $1
          and (o.id = coalesce(t.merged_into, t.id) or o.merged_into = coalesce(t.merged_into, t.id))) as same
      from baton.tags t where t.workspace_id = $1 and t.id = any($2)`,
    [workspace, [...add, ...remove]],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = (id: string) => byId.get(id) ?? refuseUnknown(id)
  return {
    add: [...new Set(add.map((id) => found(id).merged_into ?? id))],
    remove: [...new Set(remove.flatMap((id) => found(id).same))],
  }
}

function refuseUnknown(id: string): never {
  throw new Refused('tag_not_found', id)
}

async function one(query: Query, workspace: string, id: string): Promise<Tag> {
  const [row] = await query<Row>(tagsSql('and t.id = $2'), [workspace, id])
  if (!row) throw new Refused('tag_not_found')
  return present(row)
}

async function refuseTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'tags_name') throw new Refused('tag_name_taken')
    throw error
  }
}

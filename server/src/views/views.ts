import { ViewFilter, type View } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'

/** As many as a workspace may have, everybody's own among them. */
export const mostViews = 2000
/** As many as one person sees. */
const mostSeen = 100

/** Who looks: nobody for a key, who sees what is shared. */
export interface Viewer {
  workspace: string
  agentId: string | null
  isLead: boolean
}

interface Row {
  id: string
  owner_id: string | null
  scope: View['scope']
  team_id: string | null
  name: string
  filter: unknown
  updated_at: number
}

function present(row: Row, { agentId, isLead }: Viewer): View {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    team: row.team_id,
    filter: ViewFilter.parse(row.filter),
    mayChange: isLead || (agentId !== null && row.owner_id === agentId),
    updatedAt: iso(row.updated_at),
  }
}

/** What is private is its owner's alone, leads included. $2: who looks; $3: whether they lead. */
const seen = `(v.scope = 'workspace' or (v.scope = 'private' and v.owner_id = $2)
  or (v.scope = 'team' and ($3 or exists (select 1 from baton.agents a where a.workspace_id = $1 and a.id = $2 and v.team_id = any (a.teams)))))`

/** In their own order; what they have not placed comes last, by name. */
export async function listViews(db: Database, viewer: Viewer): Promise<View[]> {
  const rows = await db.scoped<Row>(
    viewer.workspace,
    `select v.id, v.owner_id, v.scope, v.team_id, v.name, v.filter, v.updated_at from baton.views v
      left join baton.view_orders o on o.workspace_id = $1 and o.agent_id = $2
      where v.workspace_id = $1 and ${seen}
      order by array_position(o.ids, v.id) nulls last, lower(v.name), v.id limit ${mostSeen}`,
    [viewer.workspace, viewer.agentId, viewer.isLead],
  )
  return rows.map((row) => present(row, viewer))
}

export interface PutView extends Viewer {
  id: string
  name: string
  scope: View['scope']
  team: string | null
  filter: ViewFilter
  by: Doer
}

/** Throws `Refused` actor_not_allowed, team_not_found, view_not_found where it is somebody else's own, or too_many_views. */
export async function putView(
  { db, newId }: { db: Database; newId: NewId },
  given: PutView,
  now: number,
): Promise<View> {
  const { workspace, id, name, scope, team, filter, by, agentId, isLead } = given
  return db.transaction({ workspace }, async (query) => {
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`views/${workspace}`])
    await assertMayShare(query, given)
    const [there] = await query<Row>('select * from baton.views where workspace_id = $1 and id = $2', [workspace, id])
    if (there) assertMayChange(there, given)
    const [count] = await query<{ n: number }>('select count(*)::int as n from baton.views where workspace_id = $1', [
      workspace,
    ])
    if (!there && (count?.n ?? 0) >= mostViews) throw new Refused('too_many_views', `${mostViews}`)
    const [row] = await query<Row>(
      `insert into baton.views (workspace_id, id, owner_id, scope, team_id, name, filter, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $8)
        on conflict (workspace_id, id) do update set scope = excluded.scope, team_id = excluded.team_id, name = excluded.name,
          filter = excluded.filter, updated_at = excluded.updated_at returning *`,
      [workspace, id, agentId, scope, team, name, JSON.stringify(filter), now],
    )
    if (!row) throw new Error('a view was not kept')
    await audit(query, newId, { workspace, by, action: 'view.changed', target: id, detail: { scope } }, now)
    return present(row, { workspace, agentId, isLead })
  })
}

/** Throws `Refused` view_not_found, or actor_not_allowed where it is shared and neither theirs nor they a lead. */
export async function deleteView(
  { db, newId }: { db: Database; newId: NewId },
  { id, by, ...viewer }: Viewer & { id: string; by: Doer },
  now: number,
): Promise<void> {
  const { workspace } = viewer
  await db.transaction({ workspace }, async (query) => {
    const [there] = await query<Row>('select * from baton.views where workspace_id = $1 and id = $2 for update', [
      workspace,
      id,
    ])
    if (!there) throw new Refused('view_not_found')
    assertMayChange(there, viewer)
    await query('delete from baton.views where workspace_id = $1 and id = $2', [workspace, id])
    await audit(
      query,
      newId,
      { workspace, by, action: 'view.deleted', target: id, detail: { scope: there.scope } },
      now,
    )
  })
}

/** How one person sees them: nobody else's matter, and not audited. */
export async function orderViews(
  db: Database,
  workspace: string,
  agentId: string,
  ids: readonly string[],
): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.view_orders (workspace_id, agent_id, ids) values ($1, $2, $3)
      on conflict (workspace_id, agent_id) do update set ids = excluded.ids`,
    [workspace, agentId, ids],
  )
}

/** What is somebody's own is not there for anybody else. */
function assertMayChange({ scope, owner_id: owner }: Row, { agentId, isLead }: Viewer): void {
  const own = agentId !== null && owner === agentId
  if (scope === 'private' && !own) throw new Refused('view_not_found')
  if (!own && !isLead) throw new Refused('actor_not_allowed', 'whoever made it, leads and admins change it')
}

async function assertMayShare(query: Query, { workspace, scope, team, agentId, isLead }: PutView): Promise<void> {
  if (scope === 'private' && agentId === null)
    throw new Refused('actor_not_allowed', 'an API key has no views of its own')
  if (scope === 'workspace' && !isLead) throw new Refused('actor_not_allowed', 'leads and admins share with everybody')
  if (scope !== 'team') return
  const [found] = await query<{ member: boolean }>(
    `select exists (select 1 from baton.agents a where a.workspace_id = $1 and a.id = $3 and $2 = any (a.teams)) as member
      from baton.teams t where t.workspace_id = $1 and t.id = $2`,
    [workspace, team, agentId],
  )
  if (!found) throw new Refused('team_not_found')
  if (!isLead && !found.member) throw new Refused('actor_not_allowed', 'you share with the teams that you are in')
}

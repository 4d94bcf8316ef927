import type { Incident as EngineIncident, IncidentSigns, IncidentState, Locale } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

/** An incident as its row has it. Times are ms UTC. */
export interface IncidentRow extends EngineIncident {
  title: string
  createdAt: number
  createdBy: string | null
  resolvedAt: number | null
}

export type Words = Partial<Record<Locale, string>>

export interface IncidentChange {
  title?: string | undefined
  since?: number | undefined
  signs?: { [K in keyof IncidentSigns]?: IncidentSigns[K] | undefined } | undefined
  words?: Words | undefined
  nextUpdateAt?: number | undefined
}

export interface Deps {
  db: Database
  newId: NewId
}

const columns = `id, title, state, since, signs, words, next_update_at as "nextUpdateAt", updates, created_at as "createdAt",
  created_by as "createdBy", resolved_at as "resolvedAt"`

const noSigns: IncidentSigns = { intents: [], words: [], areas: [], pages: [], tiers: [] }

export async function createIncident(
  { db, newId }: Deps,
  {
    workspace,
    by,
    given,
  }: { workspace: string; by: Doer; given: IncidentChange & { title: string; nextUpdateAt: number } },
  now: number,
): Promise<IncidentRow> {
  const id = newId('incident')
  const signs = { ...noSigns, ...given.signs }
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<IncidentRow>(
      `insert into baton.incidents (workspace_id, id, title, state, since, signs, words, next_update_at, created_at, created_by)
        values ($1, $2, $3, 'open', $4, $5::jsonb, $6::jsonb, $7, $8, $9) returning ${columns}`,
      [
        workspace,
        id,
        given.title,
        given.since ?? now,
        JSON.stringify(signs),
        JSON.stringify(given.words ?? {}),
        given.nextUpdateAt,
        now,
        by.kind === 'agent' ? by.id : null,
      ],
    )
    await audit(query, newId, { workspace, by, action: 'incident.created', target: id }, now)
    if (!row) throw new Error('an incident became no row')
    return row
  })
}

/** Changes what is named; null where there is no such incident. What customers are told changes by an update alone, but for the promised time. */
export async function changeIncident(
  { db, newId }: Deps,
  { workspace, id, by, change }: { workspace: string; id: string; by: Doer; change: IncidentChange },
  now: number,
): Promise<IncidentRow | null> {
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<IncidentRow>(
      `update baton.incidents set title = coalesce($3, title), since = coalesce($4, since), signs = signs || coalesce($5::jsonb, '{}'),
          words = coalesce($6::jsonb, words), next_update_at = coalesce($7, next_update_at)
        where workspace_id = $1 and id = $2 returning ${columns}`,
      [
        workspace,
        id,
        change.title ?? null,
        change.since ?? null,
        change.signs ? JSON.stringify(change.signs) : null,
        change.words ? JSON.stringify(change.words) : null,
        change.nextUpdateAt ?? null,
      ],
    )
    if (!row) return null
    const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    await audit(query, newId, { workspace, by, action: 'incident.changed', target: id, detail: { fields } }, now)
    return row
  })
}

export async function incidentById(db: Database, workspace: string, id: string): Promise<IncidentRow | null> {
  const [row] = await db.scoped<IncidentRow>(
    workspace,
    `select ${columns} from baton.incidents where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** Those that are not over first, the newest first. */
export function incidentsOf(db: Database, workspace: string, limit: number): Promise<IncidentRow[]> {
  return db.scoped<IncidentRow>(
    workspace,
    `select ${columns} from baton.incidents where workspace_id = $1
      order by state = 'resolved', coalesce(resolved_at, created_at) desc, id limit $2`,
    [workspace, limit],
  )
}

/** Those that are not over, as decisions see them. */
export function openIncidents(db: Database, workspace: string): Promise<EngineIncident[]> {
  return db.scoped<EngineIncident>(
    workspace,
    `select id, state, since, signs, words, next_update_at as "nextUpdateAt", updates from baton.incidents
      where workspace_id = $1 and state <> 'resolved' order by created_at desc limit 50`,
    [workspace],
  )
}

export interface CasesCount {
  cases: number
  open: number
  held: number
}

/** How many cases belong to each of these, and how many handoffs are held back. */
export async function caseCounts(
  db: Database,
  workspace: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CasesCount>> {
  const rows = await db.scoped<CasesCount & { id: string }>(
    workspace,
    `select incident_id as id, count(*)::int as cases, (count(*) filter (where status = 'open'))::int as open,
        (count(*) filter (where row -> 'incident' ->> 'heldUntil' is not null))::int as held
      from baton.conversations where workspace_id = $1 and incident_id = any ($2) group by incident_id`,
    [workspace, ids],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** Promises of all workspaces whose time is over by `graceMs` and that nobody has kept, moved or ended. The number is 0 (law 3). */
export async function countOverduePromises(db: Database, before: number): Promise<number> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query: Query) =>
    query<{ count: number }>(
      `select count(*)::int as count from baton.incidents where state <> 'resolved' and next_update_at < $1`,
      [before],
    ),
  )
  return row?.count ?? 0
}

export type { IncidentState }

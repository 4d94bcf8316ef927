import type { Hours } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { defaultPolicy, type Locale } from '@baton/engine'

export interface WorkspaceRow {
  id: string
  name: string
  locale: Locale
  sites: string[]
  inviteWhileWaiting: boolean
  secret: string
  pageCapture: 'off' | 'ask' | 'on'
  captureAllow: string[]
  leadsReveal: boolean
  pageRouting: boolean
  assistant: 'live' | 'off'
}

export interface TeamDetail {
  id: string
  name: string
  isDefault: boolean
  hours: Hours | null
}

interface Change {
  name?: string | undefined
  locale?: Locale | undefined
  sites?: readonly string[] | undefined
  pageCapture?: WorkspaceRow['pageCapture'] | undefined
  captureAllow?: readonly string[] | undefined
  inviteWhileWaiting?: boolean | undefined
  leadsReveal?: boolean | undefined
  pageRouting?: boolean | undefined
  assistant?: WorkspaceRow['assistant'] | undefined
}

/** What is kept in the policy. */
const inPolicy = ['inviteWhileWaiting', 'pageRouting'] as const

const columns = `workspace_id as id, name, locale, sites, secret, page_capture as "pageCapture", capture_allow as "captureAllow",
  leads_reveal as "leadsReveal", assistant,
  ${inPolicy.map((name) => `coalesce((policy ->> '${name}')::boolean, ${defaultPolicy[name]}) as "${name}"`).join(', ')}`

export async function workspaceById(db: Database, id: string): Promise<WorkspaceRow | null> {
  const [row] = await db.scoped<WorkspaceRow>(id, `select ${columns} from baton.workspaces where workspace_id = $1`, [
    id,
  ])
  return row ?? null
}

/** Changes what is given and keeps the rest. */
export async function changeWorkspace(
  db: Database,
  id: string,
  change: Change,
  by: Doer,
  newId: NewId,
  now: number,
): Promise<WorkspaceRow> {
  return db.transaction({ workspace: id }, async (query) => {
    const [row] = await query<WorkspaceRow>(
      `update baton.workspaces set name = coalesce($2, name), locale = coalesce($3, locale), sites = coalesce($4, sites),
          page_capture = coalesce($5, page_capture), capture_allow = coalesce($6, capture_allow),
          policy = policy || $7::jsonb, leads_reveal = coalesce($8, leads_reveal),
          assistant = coalesce($9, assistant)
        where workspace_id = $1 returning ${columns}`,
      [
        id,
        change.name ?? null,
        change.locale ?? null,
        change.sites ?? null,
        change.pageCapture ?? null,
        change.captureAllow ?? null,
        JSON.stringify(Object.fromEntries(inPolicy.map((name) => [name, change[name]]))),
        change.leadsReveal ?? null,
        change.assistant ?? null,
      ],
    )
    if (!row) throw new Error('the workspace of a caller is there')
    await audit(
      query,
      newId,
      { workspace: id, by, action: 'workspace.changed', target: id, detail: { fields: Object.keys(change) } },
      now,
    )
    return row
  })
}

export async function teamsOf(db: Database, workspace: string): Promise<TeamDetail[]> {
  return db.scoped<TeamDetail>(
    workspace,
    'select id, name, is_default as "isDefault", hours from baton.teams where workspace_id = $1 order by is_default desc, name',
    [workspace],
  )
}

/** Makes or changes a team. There is one default team always: making another one the default takes it from the first. */
export async function putTeam(
  db: Database,
  workspace: string,
  team: { id: string; name: string; hours?: Hours | null | undefined; isDefault?: true | undefined },
  by: Doer,
  newId: NewId,
  now: number,
): Promise<TeamDetail> {
  return db.transaction({ workspace }, async (query) => {
    if (team.isDefault)
      await query('update baton.teams set is_default = false where workspace_id = $1 and id <> $2', [
        workspace,
        team.id,
      ])
    const [row] = await query<TeamDetail>(
      `insert into baton.teams (workspace_id, id, name, is_default, hours, created_at) values ($1, $2, $3, $4, $5::jsonb, $6)
        on conflict (workspace_id, id) do update set name = excluded.name, is_default = baton.teams.is_default or excluded.is_default,
          hours = case when $7 then excluded.hours else baton.teams.hours end
        returning id, name, is_default as "isDefault", hours`,
      [
        workspace,
        team.id,
        team.name,
        team.isDefault ?? false,
        team.hours ? JSON.stringify(team.hours) : null,
        now,
        team.hours !== undefined,
      ],
    )
    if (!row) throw new Error('an upsert gave no row')
    await audit(query, newId, { workspace, by, action: 'team.changed', target: team.id, detail: {} }, now)
    return row
  })
}

import type { Hours } from '../calendar.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import { refuseMissingCalendar } from '../people/people.ts'
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
  askFeedback: boolean
  assistant: 'live' | 'off'
}

export interface TeamDetail {
  id: string
  name: string
  isDefault: boolean
  hours: Hours | null
  parent: string | null
  calendarId: string | null
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
  askFeedback?: boolean | undefined
  assistant?: WorkspaceRow['assistant'] | undefined
}

/** What is kept in the policy. */
const inPolicy = ['inviteWhileWaiting', 'pageRouting', 'askFeedback'] as const

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

const teamColumns = 'id, name, is_default as "isDefault", hours, parent, calendar_id as "calendarId"'

export async function teamsOf(db: Database, workspace: string): Promise<TeamDetail[]> {
  return db.scoped<TeamDetail>(
    workspace,
    `select ${teamColumns} from baton.teams where workspace_id = $1 order by is_default desc, name`,
    [workspace],
  )
}

/** The same with how many people are in each, and are there now. */
export async function teamsWithPeople(
  db: Database,
  workspace: string,
): Promise<(TeamDetail & { people: number; online: number })[]> {
  const [teams, counts] = await Promise.all([
    teamsOf(db, workspace),
    db.scoped<{ team: string; people: number; online: number }>(
      workspace,
      `select team, count(*)::int as people, (count(*) filter (where a.presence = 'online'))::int as online
        from baton.agents a, unnest(a.teams) as team where a.workspace_id = $1 and a.removed_at is null group by team`,
      [workspace],
    ),
  ])
  const of = new Map(counts.map(({ team, people, online }) => [team, { people, online }]))
  return teams.map((team) => ({ ...team, ...(of.get(team.id) ?? { people: 0, online: 0 }) }))
}

export interface PutTeam {
  id: string
  name: string
  hours?: Hours | null | undefined
  isDefault?: true | undefined
  parent?: string | null | undefined
  calendarId?: string | null | undefined
}

/**
 * Makes or changes a team. There is one default team always: making another one the default takes it from the first. Throws `Refused`
 * team_not_found, team_in_circle or calendar_not_found.
 */
export async function putTeam(
  db: Database,
  workspace: string,
  team: PutTeam,
  by: Doer,
  newId: NewId,
  now: number,
): Promise<TeamDetail> {
  const written = db.transaction({ workspace }, async (query) => {
    if (team.parent) await assertNoCircle(query, workspace, team.id, team.parent)
    if (team.isDefault)
      await query('update baton.teams set is_default = false where workspace_id = $1 and id <> $2', [
        workspace,
        team.id,
      ])
    const [row] = await query<TeamDetail>(
      `insert into baton.teams (workspace_id, id, name, is_default, hours, created_at, parent, calendar_id)
        values ($1, $2, $3, $4, $5::jsonb, $6, $8, $10)
        on conflict (workspace_id, id) do update set name = excluded.name, is_default = baton.teams.is_default or excluded.is_default,
          hours = case when $7 then excluded.hours else baton.teams.hours end,
          parent = case when $9 then excluded.parent else baton.teams.parent end,
          calendar_id = case when $11 then excluded.calendar_id else baton.teams.calendar_id end
        returning ${teamColumns}`,
      [
        workspace,
        team.id,
        team.name,
        team.isDefault ?? false,
        team.hours ? JSON.stringify(team.hours) : null,
        now,
        team.hours !== undefined,
        team.parent ?? null,
        team.parent !== undefined,
        team.calendarId ?? null,
        team.calendarId !== undefined,
      ],
    )
    if (!row) throw new Error('an upsert gave no row')
    const fields = Object.entries(team).flatMap(([name, value]) => (name === 'id' || value === undefined ? [] : [name]))
    await audit(query, newId, { workspace, by, action: 'team.changed', target: team.id, detail: { fields } }, now)
    return row
  })
  return refuseMissingCalendar(written)
}

/** All teams are locked, in one order: of two who hang two teams into each other, the second sees what the first did. */
async function assertNoCircle(query: Query, workspace: string, id: string, parent: string): Promise<void> {
  const teams = await query<{ id: string; parent: string | null }>(
    'select id, parent from baton.teams where workspace_id = $1 order by id for update',
    [workspace],
  )
  const parents = new Map(teams.map((team) => [team.id, team.parent]))
  if (id !== parent && !parents.has(parent)) throw new Refused('team_not_found', `there is no team "${parent}"`)
  for (let above: string | null = parent; above !== null; above = parents.get(above) ?? null) {
    if (above === id) throw new Refused('team_in_circle', `"${parent}" is "${id}" itself, or a part of it`)
  }
}

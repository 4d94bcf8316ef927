import type { Person, SkillGiven } from '@baton/protocol'
import type { Hours } from '../calendar.ts'
import type { Database, Query } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { agentColumns } from '../identity/agent-row.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'

const columns = `${agentColumns}, a.password_hash is not null as "hasPassword", a.languages, a.hours, a.calendar_id as "calendarId", baton.iso(a.active_at) as "activeAt",
  (select coalesce(jsonb_agg(s || jsonb_build_object('expiresAt', baton.iso((s ->> 'expiresAt')::bigint))), '[]')
    from jsonb_array_elements(baton.skills_of(a.skills, a.skill_levels)) as s) as "skillLevels",
  (select jsonb_build_object('status', m.status, 'fault', m.fault, 'at', baton.iso(coalesce(m.ended_at, m.created_at)), 'expiresAt', baton.iso(i.expires_at))
    from baton.invitation_mails m left join baton.invitations i on i.workspace_id = m.workspace_id and i.agent_id = m.agent_id
    where m.workspace_id = a.workspace_id and m.agent_id = a.id and a.password_hash is null) as invitation`

/** The agents of a workspace with what they can and when they work, by name. */
export async function listPeople(db: Database, workspace: string): Promise<Person[]> {
  return db.scoped<Person>(
    workspace,
    `select ${columns} from baton.agents a where a.workspace_id = $1 and a.removed_at is null order by a.name, a.id`,
    [workspace],
  )
}

/** One of them; null where there is none, or they were removed. */
export async function personById(db: Database, workspace: string, agentId: string): Promise<Person | null> {
  const [person] = await db.scoped<Person>(
    workspace,
    `select ${columns} from baton.agents a where a.workspace_id = $1 and a.id = $2 and a.removed_at is null`,
    [workspace, agentId],
  )
  return person ?? null
}

/** A skill as it is kept. */
export interface Skill {
  name: string
  level: number
  /** ms UTC. */
  expiresAt: number | null
}

const plain = (name: string): Skill => ({ name, level: 3, expiresAt: null })

export const skillOf = (given: SkillGiven): Skill =>
  typeof given === 'string'
    ? plain(given)
    : { ...given, expiresAt: given.expiresAt === null ? null : Date.parse(given.expiresAt) }

/** Names in order, each once with what was said of it last, and the levels of those that are not plain. */
export function skillColumns(given: readonly (string | Skill)[]): { skills: string[]; levels: string } {
  const byName = new Map(
    given.map((each) => {
      const { name, ...rest } = typeof each === 'string' ? plain(each) : each
      return [name, rest]
    }),
  )
  const levels = [...byName].filter(([, { level, expiresAt }]) => level !== 3 || expiresAt !== null)
  return { skills: [...byName.keys()], levels: JSON.stringify(Object.fromEntries(levels)) }
}

export interface WorkChange {
  teams?: readonly string[] | undefined
  skills?: readonly Skill[] | undefined
  languages?: readonly string[] | undefined
  capacity?: number | undefined
  hours?: Hours | null | undefined
  calendarId?: string | null | undefined
}

export interface ChangeWork {
  workspace: string
  agentId: string
  change: WorkChange
  by: Doer
}

/** Changes what an agent can, carries and works. Throws `Refused` agent_not_found, team_not_found or calendar_not_found. */
export async function changeWork(
  { db, newId }: { db: Database; newId: NewId },
  given: ChangeWork,
  now: number,
): Promise<Person> {
  return refuseMissingCalendar(
    db.transaction({ workspace: given.workspace }, (query) => writeWork(query, newId, given, now)),
  )
}

/** The writing half of `changeWork`, inside a transaction that somebody else holds. */
export async function writeWork(
  query: Query,
  newId: NewId,
  { workspace, agentId, change, by }: ChangeWork,
  now: number,
): Promise<Person> {
  const { teams, languages, capacity, hours, calendarId } = change
  if (teams) await assertTeams(query, workspace, teams)
  const skills = change.skills && skillColumns(change.skills)
  const [person] = await query<Person>(
    `update baton.agents a set teams = coalesce($3::text[], a.teams), skills = coalesce($4::text[], a.skills),
        skill_levels = coalesce($5::jsonb, a.skill_levels), languages = coalesce($6::text[], a.languages), capacity = coalesce($7, a.capacity),
        hours = case when $8 then $9::jsonb else a.hours end, calendar_id = case when $10 then $11 else a.calendar_id end
      where a.workspace_id = $1 and a.id = $2 and a.removed_at is null returning ${columns}`,
    [
      workspace,
      agentId,
      teams ? [...new Set(teams)] : null,
      skills?.skills ?? null,
      skills?.levels ?? null,
      languages ? [...new Set(languages)] : null,
      capacity ?? null,
      hours !== undefined,
      hours ? JSON.stringify(hours) : null,
      calendarId !== undefined,
      calendarId ?? null,
    ],
  )
  if (!person) throw new Refused('agent_not_found')
  const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  await audit(query, newId, { workspace, by, action: 'agent.work', target: agentId, detail: { fields } }, now)
  return person
}

async function assertTeams(query: Query, workspace: string, teams: readonly string[]): Promise<void> {
  const there = await query<{ id: string }>(
    'select id from baton.teams where workspace_id = $1 and id = any ($2::text[])',
    [workspace, [...teams]],
  )
  const missing = teams.find((team) => !there.some(({ id }) => id === team))
  if (missing !== undefined) throw new Refused('team_not_found', `there is no team "${missing}"`)
}

/** The database says so, whoever deletes it at the same moment. */
export async function refuseMissingCalendar<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint?.endsWith('_calendar'))
      throw new Refused('calendar_not_found')
    throw error
  }
}

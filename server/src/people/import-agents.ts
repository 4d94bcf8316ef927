import type { ImportRow } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { insertAgent, refuseTakenEmail } from '../identity/agents.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { queueInvitation } from '../identity/invitation-mails.ts'
import type { NewId } from '../ids.ts'
import { skillColumns, writeWork, type Skill, type WorkChange } from './people.ts'
import { readAgentsCsv, type CsvAgent } from './read-agents-csv.ts'

export interface ImportAgents {
  workspace: string
  csv: string
  preview: boolean
  /** Whoever is new is sent the link to choose a password. */
  invite: boolean
  by: Doer
}

export interface Imported {
  preview: boolean
  written: boolean
  invited: number
  counts: Record<ImportRow['outcome'], number>
  rows: ImportRow[]
}

interface Known {
  id: string
  email: string
  name: string
  role: string
  teams: string[]
  skills: string[]
  levels: Record<string, object>
  languages: string[]
  capacity: number
  calendarId: string | null
}

/**
 * Adds and changes agents from a table: whose address is known is changed, the others are new. All lines are good, or nothing is written; a
 * preview writes nothing and says the same. Sent twice, the second time finds everything as it should be. New agents have no password: they are
 * invited by e-mail, or an admin gives them a link. Throws `Refused` csv_unreadable, or email_taken where somebody else was faster.
 */
export async function importAgents(
  { db, newId }: { db: Database; newId: NewId },
  { workspace, csv, preview, invite, by }: ImportAgents,
  now: number,
): Promise<Imported> {
  const lines = readAgentsCsv(csv)
  const work = db.transaction({ workspace }, async (query) => {
    const plan = await planOf(query, workspace, lines)
    const rows = plan.map(({ row }) => row)
    const counts = { create: 0, update: 0, same: 0, refused: 0 }
    for (const { outcome } of rows) counts[outcome] += 1
    const written = !preview && counts.refused === 0
    if (written) for (const each of plan) await write(query, newId, workspace, each, { invite, by }, now)
    return { preview, written, invited: invite ? counts.create : 0, counts, rows }
  })
  return refuseTakenEmail(work)
}

interface Planned {
  line: CsvAgent
  known: Known | undefined
  change: WorkChange & { name?: string | undefined }
  row: ImportRow
}

async function planOf(query: Query, workspace: string, lines: readonly CsvAgent[]): Promise<Planned[]> {
  const agents = await query<Known>(
    `select id, email, name, role, teams, skills, skill_levels as levels, languages, capacity, calendar_id as "calendarId"
      from baton.agents where workspace_id = $1 and removed_at is null`,
    [workspace],
  )
  const ids = async (table: 'teams' | 'calendars') =>
    new Set(
      (await query<{ id: string }>(`select id from baton.${table} where workspace_id = $1`, [workspace])).map(
        ({ id }) => id,
      ),
    )
  const [teams, calendars] = [await ids('teams'), await ids('calendars')]
  const byEmail = new Map(agents.map((agent) => [agent.email.toLowerCase(), agent]))
  return lines.map((line) => planLine(line, byEmail.get(line.email.toLowerCase()), teams, calendars))
}

function planLine(
  line: CsvAgent,
  known: Known | undefined,
  teams: ReadonlySet<string>,
  calendars: ReadonlySet<string>,
): Planned {
  const problems = [...line.problems]
  for (const team of line.teams ?? []) {
    if (teams.has(team) || problems.some(({ column }) => column === 'teams')) continue
    problems.push({
      code: 'unknown_team',
      column: 'teams',
      cause: `there is no team "${team.slice(0, 60)}"`,
      next: 'Make the team first, or mend its id.',
    })
  }
  if (line.calendarId && !calendars.has(line.calendarId))
    problems.push({
      code: 'unknown_calendar',
      column: 'calendar',
      cause: `there is no calendar "${line.calendarId.slice(0, 60)}"`,
      next: 'Make the calendar first, or mend its id.',
    })
  if (!known && line.name === undefined)
    problems.push({ code: 'missing', column: 'name', cause: 'a new agent has no name', next: 'Give them one.' })
  if (known && line.role !== undefined && line.role !== known.role)
    problems.push({
      code: 'may_not',
      column: 'role',
      cause: `they are ${known.role} here, and a table does not change that`,
      next: `Leave the cell empty, or write ${known.role}.`,
    })
  const change = known ? changeOf(line, known) : {}
  const changes = Object.keys(change).map((name) => (name === 'calendarId' ? 'calendar' : name))
  const outcome = problems.length > 0 ? 'refused' : known ? (changes.length > 0 ? 'update' : 'same') : 'create'
  return { line, known, change, row: { line: line.line, email: line.email || null, outcome, changes, problems } }
}

/** What the line says and is not so yet. */
function changeOf(line: CsvAgent, known: Known): Planned['change'] {
  const { name, teams, skills, languages, capacity, calendarId } = line
  return {
    ...(name !== undefined && name !== known.name ? { name } : {}),
    ...(teams && !sameSet(teams, known.teams) ? { teams } : {}),
    ...(skills && !sameSkills(skills, known) ? { skills } : {}),
    ...(languages && !sameSet(languages, known.languages) ? { languages } : {}),
    ...(capacity !== undefined && capacity !== known.capacity ? { capacity } : {}),
    ...(calendarId !== undefined && calendarId !== known.calendarId ? { calendarId } : {}),
  }
}

const sameSet = (some: readonly string[], others: readonly string[]) =>
  new Set(some).size === new Set(others).size && some.every((each) => others.includes(each))

function sameSkills(skills: readonly Skill[], known: Known): boolean {
  const named = (names: readonly string[], levels: Record<string, unknown>) =>
    new Set(names.map((name) => JSON.stringify([name, kept(levels[name])])))
  const wanted = skillColumns(skills)
  return sameSet(
    [...named(wanted.skills, JSON.parse(wanted.levels) as Record<string, unknown>)],
    [...named(known.skills, known.levels)],
  )
}

const kept = (level: unknown) => {
  const { level: height = 3, expiresAt = null } = (level ?? {}) as { level?: number; expiresAt?: number | null }
  return [height, expiresAt]
}

async function write(
  query: Query,
  newId: NewId,
  workspace: string,
  { line, known, change, row }: Planned,
  { invite, by }: { invite: boolean; by: Doer },
  now: number,
): Promise<void> {
  if (row.outcome === 'same') return
  const { name, ...work } = change
  if (known) {
    if (name !== undefined)
      await query('update baton.agents set name = $3 where workspace_id = $1 and id = $2', [workspace, known.id, name])
    await writeWork(query, newId, { workspace, agentId: known.id, change: work, by }, now)
    return
  }
  const agent = { workspace, name: line.name ?? '', email: line.email, role: line.role ?? 'agent', by } as const
  const { teams, capacity, skills, languages, calendarId } = line
  const id = await insertAgent(query, newId, { ...agent, teams, capacity }, null, now)
  if (invite) {
    await queueInvitation(query, workspace, id, now)
    await audit(query, newId, { workspace, by, action: 'agent.invited', target: id, detail: { by: 'mail' } }, now)
  }
  if (skills ?? languages ?? calendarId)
    await writeWork(query, newId, { workspace, agentId: id, change: { skills, languages, calendarId }, by }, now)
}

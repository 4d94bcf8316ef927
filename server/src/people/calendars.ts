import type { Calendar, DayException } from '@baton/protocol'
import { openings, type Hours } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'

interface Row {
  id: string
  name: string
  timeZone: string
  days: Hours['days']
  exceptions: DayException[]
  teams: string[]
  agents: string[]
}

const columns = `c.id, c.name, c.time_zone as "timeZone", c.days, c.exceptions,
  array(select t.id from baton.teams t where t.workspace_id = c.workspace_id and t.calendar_id = c.id order by t.id) as teams,
  array(select a.id from baton.agents a where a.workspace_id = c.workspace_id and a.calendar_id = c.id and a.removed_at is null order by a.id) as agents`

function present({ teams, agents, days, ...row }: Row, now: number): Calendar {
  const next = openings({ timeZone: row.timeZone, days }, now, row.exceptions).filter(({ to }) => to > now)
  return {
    ...row,
    days: [...days],
    openings: next.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
    usedBy: { teams, agents },
  }
}

export async function listCalendars(db: Database, workspace: string, now: number): Promise<Calendar[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `select ${columns} from baton.calendars c where c.workspace_id = $1 order by c.name, c.id`,
    [workspace],
  )
  return rows.map((row) => present(row, now))
}

export interface PutCalendar {
  id: string
  name: string
  timeZone: string
  days: Hours['days']
  exceptions: readonly DayException[]
}

export async function putCalendar(
  { db, newId }: { db: Database; newId: NewId },
  { workspace, calendar, by }: { workspace: string; calendar: PutCalendar; by: Doer },
  now: number,
): Promise<Calendar> {
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<Row>(
      `insert into baton.calendars as c (workspace_id, id, name, time_zone, days, exceptions, created_at, updated_at)
        values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $7)
        on conflict (workspace_id, id) do update set name = excluded.name, time_zone = excluded.time_zone, days = excluded.days,
          exceptions = excluded.exceptions, updated_at = excluded.updated_at returning ${columns}`,
      [
        workspace,
        calendar.id,
        calendar.name,
        calendar.timeZone,
        JSON.stringify(calendar.days),
        JSON.stringify(calendar.exceptions),
        now,
      ],
    )
    if (!row) throw new Error('an upsert gave no row')
    await audit(query, newId, { workspace, by, action: 'calendar.changed', target: calendar.id }, now)
    return present(row, now)
  })
}

/** Throws `Refused` not_found, or calendar_in_use. */
export async function deleteCalendar(
  { db, newId }: { db: Database; newId: NewId },
  { workspace, id, by }: { workspace: string; id: string; by: Doer },
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    // Of those who were removed nobody asks any more.
    await query(
      'update baton.agents set calendar_id = null where workspace_id = $1 and calendar_id = $2 and removed_at is not null',
      [workspace, id],
    )
    const [row] = await query<Row>(
      `select ${columns} from baton.calendars c where c.workspace_id = $1 and c.id = $2 for update`,
      [workspace, id],
    )
    if (!row) throw new Refused('not_found')
    const users = [...row.teams.map((team) => `team ${team}`), ...row.agents.map((agent) => `agent ${agent}`)]
    if (users.length > 0) throw new Refused('calendar_in_use', users.slice(0, 10).join(', '))
    await query('delete from baton.calendars where workspace_id = $1 and id = $2', [workspace, id])
    await audit(query, newId, { workspace, by, action: 'calendar.deleted', target: id }, now)
  })
}

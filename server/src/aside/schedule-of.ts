import type { DayException, Hours } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import type { Schedule } from '../people/schedule.ts'

interface Row {
  hours: Hours | null
  zone: string | null
  days: Hours['days'] | null
  exceptions: readonly DayException[] | null
  team_hours: Hours | null
  team_zone: string | null
  team_days: Hours['days'] | null
  team_exceptions: readonly DayException[] | null
}

/** When an agent works: their own hours and calendar; where they have none, those of their first team that has any. */
export async function scheduleOf(db: Database, workspace: string, agentId: string): Promise<Schedule> {
  const [row] = await db.scoped<Row>(
    workspace,
    `select a.hours, c.time_zone as zone, c.days, c.exceptions, t.hours as team_hours, k.time_zone as team_zone, k.days as team_days,
        k.exceptions as team_exceptions
      from baton.agents a
      left join baton.calendars c on c.workspace_id = $1 and c.id = a.calendar_id
      left join lateral (select e.hours, e.calendar_id from baton.teams e where e.workspace_id = $1 and e.id = any (a.teams)
        and (e.hours is not null or e.calendar_id is not null) order by e.created_at, e.id limit 1) t on true
      left join baton.calendars k on k.workspace_id = $1 and k.id = t.calendar_id
      where a.workspace_id = $1 and a.id = $2`,
    [workspace, agentId],
  )
  if (!row) return { hours: null, calendar: null }
  const own = { hours: row.hours, calendar: calendarOf(row.zone, row.days, row.exceptions) }
  if (own.hours || own.calendar) return own
  return { hours: row.team_hours, calendar: calendarOf(row.team_zone, row.team_days, row.team_exceptions) }
}

const calendarOf = (
  timeZone: string | null,
  days: Hours['days'] | null,
  exceptions: readonly DayException[] | null,
): Schedule['calendar'] =>
  timeZone === null || days === null ? null : { timeZone, days, exceptions: exceptions ?? [] }

import type { Database } from '../db/database.ts'
import type { DayException, Hours } from '../calendar.ts'

/** An agent's row as far as routing asks for it. Times are ms UTC. */
export interface AgentAtWork {
  id: string
  teams: readonly string[]
  skills: readonly { name: string; level: number; expiresAt: number | null }[]
  languages: readonly string[]
  hours: Hours | null
  calendarId: string | null
  presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
  presenceAt: number
  capacity: number
  idleSince: number
  /** The weight of offers open to them. */
  offered: number
  /** What they hold: the weight, and from when on it counts nothing where the customer stays silent. */
  held: readonly (readonly [weight: number, silentFrom: number | null, doneAt: number | null])[]
  /** The times that are booked with them, or at which something that they put aside comes back, and what each case weighs. ms UTC. */
  booked: readonly (readonly [weight: number, at: number])[]
}

export interface TeamAtWork {
  id: string
  name: string
  isDefault: boolean
  parent: string | null
  hours: Hours | null
  calendarId: string | null
}

export interface CalendarAtWork {
  id: string
  timeZone: string
  days: Hours['days']
  exceptions: readonly DayException[]
}

/** What changed since a place, and where to read on from: a snapshot of the database, so that a long transaction of somebody else holds nothing up. */
export interface Changes {
  place: string
  changed: readonly (readonly [kind: 'agent' | 'team' | 'all', id: string])[]
}

/** One look by index: what has changed in the roster of a workspace since a place, and the place to look from next. */
export async function rosterChanges(db: Database, workspace: string, since: string | null): Promise<Changes> {
  const [row] = await db.scoped<{ place: string; changed: Changes['changed'] | null }>(
    workspace,
    `select pg_current_snapshot()::text as place,
      (select jsonb_agg(distinct jsonb_build_array(r.kind, r.id)) from baton.roster_changes r
        where r.workspace_id = $1 and r.xid >= pg_snapshot_xmin($2::text::pg_snapshot)
          and not pg_visible_in_snapshot(r.xid, $2::text::pg_snapshot)) as changed`,
    [workspace, since],
  )
  return { place: row?.place ?? '1:1:', changed: row?.changed ?? [] }
}

/** Whether a place lies before another: the database was set back to an older state. */
export const liesBefore = (place: string, other: string): boolean => xminOf(place) < xminOf(other)

const xminOf = (place: string) => BigInt(place.slice(0, place.indexOf(':')))

/**
 * What each agent carries is looked up by index, agent by agent: joined to lists of all conversations it costs the square of their number where
 * the planner has no figures yet.
 */
const agentsSql = (which: string) => `
  select a.id, case when a.role in ('lead', 'admin') then a.teams || '{#leads}' else a.teams end as teams, baton.skills_of(a.skills, a.skill_levels) as skills,
      a.languages, a.hours, a.calendar_id as "calendarId", a.presence, a.presence_at as "presenceAt", a.capacity, a.idle_since as "idleSince",
      coalesce((select sum(baton.case_weight(c.row)) from baton.conversations c where c.workspace_id = $1 and c.offered_to = a.id), 0)::float8 as offered,
      coalesce((select jsonb_agg(jsonb_build_array(baton.case_weight(c.row), baton.silent_from(c.row, s.ms), (c.row ->> 'doneAt')::bigint))
        from baton.conversations c where c.workspace_id = $1 and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = a.id
          and not c.row ? 'aside'), '[]') as held,
      coalesce((select jsonb_agg(jsonb_build_array(baton.case_weight(c.row), h.callback_at) order by h.callback_at)
        from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
        where h.workspace_id = $1 and h.callback_agent = a.id and h.status = 'scheduled' and c.handoff_id = h.id and c.status = 'open'
          and (h.brief ->> 'scheduledFor')::bigint = h.callback_at), '[]')
        -- What was put aside until a time is like a time that is booked.
        || coalesce((select jsonb_agg(jsonb_build_array(baton.whole_weight(c.row), (c.row #>> '{aside,backAt}')::bigint))
          from baton.conversations c where c.workspace_id = $1 and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = a.id
            and c.row #>> '{aside,backAt}' is not null), '[]') as booked
    from baton.agents a cross join (select baton.silent_ms($1) as ms offset 0) s
    where a.workspace_id = $1 and a.removed_at is null ${which} order by a.id`
// Two texts: a plan for both would look through all of them.
const allAgents = agentsSql('')
const namedAgents = agentsSql('and a.id = any ($2::text[])')

/** Agents with what they carry: those named, or all. Removed ones are left out. */
export async function readAgents(
  db: Database,
  workspace: string,
  ids: readonly string[] | null,
): Promise<AgentAtWork[]> {
  return ids ? db.scoped(workspace, namedAgents, [workspace, ids]) : db.scoped(workspace, allAgents, [workspace])
}

export async function readTeams(db: Database, workspace: string): Promise<TeamAtWork[]> {
  return db.scoped<TeamAtWork>(
    workspace,
    `select id, name, is_default as "isDefault", parent, hours, calendar_id as "calendarId" from baton.teams
      where workspace_id = $1 order by created_at, id`,
    [workspace],
  )
}

export async function readCalendars(db: Database, workspace: string): Promise<CalendarAtWork[]> {
  return db.scoped<CalendarAtWork>(
    workspace,
    `select id, time_zone as "timeZone", days, exceptions from baton.calendars where workspace_id = $1`,
    [workspace],
  )
}

/** So far the queue of a team is counted. */
const countedTo = 1000
const waitingSql = (which: string) => `
  select t.id, n.waiting from baton.teams t cross join lateral (select count(*)::int as waiting from (
      select from baton.waiting w where w.workspace_id = $1 and w.team = t.id order by w.class limit ${countedTo}) as one) n
    where t.workspace_id = $1 and n.waiting > 0 ${which}`
const allWaiting = waitingSql('')
const namedWaiting = waitingSql('and t.id = any ($2::text[])')

/** How many conversations wait for each team and are offered to nobody: of the teams named, or of all. */
export async function readWaiting(
  db: Database,
  workspace: string,
  teams: readonly string[] | null,
): Promise<{ id: string; waiting: number }[]> {
  return teams ? db.scoped(workspace, namedWaiting, [workspace, teams]) : db.scoped(workspace, allWaiting, [workspace])
}

/** What customers waited for each team lately, in seconds. The newest handoffs only: the cost does not grow with what has been. */
export async function readWaits(
  db: Database,
  workspace: string,
  since: number,
): Promise<{ team: string; waits: number[] }[]> {
  return db.scoped(
    workspace,
    `with recent as materialized (
        select h.data ->> 'team' as team, (h.data ->> 'acceptedAt')::bigint as accepted, (h.data ->> 'requestedAt')::bigint as requested
        from baton.handoffs h where h.workspace_id = $1 order by h.id desc limit 60)
      select r.team, array_agg(((r.accepted - r.requested) / 1000)::int) as waits from recent r
        where r.accepted is not null and r.requested > $2 group by r.team`,
    [workspace, since],
  )
}

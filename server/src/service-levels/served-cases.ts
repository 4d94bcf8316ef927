import { clocksOf, type LevelKind, type Openings, type ServedCase, type ServiceClock } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Span } from '../health/completeness-health.ts'
import { readCalendars, readTeams, type CalendarAtWork, type TeamAtWork } from '../people/read-roster.ts'
import { openingsBetween } from './openings-between.ts'
import { forEngine, targetsOf } from './targets.ts'

export interface ClockedRow {
  status: string
  team: string
  tier: string | null
  requestedAt: number
  begunAt: number
  firstResponseAt: number | null
  endedAt: number | null
  turns: readonly { from: number; to: number }[] | null
  unansweredSince: number | null
}

interface ServedRow extends ClockedRow {
  handoffId: string
  conversationId: string
}

export interface Served {
  handoffId: string
  conversationId: string
  team: string
  tier: string | null
  requestedAt: number
  clocks: readonly ServiceClock[]
}

/** So many handoffs are looked at once; a span with more is cut at the oldest. */
export const mostServed = 100_000

/** The tier is the customer's of today: who was upgraded is served as such. Drills are nobody's. */
const columns = `h.id as "handoffId", h.conversation_id as "conversationId", h.status, h.team,
  coalesce(l.answer ->> 'tier', u.tier) as tier, h.requested_at as "requestedAt", h.begun_at as "begunAt",
  h.first_response_at as "firstResponseAt", h.ended_at as "endedAt", h.customers_turns as turns,
  case when c.handoff_id = h.id and c.holder_kind = 'agent' then (c.row ->> 'unansweredSince')::bigint end as "unansweredSince"`
const joined = `from baton.handoffs h
  join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
  left join baton.customers u on u.workspace_id = h.workspace_id and u.id = c.customer_id
  left join baton.account_lookups l on l.workspace_id = h.workspace_id and l.customer_id = c.customer_id`

/** The handoffs of a span with the clocks of what was promised for them, the newest first. */
export async function servedIn(db: Database, workspace: string, { from, to }: Span, now: number): Promise<Served[]> {
  const [rows, targets, teams, calendars] = await Promise.all([
    db.scoped<ServedRow>(
      workspace,
      `select ${columns} ${joined} where h.workspace_id = $1 and h.requested_at >= $2 and h.requested_at < $3 and c.channel <> 'drill'
        order by h.requested_at desc, h.id limit ${mostServed}`,
      [workspace, from, to],
    ),
    targetsOf(db, workspace),
    readTeams(db, workspace),
    readCalendars(db, workspace),
  ])
  const promised = forEngine(targets)
  // A transfer goes on with when its first handoff began, which may lie before the span.
  const earliest = rows.reduce((least, { begunAt }) => Math.min(least, begunAt), from)
  const hours = openingsOfTeams(teams, calendars, { from: earliest, to: now })
  return rows.map((row) => ({
    handoffId: row.handoffId,
    conversationId: row.conversationId,
    team: row.team,
    tier: row.tier,
    requestedAt: row.requestedAt,
    clocks: clocksOfRow(row, promised, hours.get(row.team) ?? null, now),
  }))
}

/** When each team is open, from `from` to a fortnight beyond `to`. */
export function openingsOfTeams(
  teams: readonly TeamAtWork[],
  calendars: readonly CalendarAtWork[],
  { from, to }: Span,
): ReadonlyMap<string, Openings> {
  return new Map(
    teams.map(({ id, hours, calendarId }) => {
      const calendar = calendars.find((each) => each.id === calendarId)
      return [id, openingsBetween(hours ?? calendar ?? null, from, to, calendar?.exceptions)]
    }),
  )
}

export function clocksOfRow(
  row: ClockedRow,
  promised: ReturnType<typeof forEngine>,
  openings: Openings,
  now: number,
): ServiceClock[] {
  const served: ServedCase = {
    team: row.team,
    tier: row.tier,
    requestedAt: row.requestedAt,
    firstResponseAt: row.firstResponseAt,
    endedAt: row.endedAt,
    unansweredSince: row.unansweredSince,
    customersTurns: row.turns ?? [],
  }
  const clocks = clocksOf(served, promised, openings, now).filter(({ kind }) => kind !== 'resolution')
  // Handed on or back is not solved: what goes on has the clock of the whole.
  if (row.endedAt !== null && row.status !== 'resolved') return clocks
  const whole = clocksOf({ ...served, requestedAt: row.begunAt }, promised, openings, now)
  return [...clocks, ...whole.filter(({ kind }) => kind === 'resolution')]
}

export const isKind = (kind: LevelKind | undefined, clock: ServiceClock): boolean =>
  kind === undefined || clock.kind === kind

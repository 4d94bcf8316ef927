import type { Priority, Skill } from '@baton/engine'
import type { Hours } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import type { Span } from '../health/completeness-health.ts'

/** A handoff as far as it tells who came, what they needed and what came of it. Times are ms UTC. */
export interface Came {
  id: string
  team: string
  skills: readonly (string | Skill)[]
  language: string | null
  weight: number | null
  tier: string | null
  priority: Priority
  previousAgent: string | null
  owner: string | null
  at: number
  acceptedAt: number | null
  endedAt: number | null
  /** From the offer to its acceptance. Null where nobody was asked: it was taken over. */
  acceptDelay: number | null
  turns: readonly { from: number; to: number }[]
}

export interface PersonThen {
  id: string
  name: string
  teams: readonly string[]
  skills: readonly Skill[]
  languages: readonly string[]
  hours: Hours | null
  calendarId: string | null
  capacity: number
}

/** So many are looked at; a span with more is refused. */
export const mostCame = 50_000

/** Handed on before anybody had it: the team that it went to has it as one of its own. Drills are nobody's. */
const wanted = `h.requested_at >= $2 and h.requested_at < $3 and c.channel <> 'drill'
  and not (h.status = 'transferred' and h.data ->> 'acceptedAt' is null)`
const joined =
  'baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id'

/** Those who came to people in a span, in order. */
export const readCame = (db: Database, workspace: string, { from, to }: Span): Promise<Came[]> =>
  db.scoped<Came>(
    workspace,
    `select h.id, h.team, h.data -> 'skills' as skills, h.data -> 'needs' ->> 'language' as language, (h.data -> 'needs' ->> 'weight')::float8 as weight,
        coalesce(h.data -> 'needs' ->> 'tier', u.tier) as tier, h.data ->> 'priority' as priority,
        h.data -> 'needs' ->> 'previousAgent' as "previousAgent", h.data -> 'needs' ->> 'owner' as owner, h.requested_at as at,
        (h.data ->> 'acceptedAt')::bigint as "acceptedAt", h.ended_at as "endedAt", coalesce(h.customers_turns, '[]') as turns,
        (h.data ->> 'acceptedAt')::bigint - (select max(f.at) from baton.facts f where f.workspace_id = h.workspace_id and f.conversation_id = h.conversation_id
          and f.type = 'Offered' and f.data ->> 'offerId' = h.data ->> 'acceptedOfferId') as "acceptDelay"
      from ${joined} left join baton.customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
      where h.workspace_id = $1 and ${wanted} order by h.requested_at, h.id limit ${mostCame}`,
    [workspace, from, to],
  )

export async function countCame(db: Database, workspace: string, { from, to }: Span): Promise<number> {
  const [row] = await db.scoped<{ n: number }>(
    workspace,
    `select count(*)::int as n from ${joined} where h.workspace_id = $1 and ${wanted}`,
    [workspace, from, to],
  )
  return row?.n ?? 0
}

/** The people of today and those who left since, as they are on record now. */
export const readPeople = (db: Database, workspace: string, from: number): Promise<PersonThen[]> =>
  db.scoped<PersonThen>(
    workspace,
    `select a.id, a.name, a.teams, baton.skills_of(a.skills, a.skill_levels) as skills, a.languages, a.hours, a.calendar_id as "calendarId", a.capacity
      from baton.agents a where a.workspace_id = $1 and (a.removed_at is null or a.removed_at > $2) order by a.name, a.id`,
    [workspace, from],
  )

/** When each agent had a case, in order. */
export async function readSightings(db: Database, workspace: string, { from, to }: Span): Promise<Map<string, Span[]>> {
  const rows = await db.scoped<{ agentId: string; from: number; to: number }>(
    workspace,
    `select h.data ->> 'agentId' as "agentId", (h.data ->> 'acceptedAt')::bigint as "from", coalesce(h.ended_at, (h.data ->> 'acceptedAt')::bigint) as "to"
      from ${joined} where h.workspace_id = $1 and h.requested_at >= $2::bigint - 86400000 and h.requested_at < $3 and c.channel <> 'drill'
        and h.data ->> 'agentId' is not null and h.data ->> 'acceptedAt' is not null and (h.data ->> 'acceptedAt')::bigint < $3
      order by 2`,
    [workspace, from, to],
  )
  const found = new Map<string, Span[]>()
  for (const { agentId, ...at } of rows) found.set(agentId, [...(found.get(agentId) ?? []), at])
  return found
}

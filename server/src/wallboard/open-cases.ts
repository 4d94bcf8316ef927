import type { Priority } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** What waits for people or is held by one, as far as a lead looks at it. Times are ms UTC. */
export interface OpenCase {
  conversationId: string
  holder: 'queue' | 'agent'
  /** The team, or the agent. */
  holderId: string
  epoch: number
  offeredTo: string | null
  customer: string | null
  tier: string | null
  weight: number
  unansweredSince: number | null
  /** They said that they are back by then. */
  backAt: number | null
  dueAt: number | null
  leaseUntil: number | null
  /** Null where a person holds it without a handoff. */
  handoffId: string | null
  handoffStatus: string | null
  /** Whose team it is: that of the handoff, of the queue, or nobody's. */
  team: string | null
  skills: readonly string[]
  language: string | null
  priority: Priority
  requestedAt: number
  begunAt: number
  acceptedAt: number | null
  firstResponseAt: number | null
  turns: readonly { from: number; to: number }[] | null
}

/** So many are looked at; a workspace with more sees the oldest. */
export const mostOpen = 20_000

/** So many are read at once: what a page of them costs is over before anybody notices. */
const pageOf = 500

const open = `c.workspace_id = $1 and c.status = 'open' and c.holder_kind in ('queue', 'agent') and c.channel <> 'drill'`

/**
 * Everything that waits for people or is held by one, the oldest first: their names by the index of holders, and then page by page, so that a
 * desk of ten thousand keeps this process from nothing else. What is solved in between is left out. Drills are nobody's.
 */
export async function openCases(db: Database, workspace: string): Promise<OpenCase[]> {
  const [all] = await db.scoped<{ ids: string[] | null }>(
    workspace,
    `select jsonb_agg(id order by id) as ids from (
        select c.id from baton.conversations c where ${open} order by c.id limit ${mostOpen}) as oldest`,
    [workspace],
  )
  const ids = all?.ids ?? []
  const cases: OpenCase[] = []
  for (let from = 0; from < ids.length; from += pageOf)
    cases.push(...(await pageOfCases(db, workspace, ids.slice(from, from + pageOf))))
  return cases.sort((a, b) => a.requestedAt - b.requestedAt || (a.conversationId < b.conversationId ? -1 : 1))
}

async function pageOfCases(db: Database, workspace: string, ids: readonly string[]): Promise<OpenCase[]> {
  return db.scoped<OpenCase>(
    workspace,
    `select c.id as "conversationId", c.holder_kind as holder, c.holder_id as "holderId", c.epoch, c.offered_to as "offeredTo",
        coalesce(u.name, u.external_id) as customer, coalesce(l.answer ->> 'tier', u.tier) as tier,
        baton.case_weight(c.row) as weight, (c.row ->> 'unansweredSince')::bigint as "unansweredSince",
        (c.row -> 'attending' ->> 'backAt')::bigint as "backAt", c.due_at as "dueAt", c.lease_until as "leaseUntil",
        h.id as "handoffId", h.status as "handoffStatus",
        coalesce(h.team, case when c.holder_kind = 'queue' then c.holder_id end) as team,
        coalesce(h.skills, '[]') as skills, h.needs ->> 'language' as language, coalesce(h.priority, 'normal') as priority,
        coalesce(h.requested_at, (c.row ->> 'unansweredSince')::bigint, c.updated_at) as "requestedAt",
        coalesce(h.begun_at, c.updated_at) as "begunAt", h.accepted_at as "acceptedAt", h.first_response_at as "firstResponseAt", h.customers_turns as turns
      from baton.conversations c
      left join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id and h.ended_at is null
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = c.customer_id
      where ${open} and c.id = any ($2::text[])`,
    [workspace, ids],
  )
}

/** How long the last handoffs of a workspace took, by what was promised: milliseconds, and of whose team. */
export interface Took {
  team: string
  firstResponse: number | null
  answer: number | null
  whole: number
}

/** The newest that ended: their number does not grow with what has been. `answer` is from a person's yes to their first word. */
export async function lastTook(db: Database, workspace: string): Promise<Took[]> {
  return db.scoped<Took>(
    workspace,
    `select team, (first_response_at - requested_at)::float8 as "firstResponse", (first_response_at - accepted_at)::float8 as answer,
        (ended_at - begun_at)::float8 as whole
      from baton.handoffs where workspace_id = $1 and ended_at is not null order by ended_at desc limit 500`,
    [workspace],
  )
}

/** A count of facts about offers: by what became of them, and in which five minutes of the last hour. */
export interface OfferCount {
  team: string | null
  type: string
  reason: string | null
  today: boolean
  /** Null before the last hour. */
  slot: number | null
  count: number
}

export const slotMs = 5 * 60_000

/** Offers, arrivals and acceptances since `since`. The team is the one that the handoff is with now. */
export async function offersSince(
  db: Database,
  workspace: string,
  { since, slotsFrom }: { since: number; slotsFrom: number },
): Promise<OfferCount[]> {
  return db.scoped<OfferCount>(
    workspace,
    `select h.team, f.type, f.data ->> 'reason' as reason,
        f.at >= $2 as today, case when f.at >= $3 then ((f.at - $3) / ${slotMs})::int end as slot, count(*)::int as count
      from baton.facts f
      join baton.conversations c on c.workspace_id = $1 and c.id = f.conversation_id and c.channel <> 'drill'
      left join baton.handoffs h on h.workspace_id = $1 and h.id = f.data ->> 'handoffId'
      where f.workspace_id = $1 and f.at >= least($2, $3)
        and f.type in ('Escalated', 'Offered', 'OfferAccepted', 'OfferDeclined', 'OfferExpired', 'TakenOver')
      group by 1, 2, 3, 4, 5`,
    [workspace, since, slotsFrom],
  )
}

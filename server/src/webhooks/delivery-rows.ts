import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import type { WebhookAnswer } from './post-webhook.ts'

export type DeliveryStatus = 'waiting' | 'delivered' | 'dead'

/** One event for one webhook. Times are ms UTC. */
export interface Delivery {
  id: string
  webhook: string
  conversation: string
  seq: number
  type: string
  status: DeliveryStatus
  tries: number
  dueAt: number
  fault: WebhookAnswer['fault']
  httpStatus: number | null
  ms: number | null
  createdAt: number
  triedAt: number | null
  endedAt: number | null
}

export interface ClaimedDelivery {
  workspace: string
  id: string
  tries: number
}

/** As many of one webhook's are on their way at once, over all nodes: one that answers slowly keeps nobody else waiting. */
const atOnceOfOne = 4

const columns = `id, webhook_id as webhook, conversation_id as conversation, seq, type, status, tries, due_at as "dueAt", fault,
  http_status as "httpStatus", ms, created_at as "createdAt", tried_at as "triedAt", ended_at as "endedAt"`

/** The next delivery to make, under a lease. */
export async function claimDelivery(
  db: Database,
  owner: string,
  now: number,
  until: number,
): Promise<ClaimedDelivery | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedDelivery>(
      `update baton.webhook_deliveries set lease_until = $2, lease_owner = $3, tries = tries + 1
        where (workspace_id, id) = (select d.workspace_id, d.id from baton.webhook_deliveries d
          where d.status = 'waiting' and d.due_at <= $1 and (d.lease_until is null or d.lease_until < $1)
            and (select count(*) from baton.webhook_deliveries l where l.workspace_id = d.workspace_id and l.webhook_id = d.webhook_id
              and l.status = 'waiting' and l.lease_until >= $1) < ${atOnceOfOne}
          order by d.due_at limit 1 for update skip locked)
        returning workspace_id as workspace, id, tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

export async function deliveryById(db: Database, workspace: string, id: string): Promise<Delivery | null> {
  const [row] = await db.scoped<Delivery>(
    workspace,
    `select ${columns} from baton.webhook_deliveries where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** What came of a try: it arrived, or it waits until `next`, or, without one, it is given up. */
export async function noteTry(
  db: Database,
  workspace: string,
  id: string,
  answer: Pick<WebhookAnswer, 'ok' | 'fault' | 'httpStatus' | 'ms'>,
  next: number | null,
  now: number,
): Promise<void> {
  const status: DeliveryStatus = answer.ok ? 'delivered' : next === null ? 'dead' : 'waiting'
  await db.scoped(
    workspace,
    `update baton.webhook_deliveries set status = $3, due_at = $4, fault = $5, http_status = $6, ms = $7, tried_at = $8,
        ended_at = case when $3 = 'waiting' then null else $8::bigint end, lease_until = null
      where workspace_id = $1 and id = $2 and status = 'waiting'`,
    [workspace, id, status, next ?? now, answer.fault, answer.httpStatus, answer.ms, now],
  )
}

export async function listDeliveries(
  db: Database,
  workspace: string,
  webhook: string,
  { status, limit, before }: { status?: DeliveryStatus | undefined; limit: number; before?: string | undefined },
): Promise<Delivery[]> {
  const from = before === undefined ? null : await deliveryById(db, workspace, before)
  if (before !== undefined && from?.webhook !== webhook) throw new ProblemError('delivery_not_found')
  return db.scoped<Delivery>(
    workspace,
    `select ${columns} from baton.webhook_deliveries where workspace_id = $1 and webhook_id = $2 and ($3::text is null or status = $3)
        and ($4::bigint is null or (created_at, id) < ($4, $5))
      order by created_at desc, id desc limit $6`,
    [workspace, webhook, status ?? null, from?.createdAt ?? null, from?.id ?? null, limit],
  )
}

/** Has it told again, as if for the first time; false where it is on its way already. */
export async function replayDelivery(db: Database, workspace: string, id: string, now: number): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `update baton.webhook_deliveries set status = 'waiting', tries = 0, due_at = $3, ended_at = null, lease_until = null
      where workspace_id = $1 and id = $2 and status <> 'waiting' returning id`,
    [workspace, id, now],
  )
  return rows.length > 0
}

export async function replayDead(db: Database, workspace: string, webhook: string, now: number): Promise<number> {
  const [row] = await db.scoped<{ n: number }>(
    workspace,
    `with again as (update baton.webhook_deliveries set status = 'waiting', tries = 0, due_at = $3, ended_at = null, lease_until = null
        where workspace_id = $1 and webhook_id = $2 and status = 'dead' returning 1)
      select count(*)::int as n from again`,
    [workspace, webhook, now],
  )
  return row?.n ?? 0
}

/** How the deliveries since then went, by webhook. */
export async function deliveriesSince(
  db: Database,
  workspace: string,
  since: number,
): Promise<Map<string, { delivered: number; waiting: number; dead: number }>> {
  const of = (status: DeliveryStatus) => `count(*) filter (where status = '${status}')::int as ${status}`
  const rows = await db.scoped<{ id: string; delivered: number; waiting: number; dead: number }>(
    workspace,
    `select webhook_id as id, ${of('delivered')}, ${of('waiting')}, ${of('dead')} from baton.webhook_deliveries
      where workspace_id = $1 and created_at > $2 group by webhook_id`,
    [workspace, since],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** In all workspaces: what is on its way, and what was given up in the last day. */
export async function countDeliveries(db: Database, now: number): Promise<{ waiting: number; dead: number }> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ waiting: number; dead: number }>(
      `select (select count(*)::int from baton.webhook_deliveries where status = 'waiting') as waiting,
        (select count(*)::int from baton.webhook_deliveries where status = 'dead' and ended_at > $1) as dead`,
      [now - 24 * 60 * 60 * 1000],
    ),
  )
  return row ?? { waiting: 0, dead: 0 }
}

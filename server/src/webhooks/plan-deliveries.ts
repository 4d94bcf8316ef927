import type { Database, Query } from '../db/database.ts'

/** Clocks of nodes differ by less. Milliseconds. */
const slackMs = 10 * 60 * 1000

/** The workspaces with a webhook that is on. */
export async function workspacesWithWebhooks(db: Database): Promise<string[]> {
  const rows = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ id: string }>('select distinct workspace_id as id from baton.webhooks where enabled'),
  )
  return rows.map(({ id }) => id)
}

/**
 * Makes a delivery of each event that was committed since the log was last read for a webhook, and moves its place on, in one transaction: a
 * node that dies in between has done nothing, and no commit is passed by, because reading ends below the oldest transaction that still runs.
 * The delivery's id is made from the event, so that reading twice makes one. Any number of nodes may. Gives how many there were.
 */
export async function planDeliveries(db: Database, workspace: string, cluster: string, now: number): Promise<number> {
  return db.transaction({ workspace }, async (query) => {
    const webhooks = await query<{ id: string; events: string[]; xid: string; in: string; at: number; made: number }>(
      `select id, events, read_xid as xid, read_in as "in", read_at as at, created_at as made from baton.webhooks where workspace_id = $1 and enabled
        for update skip locked`,
      [workspace],
    )
    if (webhooks.length === 0) return 0
    const [upTo] = await query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin')
    const xmin = upTo?.xmin ?? '0'
    let made = 0
    for (const webhook of webhooks) {
      if (webhook.in === cluster && BigInt(webhook.xid) >= BigInt(xmin)) continue
      made += await plan(query, workspace, webhook, cluster, xmin, now)
    }
    return made
  })
}

async function plan(
  query: Query,
  workspace: string,
  webhook: { id: string; events: string[]; xid: string; in: string; at: number; made: number },
  cluster: string,
  xmin: string,
  now: number,
): Promise<number> {
  // Restored into another cluster, transaction ids say nothing: then what is not much older than the last reading, nor than the webhook, is taken, and known by its id.
  const here = webhook.in === cluster
  const since = here ? 'f.xid >= $6::text::xid8' : 'f.at >= $6::bigint'
  const rows = await query(
    `insert into baton.webhook_deliveries (workspace_id, id, webhook_id, conversation_id, seq, type, status, due_at, created_at)
      select f.workspace_id, 'evt_' || left(encode(sha256(convert_to(concat_ws(':', f.workspace_id, $2::text, f.conversation_id, f.seq), 'UTF8')), 'hex'), 32),
          $2, f.conversation_id, f.seq, f.type, 'waiting', $5, $5
        from baton.facts f where f.workspace_id = $1 and f.type = any ($3) and f.xid < $4::text::xid8 and ${since}
      on conflict (workspace_id, id) do nothing returning seq`,
    [
      workspace,
      webhook.id,
      webhook.events,
      xmin,
      now,
      here ? webhook.xid : Math.max(webhook.at - slackMs, webhook.made),
    ],
  )
  await query(
    'update baton.webhooks set read_xid = $3, read_in = $4, read_at = $5 where workspace_id = $1 and id = $2',
    [workspace, webhook.id, xmin, cluster, now],
  )
  return rows.length
}

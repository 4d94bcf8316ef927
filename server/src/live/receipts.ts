import type { FactRecord } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { toRecord, type WireRecord } from '../log/log.ts'

export interface Receipts {
  customer: { delivered: number; seen: number }
  team: { delivered: number; seen: number }
}

export type Side = keyof Receipts

/** How far each side has got and read, as sequence numbers. */
export async function readReceipts(db: Database, workspace: string, conversation: string): Promise<Receipts> {
  const rows = await db.scoped<{ side: Side; delivered: number; seen: number }>(
    workspace,
    'select side, delivered, seen from baton.receipts where workspace_id = $1 and conversation_id = $2',
    [workspace, conversation],
  )
  return receiptsOf(rows)
}

function receiptsOf(rows: readonly ({ side: Side | null } & Receipts[Side])[]): Receipts {
  const of = (side: Side) => {
    const row = rows.find((each) => each.side === side)
    return { delivered: row?.delivered ?? 0, seen: row?.seen ?? 0 }
  }
  return { customer: of('customer'), team: of('team') }
}

type ResumedRow = { side: Side | null } & Receipts[Side] & WireRecord

/** What whoever comes back needs first, in one question: the facts after their place, in order, and how far each side has read. */
export async function readResumed(
  db: Database,
  workspace: string,
  conversation: string,
  after: number,
  limit: number,
): Promise<{ records: FactRecord[]; receipts: Receipts }> {
  const rows = await db.scoped<ResumedRow>(
    workspace,
    `select null as side, null::int as delivered, null::int as seen, seq, at, actor_kind as "actorKind", actor_id as "actorId", data as fact
      from (select * from baton.facts where workspace_id = $1 and conversation_id = $2 and seq > $3 order by seq limit $4) as missed
    union all
    select side, delivered, seen, null, null, null, null, null from baton.receipts where workspace_id = $1 and conversation_id = $2`,
    [workspace, conversation, after, limit],
  )
  const facts = rows.filter(({ side }) => side === null).sort((a, b) => a.seq - b.seq)
  return { records: facts.map(toRecord), receipts: receiptsOf(rows) }
}

/** Moves a side on; it never moves back. Gives the receipts after it, or null when nothing changed. */
export async function advanceReceipts(
  db: Database,
  workspace: string,
  conversation: string,
  side: Side,
  upTo: { delivered?: number; seen?: number },
): Promise<Receipts | null> {
  const seen = upTo.seen ?? 0
  const delivered = Math.max(upTo.delivered ?? 0, seen)
  const changed = await db.scoped(
    workspace,
    `insert into baton.receipts (workspace_id, conversation_id, side, delivered, seen)
      select $1, $2, $3, least($4, c.version), least($5, c.version) from baton.conversations c where c.workspace_id = $1 and c.id = $2
      on conflict (workspace_id, conversation_id, side) do update
        set delivered = greatest(baton.receipts.delivered, excluded.delivered), seen = greatest(baton.receipts.seen, excluded.seen)
        where baton.receipts.delivered < excluded.delivered or baton.receipts.seen < excluded.seen
      returning side`,
    [workspace, conversation, side, delivered, seen],
  )
  return changed.length > 0 ? readReceipts(db, workspace, conversation) : null
}

import type { Database } from '../db/database.ts'

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
  const of = (side: Side) => {
    const row = rows.find((each) => each.side === side)
    return { delivered: row?.delivered ?? 0, seen: row?.seen ?? 0 }
  }
  return { customer: of('customer'), team: of('team') }
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

import { evolve, type Handoff, type Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { apply, notLoaded } from './loaded.ts'
import { readFacts } from './log.ts'
import { columnsOf, type ConversationColumns } from './row-of.ts'

export interface Rebuilt {
  columns: ConversationColumns
  handoffs: Handoff[]
}

const pageSize = 1000

/** What the rows of a conversation must say, folded from its facts alone; null where there are none. Writes nothing. */
export async function foldRows(
  db: Database,
  workspace: string,
  conversation: string,
  policy: Policy,
): Promise<Rebuilt | null> {
  let loaded = notLoaded
  const handoffs = new Map<string, Handoff>()
  for (;;) {
    const records = await readFacts(db, workspace, conversation, loaded.state.version, pageSize)
    let { state } = loaded
    for (const record of records) {
      state = evolve(state, record)
      if (state.handoff) handoffs.set(state.handoff.id, state.handoff)
    }
    loaded = apply(loaded, records)
    if (records.length < pageSize) break
  }
  if (loaded.state.version === 0) return null
  return { columns: columnsOf(loaded.state, loaded.opener, loaded.last, policy), handoffs: [...handoffs.values()] }
}

/** Drops what was folded of a conversation and writes it anew from its facts. Twice is as good as once. */
export async function rebuildRows(
  db: Database,
  workspace: string,
  conversation: string,
  policy: Policy,
): Promise<boolean> {
  const rebuilt = await foldRows(db, workspace, conversation, policy)
  if (!rebuilt) return false
  const { columns, handoffs } = rebuilt
  await db.transaction({ workspace }, async (query) => {
    const [row] = await query<{ version: number }>(
      'select version from baton.conversations where workspace_id = $1 and id = $2 for update',
      [workspace, conversation],
    )
    if (row?.version !== columns.version) throw new Error('the conversation went on meanwhile: rebuild it again')
    await query('delete from baton.snapshots where workspace_id = $1 and conversation_id = $2', [
      workspace,
      conversation,
    ])
    await query('delete from baton.handoffs where workspace_id = $1 and conversation_id = $2', [
      workspace,
      conversation,
    ])
    await query(
      `update baton.conversations set epoch = $3, status = $4, holder_kind = $5, holder_id = $6, offered_to = $7, customer_id = $8, handoff_id = $9,
          row = $10::jsonb, due_at = $11, due_kind = $12, lease_until = null, due_tries = 0 where workspace_id = $1 and id = $2`,
      [
        workspace,
        conversation,
        columns.epoch,
        columns.status,
        columns.holder_kind,
        columns.holder_id,
        columns.offered_to,
        columns.customer_id,
        columns.handoff_id,
        JSON.stringify(columns.row),
        columns.due_at,
        columns.due_kind,
      ],
    )
    for (const handoff of handoffs) {
      await query(
        'insert into baton.handoffs (workspace_id, id, conversation_id, status, offer_id, data) values ($1, $2, $3, $4, $5, $6::jsonb)',
        [workspace, handoff.id, conversation, handoff.status, handoff.offer?.id ?? null, JSON.stringify(handoff)],
      )
    }
  })
  return true
}

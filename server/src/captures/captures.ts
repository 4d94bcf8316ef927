import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Capture } from '@baton/protocol'
import type { Database } from '../db/database.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** As many as one conversation keeps: what a widget sends is one for a handoff. */
export const keptForOne = 50

export interface KeptCapture {
  id: string
  conversationId: string
  at: number
  capture: Capture
}

/** Keeps a capture; false where the conversation has as many as it may. */
export async function keepCapture(
  db: Database,
  workspace: string,
  {
    id,
    conversationId,
    at,
    handoffId,
    json,
  }: Omit<KeptCapture, 'capture'> & { handoffId: string | null; json: string },
): Promise<boolean> {
  const body = (await pack(json)).toString('base64')
  const rows = await db.scoped(
    workspace,
    `insert into baton.captures (workspace_id, conversation_id, id, at, handoff_id, bytes, body)
      select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from baton.captures where workspace_id = $1 and conversation_id = $2) < $8 returning id`,
    [workspace, conversationId, id, at, handoffId, json.length, body, keptForOne],
  )
  return rows.length > 0
}

export async function dropCapture(db: Database, workspace: string, id: string): Promise<void> {
  await db.scoped(workspace, 'delete from baton.captures where workspace_id = $1 and id = $2', [workspace, id])
}

/** A capture of this workspace; null where there is none, or none any more. */
export async function readKept(db: Database, workspace: string, id: string): Promise<KeptCapture | null> {
  const [row] = await db.scoped<{ conversation_id: string; at: number; body: string }>(
    workspace,
    'select conversation_id, at, body from baton.captures where workspace_id = $1 and id = $2',
    [workspace, id],
  )
  if (!row) return null
  const capture = JSON.parse((await unpack(Buffer.from(row.body, 'base64'))).toString('utf8')) as Capture
  return { id, conversationId: row.conversation_id, at: row.at, capture }
}

import { createHash } from 'node:crypto'
import { fileLimits, type FileType } from '@baton/protocol'
import type { Database } from '../db/database.ts'

/** A file as it is kept, without its bytes. */
export interface KeptFile {
  id: string
  conversationId: string
  name: string
  type: FileType
  bytes: number
  width: number | null
  height: number | null
  /** Of its bytes, in base64url. */
  sha512: string
}

export interface NewFile extends Omit<KeptFile, 'bytes' | 'sha512'> {
  clientId: string
  /** Which of its message's files it is. */
  place?: number
  at: number
  content: Buffer
}

/** Bytes of one row: what is read goes out piece by piece, and no piece is larger. */
const pieceBytes = 256 * 1024

interface FileRow {
  id: string
  conversation_id: string
  name: string
  type: FileType
  bytes: number
  width: number | null
  height: number | null
  sha512: string
}

const columns = 'id, conversation_id, name, type, bytes, width, height, sha512'

/**
 * Keeps a file under the client id of its message: the one that is there already where it came before. `full` where the conversation holds as
 * much as it may.
 */
export async function keepFile(
  db: Database,
  workspace: string,
  file: NewFile,
): Promise<{ kind: 'kept'; file: KeptFile } | { kind: 'there'; file: KeptFile; same: boolean } | { kind: 'full' }> {
  const sha512 = createHash('sha512').update(file.content).digest('base64url')
  return db.transaction({ workspace }, async (query) => {
    // One after the other in a conversation: two at once would both be the last that fits.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`files/${workspace}/${file.conversationId}`])
    const [there] = await query<FileRow>(
      `select ${columns} from baton.files where workspace_id = $1 and conversation_id = $2 and client_id = $3 and place = $4`,
      [workspace, file.conversationId, file.clientId, file.place ?? 0],
    )
    if (there) return { kind: 'there', file: keptOf(there), same: there.sha512 === sha512 }
    const [held] = await query<{ n: number; bytes: number }>(
      `select count(*)::int as n, coalesce(sum(bytes), 0)::bigint as bytes from baton.files where workspace_id = $1 and conversation_id = $2`,
      [workspace, file.conversationId],
    )
    if (!held || held.n >= fileLimits.count || held.bytes + file.content.length > fileLimits.allBytes)
      return { kind: 'full' }
    const [row] = await query<FileRow>(
      `insert into baton.files (workspace_id, id, conversation_id, client_id, place, at, name, type, bytes, width, height, sha512)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${columns}`,
      [
        workspace,
        file.id,
        file.conversationId,
        file.clientId,
        file.place ?? 0,
        file.at,
        file.name,
        file.type,
        file.content.length,
        file.width,
        file.height,
        sha512,
      ],
    )
    for (let n = 0; n * pieceBytes < file.content.length; n += 1) {
      const piece = file.content.subarray(n * pieceBytes, (n + 1) * pieceBytes)
      await query(
        `insert into baton.file_pieces (workspace_id, file_id, n, body) values ($1, $2, $3, decode($4, 'base64'))`,
        [workspace, file.id, n, piece.toString('base64')],
      )
    }
    if (!row) throw new Error('a file that was written is not there')
    return { kind: 'kept', file: keptOf(row) }
  })
}

/** Its message was committed. */
export async function markSent(db: Database, workspace: string, id: string): Promise<void> {
  await db.scoped(workspace, 'update baton.files set sent = true where workspace_id = $1 and id = $2', [workspace, id])
}

/** A file that became no message; its pieces go with it. */
export async function dropFile(db: Database, workspace: string, id: string): Promise<void> {
  await db.scoped(workspace, 'delete from baton.files where workspace_id = $1 and id = $2 and not sent', [
    workspace,
    id,
  ])
}

/** A message is committed a moment after its file was kept, or never. Milliseconds. */
const unsentKeptMs = 60 * 60 * 1000

/** Removes what became no message, because a node died in between; marks what did become one. Gives how many went. */
export async function removeUnsent(db: Database, now: number, atOnce: number): Promise<number> {
  const found = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ workspace_id: string; id: string }>(
      'select workspace_id, id from baton.files where not sent and at < $1 order by at limit $2',
      [now - unsentKeptMs, atOnce],
    ),
  )
  let removed = 0
  for (const { workspace_id: workspace, id } of found) {
    if (await readFile(db, workspace, id)) await markSent(db, workspace, id)
    else {
      await dropFile(db, workspace, id)
      removed += 1
    }
  }
  return removed
}

/** A file that was sent in this workspace; null where there is none, or none any more. Its message may stand in a conversation that its own goes on in. */
export async function readFile(db: Database, workspace: string, id: string): Promise<KeptFile | null> {
  const [row] = await db.scoped<FileRow>(
    workspace,
    `select ${columns} from baton.files f where workspace_id = $1 and id = $2 and (sent
      or exists (
        with recursive way as (
          select f.conversation_id as id
          union select c.merged_into from way w join baton.conversations c on c.workspace_id = $1 and c.id = w.id where c.merged_into is not null)
        select from way w join baton.facts m on m.workspace_id = $1 and m.conversation_id = w.id and m.client_id = f.client_id))`,
    [workspace, id],
  )
  return row ? keptOf(row) : null
}

/** Its bytes, piece by piece. */
export async function* readPieces(db: Database, workspace: string, { id, bytes }: KeptFile): AsyncGenerator<Buffer> {
  for (let n = 0; n * pieceBytes < bytes; n += 1) {
    const [piece] = await db.scoped<{ body: string }>(
      workspace,
      `select encode(body, 'base64') as body from baton.file_pieces where workspace_id = $1 and file_id = $2 and n = $3`,
      [workspace, id, n],
    )
    // Erased while it was read.
    if (!piece) throw new Error('a piece of a file is gone')
    yield Buffer.from(piece.body, 'base64')
  }
}

const keptOf = ({ conversation_id: conversationId, ...row }: FileRow): KeptFile => ({ conversationId, ...row })

import { ProblemError } from '../api/problem-error.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import type { SealedPlace, Vault } from '../sealing/vault.ts'
import type { ReadTool } from './tool-shape.ts'

/** An MCP server of the workspace, with its secret in the open: it does not leave this process. */
export interface ServerRow {
  id: string
  name: string
  url: string
  header: string | null
  secret: string | null
  hasSecret: boolean
  /** There is a secret, and no key that opens it. */
  secretLost: boolean
  checkedAt: number | null
  fault: string | null
}

interface Stored extends Omit<ServerRow, 'secret' | 'hasSecret' | 'secretLost'> {
  sealed: string | null
}

export interface ServerChange {
  id: string
  name: string
  url: string
  header: string | null
  /** Undefined keeps the one that is there, null takes it away. */
  secret: string | null | undefined
}

const columns = `id, name, url, header, sealed_secret as sealed, checked_at as "checkedAt", fault`
const mostServers = 20

/** A secret opens for the server and the site that it was given for, and for no other. */
const placeOf = (workspace: string, id: string, url: string): SealedPlace => ({
  workspace,
  conversation: 'action-server',
  textId: `${id} ${new URL(url).origin}`,
})

function opened(vault: Vault, workspace: string, { sealed, ...row }: Stored): ServerRow {
  const found = sealed === null ? null : vault.open(placeOf(workspace, row.id, row.url), sealed)
  const secret = found?.kind === 'open' ? found.text : null
  return { ...row, secret, hasSecret: sealed !== null, secretLost: sealed !== null && secret === null }
}

export async function listServers(db: Database, vault: Vault, workspace: string): Promise<ServerRow[]> {
  const rows = await db.scoped<Stored>(
    workspace,
    `select ${columns} from baton.action_servers where workspace_id = $1 order by name, id`,
    [workspace],
  )
  return rows.map((row) => opened(vault, workspace, row))
}

/** @throws {ProblemError} action_server_not_found */
export async function serverById(db: Database, vault: Vault, workspace: string, id: string): Promise<ServerRow> {
  const [row] = await db.scoped<Stored>(
    workspace,
    `select ${columns} from baton.action_servers where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  if (!row) throw new ProblemError('action_server_not_found')
  return opened(vault, workspace, row)
}

/**
 * Names a server, or says otherwise of it. A secret stays with the site that it was given for; moved to another address, what was switched on is
 * off until somebody has read what that one offers. @throws {ProblemError} secret_key_missing, too_many_action_servers
 */
export async function putServer(
  deps: { db: Database; vault: Vault },
  workspace: string,
  change: ServerChange,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  const { db, vault } = deps
  await db.transaction({ workspace }, async (query) => {
    const [before] = await query<Stored>(
      `select ${columns} from baton.action_servers where workspace_id = $1 and id = $2 for update`,
      [workspace, change.id],
    )
    if (!before) await roomForOne(query, workspace)
    const given = change.secret ? vault.seal(placeOf(workspace, change.id, change.url), change.secret) : null
    if (change.secret && given === null) throw new ProblemError('secret_key_missing')
    const sameSite = before !== undefined && new URL(before.url).origin === new URL(change.url).origin
    const sealed = change.secret === undefined ? (sameSite ? before.sealed : null) : given
    await query(
      `insert into baton.action_servers (workspace_id, id, name, url, header, sealed_secret, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (workspace_id, id) do update set name = excluded.name, url = excluded.url, header = excluded.header,
          sealed_secret = excluded.sealed_secret, updated_at = excluded.updated_at`,
      [workspace, change.id, change.name.trim(), change.url, change.header, sealed, now],
    )
    const moved = before !== undefined && before.url !== change.url
    if (moved)
      await query(
        'update baton.actions set reviewed_hash = null, updated_at = $3 where workspace_id = $1 and server_id = $2',
        [workspace, change.id, now],
      )
    const detail = { hasSecret: sealed !== null, moved }
    await audit(query, newId, { workspace, by, action: 'action-server.changed', target: change.id, detail }, now)
  })
}

async function roomForOne(query: Query, workspace: string): Promise<void> {
  const [row] = await query<{ n: number }>(
    'select count(*)::int as n from baton.action_servers where workspace_id = $1',
    [workspace],
  )
  if ((row?.n ?? 0) >= mostServers) throw new ProblemError('too_many_action_servers')
}

export async function deleteServer(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.action_servers where workspace_id = $1 and id = $2 returning id', [
      workspace,
      id,
    ])
    if (gone.length === 0) throw new ProblemError('action_server_not_found')
    await audit(query, newId, { workspace, by, action: 'action-server.deleted', target: id }, now)
  })
}

/** Keeps which tools the server says it has. What changed or is gone is off from here on, because its hash is another. */
export async function keepTools(
  db: Database,
  workspace: string,
  id: string,
  tools: readonly ReadTool[],
  now: number,
): Promise<void> {
  const known = tools.map(({ tool, definition, hash }) => ({ tool, definition, hash, title: definition.title }))
  await db.transaction({ workspace }, async (query) => {
    const [server] = await query(
      `update baton.action_servers set checked_at = $3, fault = null where workspace_id = $1 and id = $2 returning id`,
      [workspace, id, now],
    )
    if (!server) return
    await query(
      `insert into baton.actions (workspace_id, server_id, tool, definition, hash, title, updated_at)
        select $1, $2, t.tool, t.definition, t.hash, left(t.title, 80), $4
          from jsonb_to_recordset($3::jsonb) as t(tool text, definition jsonb, hash text, title text)
        on conflict (workspace_id, server_id, tool) do update set definition = excluded.definition, hash = excluded.hash, gone = false`,
      [workspace, id, JSON.stringify(known), now],
    )
    await query(
      'update baton.actions set gone = true where workspace_id = $1 and server_id = $2 and not (tool = any ($3))',
      [workspace, id, tools.map(({ tool }) => tool)],
    )
  })
}

export async function keepFault(
  db: Database,
  workspace: string,
  id: string,
  fault: string,
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    'update baton.action_servers set checked_at = $3, fault = $4 where workspace_id = $1 and id = $2',
    [workspace, id, now, fault],
  )
}

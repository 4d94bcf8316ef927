import type { Database, Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { audit, type Doer } from './audit.ts'
import type { Deps } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

/** Makes an API key; `key` is shown once. */
export async function createKey(
  deps: Pick<Deps, 'db' | 'newId'>,
  key: NewKey,
  now: number,
): Promise<{ id: string; key: string }> {
  return deps.db.transaction({ workspace: key.workspace }, (query) => insertKey(query, deps.newId, key, now))
}

export interface NewKey {
  workspace: string
  name: string
  by: Doer
}

/** `createKey` inside a transaction that somebody else holds. */
export async function insertKey(
  query: Query,
  newId: NewId,
  { workspace, name, by }: NewKey,
  now: number,
): Promise<{ id: string; key: string }> {
  const id = newId('key')
  const key = newToken('key')
  await query(
    'insert into baton.api_keys (workspace_id, id, name, token_hash, created_at) values ($1, $2, $3, $4, $5)',
    [workspace, id, name, hashToken(key), now],
  )
  await audit(query, newId, { workspace, by, action: 'key.created', target: id }, now)
  return { id, key }
}

/** The keys that are not revoked, oldest first, without their secrets. `createdAt` in ms. */
export async function listKeys(
  db: Database,
  workspace: string,
): Promise<{ id: string; name: string; createdAt: number }[]> {
  return db.scoped(
    workspace,
    `select id, name, created_at as "createdAt" from baton.api_keys where workspace_id = $1 and revoked_at is null order by id`,
    [workspace],
  )
}

/** The key that a token opens; null where there is none or it was revoked. */
export async function keyByToken(db: Database, token: string): Promise<{ workspace: string; keyId: string } | null> {
  const [row] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ workspace_id: string; id: string }>(
      'select workspace_id, id from baton.api_keys where token_hash = $1 and revoked_at is null',
      [hashToken(token)],
    ),
  )
  return row ? { workspace: row.workspace_id, keyId: row.id } : null
}

/** Revokes a key at once. False where there is no such key, or it was revoked before. */
export async function revokeKey(
  deps: Deps,
  { workspace, keyId, by }: { workspace: string; keyId: string; by: Doer },
  now: number,
): Promise<boolean> {
  const revoked = await deps.db.transaction({ workspace }, async (query) => {
    const rows = await query(
      'update baton.api_keys set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null returning id',
      [workspace, keyId, now],
    )
    if (rows.length > 0) await audit(query, deps.newId, { workspace, by, action: 'key.revoked', target: keyId }, now)
    return rows.length > 0
  })
  if (revoked) deps.endings.announce({ kind: 'key', workspace, ids: [keyId] })
  return revoked
}

/**
 * Makes a key of a token that the operator chose (BATON_API_KEY). Doing it again does nothing, and a key that was revoked stays revoked:
 * a restart does not bring a leaked key back. `elsewhere`: the token opens another workspace, and goes on doing so.
 */
export async function seedKey(
  deps: Pick<Deps, 'db' | 'newId'>,
  { workspace, token, name }: { workspace: string; token: string; name: string },
  now: number,
): Promise<'seeded' | 'there' | 'revoked' | 'elsewhere'> {
  if (token.trim() === '') throw new Error('an API key must not be blank')
  const hash = hashToken(token)
  return deps.db.transaction({ workspace }, async (query) => {
    const seeded = await query(
      `insert into baton.api_keys (workspace_id, id, name, token_hash, created_at) values ($1, $2, $3, $4, $5)
       on conflict (token_hash) do nothing returning id`,
      [workspace, deps.newId('key'), name, hash, now],
    )
    if (seeded.length > 0) return 'seeded'
    const [mine] = await query<{ revoked: boolean }>(
      'select revoked_at is not null as revoked from baton.api_keys where workspace_id = $1 and token_hash = $2',
      [workspace, hash],
    )
    if (!mine) return 'elsewhere'
    return mine.revoked ? 'revoked' : 'there'
  })
}

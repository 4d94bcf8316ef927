import type { Database } from '../db/database.ts'
import type { SealedPlace, Vault } from './vault.ts'

/** Secrets that Baton made for a workspace and needs in the open: what signs identities, and what signs addresses of files. */
export type KeptSecret = 'identities' | 'files'

const tables = { identities: 'workspaces', files: 'file_secrets' } as const

const placeOf = (workspace: string, kept: KeptSecret): SealedPlace => ({
  workspace,
  conversation: 'workspace-secret',
  textId: kept,
})

/** The secret as it is stored: sealed where there is a key. */
export const closedSecret = (vault: Vault, workspace: string, kept: KeptSecret, secret: string): string =>
  vault.seal(placeOf(workspace, kept), secret) ?? secret

/** The secret in the open; null where it is sealed under a key that is not here. One that was stored before there was a key is in the open as it is. */
export function openSecret(vault: Vault, workspace: string, kept: KeptSecret, stored: string): string | null {
  if (vault.sealedUnder(stored) === null) return stored
  const opened = vault.open(placeOf(workspace, kept), stored)
  return opened.kind === 'open' ? opened.text : null
}

/** Seals what is in the open, and anew what is sealed under an older key; does nothing without a key. Gives how many. Any number of nodes may do it at once. */
export async function sealKeptSecrets(db: Database, vault: Vault): Promise<number> {
  if (!vault.keeps) return 0
  const workspaces = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ id: string }>('select workspace_id as id from baton.workspaces'),
  )
  let sealed = 0
  for (const { id } of workspaces) for (const kept of ['identities', 'files'] as const) sealed += await seal(id, kept)
  return sealed

  async function seal(workspace: string, kept: KeptSecret): Promise<number> {
    const table = tables[kept]
    return db.transaction({ workspace }, async (query) => {
      const [row] = await query<{ stored: string }>(
        `select secret as stored from baton.${table} where workspace_id = $1`,
        [workspace],
      )
      if (!row || vault.sealedUnder(row.stored) === vault.keyId) return 0
      const secret = openSecret(vault, workspace, kept, row.stored)
      if (secret === null) return 0
      // Only what was read: of two nodes at once, one does it.
      const done = await query(
        `update baton.${table} set secret = $2 where workspace_id = $1 and secret = $3 returning 1`,
        [workspace, closedSecret(vault, workspace, kept, secret), row.stored],
      )
      return done.length
    })
  }
}

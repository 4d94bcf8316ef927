import type { SignInProviderInput } from '@baton/protocol'
import type * as z from 'zod'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import type { SealedPlace, Vault } from '../sealing/vault.ts'

/** The provider of a workspace, with its secret in the open: it does not leave the server. Times are ms UTC. */
export interface ProviderRow {
  name: string
  issuer: string
  clientId: string
  /** Null for a public client, and where no key opens it. */
  secret: string | null
  secretLost: boolean
  domains: string[]
  defaultRole: 'agent' | 'lead'
  passwords: 'everybody' | 'admins'
  enabled: boolean
  updatedAt: number
}

interface Stored extends Omit<ProviderRow, 'secret' | 'secretLost'> {
  sealed: string | null
}

const columns = `name, issuer, client_id as "clientId", sealed_secret as sealed, domains, default_role as "defaultRole", passwords, enabled,
  updated_at as "updatedAt"`

export async function readProvider(db: Database, vault: Vault, workspace: string): Promise<ProviderRow | null> {
  const [row] = await db.scoped<Stored>(
    workspace,
    `select ${columns} from baton.sign_in_providers where workspace_id = $1`,
    [workspace],
  )
  return row ? opened(vault, workspace, row) : null
}

function opened(vault: Vault, workspace: string, { sealed, ...row }: Stored): ProviderRow {
  const found = sealed === null ? null : vault.open(placeOf(workspace, row.issuer), sealed)
  const secret = found?.kind === 'open' ? found.text : null
  return { ...row, secret, secretLost: sealed !== null && secret === null }
}

/** A secret opens for the site that it was given for, and for no other. */
const placeOf = (workspace: string, issuer: string): SealedPlace => ({
  workspace,
  conversation: 'sign-in-provider',
  textId: new URL(issuer).origin,
})

/**
 * Says by which provider people sign in. The secret stays with the site that it was given for. Sign-ins that have begun at the one before end nowhere.
 * Throws `ProblemError` secret_key_missing where there is no key to seal it with.
 */
export async function putProvider(
  { db, vault }: { db: Database; vault: Vault },
  workspace: string,
  change: z.output<typeof SignInProviderInput>,
  { by, newId }: Audited,
  now: number,
): Promise<ProviderRow> {
  const { name, issuer, clientId, secret, domains, defaultRole, passwords, enabled } = change
  const given = secret ? vault.seal(placeOf(workspace, issuer), secret) : null
  if (secret && given === null) throw new ProblemError('secret_key_missing')
  return db.transaction({ workspace }, async (query) => {
    const [before] = await query<Stored>(
      `select ${columns} from baton.sign_in_providers where workspace_id = $1 for update`,
      [workspace],
    )
    const sameSite = before !== undefined && new URL(before.issuer).origin === new URL(issuer).origin
    const sealed = secret === undefined ? (sameSite ? before.sealed : null) : given
    const [row] = await query<Stored>(
      `insert into baton.sign_in_providers
          (workspace_id, name, issuer, client_id, sealed_secret, domains, default_role, passwords, enabled, updated_at)
        values ($1, $2, $3, $4, $5, $6::text[], $7, $8, $9, $10)
        on conflict (workspace_id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
          sealed_secret = excluded.sealed_secret, domains = excluded.domains, default_role = excluded.default_role, passwords = excluded.passwords,
          enabled = excluded.enabled, updated_at = excluded.updated_at
        returning ${columns}`,
      [workspace, name, issuer, clientId, sealed, [...new Set(domains)], defaultRole, passwords, enabled, now],
    )
    if (!row) throw new Error('an upsert gave no row')
    const detail = { issuer, domains, defaultRole, passwords, enabled, hasSecret: sealed !== null }
    await audit(query, newId, { workspace, by, action: 'sign-in.changed', target: workspace, detail }, now)
    return opened(vault, workspace, row)
  })
}

/** People sign in by password alone; who they were at the provider is forgotten. */
export async function deleteProvider(
  db: Database,
  workspace: string,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.sign_in_providers where workspace_id = $1 returning issuer', [
      workspace,
    ])
    await query('delete from baton.sign_ins where workspace_id = $1', [workspace])
    await query('delete from baton.agent_identities where workspace_id = $1', [workspace])
    if (gone.length > 0) await audit(query, newId, { workspace, by, action: 'sign-in.deleted', target: workspace }, now)
  })
}

/** Whether only admins may use a password. */
export async function passwordsForAdminsOnly(db: Database, workspace: string): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `select 1 from baton.sign_in_providers where workspace_id = $1 and enabled and passwords = 'admins'`,
    [workspace],
  )
  return rows.length > 0
}

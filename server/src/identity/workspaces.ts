import type { Locale } from '@baton/protocol'
import type * as z from 'zod'
import type { Database } from '../db/database.ts'
import { openSecret } from '../sealing/kept-secrets.ts'
import { noVault, type Vault } from '../sealing/vault.ts'

export interface PublicWorkspace {
  id: string
  name: string
  locale: z.infer<typeof Locale>
  /** Origins that may embed the widget. */
  sites: string[]
}

/** What a visitor may know of a workspace before anybody is known; null where there is none. */
export async function publicWorkspace(db: Database, workspace: string): Promise<PublicWorkspace | null> {
  const [row] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<PublicWorkspace>(
      'select workspace_id as id, name, locale, sites from baton.workspaces where workspace_id = $1',
      [workspace],
    ),
  )
  return row ?? null
}

/** The secret that signs identities; null where there is no such workspace, or no key that opens it. For admins, and for checking a signature. */
export async function workspaceSecret(db: Database, workspace: string, vault: Vault = noVault): Promise<string | null> {
  const [row] = await db.scoped<{ secret: string }>(
    workspace,
    'select secret from baton.workspaces where workspace_id = $1',
    [workspace],
  )
  return row ? openSecret(vault, workspace, 'identities', row.secret) : null
}

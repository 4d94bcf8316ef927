import type { Database } from '../db/database.ts'
import { audit, doerOf, type Doer } from '../identity/audit.ts'
import type { Endings } from '../identity/endings.ts'
import { Refused } from '../identity/refused.ts'
import { endSessionsOf } from '../identity/sessions.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Vault } from '../sealing/vault.ts'
import { createProviderClient, SignInFault, type Reach } from '../sign-in/provider-client.ts'
import { deleteProvider, putProvider, readProvider, type ProviderRow } from '../sign-in/provider-rows.ts'
import { redirectUriOf, signInPath } from '../sign-in/sign-in-routes.ts'
import { marksOf } from '../sign-in/sign-in.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface SignInHandlersParts {
  db: Database
  vault: Vault
  endings: Endings
  newId: NewId
  now: () => number
  allowedOrigins: () => readonly string[]
  /** Of whoever names none. */
  workspace: string
  publicUrl: string | undefined
  reach?: Omit<Reach, 'allowedOrigins'> | undefined
}

type Ids =
  | 'signInWays'
  | 'getSignInProvider'
  | 'putSignInProvider'
  | 'deleteSignInProvider'
  | 'trySignInProvider'
  | 'unlinkSignIn'

export function signInHandlers(parts: SignInHandlersParts): Pick<Handlers, Ids> {
  const { db, vault, newId, now, publicUrl } = parts
  const baseOf = (host: string | undefined) => publicUrl ?? `http://${host ?? 'localhost'}`
  return {
    async signInWays({ query }) {
      const workspace = query.workspace ?? parts.workspace
      const provider = await readProvider(db, vault, workspace)
      if (!provider?.enabled) return { passwords: 'everybody' as const, provider: null }
      const path =
        query.workspace === undefined ? signInPath : `${signInPath}?workspace=${encodeURIComponent(workspace)}`
      return { passwords: provider.passwords, provider: { name: provider.name, path } }
    },
    async getSignInProvider({ caller, request }) {
      const { workspace } = caller
      const [provider, linked] = await Promise.all([readProvider(db, vault, workspace), linkedOf(db, workspace)])
      return { provider: provider && presented(provider), redirectUri: redirectUriOf(baseOf(request.host)), linked }
    },
    async putSignInProvider({ caller, body }) {
      const { workspace } = caller
      return presented(await putProvider({ db, vault }, workspace, body, { by: doerOf(caller), newId }, now()))
    },
    async deleteSignInProvider({ caller }) {
      await deleteProvider(db, caller.workspace, { by: doerOf(caller), newId }, now())
    },
    async trySignInProvider({ caller, request }) {
      const provider = await readProvider(db, vault, caller.workspace)
      if (!provider) throw new ProblemError('sign_in_not_set_up')
      const client = createProviderClient(provider, { ...parts.reach, allowedOrigins: parts.allowedOrigins() })
      try {
        await client.begin(marksOf('tried'), redirectUriOf(baseOf(request.host)))
        return { ok: true, fault: null, detail: null }
      } catch (error) {
        if (!(error instanceof SignInFault)) throw error
        const fault = faultOf(error)
        return { ok: false, fault, detail: adviceOn(fault, provider) }
      }
    },
    async unlinkSignIn({ caller, params }) {
      await unlink(parts, { workspace: caller.workspace, agentId: params.id, by: doerOf(caller) })
    },
  }
}

/** The secret stays here. */
function presented({ secret, secretLost, updatedAt, ...provider }: ProviderRow) {
  return { ...provider, hasSecret: secret !== null || secretLost, secretLost, updatedAt: iso(updatedAt) }
}

/** Who signs in by the provider that is set, by name. */
async function linkedOf(db: Database, workspace: string) {
  const rows = await db.scoped<{ agentId: string; name: string; email: string; usedAt: number }>(
    workspace,
    `select a.id as "agentId", a.name, a.email, max(i.used_at) as "usedAt" from baton.agent_identities i
      join baton.agents a on a.workspace_id = i.workspace_id and a.id = i.agent_id and a.removed_at is null
      where i.workspace_id = $1 group by a.id, a.name, a.email order by a.name, a.id limit 1000`,
    [workspace],
  )
  return rows.map(({ usedAt, ...row }) => ({ ...row, usedAt: iso(usedAt) }))
}

type TryFault = 'unreachable' | 'another-issuer' | 'unfit'

function faultOf({ kind }: SignInFault): TryFault {
  return kind === 'unreachable' || kind === 'another-issuer' ? kind : 'unfit'
}

function adviceOn(fault: TryFault, { issuer }: ProviderRow): string {
  switch (fault) {
    case 'unreachable':
      return `Nothing that can be used is at ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration. Check the address and its certificate; a private one is asked only where BATON_ACTION_ORIGINS names its origin.`
    case 'another-issuer':
      return 'The provider calls itself by another address. Give the issuer as it stands in its own document, to the letter.'
    case 'unfit':
      return 'The provider’s document names no sign-in page at an https address.'
  }
}

async function unlink(
  { db, newId, now, endings }: SignInHandlersParts,
  { workspace, agentId, by }: { workspace: string; agentId: string; by: Doer },
): Promise<void> {
  const { ids } = await db.transaction({ workspace }, async (query) => {
    const [agent] = await query(
      'select id from baton.agents where workspace_id = $1 and id = $2 and removed_at is null for update',
      [workspace, agentId],
    )
    if (!agent) throw new Refused('agent_not_found')
    await query('delete from baton.agent_identities where workspace_id = $1 and agent_id = $2', [workspace, agentId])
    await audit(query, newId, { workspace, by, action: 'agent.sign-in-unlinked', target: agentId }, now())
    return endSessionsOf(query, { workspace, agentId }, now())
  })
  endings.announce({ kind: 'session', workspace, ids })
}

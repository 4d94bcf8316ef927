import { createHmac, randomBytes } from 'node:crypto'
import { DatabaseError } from '../db/database-error.ts'
import type { Database } from '../db/database.ts'
import type { Endings } from '../identity/endings.ts'
import { Refused } from '../identity/refused.ts'
import { openSession, type SignedIn } from '../identity/sessions.ts'
import { hashToken } from '../identity/tokens.ts'
import type { NewId } from '../ids.ts'
import type { Vault } from '../sealing/vault.ts'
import { createProviderClient, SignInFault, type Marks, type Reach } from './provider-client.ts'
import { readProvider, type ProviderRow } from './provider-rows.ts'
import { whoSignsIn, type WhoSignedIn } from './who-signs-in.ts'

export interface SignInParts {
  db: Database
  vault: Vault
  endings: Endings
  newId: NewId
  now: () => number
  /** Origins that may be private addresses, and plain http. */
  allowedOrigins: () => readonly string[]
  /** Somebody new is here. */
  peopleChanged(workspace: string): void
  log: (message: string, detail: object) => void
  reach?: Omit<Reach, 'allowedOrigins'> | undefined
}

/** So long somebody may take at the provider. Milliseconds. */
export const signInMs = 10 * 60 * 1000

export interface Begun {
  url: URL
  /** For a cookie of the browser that began: only there the sign-in can end. */
  token: string
}

/** Begins a sign-in. Throws `Refused` sign_in_not_set_up, sign_in_unreachable or sign_in_not_proven. */
export async function beginSignIn(parts: SignInParts, workspace: string, redirectUri: string): Promise<Begun> {
  const { db } = parts
  const now = parts.now()
  const provider = await providerOf(parts, workspace)
  const token = randomBytes(32).toString('base64url')
  const url = await asRefused(parts, workspace, clientOf(parts, provider).begin(marksOf(token), redirectUri))
  await db.transaction({ workspace }, async (query) => {
    await query('delete from baton.sign_ins where workspace_id = $1 and expires_at < $2', [workspace, now])
    await query(
      `insert into baton.sign_ins (workspace_id, token_hash, issuer, client_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [workspace, hashToken(token), provider.issuer, provider.clientId, now, now + signInMs],
    )
  })
  return { url, token }
}

/**
 * Ends a sign-in in the browser that began it, once: `back` is the address that the provider sent it to, with its query. Opens a session.
 * Throws `Refused` sign_in_expired, sign_in_cancelled, sign_in_unreachable, sign_in_not_proven, sign_in_email_unverified, sign_in_not_invited, or
 * sign_in_other_person.
 */
export async function finishSignIn(parts: SignInParts, token: string, back: URL): Promise<SignedIn> {
  const { db } = parts
  const now = parts.now()
  const hash = hashToken(token)
  const [found] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ workspace: string }>('select workspace_id as workspace from baton.sign_ins where token_hash = $1', [hash]),
  )
  if (!found) throw new Refused('sign_in_expired')
  const { workspace } = found
  // Of two at once, one takes it and the other finds nothing.
  const [begun] = await db.scoped<{ issuer: string; clientId: string; expiresAt: number }>(
    workspace,
    `delete from baton.sign_ins where workspace_id = $1 and token_hash = $2 returning issuer, client_id as "clientId", expires_at as "expiresAt"`,
    [workspace, hash],
  )
  if (!begun || begun.expiresAt <= now) throw new Refused('sign_in_expired')
  const provider = await providerOf(parts, workspace)
  if (provider.issuer !== begun.issuer || provider.clientId !== begun.clientId) throw new Refused('sign_in_expired')
  const marks = marksOf(token)
  // Another one's answer, put into this browser by somebody who would have it sign in as them.
  if (back.searchParams.get('state') !== marks.state) throw new Refused('sign_in_expired')
  const proven = await asRefused(parts, workspace, clientOf(parts, provider).finish(marks, back))
  const who = () =>
    db.transaction({ workspace }, (query) => whoSignsIn(query, parts.newId, { workspace, proven, provider }, now))
  const { agentId, created } = await onceMore(who)
  if (created) parts.peopleChanged(workspace)
  return openSession(parts, { workspace, agentId }, now)
}

async function providerOf({ db, vault }: SignInParts, workspace: string): Promise<ProviderRow> {
  const provider = await readProvider(db, vault, workspace)
  if (!provider?.enabled) throw new Refused('sign_in_not_set_up')
  return provider
}

function clientOf({ allowedOrigins, reach }: SignInParts, provider: ProviderRow) {
  return createProviderClient(provider, { ...reach, allowedOrigins: allowedOrigins() })
}

/** What is sent to the provider, made from what it never sees. */
export function marksOf(token: string): Marks {
  const mark = (what: string) => createHmac('sha256', token).update(what).digest('base64url')
  return { state: mark('state'), nonce: mark('nonce'), verifier: mark('verifier') }
}

const codes = {
  unreachable: 'sign_in_unreachable',
  cancelled: 'sign_in_cancelled',
  'another-issuer': 'sign_in_not_proven',
  'not-proven': 'sign_in_not_proven',
} as const

async function asRefused<T>({ log }: SignInParts, workspace: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof SignInFault)) throw error
    log('a sign-in by the provider came to nothing', { workspace, kind: error.kind, because: error.message })
    throw new Refused(codes[error.kind])
  }
}

/** Two tabs of somebody new: whoever comes second finds whom the first has made. */
async function onceMore(who: () => Promise<WhoSignedIn>): Promise<WhoSignedIn> {
  try {
    return await who()
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === 'conflict')) throw error
    return who()
  }
}

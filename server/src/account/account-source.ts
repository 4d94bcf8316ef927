import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { ProblemError } from '../api/problem-error.ts'
import type { SealedPlace, Vault } from '../sealing/vault.ts'

/** Where account data is looked up, with the secret in the open: it does not leave the server. */
export interface AccountSourceRow {
  kind: 'http' | 'mcp'
  url: string
  header: string | null
  secret: string | null
  /** There is a secret, and no key that opens it: it has to be given again. */
  secretLost: boolean
  tool: string | null
  timeoutMs: number
  cacheSeconds: number
  staleSeconds: number
  updatedAt: number
}

interface Stored extends Omit<AccountSourceRow, 'secret' | 'secretLost'> {
  sealed: string | null
}

export interface AccountSourceChange extends Omit<AccountSourceRow, 'secret' | 'secretLost' | 'updatedAt'> {
  /** Undefined keeps the one that is there, null takes it away. */
  secret: string | null | undefined
}

const columns = `kind, url, header, sealed_secret as sealed, tool, timeout_ms as "timeoutMs", cache_seconds as "cacheSeconds",
  stale_seconds as "staleSeconds", updated_at as "updatedAt"`

export async function readAccountSource(
  db: Database,
  vault: Vault,
  workspace: string,
): Promise<AccountSourceRow | null> {
  const [row] = await db.scoped<Stored>(
    workspace,
    `select ${columns} from baton.account_sources where workspace_id = $1`,
    [workspace],
  )
  return row ? opened(vault, workspace, row) : null
}

function opened(vault: Vault, workspace: string, { sealed, ...row }: Stored): AccountSourceRow {
  const found = sealed === null ? null : vault.open(placeOf(workspace, row.url), sealed)
  const secret = found?.kind === 'open' ? found.text : null
  return { ...row, secret, secretLost: sealed !== null && secret === null }
}

/** A secret opens for the site that it was given for, and for no other. */
const placeOf = (workspace: string, url: string): SealedPlace => ({
  workspace,
  conversation: 'account-source',
  textId: originOf(url),
})

/**
 * Says where account data is looked up. A secret stays with the site that it was given for: moved to another one, it has to be given again,
 * so that nobody can have it sent elsewhere. What another source said is forgotten. Throws `ProblemError` secret_key_missing where
 * there is no key to seal it with.
 */
export async function putAccountSource(
  db: Database,
  vault: Vault,
  workspace: string,
  change: AccountSourceChange,
  by: Doer,
  newId: NewId,
  now: number,
): Promise<AccountSourceRow> {
  return db.transaction({ workspace }, async (query) => {
    const [before] = await query<Stored>(
      `select ${columns} from baton.account_sources where workspace_id = $1 for update`,
      [workspace],
    )
    const sameSite = before !== undefined && originOf(before.url) === originOf(change.url)
    const given = change.secret ? vault.seal(placeOf(workspace, change.url), change.secret) : null
    if (change.secret && given === null) throw new ProblemError('secret_key_missing')
    const sealed = change.secret === undefined ? (sameSite ? before.sealed : null) : given
    const [row] = await query<Stored>(
      `insert into baton.account_sources
          (workspace_id, kind, url, header, sealed_secret, tool, timeout_ms, cache_seconds, stale_seconds, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (workspace_id) do update set kind = excluded.kind, url = excluded.url, header = excluded.header, sealed_secret = excluded.sealed_secret,
          tool = excluded.tool, timeout_ms = excluded.timeout_ms, cache_seconds = excluded.cache_seconds,
          stale_seconds = excluded.stale_seconds, updated_at = excluded.updated_at
        returning ${columns}`,
      [
        workspace,
        change.kind,
        change.url,
        change.header,
        sealed,
        change.kind === 'mcp' ? change.tool : null,
        change.timeoutMs,
        change.cacheSeconds,
        change.staleSeconds,
        now,
      ],
    )
    if (!row) throw new Error('an upsert gave no row')
    if (before && (before.kind !== row.kind || before.url !== row.url || before.tool !== row.tool))
      await query('delete from baton.account_lookups where workspace_id = $1', [workspace])
    const detail = { kind: row.kind, hasSecret: sealed !== null, timeoutMs: row.timeoutMs }
    await audit(query, newId, { workspace, by, action: 'account-source.changed', target: workspace, detail }, now)
    return opened(vault, workspace, row)
  })
}

/** Looks nothing up any more, and forgets what was looked up. */
export async function deleteAccountSource(
  db: Database,
  workspace: string,
  by: Doer,
  newId: NewId,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.account_sources where workspace_id = $1 returning kind', [workspace])
    await query('delete from baton.account_lookups where workspace_id = $1', [workspace])
    if (gone.length > 0)
      await audit(query, newId, { workspace, by, action: 'account-source.deleted', target: workspace }, now)
  })
}

export interface LookupsOfADay {
  customers: number
  answered: number
  timedOut: number
  failed: number
}

/** How the newest look-ups went, of the customers that were looked up within a day. */
export async function lookupsOfADay(db: Database, workspace: string, now: number): Promise<LookupsOfADay> {
  const [row] = await db.scoped<LookupsOfADay>(
    workspace,
    `select count(*)::int as customers, count(*) filter (where fault is null and fetched_at is not null)::int as answered,
        count(*) filter (where fault = 'lookup-timed-out')::int as "timedOut", count(*) filter (where fault = 'lookup-failed')::int as failed
      from baton.account_lookups where workspace_id = $1 and greatest(fetched_at, fault_at) > $2`,
    [workspace, now - 24 * 60 * 60 * 1000],
  )
  return row ?? { customers: 0, answered: 0, timedOut: 0, failed: 0 }
}

const originOf = (url: string) => new URL(url.replaceAll('{externalId}', 'x')).origin

import type { Database } from '../db/database.ts'
import type { Vault } from '../sealing/vault.ts'
import { ProblemError } from './problem-error.ts'

export interface Repeatable {
  /** The answer holds a secret that is shown once: it is not kept, and a repeat is told that it was done. */
  secret: boolean
  workspace: string
  /** Two callers may use the same key. */
  caller: string
  key: string
  operation: string
  body: unknown
  now: number
}

interface Kept {
  status: number | null
  answer: unknown
}

/**
 * Runs once for each key: a repeat gets the first answer, another body under the same key is a conflict. A run that failed leaves the key free.
 * Two at the same moment: the second is told to try again rather than run.
 */
export async function once<T>(
  db: Database,
  vault: Vault,
  it: Repeatable,
  run: () => Promise<{ status: number; answer: T }>,
): Promise<{ status: number; answer: T }> {
  // A body may hold a password, and a bare hash of one can be searched for.
  const bodyHash = vault.digest(`request ${it.key}`, JSON.stringify(it.body ?? null))
  const id = [it.workspace, it.caller, it.key]
  const claimed = await db.scoped(
    it.workspace,
    `insert into baton.idempotency (workspace_id, caller, key, operation, body_hash, created_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, caller, key) do nothing returning key`,
    [...id, it.operation, bodyHash, it.now],
  )
  if (claimed.length === 0) {
    const [kept] = await db.scoped<Kept & { operation: string; body_hash: string; created_at: number }>(
      it.workspace,
      'select operation, body_hash, status, answer, created_at from baton.idempotency where workspace_id = $1 and caller = $2 and key = $3',
      id,
    )
    if (kept && (kept.operation !== it.operation || kept.body_hash !== bodyHash))
      throw new ProblemError('idempotency_conflict')
    if (kept && kept.status !== null && it.secret) throw new ProblemError('shown_once')
    if (kept && kept.status !== null) return { status: kept.status, answer: kept.answer as T }
    // Claimed and never finished: the node died over it, or it still runs. What runs is itself safe to repeat after half a minute.
    if (!kept || it.now - kept.created_at < 30_000) throw new ProblemError('busy')
  }
  try {
    const done = await run()
    await db.scoped(
      it.workspace,
      'update baton.idempotency set status = $4, answer = $5::jsonb where workspace_id = $1 and caller = $2 and key = $3',
      [...id, done.status, it.secret ? null : JSON.stringify(done.answer ?? null)],
    )
    return done
  } catch (error) {
    await db
      .scoped(
        it.workspace,
        'delete from baton.idempotency where workspace_id = $1 and caller = $2 and key = $3 and status is null',
        id,
      )
      .catch(() => {}) // the half minute frees it
    throw error
  }
}

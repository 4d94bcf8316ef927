import { audit, type Doer } from './audit.ts'
import { generatePassword, hashPassword, verifyPassword } from './passwords.ts'
import { Refused } from './refused.ts'
import { endSessionsOf, type Deps } from './sessions.ts'

/**
 * Changes an agent's password; every session of theirs but `keep` ends.
 * Throws `Refused` wrong_credentials when `current` is not their password.
 */
export async function changePassword(
  deps: Deps,
  given: { workspace: string; agentId: string; current: string; next: string; keep: string | null },
  now: number,
): Promise<void> {
  const { workspace, agentId } = given
  const [before] = await deps.db.scoped<{ password_hash: string | null }>(
    workspace,
    'select password_hash from baton.agents where workspace_id = $1 and id = $2 and removed_at is null',
    [workspace, agentId],
  )
  const right = await verifyPassword(given.current, before?.password_hash ?? null)
  if (!right || !before) throw new Refused('wrong_credentials')
  const next = await hashPassword(given.next)
  const { ids } = await deps.db.transaction({ workspace }, async (query) => {
    // Only while it is still the password that was checked: of two changes at once, one wins and the other is wrong.
    const changed = await query(
      `update baton.agents set password_hash = $4
       where workspace_id = $1 and id = $2 and password_hash = $3 and removed_at is null returning id`,
      [workspace, agentId, before.password_hash, next],
    )
    if (changed.length === 0) throw new Refused('wrong_credentials')
    await audit(
      query,
      deps.newId,
      { workspace, by: { kind: 'agent', id: agentId }, action: 'agent.password-changed', target: agentId },
      now,
    )
    return endSessionsOf(query, { workspace, agentId, keep: given.keep }, now)
  })
  deps.endings.announce({ kind: 'session', workspace, ids })
}

/**
 * Gives an agent a new password that is shown once; every session of theirs ends. Whoever calls this has checked that `by` may.
 * Throws `Refused` agent_not_found.
 */
export async function resetPassword(
  deps: Deps,
  given: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<{ password: string }> {
  const { workspace, agentId, by } = given
  const password = generatePassword()
  const hash = await hashPassword(password)
  const { ids } = await deps.db.transaction({ workspace }, async (query) => {
    const changed = await query(
      'update baton.agents set password_hash = $3 where workspace_id = $1 and id = $2 and removed_at is null returning id',
      [workspace, agentId, hash],
    )
    if (changed.length === 0) throw new Refused('agent_not_found')
    await audit(query, deps.newId, { workspace, by, action: 'agent.password-reset', target: agentId }, now)
    return endSessionsOf(query, { workspace, agentId }, now)
  })
  deps.endings.announce({ kind: 'session', workspace, ids })
  return { password }
}

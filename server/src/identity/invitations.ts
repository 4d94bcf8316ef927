import type { Query } from '../db/database.ts'
import { audit, type Doer } from './audit.ts'
import { hashPassword } from './passwords.ts'
import { Refused } from './refused.ts'
import type { Deps } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

/** So long a link opens the door. */
export const invitationMs = 7 * 24 * 60 * 60 * 1000

export type InvitationParts = Pick<Deps, 'db' | 'newId'>

/** Behind the #: what stands there is sent to no server and stands in no log. */
export const invitationPath = (token: string): string => `/inbox/#invitation=${token}`

/**
 * Makes the link by which somebody without a password chooses one; one that was made before opens nothing any more. The token is shown once.
 * Throws `Refused` agent_not_found, or has_password.
 */
export async function inviteAgent(
  { db, newId }: InvitationParts,
  { workspace, agentId, by }: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  return db.transaction({ workspace }, async (query) => {
    await askedWithoutPassword(query, workspace, agentId)
    // One that would go by mail makes its own link, and this one would open nothing.
    await query('delete from baton.invitation_mails where workspace_id = $1 and agent_id = $2', [workspace, agentId])
    const made = await renewInvitation(query, workspace, agentId, now)
    const detail = { expiresAt: made.expiresAt }
    await audit(query, newId, { workspace, by, action: 'agent.invited', target: agentId, detail }, now)
    return made
  })
}

/** Locks somebody who is here and has no password. Throws `Refused` agent_not_found, or has_password. */
export async function askedWithoutPassword(query: Query, workspace: string, agentId: string): Promise<void> {
  const [agent] = await query<{ has: boolean }>(
    `select password_hash is not null as has from baton.agents
      where workspace_id = $1 and id = $2 and removed_at is null for update`,
    [workspace, agentId],
  )
  if (!agent) throw new Refused('agent_not_found')
  if (agent.has) throw new Refused('has_password')
}

/** A new link; the one before opens nothing any more. */
export async function renewInvitation(
  query: Query,
  workspace: string,
  agentId: string,
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const token = newToken('invitation')
  const expiresAt = now + invitationMs
  await query(
    `insert into baton.invitations (workspace_id, agent_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)
      on conflict (workspace_id, agent_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at,
        expires_at = excluded.expires_at`,
    [workspace, agentId, hashToken(token), now, expiresAt],
  )
  return { token, expiresAt }
}

/**
 * Chooses the password of whoever was invited, once. A link that was used, replaced or has run out, or whose agent is gone or has a password by now,
 * is refused alike. Throws `Refused` invitation_invalid.
 */
export async function acceptInvitation(
  { db, newId }: InvitationParts,
  { token, password }: { token: string; password: string },
  now: number,
): Promise<{ workspace: string; email: string }> {
  const hash = hashToken(token)
  const [found] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ workspace: string; agentId: string }>(
      `select workspace_id as workspace, agent_id as "agentId" from baton.invitations where token_hash = $1 and expires_at > $2`,
      [hash, now],
    ),
  )
  if (!found) throw new Refused('invitation_invalid')
  const { workspace, agentId } = found
  const passwordHash = await hashPassword(password)
  return db.transaction({ workspace }, async (query) => {
    // Of two at once, one takes it and the other finds nothing.
    const used = await query(
      'delete from baton.invitations where workspace_id = $1 and agent_id = $2 and token_hash = $3 and expires_at > $4 returning agent_id',
      [workspace, agentId, hash, now],
    )
    if (used.length === 0) throw new Refused('invitation_invalid')
    const [agent] = await query<{ email: string }>(
      `update baton.agents set password_hash = $3
        where workspace_id = $1 and id = $2 and password_hash is null and removed_at is null returning email`,
      [workspace, agentId, passwordHash],
    )
    if (!agent) throw new Refused('invitation_invalid')
    const by = { kind: 'agent', id: agentId } as const
    await audit(query, newId, { workspace, by, action: 'agent.joined', target: agentId }, now)
    return { workspace, email: agent.email }
  })
}

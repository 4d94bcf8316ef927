import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from './audit.ts'
import { askedWithoutPassword, renewInvitation, type InvitationParts } from './invitations.ts'

export interface ClaimedInvitation {
  workspace: string
  agentId: string
  tries: number
}

/** Somebody to invite by mail, and the link that is made for it. */
export interface InvitationToSend {
  name: string
  email: string
  /** The language that they read in; null: the workspace's. */
  locale: string | null
  token: string
  expiresAt: number
}

/** Has the link sent to somebody without a password. Throws `Refused` agent_not_found, or has_password. */
export async function mailInvitation(
  { db, newId }: InvitationParts,
  { workspace, agentId, by }: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await askedWithoutPassword(query, workspace, agentId)
    await queueInvitation(query, workspace, agentId, now)
    await audit(query, newId, { workspace, by, action: 'agent.invited', target: agentId, detail: { by: 'mail' } }, now)
  })
}

/** One that is on its way stays the one; one that was sent or failed goes anew. */
export async function queueInvitation(query: Query, workspace: string, agentId: string, now: number): Promise<void> {
  await query(
    `insert into baton.invitation_mails as m (workspace_id, agent_id, status, due_at, created_at) values ($1, $2, 'waiting', $3, $3)
      on conflict (workspace_id, agent_id) do update set status = 'waiting', tries = 0, due_at = excluded.due_at, fault = null,
        created_at = excluded.created_at, ended_at = null where m.status <> 'waiting'`,
    [workspace, agentId, now],
  )
}

/** The next that is due, under a lease. */
export async function claimInvitation(
  db: Database,
  owner: string,
  now: number,
  until: number,
): Promise<ClaimedInvitation | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedInvitation>(
      `update baton.invitation_mails set lease_until = $2, lease_owner = $3, tries = tries + 1
        where (workspace_id, agent_id) = (select workspace_id, agent_id from baton.invitation_mails
          where status = 'waiting' and due_at <= $1 and (lease_until is null or lease_until < $1) order by due_at limit 1 for update skip locked)
        returning workspace_id as workspace, agent_id as "agentId", tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** Makes the link that goes out with this try: one of a try before opens nothing any more. Null where nobody is to be invited any longer. */
export async function linkToSend(
  db: Database,
  { workspace, agentId }: ClaimedInvitation,
  now: number,
): Promise<InvitationToSend | null> {
  return db.transaction({ workspace }, async (query) => {
    const [agent] = await query<Pick<InvitationToSend, 'name' | 'email' | 'locale'>>(
      `select name, email, locale from baton.agents
        where workspace_id = $1 and id = $2 and password_hash is null and removed_at is null for update`,
      [workspace, agentId],
    )
    // Read under the lock: a link made by hand meanwhile has taken this one's place, which a join would not see.
    const [waiting] = await query(
      `select 1 from baton.invitation_mails where workspace_id = $1 and agent_id = $2 and status = 'waiting'`,
      [workspace, agentId],
    )
    if (agent && waiting) return { ...agent, ...(await renewInvitation(query, workspace, agentId, now)) }
    await query('delete from baton.invitation_mails where workspace_id = $1 and agent_id = $2', [workspace, agentId])
    return null
  })
}

export const endInvitation = (
  db: Database,
  { workspace, agentId }: ClaimedInvitation,
  how: { status: 'sent' | 'failed'; fault: string | null },
  now: number,
): Promise<unknown> =>
  db.scoped(
    workspace,
    `update baton.invitation_mails set status = $3, fault = $4, ended_at = $5, lease_until = null where workspace_id = $1 and agent_id = $2 and status = 'waiting'`,
    [workspace, agentId, how.status, how.fault, now],
  )

export const putInvitationOff = (
  db: Database,
  { workspace, agentId }: ClaimedInvitation,
  dueAt: number,
  fault: string | null,
): Promise<unknown> =>
  db.scoped(
    workspace,
    `update baton.invitation_mails set due_at = $3, fault = coalesce($4, fault), lease_until = null where workspace_id = $1 and agent_id = $2 and status = 'waiting'`,
    [workspace, agentId, dueAt, fault],
  )

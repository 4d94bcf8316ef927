import type { AgentRow } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { agentById } from './agent-row.ts'
import { audit, type Doer } from './audit.ts'
import type { Endings } from './endings.ts'
import { verifyPassword } from './passwords.ts'
import { Refused } from './refused.ts'
import { passwordsForAdminsOnly } from '../sign-in/provider-rows.ts'
import { hashToken, newToken } from './tokens.ts'

export interface Deps {
  db: Database
  newId: NewId
  endings: Endings
}

/** Seven days after signing in, whatever was done meanwhile. */
export const sessionMs = 7 * 24 * 60 * 60 * 1000

export interface SignedIn {
  /** Shown once: the cookie's value, or a bearer token. */
  token: string
  agent: AgentRow
  workspace: string
  sessionId: string
  /** ms */
  expiresAt: number
}

/**
 * Signs an agent in by e-mail address and password. An address that is known in several workspaces means the oldest of its agents, unless
 * the workspace is named. Throws `Refused` wrong_credentials, after the same work whatever was wrong, passwords_off, or rate_limited.
 */
export async function signIn(
  deps: Deps,
  given: { email: string; password: string; workspace?: string | undefined },
  now: number,
): Promise<SignedIn> {
  const [agent] = await deps.db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ workspace_id: string; id: string; role: AgentRow['role']; password_hash: string | null }>(
      `select workspace_id, id, role, password_hash from baton.agents
       where lower(email) = lower($1) and removed_at is null and ($2::text is null or workspace_id = $2)
       order by id limit 1`,
      [storable(given.email.trim()), given.workspace === undefined ? null : storable(given.workspace)],
    ),
  )
  const right = await verifyPassword(given.password, agent?.password_hash ?? null)
  if (!right || !agent) throw new Refused('wrong_credentials')
  // Said to those alone who know the password.
  if (agent.role !== 'admin' && (await passwordsForAdminsOnly(deps.db, agent.workspace_id)))
    throw new Refused('passwords_off')
  return openSession(deps, { workspace: agent.workspace_id, agentId: agent.id }, now)
}

/** Opens a session for an agent without asking for a password. Throws `Refused` agent_not_found. */
export async function openSession(
  deps: Deps,
  { workspace, agentId }: { workspace: string; agentId: string },
  now: number,
): Promise<SignedIn> {
  const token = newToken('session')
  const sessionId = deps.newId('session')
  const expiresAt = now + sessionMs
  const agent = await deps.db.transaction({ workspace }, async (query) => {
    const rows = await query(
      `insert into baton.sessions (workspace_id, id, agent_id, token_hash, created_at, expires_at)
       select workspace_id, $3::text, id, $4::text, $5::bigint, $6::bigint from baton.agents
       where workspace_id = $1 and id = $2 and removed_at is null returning id`,
      [workspace, agentId, sessionId, hashToken(token), now, expiresAt],
    )
    if (rows.length === 0) throw new Refused('agent_not_found')
    return agentById(query, workspace, agentId)
  })
  if (!agent) throw new Refused('agent_not_found')
  return { token, agent, workspace, sessionId, expiresAt }
}

export interface Session {
  workspace: string
  sessionId: string
  agentId: string
  role: AgentRow['role']
  name: string
  /** Running, or ended by signing out, by time, or because the agent was removed. */
  live: boolean
  /** ms */
  expiresAt: number
}

/** The session that a token opens, ended ones included; null where there never was one. */
export async function sessionByToken(db: Database, token: string, now: number): Promise<Session | null> {
  const [row] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{
      workspace_id: string
      id: string
      agent_id: string
      role: AgentRow['role']
      name: string
      expires_at: number
      ended: boolean
    }>(
      `select s.workspace_id, s.id, s.agent_id, a.role, a.name, s.expires_at,
         (s.ended_at is not null or a.removed_at is not null) as ended
       from baton.sessions s join baton.agents a on a.workspace_id = s.workspace_id and a.id = s.agent_id
       where s.token_hash = $1`,
      [hashToken(token)],
    ),
  )
  if (!row) return null
  return {
    workspace: row.workspace_id,
    sessionId: row.id,
    agentId: row.agent_id,
    role: row.role,
    name: row.name,
    live: !row.ended && row.expires_at > now,
    expiresAt: row.expires_at,
  }
}

/** Ends one session. Ending it twice does nothing. */
export async function signOut(
  deps: Deps,
  { workspace, sessionId }: { workspace: string; sessionId: string },
  now: number,
): Promise<void> {
  await deps.db.scoped(
    workspace,
    'update baton.sessions set ended_at = $3 where workspace_id = $1 and id = $2 and ended_at is null',
    [workspace, sessionId, now],
  )
  deps.endings.announce({ kind: 'session', workspace, ids: [sessionId] })
}

/** Ends every session of an agent, this one too; says how many were running. */
export async function signOutEverywhere(
  deps: Deps,
  { workspace, agentId, by }: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<number> {
  const { ids, running } = await deps.db.transaction({ workspace }, async (query) => {
    const ended = await endSessionsOf(query, { workspace, agentId }, now)
    const detail = { ended: ended.running }
    await audit(
      query,
      deps.newId,
      { workspace, by, action: 'agent.signed-out-everywhere', target: agentId, detail },
      now,
    )
    return ended
  })
  deps.endings.announce({ kind: 'session', workspace, ids })
  return running
}

/** Ends every session of an agent but `keep`, inside a transaction; the caller announces `ids` once it has committed. */
export async function endSessionsOf(
  query: Query,
  { workspace, agentId, keep = null }: { workspace: string; agentId: string; keep?: string | null },
  now: number,
): Promise<{ ids: string[]; running: number }> {
  const ended = await query<{ id: string; running: boolean }>(
    `update baton.sessions set ended_at = $3
     where workspace_id = $1 and agent_id = $2 and ended_at is null and id is distinct from $4
     returning id, expires_at > $3 as running`,
    [workspace, agentId, now, keep],
  )
  return { ids: ended.map(({ id }) => id), running: ended.filter(({ running }) => running).length }
}

/** PostgreSQL has no text with NUL in it; such an address finds nobody. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed()

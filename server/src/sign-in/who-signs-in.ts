import type { Query } from '../db/database.ts'
import { insertAgent } from '../identity/agents.ts'
import { audit, system } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import * as z from 'zod'
import type { Proven } from './provider-client.ts'
import type { ProviderRow } from './provider-rows.ts'

export interface WhoSignedIn {
  agentId: string
  /** They are here for the first time. */
  created: boolean
}

const Email = z.email().max(320)

/**
 * The agent that somebody is whom the provider vouches for. Known by the provider's subject; for the first time, by a verified address that an agent here
 * has, or that is at an allowed domain. In a transaction of the workspace.
 * Throws `Refused` sign_in_email_unverified, sign_in_other_person, or sign_in_not_invited.
 */
export async function whoSignsIn(
  query: Query,
  newId: NewId,
  { workspace, proven, provider }: { workspace: string; proven: Proven; provider: ProviderRow },
  now: number,
): Promise<WhoSignedIn> {
  const { issuer, subject } = proven
  const [known] = await query<{ agentId: string; gone: boolean }>(
    `update baton.agent_identities i set used_at = $4 from baton.agents a
      where i.workspace_id = $1 and i.issuer = $2 and i.subject = $3 and a.workspace_id = i.workspace_id and a.id = i.agent_id
      returning i.agent_id as "agentId", a.removed_at is not null as gone`,
    [workspace, issuer, subject, now],
  )
  if (known && !known.gone) return { agentId: known.agentId, created: false }

  const email = Email.safeParse(proven.email).data
  if (!email || !proven.emailVerified) throw new Refused('sign_in_email_unverified')
  const here = await query<{ id: string; gone: boolean; other: boolean }>(
    `select a.id, a.removed_at is not null as gone,
        exists (select 1 from baton.agent_identities i where i.workspace_id = a.workspace_id and i.agent_id = a.id and i.issuer = $3) as other
      from baton.agents a where a.workspace_id = $1 and lower(a.email) = lower($2) order by a.id for update`,
    [workspace, email, issuer],
  )
  const agent = here.find(({ gone }) => !gone)
  // An address may have been given to somebody else: whoever had it before stays who they were.
  if (agent?.other) throw new Refused('sign_in_other_person')
  if (agent) return { agentId: await link(query, newId, workspace, agent.id, proven, now), created: false }
  // Whoever was removed comes back by an invitation, and not by their domain.
  if (known || here.length > 0) throw new Refused('sign_in_not_invited', 'They were here, and were removed.')
  if (!provider.domains.includes(domainOf(email))) throw new Refused('sign_in_not_invited')
  const made = { workspace, name: nameOf(proven.name, email), email, role: provider.defaultRole, by: system }
  const id = await insertAgent(query, newId, made, null, now)
  return { agentId: await link(query, newId, workspace, id, proven, now), created: true }
}

async function link(
  query: Query,
  newId: NewId,
  workspace: string,
  agentId: string,
  { issuer, subject }: Proven,
  now: number,
): Promise<string> {
  await query(
    `insert into baton.agent_identities (workspace_id, issuer, subject, agent_id, linked_at, used_at) values ($1, $2, $3, $4, $5, $5)
      on conflict (workspace_id, issuer, subject) do update set agent_id = excluded.agent_id, linked_at = excluded.linked_at, used_at = excluded.used_at`,
    [workspace, issuer, subject, agentId, now],
  )
  // They have come in: a link that would let anybody choose their password has no purpose any more.
  await query('delete from baton.invitations where workspace_id = $1 and agent_id = $2', [workspace, agentId])
  const by = { kind: 'agent', id: agentId } as const
  await audit(query, newId, { workspace, by, action: 'agent.sign-in-linked', target: agentId, detail: { issuer } }, now)
  return agentId
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** Their name as others will read it. */
function nameOf(name: string | null, email: string): string {
  const read = (name ?? '').replaceAll(/\p{C}/gu, ' ').trim().slice(0, 200).toWellFormed()
  return read === '' ? email.slice(0, email.lastIndexOf('@')) : read
}

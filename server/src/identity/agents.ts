import type { AgentRow } from '@baton/protocol'
import { DatabaseError } from '../db/database-error.ts'
import type { Database, Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { chosen } from '../people/next-presence.ts'
import { keepPresence, lockPresence } from '../people/presence-row.ts'
import { skillColumns, type Skill } from '../people/people.ts'
import { timesOf, workOf } from '../people/work-settings.ts'
import { agentById, agentColumns } from './agent-row.ts'
import { audit, type Doer } from './audit.ts'
import type { Role } from './caller.ts'
import { generatePassword, hashPassword } from './passwords.ts'
import { Refused } from './refused.ts'
import type { Deps } from './sessions.ts'

export interface NewAgent {
  workspace: string
  name: string
  email: string
  role: Role
  /** Where neither `team` nor `teams` names one: the default team. A team that is new is made. */
  team?: string | undefined
  teams?: readonly string[] | undefined
  skills?: readonly (string | Skill)[] | undefined
  languages?: readonly string[] | undefined
  capacity?: number | undefined
  /** Null or absent: as the role has it. */
  mayReveal?: boolean | null | undefined
  /** Absent: one is made up and returned. Null: they cannot sign in with one. */
  password?: string | null | undefined
  by: Doer
}

/** Adds an agent. A password comes back where none was given: it is shown once. Throws `Refused` email_taken. */
export async function createAgent(
  deps: Pick<Deps, 'db' | 'newId'>,
  agent: NewAgent,
  now: number,
): Promise<{ id: string; password?: string }> {
  const made = agent.password === undefined ? generatePassword() : undefined
  const password = made ?? agent.password ?? null
  const hash = password === null ? null : await hashPassword(password)
  const id = await refuseTakenEmail(
    deps.db.transaction({ workspace: agent.workspace }, (query) => insertAgent(query, deps.newId, agent, hash, now)),
  )
  return made === undefined ? { id } : { id, password: made }
}

/** The writing half of `createAgent`, inside a transaction that somebody else holds. A taken address is a `DatabaseError` conflict. */
export async function insertAgent(
  query: Query,
  newId: NewId,
  agent: Omit<NewAgent, 'password'>,
  passwordHash: string | null,
  now: number,
): Promise<string> {
  const { workspace } = agent
  const named = [...new Set([...(agent.team === undefined ? [] : [agent.team]), ...(agent.teams ?? [])])]
  await query(
    `insert into baton.teams (workspace_id, id, name, created_at)
     select $1, t, t, $3::bigint from unnest($2::text[]) as t on conflict do nothing`,
    [workspace, named, now],
  )
  const id = newId('agent')
  const { skills, levels } = skillColumns(agent.skills ?? [])
  await query(
    `insert into baton.agents (workspace_id, id, name, email, role, teams, skills, capacity, idle_since, password_hash, created_at, may_reveal, skill_levels, languages)
     values ($1, $2, $3, $4, $5,
       case when cardinality($6::text[]) > 0 then $6::text[]
         else array(select t.id from baton.teams t where t.workspace_id = $1 and t.is_default) end,
       $7::text[], $8, $9, $10, $9, $11, $12::jsonb, $13::text[])`,
    [
      workspace,
      id,
      agent.name,
      agent.email.trim(),
      agent.role,
      named,
      skills,
      agent.capacity ?? 4,
      now,
      passwordHash,
      agent.mayReveal ?? null,
      levels,
      [...new Set(agent.languages ?? [])],
    ],
  )
  const deed = { workspace, by: agent.by, action: 'agent.created', target: id, detail: { role: agent.role } }
  await audit(query, newId, deed, now)
  return id
}

/** Which agents: all that fit. Every field narrows. */
export interface WhichAgents {
  /** A part of their name or address. */
  search?: string | undefined
  team?: string | undefined
  presence?: AgentRow['presence'] | undefined
  ids?: readonly string[] | undefined
  limit?: number | undefined
}

/** The agents of a workspace with what each carries now, by name; removed ones are left out. */
export async function listAgents(
  db: Database,
  workspace: string,
  { search, team, presence, ids, limit }: WhichAgents = {},
): Promise<AgentRow[]> {
  return db.scoped<AgentRow>(
    workspace,
    // What each carries is looked up for those alone who are given.
    `select ${agentColumns} from (
        select * from baton.agents b where b.workspace_id = $1 and b.removed_at is null
          and ($2::text is null or strpos(lower(b.name), lower($2)) > 0 or strpos(lower(b.email), lower($2)) > 0)
          and ($3::text is null or $3 = any (b.teams)) and ($4::text is null or b.presence = $4)
          and ($5::text[] is null or b.id = any ($5))
        order by b.name, b.id limit $6) a
      order by a.name, a.id`,
    [workspace, search?.trim() || null, team ?? null, presence ?? null, ids ?? null, limit ?? null],
  )
}

export interface SetPresence {
  workspace: string
  agentId: string
  presence: AgentRow['presence']
  /** When it ends by itself: they are online then. ms UTC. */
  until?: number | null | undefined
  /** Who says so, where it is not the agent. */
  by?: Doer | undefined
}

/** Says whether an agent is there. Coming online starts their idle time. Somebody else's word for it is on record. Throws `Refused` agent_not_found. */
export async function setPresence(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  { workspace, agentId, presence, until = null, by }: SetPresence,
  now: number,
): Promise<AgentRow> {
  const own = by === undefined || (by.kind === 'agent' && by.id === agentId)
  const reason = own ? 'chosen' : by.kind === 'key' ? 'key' : 'lead'
  return db.transaction({ workspace }, async (query) => {
    const before = await lockPresence(query, workspace, agentId)
    if (!before) throw new Refused('agent_not_found')
    const it = { presence, reason, until, by: reason === 'lead' ? (by?.id ?? null) : null } as const
    await keepPresence(
      query,
      workspace,
      agentId,
      before,
      chosen(before, it, now, timesOf(await workOf(query, workspace))),
      now,
    )
    if (!own) {
      const detail = { presence, before: before.presence, ...(until === null ? {} : { until }) }
      await audit(query, newId, { workspace, by, action: 'agent.presence', target: agentId, detail }, now)
    }
    const agent = await agentById(query, workspace, agentId)
    if (!agent) throw new Refused('agent_not_found')
    return agent
  })
}

/** Gives an agent another name. Throws `Refused` agent_not_found. */
export async function renameAgent(
  deps: Pick<Deps, 'db' | 'newId'>,
  given: { workspace: string; agentId: string; name: string; by: Doer },
  now: number,
): Promise<AgentRow> {
  const { workspace, agentId, by } = given
  return deps.db.transaction({ workspace }, async (query) => {
    const [agent] = await query<AgentRow>(
      `update baton.agents a set name = $3 where a.workspace_id = $1 and a.id = $2 and a.removed_at is null
       returning ${agentColumns}`,
      [workspace, agentId, given.name],
    )
    if (!agent) throw new Refused('agent_not_found')
    await audit(query, deps.newId, { workspace, by, action: 'agent.renamed', target: agentId }, now)
    return agent
  })
}

/** Whether an agent may see what was masked, the role considered; false of nobody. */
export async function mayReveal(query: Query, workspace: string, agentId: string): Promise<boolean> {
  const [row] = await query<{ may: boolean | null }>('select baton.may_reveal($1, $2) as may', [workspace, agentId])
  return row?.may ?? false
}

/** Says whether an agent may see what was masked; null leaves it to the role. Gives what it is now. Throws `Refused` agent_not_found. */
export async function setMayReveal(
  deps: Pick<Deps, 'db' | 'newId'>,
  given: { workspace: string; agentId: string; mayReveal: boolean | null; by: Doer },
  now: number,
): Promise<boolean> {
  const { workspace, agentId: target, by } = given
  return deps.db.transaction({ workspace }, async (query) => {
    const [agent] = await query(
      'update baton.agents set may_reveal = $3 where workspace_id = $1 and id = $2 and removed_at is null returning id',
      [workspace, target, given.mayReveal],
    )
    if (!agent) throw new Refused('agent_not_found')
    const detail = { mayReveal: given.mayReveal }
    await audit(query, deps.newId, { workspace, by, action: 'agent.may-reveal', target, detail }, now)
    return mayReveal(query, workspace, target)
  })
}

/** A taken address is an answer and no fault. */
export async function refuseTakenEmail<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'agents_email') throw new Refused('email_taken')
    throw error
  }
}

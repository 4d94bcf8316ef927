import type { Database } from '../../../server/src/db/database.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { createIds } from '../../../server/src/ids.ts'

const skills = ['billing', 'returns', 'technical', 'accounts', 'shipping', 'legal']

/** Agents who are online and can two of six things each, called `p1` to as many as there are; `from` leaves out the first ones. */
export async function addAgents(db: Database, workspace: string, count: number, from = 1): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, skills, capacity, presence, idle_since, created_at)
      select $1, 'p' || n, 'Person ' || n, 'p' || n || '@many.example', 'agent', '{support}', array[($2::text[])[1 + n % 6], ($2::text[])[1 + (n / 6) % 5]],
        6, 'online', $3, $3 from generate_series($4::int, $5::int) as n`,
    [workspace, skills, Date.now(), from, count],
  )
}

/** A workspace with so many agents who are busy: each holds two conversations. */
export async function busyWorkspace(db: Database, workspace: string, agents: number): Promise<void> {
  const at = Date.now()
  await ensureWorkspace({ db, newId: createIds(() => at) }, { id: workspace, name: workspace, locale: 'en' }, at)
  await addAgents(db, workspace, agents)
  await db.scoped(
    workspace,
    `insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, channel, opener, row, opened_at, updated_at)
      select $1, 'h' || n || '-' || k, 1, 1, 'open', 'agent', 'p' || n, 'widget', 'o' || n || '-' || k,
        jsonb_build_object('lastBy', 'customer', 'lastAt', $3::bigint), $3, $3
        from generate_series(1, $2::int) as n, generate_series(1, 2) as k`,
    [workspace, agents, at],
  )
}

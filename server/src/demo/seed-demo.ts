import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { putCustomer } from '../customers/customers.ts'
import type { Database } from '../db/database.ts'
import { ensureWorkspace } from '../identity/first-run.ts'
import type { NewId } from '../ids.ts'
import { CustomerInput, Locale, Role } from '@baton/protocol'

const People = z.object({
  workspace: z.object({ name: z.string(), locale: Locale }),
  teams: z.array(z.object({ id: z.string(), name: z.string(), default: z.boolean().optional() })),
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: Role,
      teams: z.array(z.string()),
      capacity: z.int(),
    }),
  ),
  customers: z.array(CustomerInput.omit({}).extend({ externalId: z.string() })),
})

/** The demo workspace with its teams, people and customers. What is there already stays as somebody left it. */
export async function seedDemo(
  deps: { db: Database; newId: NewId },
  { workspace, folder }: { workspace: string; folder: string },
  now: number,
): Promise<void> {
  const people = People.parse(JSON.parse(readFileSync(join(folder, 'people.json'), 'utf8')))
  const made = await ensureWorkspace(deps, { id: workspace, ...people.workspace }, now)
  if (!made) return
  await deps.db.transaction({ workspace }, async (query) => {
    for (const team of people.teams) {
      await query(
        `insert into baton.teams (workspace_id, id, name, is_default, created_at) values ($1, $2, $3, false, $4)
          on conflict (workspace_id, id) do update set name = excluded.name`,
        [workspace, team.id, team.name, now],
      )
    }
    for (const agent of people.agents) {
      await query(
        `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
          values ($1, $2, $3, $4, $5, $6, $7, 'offline', $8, $8) on conflict do nothing`,
        [workspace, agent.id, agent.name, agent.email, agent.role, agent.teams, agent.capacity, now],
      )
    }
  })
  for (const { externalId, ...customer } of people.customers) {
    await putCustomer(deps.db, workspace, externalId, customer, deps.newId, now)
  }
}

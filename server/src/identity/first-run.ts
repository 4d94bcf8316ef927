import { randomBytes } from 'node:crypto'
import type { Locale } from '@baton/protocol'
import type * as z from 'zod'
import type { Database, Query } from '../db/database.ts'
import { insertAgent } from './agents.ts'
import { insertKey, seedKey } from './api-keys.ts'
import { audit, system } from './audit.ts'
import { generatePassword, hashPassword } from './passwords.ts'
import type { Deps } from './sessions.ts'

export interface NewWorkspace {
  id: string
  name: string
  locale: z.infer<typeof Locale>
  timeZone?: string | undefined
  /** Origins that may embed the widget. */
  sites?: readonly string[] | undefined
  /** Whether its assistant answers from the beginning; by default it does. */
  assistant?: 'live' | 'off' | undefined
}

/**
 * Makes a workspace where there is none, with a secret of its own and the team `support`, which is always open. One that is there keeps
 * everything that was set in it. True where it was made.
 */
export async function ensureWorkspace(
  deps: Pick<Deps, 'db' | 'newId'>,
  workspace: NewWorkspace,
  now: number,
): Promise<boolean> {
  const { id } = workspace
  return deps.db.transaction({ workspace: id }, async (query) => {
    const made = await query(
      `insert into baton.workspaces (workspace_id, name, locale, time_zone, secret, sites, created_at, assistant)
       values ($1, $2, $3, $4, $5, $6::text[], $7, $8) on conflict do nothing returning workspace_id`,
      [
        id,
        workspace.name,
        workspace.locale,
        workspace.timeZone ?? 'UTC',
        randomBytes(32).toString('base64url'),
        [...(workspace.sites ?? [])],
        now,
        workspace.assistant ?? 'live',
      ],
    )
    await query(
      // Where a lead made another team the default, the index for one default keeps this one out.
      `insert into baton.teams (workspace_id, id, name, is_default, hours, created_at)
       values ($1, 'support', 'Support', true, null, $2) on conflict do nothing`,
      [id, now],
    )
    if (made.length === 0) return false
    await audit(query, deps.newId, { workspace: id, by: system, action: 'workspace.created', target: id }, now)
    return true
  })
}

/** What the first start made and shows once; null where it was there already, or where the operator chose it. */
export interface FirstRun {
  admin: { email: string; password: string } | null
  key: string | null
  /** What became of the operator's own key; null where there is none. */
  seeded: 'seeded' | 'there' | 'revoked' | 'elsewhere' | null
}

/**
 * Sees to it that somebody can get into a workspace: an admin where there never was an agent, and an API key where there never was one. Doing it again does
 * nothing, and of two nodes that start at once one does it.
 */
export async function firstRun(
  deps: Pick<Deps, 'db' | 'newId'>,
  given: {
    workspace: string
    admin: { name: string; email: string; password?: string | undefined }
    apiKey?: string | undefined
  },
  now: number,
): Promise<FirstRun> {
  const { workspace, apiKey } = given
  const admin = await ensureAdmin(deps, workspace, given.admin, now)
  if (apiKey !== undefined) {
    const seeded = await seedKey(deps, { workspace, token: apiKey, name: 'from the configuration' }, now)
    return { admin, key: null, seeded }
  }
  return { admin, key: await ensureKey(deps, workspace, now), seeded: null }
}

async function ensureKey(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  workspace: string,
  now: number,
): Promise<string | null> {
  return db.transaction({ workspace }, async (query) => {
    await waitForOthers(query, workspace)
    const keys = await query('select 1 from baton.api_keys where workspace_id = $1 limit 1', [workspace])
    if (keys.length > 0) return null
    return (await insertKey(query, newId, { workspace, name: 'first key', by: system }, now)).key
  })
}

async function ensureAdmin(
  deps: Pick<Deps, 'db' | 'newId'>,
  workspace: string,
  admin: { name: string; email: string; password?: string | undefined },
  now: number,
): Promise<FirstRun['admin']> {
  if (await hasAgents(deps.db, workspace)) return null
  const password = admin.password ?? generatePassword()
  const hash = await hashPassword(password)
  const made = await deps.db.transaction({ workspace }, async (query) => {
    await waitForOthers(query, workspace)
    const agents = await query('select 1 from baton.agents where workspace_id = $1 limit 1', [workspace])
    if (agents.length > 0) return false
    const agent = { workspace, name: admin.name, email: admin.email, role: 'admin', by: system } as const
    await insertAgent(query, deps.newId, agent, hash, now)
    return true
  })
  return made && admin.password === undefined ? { email: admin.email, password } : null
}

async function hasAgents(db: Database, workspace: string): Promise<boolean> {
  const rows = await db.scoped(workspace, 'select 1 from baton.agents where workspace_id = $1 limit 1', [workspace])
  return rows.length > 0
}

/** One node at a time sets a workspace up. */
async function waitForOthers(query: Query, workspace: string): Promise<void> {
  await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
}

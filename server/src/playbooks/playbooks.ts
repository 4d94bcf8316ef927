import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { hashOf } from '../knowledge/hash.ts'
import { parsePlaybook } from './parse-playbook.ts'
import { inLocale, type Playbook } from './playbook.ts'

/** A playbook as it is listed. `steps` is their number, `updatedAt` ms UTC. */
export interface StoredPlaybook {
  id: string
  title: string
  steps: number
  updatedAt: number
}

/**
 * Makes or replaces a playbook from its YAML. Throws a `ContentError` with the line of what is wrong. An id in the YAML must be this one.
 * `audited` is who is said to have done it, in the same transaction.
 */
export async function putPlaybook(
  db: Database,
  workspace: string,
  id: string,
  yaml: string,
  now: number,
  { source = 'api', locale = 'en', audited }: { source?: string; locale?: Locale; audited?: Audited } = {},
): Promise<StoredPlaybook> {
  const playbook = parsePlaybook(yaml, id)
  if (playbook.id !== id) throw new ContentError(`id: this is the playbook "${playbook.id}", not "${id}"`, 1)
  const title = inLocale(playbook.title, locale)
  const hash = hashOf(yaml)
  await db.transaction({ workspace }, async (query) => {
    await query(
      `insert into baton.playbooks (workspace_id, id, title, yaml, parsed, source, hash, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (workspace_id, id) do update set title = excluded.title, yaml = excluded.yaml, parsed = excluded.parsed,
         source = excluded.source, hash = excluded.hash, updated_at = excluded.updated_at`,
      [workspace, id, title, yaml, JSON.stringify(playbook), source, hash, now],
    )
    const detail = { source, hash, steps: playbook.steps.length }
    if (audited)
      await audit(
        query,
        audited.newId,
        { workspace, by: audited.by, action: 'playbook.saved', target: id, detail },
        now,
      )
  })
  return { id, title, steps: playbook.steps.length, updatedAt: now }
}

export async function listPlaybooks(db: Database, workspace: string): Promise<StoredPlaybook[]> {
  return db.scoped<StoredPlaybook>(
    workspace,
    `select id, title, jsonb_array_length(parsed -> 'steps') as steps, updated_at as "updatedAt"
       from baton.playbooks where workspace_id = $1 order by id`,
    [workspace],
  )
}

/** False when there was none. */
export async function deletePlaybook(
  db: Database,
  workspace: string,
  id: string,
  now: number,
  { audited }: { audited?: Audited } = {},
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.playbooks where workspace_id = $1 and id = $2 returning id', [
      workspace,
      id,
    ])
    if (audited && gone.length > 0)
      await audit(query, audited.newId, { workspace, by: audited.by, action: 'playbook.removed', target: id }, now)
    return gone.length > 0
  })
}

/** All playbooks of a workspace, parsed, by id. */
export async function readPlaybooks(db: Database, workspace: string): Promise<Playbook[]> {
  const rows = await db.scoped<{ parsed: Playbook }>(
    workspace,
    'select parsed from baton.playbooks where workspace_id = $1 order by id',
    [workspace],
  )
  return rows.map(({ parsed }) => parsed)
}

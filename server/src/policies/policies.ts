import type { PolicyDocument } from '@baton/protocol'
import { stringify } from 'yaml'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { wholeDocument } from './compile-policy.ts'
import { parsePolicy } from './policy-document.ts'
import { assertTeams } from './teams-named.ts'

export type Stage = 'draft' | 'shadow' | 'live' | 'retired'

export interface PolicyVersion {
  version: number
  stage: Stage
  document: PolicyDocument
  yaml: string
  createdAt: number
  changedAt: number
}

export interface PoliciesParts {
  db: Database
  newId: NewId
  now: () => number
}

export interface Stages {
  live: number | null
  shadow: number | null
}

const columns = `version, stage, document, yaml, created_at as "createdAt", changed_at as "changedAt"`
/** As many as anybody goes back to. */
const listed = 50

export async function listPolicies(db: Database, workspace: string): Promise<PolicyVersion[]> {
  const rows = await db.scoped<PolicyVersion>(
    workspace,
    `select ${columns} from baton.policies where workspace_id = $1 order by version desc limit ${listed}`,
    [workspace],
  )
  return rows.map(whole)
}

/** One version, or the draft; undefined where it is not there. */
export async function policyVersion(
  db: Database,
  workspace: string,
  version: number | null,
): Promise<PolicyVersion | undefined> {
  const [row] = await db.scoped<PolicyVersion>(
    workspace,
    `select ${columns} from baton.policies
      where workspace_id = $1 and case when $2::int is null then stage = 'draft' else version = $2 end`,
    [workspace, version],
  )
  return row && whole(row)
}

const whole = (row: PolicyVersion): PolicyVersion => ({ ...row, document: wholeDocument(row.document) })

/** Writes the draft: a version of its own, replaced until it is activated. Throws `ContentError` where the YAML cannot be read, or names a team that is not there. */
export async function putDraft(
  { db, newId, now }: PoliciesParts,
  { workspace, by, ...given }: { workspace: string; by: Doer; yaml: string | null; document: PolicyDocument | null },
): Promise<PolicyVersion> {
  const yaml = given.yaml ?? stringify(given.document ?? {})
  const document = given.document ?? parsePolicy(yaml)
  return db.transaction({ workspace }, async (query) => {
    await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
    await assertTeams(query, workspace, document, yaml)
    const [row] = await query<PolicyVersion>(
      `with draft as (select version from baton.policies where workspace_id = $1 and stage = 'draft'),
        next as (select coalesce((select version from draft), (select coalesce(max(version), 0) + 1 from baton.policies where workspace_id = $1)) as version)
        insert into baton.policies (workspace_id, version, stage, document, yaml, created_at, changed_at)
        select $1, next.version, 'draft', $2::jsonb, $3, $4, $4 from next
        on conflict (workspace_id, version) do update set document = excluded.document, yaml = excluded.yaml, changed_at = excluded.changed_at
        returning ${columns}`,
      [workspace, JSON.stringify(document), yaml, now()],
    )
    if (!row) throw new Error('a draft was written and is not there')
    const detail = { version: row.version, preset: document.preset }
    await audit(query, newId, { workspace, by, action: 'policy.drafted', target: String(row.version), detail }, now())
    return row
  })
}

/**
 * Moves a version to a stage; what was there is retired, and can come back the same way. Version 0 is what is shipped: nothing is live then.
 * Null where there is no such version.
 */
export async function moveTo(
  { db, newId, now }: PoliciesParts,
  { workspace, by, version, stage }: { workspace: string; by: Doer; version: number; stage: Exclude<Stage, 'draft'> },
): Promise<Stages | null> {
  return db.transaction({ workspace }, async (query) => {
    await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
    if (version > 0) {
      const found = await query('select 1 from baton.policies where workspace_id = $1 and version = $2', [
        workspace,
        version,
      ])
      if (found.length === 0) return null
    }
    if (stage !== 'retired')
      await query(
        `update baton.policies set stage = 'retired', changed_at = $3
          where workspace_id = $1 and stage = $2 and version <> $4`,
        [workspace, stage, now(), version],
      )
    await query('update baton.policies set stage = $3, changed_at = $4 where workspace_id = $1 and version = $2', [
      workspace,
      version,
      stage,
      now(),
    ])
    const detail = { version, stage }
    await audit(query, newId, { workspace, by, action: 'policy.moved', target: String(version), detail }, now())
    const rows = await query<{ version: number; stage: Stage }>(
      `select version, stage from baton.policies where workspace_id = $1 and stage in ('live', 'shadow')`,
      [workspace],
    )
    const at = (wanted: Stage) => rows.find((row) => row.stage === wanted)?.version ?? null
    return { live: at('live'), shadow: at('shadow') }
  })
}

/** Changes what is live, as a new version: what was live is retired, and a draft that somebody writes stays theirs. Gives the version. */
export async function changeLive(
  query: Query,
  { workspace, at }: { workspace: string; at: number },
  change: (yaml: string) => string,
): Promise<number> {
  await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
  const [live] = await query<{ yaml: string }>(
    `select yaml from baton.policies where workspace_id = $1 and stage = 'live'`,
    [workspace],
  )
  const yaml = change(live?.yaml ?? '')
  const document = parsePolicy(yaml)
  await query(
    `update baton.policies set stage = 'retired', changed_at = $2 where workspace_id = $1 and stage = 'live'`,
    [workspace, at],
  )
  const [row] = await query<{ version: number }>(
    `insert into baton.policies (workspace_id, version, stage, document, yaml, created_at, changed_at)
      select $1, coalesce(max(version), 0) + 1, 'live', $2::jsonb, $3, $4, $4 from baton.policies where workspace_id = $1 returning version`,
    [workspace, JSON.stringify(document), yaml, at],
  )
  if (!row) throw new Error('a version was written and is not there')
  return row.version
}

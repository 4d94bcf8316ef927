import { defaultPolicy, type Policy, type RoutingPolicy } from '@baton/engine'
import type { PolicyDocument } from '@baton/protocol'
import { stringify } from 'yaml'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { compilePolicy, wholeDocument } from './compile-policy.ts'
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
  /** Who wrote it last. The name is null where the agent or the key is not there any more. */
  writtenBy: { kind: Doer['kind']; name: string | null } | null
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

const columns = `p.version, p.stage, p.document, p.yaml, p.created_at as "createdAt", p.changed_at as "changedAt", case when p.writer_kind is not null
  then jsonb_build_object('kind', p.writer_kind, 'name', case p.writer_kind
    when 'agent' then (select a.name from baton.agents a where a.workspace_id = p.workspace_id and a.id = p.writer_id)
    when 'key' then (select k.name from baton.api_keys k where k.workspace_id = p.workspace_id and k.id = p.writer_id) end) end as "writtenBy"`
/** As many as anybody goes back to. */
const listed = 50

export async function listPolicies(db: Database, workspace: string): Promise<PolicyVersion[]> {
  const rows = await db.scoped<PolicyVersion>(
    workspace,
    `select ${columns} from baton.policies p where workspace_id = $1 order by version desc limit ${listed}`,
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
    `select ${columns} from baton.policies p
      where workspace_id = $1 and case when $2::int is null then stage = 'draft' else version = $2 end`,
    [workspace, version],
  )
  return row && whole(row)
}

/** How a version routes, whatever its stage, or the live one; 0 is as shipped. Null where there is no such version. */
export async function routingBy(
  db: Database,
  workspace: string,
  version: number | 'live',
): Promise<{ version: number; routing: RoutingPolicy } | null> {
  const [row] = await db.scoped<{ own: Partial<Policy>; version: number | null; document: PolicyDocument | null }>(
    workspace,
    `select w.policy as own, p.version, p.document from baton.workspaces w left join baton.policies p
        on p.workspace_id = $1 and case when $2::int is null then p.stage = 'live' else p.version = $2 end
      where w.workspace_id = $1`,
    [workspace, version === 'live' ? null : version],
  )
  if (!row) return null
  const base = { ...defaultPolicy, ...row.own }
  if (row.document && row.version !== null)
    return { version: row.version, routing: compilePolicy(row.document, row.version, base).routing }
  return version === 'live' || version === 0 ? { version: 0, routing: base.routing } : null
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
        insert into baton.policies as p (workspace_id, version, stage, document, yaml, created_at, changed_at, writer_kind, writer_id)
        select $1, next.version, 'draft', $2::jsonb, $3, $4, $4, $5, $6 from next
        on conflict (workspace_id, version) do update set document = excluded.document, yaml = excluded.yaml, changed_at = excluded.changed_at,
          writer_kind = excluded.writer_kind, writer_id = excluded.writer_id
        returning ${columns}`,
      [workspace, JSON.stringify(document), yaml, now(), by.kind, by.id],
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
  { workspace, by, at }: { workspace: string; by: Doer; at: number },
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
    `insert into baton.policies (workspace_id, version, stage, document, yaml, created_at, changed_at, writer_kind, writer_id)
      select $1, coalesce(max(version), 0) + 1, 'live', $2::jsonb, $3, $4, $4, $5, $6 from baton.policies where workspace_id = $1 returning version`,
    [workspace, JSON.stringify(document), yaml, at, by.kind, by.id],
  )
  if (!row) throw new Error('a version was written and is not there')
  return row.version
}

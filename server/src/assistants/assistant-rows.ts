import { AssistantSettings, type AssistantDesk, type AssistantRule } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { assertParts } from './assert-parts.ts'
import { changedFields } from './changed-fields.ts'
import { ensureShipped } from './shipped.ts'

/** One assistant as it is kept. Times are ms UTC. */
export interface AssistantRow {
  id: string
  draft: AssistantSettings
  revision: number
  liveVersion: number | null
  /** What is live; null where it was never published. */
  live: AssistantSettings | null
  updatedAt: number
}

export interface VersionRow {
  version: number
  settings: AssistantSettings
  note: string
  restores: number | null
  createdAt: number
  by: { kind: string; id: string | null; name: string | null }
}

export interface RowsParts {
  db: Database
  now: () => number
}

const mostAssistants = 50
const listedVersions = 50

const columns = `a.id, a.draft, a.revision, a.live_version as "liveVersion", a.updated_at as "updatedAt",
  (select v.settings from baton.assistant_versions v where v.workspace_id = a.workspace_id and v.assistant_id = a.id and v.version = a.live_version) as live`

/** The assistants of a workspace that were not taken away, and its desk. */
export async function readAssistants(
  { db, now }: RowsParts,
  workspace: string,
): Promise<{ assistants: AssistantRow[]; desk: AssistantDesk }> {
  return db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    const assistants = await query<AssistantRow>(
      `select ${columns} from baton.assistants a where a.workspace_id = $1 and a.retired_at is null order by a.created_at, a.id`,
      [workspace],
    )
    return { assistants: assistants.map(read), desk: await readDesk(query, workspace) }
  })
}

export async function readVersions(db: Database, workspace: string, id: string): Promise<VersionRow[]> {
  const rows = await db.scoped<VersionRow>(
    workspace,
    `select v.version, v.settings, v.note, v.restores, v.created_at as "createdAt", jsonb_build_object('kind', v.by_kind, 'id', v.by_id, 'name',
        case v.by_kind when 'agent' then (select a.name from baton.agents a where a.workspace_id = $1 and a.id = v.by_id)
          when 'key' then (select k.name from baton.api_keys k where k.workspace_id = $1 and k.id = v.by_id) end) as by
      from baton.assistant_versions v where v.workspace_id = $1 and v.assistant_id = $2 order by v.version desc limit ${listedVersions}`,
    [workspace, id],
  )
  return rows.map((row) => ({ ...row, settings: AssistantSettings.parse(row.settings) }))
}

export async function createAssistant(
  { db, now }: RowsParts,
  workspace: string,
  settings: AssistantSettings,
  { by, newId }: Audited,
): Promise<string> {
  const id = newId('assistant')
  await db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    await assertParts(query, workspace, settings)
    const [count] = await query<{ n: number }>(
      'select count(*)::int as n from baton.assistants where workspace_id = $1 and retired_at is null',
      [workspace],
    )
    if ((count?.n ?? 0) >= mostAssistants) throw new ProblemError('too_many_assistants')
    await query(
      `insert into baton.assistants (workspace_id, id, draft, revision, created_at, updated_at) values ($1, $2, $3::jsonb, 1, $4, $4)`,
      [workspace, id, JSON.stringify(settings), now()],
    )
    await audit(query, newId, { workspace, by, action: 'assistant.created', target: id }, now())
  })
  return id
}

/** Writes the draft, where nobody has written it since it was read. */
export async function draftAssistant(
  { db, now }: RowsParts,
  workspace: string,
  { id, settings, revision }: { id: string; settings: AssistantSettings; revision: number },
  { by, newId }: Audited,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    const row = await lockedRow(query, workspace, id)
    if (row.revision !== revision) throw new ProblemError('changed_meanwhile')
    await assertParts(query, workspace, settings)
    await query(
      `update baton.assistants set draft = $3::jsonb, revision = revision + 1, updated_at = $4 where workspace_id = $1 and id = $2`,
      [workspace, id, JSON.stringify(settings), now()],
    )
    const detail = { fields: changedFields(row.draft, settings) }
    await audit(query, newId, { workspace, by, action: 'assistant.drafted', target: id, detail }, now())
  })
}

/** The draft becomes the newest version, and what answers. */
export async function publishAssistant(
  { db, now }: RowsParts,
  workspace: string,
  { id, note, revision }: { id: string; note: string; revision: number },
  audited: Audited,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    const row = await lockedRow(query, workspace, id)
    if (row.revision !== revision) throw new ProblemError('changed_meanwhile')
    if (row.live && changedFields(row.live, row.draft).length === 0) throw new ProblemError('nothing_to_publish')
    await assertParts(query, workspace, row.draft)
    await addVersion(query, { workspace, row, settings: row.draft, note, restores: null }, audited, now())
  })
}

/** An earlier version's settings become the newest version: what was answered meanwhile keeps its own number. */
export async function rollBackAssistant(
  { db, now }: RowsParts,
  workspace: string,
  { id, version, note }: { id: string; version: number; note: string },
  audited: Audited,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    const row = await lockedRow(query, workspace, id)
    const [wanted] = await query<{ settings: AssistantSettings }>(
      `select settings from baton.assistant_versions where workspace_id = $1 and assistant_id = $2 and version = $3`,
      [workspace, id, version],
    )
    if (!wanted) throw new ProblemError('version_not_found')
    await addVersion(query, { workspace, row, settings: wanted.settings, note, restores: version }, audited, now())
  })
}

async function addVersion(
  query: Query,
  it: { workspace: string; row: AssistantRow; settings: AssistantSettings; note: string; restores: number | null },
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  const { workspace, row, settings, note, restores } = it
  const version = (row.liveVersion ?? 0) + 1
  await query(
    `insert into baton.assistant_versions (workspace_id, assistant_id, version, settings, note, restores, created_at, by_kind, by_id)
      values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9)`,
    [workspace, row.id, version, JSON.stringify(settings), note, restores, now, by.kind, by.id],
  )
  await query(
    `update baton.assistants set live_version = $3, draft = $4::jsonb, revision = revision + 1, updated_at = $5 where workspace_id = $1 and id = $2`,
    [workspace, row.id, version, JSON.stringify(settings), now],
  )
  const detail = { version, restores, fields: row.live ? changedFields(row.live, settings) : [] }
  await audit(query, newId, { workspace, by, action: 'assistant.published', target: row.id, detail }, now)
}

/** Takes an assistant away that no rule names and that is not the default. */
export async function retireAssistant(
  { db, now }: RowsParts,
  workspace: string,
  id: string,
  { by, newId }: Audited,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    await lockedRow(query, workspace, id)
    const { defaultId, rules } = await readDesk(query, workspace)
    if (defaultId === id || rules.some(({ assistantId }) => assistantId === id))
      throw new ProblemError('assistant_in_use')
    await query('update baton.assistants set retired_at = $3 where workspace_id = $1 and id = $2', [
      workspace,
      id,
      now(),
    ])
    await audit(query, newId, { workspace, by, action: 'assistant.retired', target: id }, now())
  })
}

/** Who answers where, where every assistant that it names is live. */
export async function putDesk(
  { db, now }: RowsParts,
  workspace: string,
  { defaultId, rules, revision }: AssistantDesk,
  { by, newId }: Audited,
): Promise<AssistantDesk> {
  return db.transaction({ workspace }, async (query) => {
    await ensureShipped(query, workspace, now())
    const before = await readDesk(query, workspace)
    if (before.revision !== revision) throw new ProblemError('changed_meanwhile')
    const live = await query<{ id: string }>(
      'select id from baton.assistants where workspace_id = $1 and retired_at is null and live_version is not null',
      [workspace],
    )
    const isLive = (id: string) => live.some((each) => each.id === id)
    if (!isLive(defaultId)) throw new ProblemError('no_default_assistant', { detail: defaultId })
    const missing = rules.findIndex(({ assistantId }) => !isLive(assistantId))
    if (missing >= 0)
      throw new ProblemError('assistant_not_live', {
        errors: [{ path: `rules.${missing}.assistantId`, message: 'is not published' }],
      })
    await query(
      `update baton.assistant_desks set default_id = $2, rules = $3::jsonb, revision = revision + 1, updated_at = $4 where workspace_id = $1`,
      [workspace, defaultId, JSON.stringify(rules), now()],
    )
    const detail = { rules: rules.length, assistants: [...new Set(rules.map(({ assistantId }) => assistantId))] }
    await audit(query, newId, { workspace, by, action: 'assistants.arranged', target: defaultId, detail }, now())
    return { defaultId, rules, revision: revision + 1 }
  })
}

async function lockedRow(query: Query, workspace: string, id: string): Promise<AssistantRow> {
  const [row] = await query<AssistantRow>(
    `select ${columns} from baton.assistants a where a.workspace_id = $1 and a.id = $2 and a.retired_at is null for update of a`,
    [workspace, id],
  )
  if (!row) throw new ProblemError('assistant_not_found')
  return read(row)
}

async function readDesk(query: Query, workspace: string): Promise<AssistantDesk> {
  const [desk] = await query<{ defaultId: string; rules: AssistantRule[]; revision: number }>(
    'select default_id as "defaultId", rules, revision from baton.assistant_desks where workspace_id = $1',
    [workspace],
  )
  if (!desk) throw new Error('a workspace has no desk of assistants')
  return desk
}

/** What an older version of Baton wrote lacks what came since: it has that as it is by default. */
const read = (row: AssistantRow): AssistantRow => ({
  ...row,
  draft: AssistantSettings.parse(row.draft),
  live: row.live && AssistantSettings.parse(row.live),
})

import type { IntentExample, IntentMeasure } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

export interface IntentRow {
  name: string
  areas: string[]
  examples: string[]
}

export interface IntentsChange {
  use: 'own' | 'starter' | 'off'
  intents: readonly IntentRow[]
  nothing: readonly string[]
}

/** How a workspace's intents stand. Its model is ready when `version` has come up to `wanted`. */
export interface IntentsStanding {
  source: 'own' | 'starter' | 'off'
  nothing: string[]
  wanted: number
  changedAt: number
  version: number | null
  learnedAt: number | null
  figures: Figures | null
  fault: string | null
}

/** What is told of a model. */
export interface Figures {
  seconds: number
  examples: number
  threshold: number
  /** Null or absent for one that was learned before it was measured. */
  measured?: IntentMeasure | null
}

/** Null where the workspace has never set any. */
export async function standingOf(db: Database, workspace: string): Promise<IntentsStanding | null> {
  const [row] = await db.scoped<IntentsStanding>(
    workspace,
    `select source, nothing, wanted, changed_at as "changedAt", version, learned_at as "learnedAt", figures, fault
      from baton.intent_models where workspace_id = $1`,
    [workspace],
  )
  return row ?? null
}

export async function intentsOf(db: Database, workspace: string): Promise<IntentRow[]> {
  return db.scoped<IntentRow>(
    workspace,
    'select name, areas, examples from baton.intents where workspace_id = $1 order by ordinal, name',
    [workspace],
  )
}

/** Takes the place of all that was set before. The model is learned from it later; until then the one before goes on reading. */
export async function putIntents(
  db: Database,
  workspace: string,
  { use, intents, nothing }: IntentsChange,
  by: Doer,
  newId: NewId,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await query(
      `insert into baton.intent_models as m (workspace_id, source, nothing, wanted, changed_at) values ($1, $2, $3, 1, $4)
        on conflict (workspace_id) do update set source = excluded.source, nothing = excluded.nothing, wanted = m.wanted + 1,
          changed_at = excluded.changed_at, fault = null,
          model = case when excluded.source = 'own' then m.model end, version = case when excluded.source = 'own' then m.version end`,
      [workspace, use, [...nothing], now],
    )
    await query('delete from baton.intents where workspace_id = $1', [workspace])
    await query(
      `insert into baton.intents (workspace_id, name, areas, examples, ordinal)
        select $1, i.name, i.areas, i.examples, i.ordinal
          from jsonb_to_recordset($2::jsonb) as i (name text, areas text[], examples text[], ordinal int)`,
      [workspace, JSON.stringify(intents.map((intent, ordinal) => ({ ...intent, ordinal })))],
    )
    const examples = intents.reduce((sum, intent) => sum + intent.examples.length, nothing.length)
    const detail = { use, intents: intents.length, examples }
    await audit(query, newId, { workspace, by, action: 'intents.changed', target: workspace, detail }, now)
  })
}

/** What there is to learn from, and which change it belongs to; null where the workspace has none of its own. */
export async function toLearn(db: Database, workspace: string) {
  return db.transaction({ workspace }, async (query) => {
    const [standing] = await query<{ wanted: number; nothing: string[] }>(
      `select wanted, nothing from baton.intent_models where workspace_id = $1 and source = 'own'
        and version is distinct from wanted and fault is null for share`,
      [workspace],
    )
    if (!standing) return null
    const rows = await query<IntentRow>(
      'select name, areas, examples from baton.intents where workspace_id = $1 order by ordinal, name',
      [workspace],
    )
    const examples: IntentExample[] = [
      ...rows.flatMap(({ name, examples: texts }) => texts.map((text) => ({ text, intent: name }))),
      ...standing.nothing.map((text) => ({ text, intent: null })),
    ]
    return {
      wanted: standing.wanted,
      examples,
      areas: Object.fromEntries(rows.map(({ name, areas }) => [name, areas])),
    }
  })
}

/** Keeps what was learned; false where the examples have changed meanwhile. */
export async function keepModel(
  db: Database,
  workspace: string,
  wanted: number,
  kept: { model: Uint8Array; figures: Figures } | { fault: string },
  now: number,
): Promise<boolean> {
  const fresh =
    'fault' in kept
      ? await db.scoped(
          workspace,
          'update baton.intent_models set fault = $3 where workspace_id = $1 and wanted = $2 returning wanted',
          [workspace, wanted, kept.fault],
        )
      : await db.scoped(
          workspace,
          `update baton.intent_models set version = $2, learned_at = $3, model = decode($4, 'base64'), figures = $5::jsonb, fault = null
            where workspace_id = $1 and wanted = $2 and source = 'own' returning wanted`,
          [workspace, wanted, now, Buffer.from(kept.model).toString('base64'), JSON.stringify(kept.figures)],
        )
  return fresh.length > 0
}

/** A model that cannot be used is none: it is learned again. */
export async function dropModel(db: Database, workspace: string, version: number): Promise<void> {
  await db.scoped(
    workspace,
    'update baton.intent_models set model = null, version = null where workspace_id = $1 and version = $2',
    [workspace, version],
  )
}

export async function modelOf(db: Database, workspace: string): Promise<{ version: number; bytes: Buffer } | null> {
  const [row] = await db.scoped<{ version: number; model: string }>(
    workspace,
    `select version, encode(model, 'base64') as model from baton.intent_models
      where workspace_id = $1 and source = 'own' and version is not null and model is not null`,
    [workspace],
  )
  return row ? { version: row.version, bytes: Buffer.from(row.model, 'base64') } : null
}

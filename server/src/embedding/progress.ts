import type { EmbeddingProgress } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'

interface Row {
  passages: number
  embedded: number
  refused: number
  model: string | null
  fault: EmbeddingProgress['fault']
  faultAt: number | null
  dueAt: number | null
}

/** How far the embedding of a workspace's articles is; `off` where no model is configured. */
export async function readEmbeddingProgress(
  db: Database,
  workspace: string,
  model: string | null,
  now: number,
): Promise<EmbeddingProgress> {
  const [row] = await db.scoped<Row>(
    workspace,
    `select (select count(*)::int from baton.passages where workspace_id = $1) as passages,
        (select count(vector)::int from baton.passage_vectors where workspace_id = $1 and model = $2) as embedded,
        (select count(*)::int - count(vector)::int from baton.passage_vectors where workspace_id = $1 and model = $2) as refused,
        e.model, e.fault, e.fault_at as "faultAt", e.due_at as "dueAt"
      from (select $1::text as id) w left join baton.embeddings e on e.workspace_id = w.id`,
    [workspace, model],
  )
  const { passages = 0, embedded = 0, refused = 0, fault = null, faultAt = null, dueAt = null } = row ?? {}
  const counted = { model, passages, embedded, refused }
  if (model === null) return { ...counted, state: 'off', fault: null, faultAt: null, retryAt: null }
  const whole = embedded + refused >= passages
  const state = whole ? 'done' : fault === null ? 'working' : 'failing'
  const isFailing = state === 'failing'
  return {
    ...counted,
    state,
    fault: isFailing ? fault : null,
    faultAt: isFailing && faultAt !== null ? iso(faultAt) : null,
    retryAt: isFailing && dueAt !== null && dueAt > now ? iso(dueAt) : null,
  }
}

import type { Database, Query } from '../db/database.ts'

/** A passage as it is embedded. `hash` says whether its words are still the same. */
export interface PassageText {
  id: string
  text: string
  hash: string
}

/** A vector as it is kept; null where the provider refused the text. */
export interface VectorRow {
  id: string
  hash: string
  vector: Float32Array | null
}

/** Where a workspace stands. */
export interface Stand {
  model: string | null
  generation: number
  asked: number
  attempts: number
}

export async function standOf(db: Database, workspace: string): Promise<Stand | null> {
  const [row] = await db.scoped<Stand>(
    workspace,
    'select model, generation, asked, attempts from baton.embeddings where workspace_id = $1',
    [workspace],
  )
  return row ?? null
}

/** Passages that have no vector of this model. */
export function passagesWithout(db: Database, workspace: string, model: string, most: number): Promise<PassageText[]> {
  return db.scoped<PassageText>(
    workspace,
    `select p.id, t.text, md5(t.text) as hash from baton.passages p
      join baton.articles a on a.workspace_id = $1 and a.id = p.article_id and a.locale = p.locale
      cross join lateral (select baton.passage_text(a.title, p.heading, p.body) as text) t
      left join baton.passage_vectors v on v.workspace_id = $1 and v.passage_id = p.id and v.model = $2
      where p.workspace_id = $1 and v.passage_id is null order by p.id limit $3`,
    [workspace, model, most],
  )
}

/**
 * Keeps vectors of passages that still say what was embedded; of others they are thrown away. The workspace's row is locked: generations become visible in
 * their order. False where the lease is somebody else's by now.
 */
export function keepVectors(
  db: Database,
  workspace: string,
  { model, owner, rows }: { model: string; owner: string; rows: readonly VectorRow[] },
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const generation = await nextGeneration(query, workspace, { model, owner })
    if (generation === null) return false
    await query(
      `insert into baton.passage_vectors (workspace_id, passage_id, model, generation, hash, vector)
        select $1, p.id, $2, $3, n.hash, decode(n.vector, 'base64')
          from unnest($4::text[], $5::text[], $6::text[]) as n (id, hash, vector)
          join baton.passages p on p.workspace_id = $1 and p.id = n.id
          join baton.articles a on a.workspace_id = $1 and a.id = p.article_id and a.locale = p.locale
          where md5(baton.passage_text(a.title, p.heading, p.body)) = n.hash
        on conflict (workspace_id, passage_id) do update set model = excluded.model, generation = excluded.generation, hash = excluded.hash,
          vector = excluded.vector`,
      [
        workspace,
        model,
        generation,
        rows.map(({ id }) => id),
        rows.map(({ hash }) => hash),
        rows.map(({ vector }) => vector && toBase64(vector)),
      ],
    )
    return true
  })
}

async function nextGeneration(
  query: Query,
  workspace: string,
  { model, owner }: { model: string; owner: string },
): Promise<number | null> {
  const [row] = await query<{ generation: number }>(
    `update baton.embeddings set generation = generation + 1, model = $2, attempts = 0, fault = null, fault_at = null
      where workspace_id = $1 and lease_owner = $3 returning generation`,
    [workspace, model, owner],
  )
  return row?.generation ?? null
}

/** Vectors of a model that were written after a generation. */
export async function vectorsSince(
  db: Database,
  workspace: string,
  { model, after, most }: { model: string; after: number; most: number },
): Promise<(VectorRow & { generation: number })[]> {
  const rows = await db.scoped<{ id: string; hash: string; generation: number; vector: Uint8Array | null }>(
    workspace,
    `select passage_id as id, hash, generation, vector from baton.passage_vectors
      where workspace_id = $1 and model = $2 and generation > $3 order by generation, passage_id limit $4`,
    [workspace, model, after, most],
  )
  return rows.map(({ vector, ...row }) => ({ ...row, vector: vector && fromBytes(vector) }))
}

/** Vectors of some passages. */
export async function vectorsOf(
  db: Database,
  workspace: string,
  { model, ids }: { model: string; ids: readonly string[] },
): Promise<VectorRow[]> {
  const rows = await db.scoped<{ id: string; hash: string; vector: Uint8Array | null }>(
    workspace,
    `select passage_id as id, hash, vector from baton.passage_vectors
      where workspace_id = $1 and model = $2 and passage_id = any($3::text[])`,
    [workspace, model, ids],
  )
  return rows.map(({ vector, ...row }) => ({ ...row, vector: vector && fromBytes(vector) }))
}

const toBase64 = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')

/** Copied: what a driver gives begins where it will, and floats begin at a multiple of four. */
function fromBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer)
}

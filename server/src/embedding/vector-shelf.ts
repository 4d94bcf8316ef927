import type { Database } from '../db/database.ts'
import { standOf, vectorsOf, vectorsSince, type VectorRow } from './vector-rows.ts'

/** A passage and how near it is, -1..1. `hash`: of the words that were embedded. */
export interface NearPassage {
  id: string
  hash: string
  like: number
}

export interface VectorShelfParts {
  db: Database
  model: string
  /** Beyond so many vectors a workspace's are not all compared. */
  mostVectors?: number | undefined
  /** All workspaces together. */
  mostBytes?: number | undefined
}

/** The vectors of workspaces, in memory: read once, then only what is new. The workspace that was asked for longest ago makes room. */
export interface VectorShelf {
  /** The passages nearest to a question, best first; null where there are too many to compare all. */
  nearest(workspace: string, question: Float32Array, most: number): Promise<NearPassage[] | null>
  /** How near these are, best first. */
  among(workspace: string, question: Float32Array, ids: readonly string[]): Promise<NearPassage[]>
  /** These passages are gone, or say something else by now. */
  forget(workspace: string, ids: readonly string[]): void
}

interface Shelf {
  dimensions: number
  generation: number
  places: Map<string, number>
  ids: string[]
  hashes: string[]
  /** One after the other, with room to spare. */
  vectors: Float32Array
}

/** About 20 ms of one processor for vectors of 1,536 numbers: `docs/performance.md`. */
const mostByDefault = 10_000
const mostBytesByDefault = 256 * 1024 * 1024
const rowsAtOnce = 1000

export function createVectorShelf({
  db,
  model,
  mostVectors = mostByDefault,
  mostBytes = mostBytesByDefault,
}: VectorShelfParts): VectorShelf {
  const shelves = new Map<string, Shelf>()
  const reading = new Map<string, Promise<Shelf | null>>()
  /** The generation at which a workspace had too many. */
  const tooMany = new Map<string, number>()

  async function upToDate(workspace: string, dimensions: number): Promise<Shelf | null> {
    const stand = await standOf(db, workspace)
    const generation = stand?.generation ?? 0
    if (tooMany.get(workspace) === generation) return null
    const known = shelves.get(workspace)
    const shelf = known?.dimensions === dimensions ? known : emptyShelf(dimensions)
    while (shelf.generation < generation) {
      const rows = await vectorsSince(db, workspace, { model, after: shelf.generation, most: rowsAtOnce })
      // A generation is one batch, which is far below what is read at once: the last one may have been cut, and comes again.
      const last = rows.at(-1)?.generation
      const whole = rows.length < rowsAtOnce ? rows : rows.filter((row) => row.generation !== last)
      for (const row of whole) put(shelf, row)
      shelf.generation = rows.length < rowsAtOnce ? generation : (whole.at(-1)?.generation ?? generation)
      if (shelf.ids.length > mostVectors) {
        shelves.delete(workspace)
        tooMany.set(workspace, generation)
        return null
      }
      if (rows.length < rowsAtOnce) break
    }
    shelves.delete(workspace)
    shelves.set(workspace, shelf)
    makeRoom()
    return shelf
  }

  function shelfOf(workspace: string, dimensions: number): Promise<Shelf | null> {
    const under = reading.get(workspace)
    if (under) return under
    const work = upToDate(workspace, dimensions).finally(() => reading.delete(workspace))
    reading.set(workspace, work)
    return work
  }

  function makeRoom(): void {
    let bytes = 0
    for (const { vectors } of shelves.values()) bytes += vectors.byteLength
    for (const [workspace, { vectors }] of shelves) {
      if (bytes <= mostBytes || shelves.size === 1) return
      shelves.delete(workspace)
      bytes -= vectors.byteLength
    }
  }

  return {
    async nearest(workspace, question, most) {
      const shelf = await shelfOf(workspace, question.length)
      return shelf && best(shelf, question, most)
    },
    forget(workspace, ids) {
      const shelf = shelves.get(workspace)
      if (shelf) for (const id of ids) take(shelf, id)
    },
    async among(workspace, question, ids) {
      const rows = await vectorsOf(db, workspace, { model, ids })
      const fitting = rows.filter(
        (row): row is VectorRow & { vector: Float32Array } => row.vector?.length === question.length,
      )
      return byLikeness(fitting.map(({ id, hash, vector }) => ({ id, hash, like: dot(vector, 0, question) })))
    },
  }
}

const emptyShelf = (dimensions: number): Shelf => ({
  dimensions,
  generation: 0,
  places: new Map(),
  ids: [],
  hashes: [],
  vectors: new Float32Array(dimensions * 64),
})

/** A vector of other dimensions than the question's is of no use for it, and neither is none. */
function put(shelf: Shelf, { id, hash, vector }: VectorRow): void {
  if (vector?.length !== shelf.dimensions) return
  const place = shelf.places.get(id) ?? shelf.ids.length
  if ((place + 1) * shelf.dimensions > shelf.vectors.length) {
    const larger = new Float32Array(shelf.vectors.length * 2)
    larger.set(shelf.vectors)
    shelf.vectors = larger
  }
  shelf.places.set(id, place)
  shelf.ids[place] = id
  shelf.hashes[place] = hash
  shelf.vectors.set(vector, place * shelf.dimensions)
}

/** The last one takes its place. */
function take(shelf: Shelf, id: string): void {
  const place = shelf.places.get(id)
  if (place === undefined) return
  const last = shelf.ids.length - 1
  const { dimensions } = shelf
  shelf.vectors.copyWithin(place * dimensions, last * dimensions, (last + 1) * dimensions)
  const lastId = shelf.ids[last]!
  shelf.ids[place] = lastId
  shelf.hashes[place] = shelf.hashes[last]!
  shelf.places.set(lastId, place)
  shelf.places.delete(id)
  shelf.ids.pop()
  shelf.hashes.pop()
}

function best({ ids, hashes, vectors, dimensions }: Shelf, question: Float32Array, most: number): NearPassage[] {
  if (question.length !== dimensions) return []
  const found: NearPassage[] = []
  let worst = -Infinity
  for (let i = 0; i < ids.length; i += 1) {
    const like = dot(vectors, i * dimensions, question)
    if (like <= worst && found.length >= most) continue
    found.push({ id: ids[i] ?? '', hash: hashes[i] ?? '', like })
    if (found.length >= 2 * most) worst = keepBest(found, most)
  }
  keepBest(found, most)
  return found
}

function keepBest(found: NearPassage[], most: number): number {
  byLikeness(found).splice(most)
  return found.at(-1)?.like ?? -Infinity
}

const byLikeness = (found: NearPassage[]): NearPassage[] =>
  found.sort((a, b) => b.like - a.like || (a.id < b.id ? -1 : 1))

/** Four sums at a time: one waits for the other else. */
function dot(vectors: Float32Array, from: number, question: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 3 < question.length; i += 4) {
    a += vectors[from + i]! * question[i]!
    b += vectors[from + i + 1]! * question[i + 1]!
    c += vectors[from + i + 2]! * question[i + 2]!
    d += vectors[from + i + 3]! * question[i + 3]!
  }
  for (; i < question.length; i += 1) a += vectors[from + i]! * question[i]!
  return a + b + c + d
}

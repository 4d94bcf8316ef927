import type { SparseVector } from './sparse.ts'
import { eachTerm, wordsAndCharacters, type View } from './terms.ts'

/** What was learned of terms. Plain data: it can be kept and read again. */
export interface Vectoriser {
  views: readonly View[]
  /** The hash of the term at each place. */
  hashes: Uint32Array
  /** How much the term tells: rare ones more (inverse document frequency, smoothed). */
  rarity: Float32Array
  /** Which view the term is of. */
  viewOf: Uint8Array
  /** The rarity that a term counts for which was not learned: it makes a row's known part shorter. 0 leaves it out. */
  unknown: number
}

export interface VectoriserOptions {
  views?: readonly View[]
  /** Terms of fewer texts than this are left out. */
  least?: number
  /** Whether what was not learned makes the known part of a row shorter; then a strange text is near no line. Default false. */
  countUnknown?: boolean
}

/** Learns which terms there are and how rare each is. */
export function fitVectoriser(texts: readonly string[], options: VectoriserOptions = {}): Vectoriser {
  const { views = wordsAndCharacters, least = 1, countUnknown = false } = options
  const seen = new Map<number, { texts: number; last: number; view: number }>()
  texts.forEach((text, i) => {
    eachTerm(text, views, (hash, view) => {
      const known = seen.get(hash)
      if (known === undefined) seen.set(hash, { texts: 1, last: i, view })
      else if (known.last !== i) {
        known.texts += 1
        known.last = i
      }
    })
  })
  const kept = [...seen].filter(([, term]) => term.texts >= least)
  return {
    views,
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, term]) => Math.log((1 + texts.length) / (1 + term.texts)) + 1),
    viewOf: Uint8Array.from(kept, ([, term]) => term.view),
    unknown: countUnknown ? Math.log((1 + texts.length) / 2) + 1 : 0,
  }
}

/**
 * Makes the function that turns a text into a row: each known term as (1 + ln of how often) × rarity, each view of length 1, times its
 * weight. Terms that were not learned are left out. Keeps a table; make it once for many texts.
 */
export function vectorsBy({ views, hashes, rarity, viewOf, unknown }: Vectoriser): (text: string) => SparseVector {
  const placeOf = placesOf(hashes)
  const times = new Int32Array(hashes.length)
  return (text) => {
    const found: number[] = []
    const squares = new Float64Array(views.length)
    eachTerm(text, views, (hash, view) => {
      const place = placeOf(hash)
      if (place < 0) {
        squares[view]! += unknown * unknown
        return
      }
      if (times[place] === 0) found.push(place)
      times[place]! += 1
    })
    const ids = Int32Array.from(found).sort()
    const values = new Float32Array(ids.length)
    for (let i = 0; i < ids.length; i++) {
      const place = ids[i]!
      const value = (1 + Math.log(times[place]!)) * rarity[place]!
      times[place] = 0
      values[i] = value
      squares[viewOf[place]!]! += value * value
    }
    const scale = squares.map((sum, v) => (sum > 0 ? views[v]!.weight / Math.sqrt(sum) : 0))
    for (let i = 0; i < ids.length; i++) values[i]! *= scale[viewOf[ids[i]!]!]!
    return { ids, values }
  }
}

/** A table from hash to place with open addressing: no object for each term, and no text. */
function placesOf(hashes: Uint32Array): (hash: number) => number {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const mask = size - 1
  const table = new Int32Array(size).fill(-1)
  hashes.forEach((hash, place) => {
    let at = hash & mask
    while (table[at]! >= 0) at = (at + 1) & mask
    table[at] = place
  })
  return (hash) => {
    let at = hash & mask
    for (;;) {
      const place = table[at]!
      if (place < 0 || hashes[place] === hash) return place
      at = (at + 1) & mask
    }
  }
}

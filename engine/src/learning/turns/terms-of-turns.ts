import { eachTerm, type View } from '../text/index.ts'

/** A line of a conversation. People and assistants of ours are one side: what is judged is the conversation as the customer has it. */
export interface Turn {
  by: 'customer' | 'us'
  text: string
}

/** The words and pairs of words of one turn, as hashes, with what each tells; together of length 1. */
export interface TurnTerms {
  by: Turn['by']
  words: ReadonlyMap<number, number>
  pairs: ReadonlyMap<number, number>
  /** How rare each word is, known or not. */
  rarity: ReadonlyMap<number, number>
  count: number
  /** The share of words that the training turns had. */
  known: number
}

/** In how many training turns each term was. Terms of one turn only are left out. Plain data. */
export interface TermTable {
  turns: number
  hashes: readonly number[]
  counts: readonly number[]
}

const views: readonly View[] = [
  { kind: 'words', from: 1, to: 1, weight: 1 },
  { kind: 'words', from: 2, to: 2, weight: 1 },
]

/** Learns which terms there are. Any language, also one whose words are numbers: nothing is known of words but how often they come. */
export function fitTerms(texts: Iterable<string>): TermTable {
  const counts = new Map<number, number>()
  let turns = 0
  for (const text of texts) {
    turns += 1
    const seen = new Set<number>()
    eachTerm(text, views, (hash) => seen.add(hash))
    for (const hash of seen) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, count]) => count >= 2)
  return { turns, hashes: kept.map(([hash]) => hash), counts: kept.map(([, count]) => count) }
}

/** A reader of turns by a table: what is rare tells more (inverse document frequency). */
export function turnReader({ turns, hashes, counts }: TermTable): (turn: Turn) => TurnTerms {
  const table = new Map(hashes.map((hash, i) => [hash, counts[i]!]))
  return (turn) => readTerms(turn, turns, table)
}

function readTerms({ by, text }: Turn, turns: number, table: ReadonlyMap<number, number>): TurnTerms {
  const rarest = Math.log((turns + 1) / 2)
  const words = new Map<number, number>()
  const pairs = new Map<number, number>()
  const rarity = new Map<number, number>()
  let count = 0
  let known = 0
  let length = 0
  eachTerm(text, views, (hash, view) => {
    if (view === 0) count += 1
    const into = view === 0 ? words : pairs
    if (into.has(hash) || (view === 0 && rarity.has(hash))) return
    const often = table.get(hash)
    const value = often === undefined ? rarest : Math.log((turns + 1) / (often + 1))
    if (view === 0) rarity.set(hash, value)
    if (often === undefined) return
    if (view === 0) known += 1
    into.set(hash, value)
    length += value * value
  })
  const scale = 1 / (Math.sqrt(length) || 1)
  for (const into of [words, pairs]) for (const [hash, value] of into) into.set(hash, value * scale)
  return { by, words, pairs, rarity, count, known: known / Math.max(1, rarity.size) }
}

/** How much of what `a` says `b` says as well, by rarity: 0..1. */
export function coveredBy(a: TurnTerms, b: TurnTerms): number {
  let both = 0
  let all = 0
  for (const [hash, value] of a.rarity) {
    all += value
    if (b.rarity.has(hash)) both += value
  }
  return all === 0 ? 0 : both / all
}

/** What two turns share of all that they say, by rarity: 0..1. */
export function sharedBy(a: TurnTerms, b: TurnTerms): number {
  let both = 0
  let all = 0
  for (const [hash, value] of a.rarity) {
    all += value
    if (b.rarity.has(hash)) both += value
  }
  for (const [hash, value] of b.rarity) if (!a.rarity.has(hash)) all += value
  return all === 0 ? 0 : both / all
}

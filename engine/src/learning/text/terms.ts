import { foldText } from '../../signals/folded.ts'

/**
 * One way to cut a text into terms: runs of words, two words wherever they stand in it, or runs of characters within a word with its
 * edges. A view is weighed apart, so that the many character terms do not drown the few words.
 */
export interface View {
  kind: 'words' | 'pairs' | 'characters'
  /** The shortest and the longest run, 1..8. Of pairs: how far apart they stand, in words. */
  from: number
  to: number
  /** How much this view counts beside the others; 1 where nothing speaks against it. */
  weight: number
}

/** Words alone and in pairs, and characters by two to five. What linear models of short texts do best with. */
export const wordsAndCharacters: readonly View[] = [
  { kind: 'words', from: 1, to: 2, weight: 1 },
  { kind: 'characters', from: 2, to: 5, weight: 1 },
]

/** What is read of a text: a hostile one costs no more than a long one. */
const READ_AT_MOST = 2000
const PRIME = 0x01000193
const SEED = 0x811c9dc5
const EDGE = 32
const PAIRED_AT_MOST = 40

/**
 * Tells `each` every term of a text as a 32-bit hash (FNV-1a over UTF-16 units, then mixed), with the place of its view. A model holds
 * hashes and never words: it can be kept when the texts that taught it are gone. Two terms share a hash once in some hundred thousand.
 */
export function eachTerm(text: string, views: readonly View[], each: (hash: number, view: number) => void): void {
  const folded = foldText(text.slice(0, READ_AT_MOST))
  for (let v = 0; v < views.length; v++) {
    const view = views[v]!
    if (view.kind === 'characters') characterRuns(folded, view, v, each)
    else if (view.kind === 'words') wordRuns(folded, view, v, each)
    else wordPairs(folded, view, v, each)
  }
}

function wordHashes(text: string): number[] {
  const words: number[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    let hash = SEED
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME)
    words.push(hash)
  }
  return words
}

/** In whichever order. A text of hundreds of words has no more pairs a word than one of `PAIRED_AT_MOST`. */
function wordPairs(text: string, { from, to }: View, view: number, each: (hash: number, view: number) => void): void {
  const words = wordHashes(text)
  for (let i = 0; i < words.length; i++) {
    for (let j = i + from; j < words.length && j <= i + Math.min(to, PAIRED_AT_MOST); j++) {
      const [a, b] = words[i]! < words[j]! ? [words[i]!, words[j]!] : [words[j]!, words[i]!]
      each(mix(Math.imul(a ^ (view + 1), PRIME) ^ Math.imul(b, 0x9e3779b1)), view)
    }
  }
}

function wordRuns(text: string, { from, to }: View, view: number, each: (hash: number, view: number) => void): void {
  const words = wordHashes(text)
  for (let start = 0; start < words.length; start++) {
    let hash = view + 1
    for (let n = 1; n <= to && start + n <= words.length; n++) {
      hash = Math.imul(hash ^ words[start + n - 1]!, PRIME)
      if (n >= from) each(mix(hash ^ n), view)
    }
  }
}

function characterRuns(text: string, { from, to }: View, view: number, each: (hash: number, view: number) => void) {
  for (const { 0: word } of text.matchAll(/\S+/g)) {
    const last = word.length + 1
    for (let start = 0; start <= last; start++) {
      let hash = SEED ^ (view + 1)
      for (let n = 1; n <= to && start + n - 1 <= last; n++) {
        const at = start + n - 1
        hash = Math.imul(hash ^ (at === 0 || at === last ? EDGE : word.charCodeAt(at - 1)), PRIME)
        if (n >= from) each(mix(hash ^ n), view)
      }
    }
  }
}

/** Spreads a hash over all its bits (the finish of MurmurHash3). */
function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

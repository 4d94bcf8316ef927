import { foldText } from '../../signals/folded.ts'

/**
 * One way to cut a text into terms: runs of words, or runs of characters within a word with its edges. A view is weighed apart, so that
 * the many character terms do not drown the few words.
 */
export interface View {
  kind: 'words' | 'characters'
  /** The shortest and the longest run, 1..8. */
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

/**
 * Tells `each` every term of a text as a 32-bit hash (FNV-1a over UTF-16 units, then mixed), with the place of its view. A model holds
 * hashes and never words: it can be kept when the texts that taught it are gone. Two terms share a hash once in some hundred thousand.
 */
export function eachTerm(text: string, views: readonly View[], each: (hash: number, view: number) => void): void {
  const folded = foldText(text.slice(0, READ_AT_MOST))
  for (let v = 0; v < views.length; v++) {
    const view = views[v]!
    if (view.kind === 'words') wordRuns(folded, view, v, each)
    else characterRuns(folded, view, v, each)
  }
}

function wordRuns(text: string, { from, to }: View, view: number, each: (hash: number, view: number) => void): void {
  const words: number[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    let hash = SEED
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME)
    words.push(hash)
  }
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

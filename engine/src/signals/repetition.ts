import { fnv1a } from './fnv1a.ts'
import { readWords } from './read-words.ts'

/** How many whole numbers a fingerprint has. */
export const FINGERPRINT_SIZE = 16

/**
 * How alike two texts are in their words and word pairs, 0..1: 1 for the same words in the same order, 0 for none in common.
 * Case, accents and punctuation do not count. A text without words is like nothing.
 */
export function sameWords(a: string, b: string): number {
  const left = shingles(a)
  const right = shingles(b)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const part of left) if (right.has(part)) shared++
  return (2 * shared) / (left.size + right.size)
}

/**
 * Sixteen whole numbers below 2³² that stand for a text's words and word pairs (min-hash); none for a text without words. The
 * words cannot be read from it. The same text gives the same numbers on every machine.
 */
export function fingerprint(text: string): number[] {
  const least: number[] = []
  for (const part of shingles(text)) {
    const hash = fnv1a(part)
    for (let seed = 0; seed < FINGERPRINT_SIZE; seed++) {
      const value = mix(hash ^ Math.imul(seed + 1, 0x9e3779b1))
      if (value < (least[seed] ?? Infinity)) least[seed] = value
    }
  }
  return least
}

/** Estimates `sameWords` of two texts from their fingerprints: 0..1, in steps of a sixteenth of what they share. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  const alike = a.filter((value, i) => value === b[i]).length / a.length
  return (2 * alike) / (1 + alike)
}

function shingles(text: string): Set<string> {
  const parts = new Set<string>()
  let before = ''
  for (const word of readWords(text)) {
    parts.add(word.text)
    if (before) parts.add(`${before} ${word.text}`)
    before = word.text
  }
  return parts
}

/** Spreads 32 bits so that each seed orders the parts anew. */
function mix(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

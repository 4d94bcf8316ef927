import { readWords } from './read-words.ts'

const SIZE = 16

/** How alike two texts are in their words, 0..1: 1 for the same words in the same order, 0 for none in common. */
export function sameWords(a: string, b: string): number {
  const left = shingles(a)
  const right = shingles(b)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const part of left) if (right.has(part)) shared++
  return (2 * shared) / (left.size + right.size)
}

/** A signature of at most 16 whole numbers that stands for a text's words; the words cannot be read from it. */
export function fingerprint(text: string): number[] {
  const parts = [...shingles(text)]
  if (parts.length === 0) return []
  return Array.from({ length: SIZE }, (_, seed) => Math.min(...parts.map((part) => hash(part, seed))))
}

/** How alike two texts are, 0..1, estimated from their fingerprints. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  return a.filter((value, i) => value === b[i]).length / a.length
}

function shingles(text: string): Set<string> {
  const words = readWords(text).map((word) => word.text)
  return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)])
}

function hash(text: string, seed: number): number {
  let h = 2166136261 ^ Math.imul(seed + 1, 0x9e3779b1)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

import { readWords } from './read-words.ts'

/** How alike two texts are by their words, 0..1: twice the words that they share over all their words, each counted as often as it stands. */
export function wordLikeness(a: string, b: string): number {
  const counts = new Map<string, number>()
  const first = readWords(a).map(({ text }) => text)
  const second = readWords(b).map(({ text }) => text)
  if (first.length === 0 || second.length === 0) return 0
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of second) {
    const left = counts.get(word) ?? 0
    if (left > 0) shared += 1
    counts.set(word, left - 1)
  }
  return Math.round(((2 * shared) / (first.length + second.length)) * 100) / 100
}

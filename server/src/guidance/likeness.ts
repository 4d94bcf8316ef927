import type { Locale } from '@baton/engine'
import { questionWords } from '../knowledge/search-words.ts'

/** From here on a question is the one that was corrected, in other words. 0..1 */
export const alike = 0.5

/** How alike two questions are by the words that tell what they are about: twice those they share over all of both. 0..1 */
export function likeness(a: string, b: string, locale: Locale): number {
  const [first, second] = [a, b].map((text) => questionWords(text, locale))
  if (!first || !second || first.length === 0 || second.length === 0) return 0
  const shared = first.filter(({ forms }) => second.some((other) => other.forms.some((form) => forms.includes(form))))
  return Math.min(1, (2 * shared.length) / (first.length + second.length))
}

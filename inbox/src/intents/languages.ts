import { detectLanguage } from '@baton/engine'

export interface LanguageCount {
  language: ReturnType<typeof detectLanguage>['language'] | 'unclear'
  count: number
}

/** Surer than that, a short text is counted for its language. */
const SURE = 0.5

/** How many examples there are in each language, most first. A text of one or two words is in none for certain. */
export function languagesOf(examples: readonly string[]): LanguageCount[] {
  const counts = new Map<LanguageCount['language'], number>()
  for (const text of examples) {
    const { language, confidence } = detectLanguage(text)
    const name = confidence < SURE ? 'unclear' : language
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([language, count]) => ({ language, count }))
    .sort((a, b) => Number(a.language === 'unclear') - Number(b.language === 'unclear') || b.count - a.count)
}

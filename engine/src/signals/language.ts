import { readWords } from './read-words.ts'

/** A language the product speaks, or any other. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'

const common: Record<Exclude<Language, 'other'>, string[]> = {
  en: 'the and is to of i you it my not with for this that on have can how what'.split(' '),
  de: 'der die das und ist ich nicht mit mein auf ein eine zu wie was kann es fur den'.split(' '),
  es: 'el los las y es que no con mi en un una por para como puedo lo se del'.split(' '),
  fr: 'le les et est je ne pas avec mon sur un une pour comment vous il ce que des'.split(' '),
  pt: 'o os e que nao com meu em um uma por para como posso do da no na eu'.split(' '),
}

/** The language of a text and how sure that is, 0..1. Short texts are never sure. */
export function detectLanguage(text: string): { language: Language; confidence: number } {
  const words = readWords(text).map((word) => word.text)
  const scores = Object.entries(common).map(([language, list]) => ({
    language: language as Language,
    hits: words.filter((word) => list.includes(word)).length,
  }))
  scores.sort((a, b) => b.hits - a.hits)
  const [best, second] = scores
  if (!best || best.hits === 0) return { language: 'other', confidence: 0 }
  const margin = (best.hits - (second?.hits ?? 0)) / best.hits
  return { language: best.language, confidence: margin * Math.min(1, words.length / 6) }
}

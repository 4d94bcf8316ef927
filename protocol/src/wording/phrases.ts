import type { Language, Phrases, Wording } from './wording.ts'
import { wordings } from './wordings.ts'

export type PhraseKey = keyof Phrases

/** The parameters of a phrase; none for most. */
export type PhraseParams<K extends PhraseKey> = Phrases[K] extends (params: infer P) => string ? [params: P] : []

/** A fixed phrase in the locale. */
export function phrase<K extends PhraseKey>(key: K, locale: Language, ...params: PhraseParams<K>): string {
  return phraseIn(wordings[locale], key, ...params)
}

/** A fixed phrase in one language's wording, for who has loaded only that one. */
export function phraseIn<K extends PhraseKey>(wording: Wording, key: K, ...params: PhraseParams<K>): string {
  const words: string | ((params: never) => string) = wording.phrases[key]
  return typeof words === 'string' ? words : words(params[0] as never)
}

/** The question for a slot that a customer who waits may be asked for. */
export function questionIn({ questions }: Wording, slot: string): string {
  const { other, ...own } = questions
  return Object.hasOwn(own, slot) ? own[slot as keyof typeof own] : other({ name: slot.replaceAll('-', ' ') })
}

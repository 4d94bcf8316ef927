import type { Locale } from '@baton/engine'
import { editDistance } from './edit-distance.ts'
import type { QuestionWord } from './search-words.ts'

/** A row of `baton.search_terms`. */
export interface TermRow {
  locale: Locale
  n: number
  lexeme: string
  kind: 'same' | 'alike' | 'part' | 'none' | 'total'
  term: string | null
  likeness: number
  articles: number
  passages: number
}

/** A word of the question as one language's index knows it. */
export interface AskedWord {
  sentence: number
  /** How much it tells: near 0 for what is everywhere, high for what is rare or unknown. */
  weight: number
  /** The terms that stand for it, with how surely, 0..1, and their place in `LocaleTerms.terms`. None: the workspace never wrote of it. */
  terms: readonly { at: number; sureness: number }[]
}

export interface LocaleTerms {
  locale: Locale
  words: readonly AskedWord[]
  /** All terms of all words, once each: the order of `hits`. */
  terms: readonly { term: string; passages: number }[]
}

/** Other words for word n of a question are asked for under n + this. */
export const otherOffset = 1000

/** How surely another word for the same thing means that thing. */
const otherSureness = 0.8
/** Knowledge of few articles is weighed as though it had this many more: a word in the only article still tells something. */
const imaginedArticles = 20
/** An unknown word weighs less than a known one that is as rare: it may be a name, or just another way to say it. */
const unknownWeight = 0.75
/** A search looks at about so many passages at most; the commonest words are left to the scoring. */
const seekPassages = 400

/** What each language's index knows of the question's words. */
export function readTerms(
  words: ReadonlyMap<Locale, readonly QuestionWord[]>,
  rows: readonly TermRow[],
): LocaleTerms[] {
  const total = rows.filter(({ kind }) => kind === 'total').toSorted((a, b) => (a.locale < b.locale ? -1 : 1))
  return total.map(({ locale, articles }) => {
    const byWord = new Map<number, TermRow[]>()
    for (const row of rows) {
      if (row.locale !== locale || row.kind === 'total') continue
      const list = byWord.get(row.n)
      if (list) list.push(row)
      else byWord.set(row.n, [row])
    }
    const terms: { term: string; passages: number }[] = []
    const placeOf = ({ term, passages }: TermRow): number => {
      const known = terms.findIndex((each) => each.term === term)
      return known >= 0 ? known : terms.push({ term: term ?? '', passages }) - 1
    }
    const asked = (words.get(locale) ?? []).flatMap(({ sentence }, n): AskedWord[] => {
      const own = byWord.get(n) ?? []
      const known = meanings(own, byWord.get(n + otherOffset) ?? [])
      if (own.length === 0 && known.length === 0) return [] // a stop word of this language
      const weight = weightOf(known, articles)
      return [{ sentence, weight, terms: known.map(({ row, sureness }) => ({ at: placeOf(row), sureness })) }]
    })
    return { locale, words: asked, terms }
  })
}

interface Meaning {
  row: TermRow
  sureness: number
}

/** The terms that a word may stand for: itself or what it was meant to be, and other words for the same thing. */
function meanings(own: readonly TermRow[], others: readonly TermRow[]): Meaning[] {
  const same = own.filter(({ kind }) => kind === 'same')
  return [
    ...(same.length > 0 ? same.map((row) => ({ row, sureness: 1 })) : guesses(own)),
    ...others.filter(({ kind }) => kind === 'same').map((row) => ({ row, sureness: otherSureness })),
  ]
}

function weightOf(known: readonly Meaning[], articles: number): number {
  const rarity = (having: number) => Math.log(1 + (articles + imaginedArticles - having + 0.5) / (having + 0.5))
  if (known.length === 0) return unknownWeight * rarity(0)
  const own = known.filter(({ sureness }) => sureness > otherSureness)
  return rarity(Math.min(articles, Math.max(...(own.length > 0 ? own : known).map(({ row }) => row.articles))))
}

/** What a word that is not known here may be: misspelt, or a German compound of known words. */
function guesses(rows: readonly TermRow[]): Meaning[] {
  const alike = rows.flatMap((row) => {
    const sureness = row.kind === 'alike' && row.term ? sameButForTyping(row.lexeme, row.term) : 0
    return sureness > 0 ? [{ row, sureness }] : []
  })
  if (alike.length > 0) return alike.toSorted((a, b) => b.sureness - a.sureness).slice(0, 3)
  const parts = rows.filter((row) => row.kind === 'part' && row.term)
  const heads = longest(parts.filter((row) => row.lexeme.startsWith(row.term ?? '')))
  const tails = longest(parts.filter((row) => row.lexeme.endsWith(row.term ?? '')))
  return [...heads, ...tails].map((row) => ({
    row,
    sureness: Math.min(0.85, (1.2 * (row.term ?? '').length) / row.lexeme.length),
  }))
}

function longest(rows: readonly TermRow[]): TermRow[] {
  return rows.toSorted((a, b) => (b.term ?? '').length - (a.term ?? '').length).slice(0, 1)
}

/** How surely two words differ by a slip of the fingers only: one in words of five letters, two from eight on, none in shorter ones. */
function sameButForTyping(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  const slips = length >= 8 ? 2 : Math.min(a.length, b.length) >= 5 ? 1 : 0
  const distance = editDistance(a, b)
  return distance <= slips ? 1 - distance / length : 0
}

/** What the database is asked for: all terms with their weights, and those rare enough to seek by. */
export function seekable({ locale, words, terms }: LocaleTerms) {
  const weights = terms.map(() => 0)
  for (const word of words) {
    for (const { at, sureness } of word.terms) weights[at] = Math.max(weights[at] ?? 0, word.weight * sureness)
  }
  const seek: string[] = []
  let sum = 0
  for (const { term, passages } of terms.toSorted((a, b) => a.passages - b.passages)) {
    sum += passages
    if (seek.length > 0 && sum > seekPassages) break
    seek.push(term)
  }
  return { locale, terms: terms.map(({ term }) => term), weights, seek }
}

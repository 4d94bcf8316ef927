import type { Locale } from '@baton/engine'
import { fillers } from './fillers.ts'
import { fold } from './fold.ts'
import { otherWords } from './thesaurus.ts'

/** One word of a question in the forms under which the index may know it. */
export interface QuestionWord {
  forms: readonly string[]
  /** What others call the same thing. */
  others: readonly string[]
  /** Which sentence or line it stands in, from 0. */
  sentence: number
}

/** A question is read so far. Nobody asks in more, and a hostile text costs no more than a long one. */
const readAtMost = 4000
const mostWords = 32
const longestWord = 60

const token = /[\p{L}\p{N}\p{M}]+(?:[-‐‑'’ʼ´`][\p{L}\p{N}\p{M}]+)*|[.!?;:…\n]/gu
const address = /\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]{1,63}/giu
const elided = new Set(['l', 'd', 'j', 'n', 'm', 't', 's', 'c', 'qu'])

/** What goes into the index for a text: every word in all its forms. */
export function indexWords(text: string, locale: Locale): string {
  const words: string[] = []
  for (const [word] of text.matchAll(token)) words.push(...formsOf(word, locale))
  return words.join(' ')
}

/**
 * The words of a question that tell what it is about, in its first 4,000 characters, at most 32: no addresses, no long numbers, none of
 * the words that any question has in this language. A word that comes again counts once.
 */
export function questionWords(text: string, locale: Locale): QuestionWord[] {
  const words = new Map<string, QuestionWord>()
  const common = fillers[locale]
  const tokens = [...text.slice(0, readAtMost).replace(address, ' ').matchAll(token)].map(([word]) => word)
  const plain = tokens.map((word) => formsOf(word, locale)[0] ?? '')
  let sentence = 0
  for (const [i, word] of tokens.entries()) {
    if (/^[.!?;:…\n]$/u.test(word)) {
      sentence += 1
      continue
    }
    const apart = locale === 'de' && /^\p{Ll}/u.test(word) ? verbPrefix(tokens, i) : null
    const forms = [...(apart ? formsOf(apart + word, locale) : []), ...formsOf(word, locale)].filter(
      (form) => !common.has(form),
    )
    const others = otherWords(plain, i, locale).flatMap((other) => formsOf(other, locale))
    const key = forms[0] ?? others[0]
    if (key === undefined || words.has(key) || /^\d{4,}$/.test(key) || (key.length < 2 && !/\d/.test(key))) continue
    words.set(key, { forms, others, sentence })
    if (words.size === mostWords) break
  }
  return [...words.values()]
}

const verbPrefixes = new Set('ab an auf aus ein her hin los mit nach um vor weg zu zurück zurueck'.split(' '))

/** German parts its verbs: "wie löse ich die Karte ein" asks about "einlösen". The prefix stands at the end of the clause. */
function verbPrefix(tokens: readonly string[], verb: number): string | null {
  const end = tokens.findIndex((token, i) => i > verb && /^[.!?;:…\n]$/u.test(token))
  const last = tokens
    .slice(0, end < 0 ? undefined : end)
    .at(-1)
    ?.toLowerCase()
  return last && last !== tokens[verb] && verbPrefixes.has(last) ? last : null
}

/** Lower case; "e-reader" also as "ereader", "für" also as "fur" and, in German, "fuer"; French articles cut off. */
function formsOf(word: string, locale: Locale): string[] {
  const text = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‐‑]/g, '-')
    .replace(/[’ʼ´`]/g, "'")
  const parts = text.split("'")
  const bare = parts.length > 1 && elided.has(parts[0] ?? '') ? parts.slice(1).join('') : parts.join('')
  const pieces = bare.split('-')
  const whole = pieces.length > 1 ? [pieces.join(''), ...pieces.filter((piece) => piece.length > 1)] : pieces
  return [...new Set(whole.flatMap((form) => spellings(form, locale)))].map((form) => form.slice(0, longestWord))
}

function spellings(word: string, locale: Locale): string[] {
  if (/^[a-z0-9]*$/.test(word)) return word ? [word] : []
  const folded = fold(word)
  return locale === 'de' && /[äöü]/.test(word)
    ? [word, folded, word.replace(/[äöü]/g, (v) => umlauts[v] ?? v).replaceAll('ß', 'ss')]
    : [word, folded]
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }

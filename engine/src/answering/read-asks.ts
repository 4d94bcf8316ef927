import { formWords, type Form } from './form-words.ts'
import type { Token } from '../signals/lexicon.ts'
import { readWords } from '../signals/read-words.ts'
import { topicWords, topics, type Topic } from './topics.ts'

/** What one sentence does. */
export interface Sentence {
  /** Whether it asks or requests something of the reader. */
  asks: boolean
  /** It ends in a question mark. */
  marked: boolean
  /** Bits of `formBit`: how it is said. */
  forms: number
  /** Bits of `topicBit`: what it names. */
  topics: number
  /** The beginnings of its words that carry a meaning. */
  stems: readonly string[]
  /** For each stem, whether another stands right before it. */
  near: readonly boolean[]
  /** Values it says itself, folded: numbers, and names in capitals. */
  values: readonly string[]
}

export const formBit = (name: Form): number => formWords.bit(name)
export const topicBit = (name: Topic): number => topicWords.bit(name)

const allTopics = topics.reduce((all, name) => all | topicBit(name), 0)
const questionWords =
  formBit('what') | formBit('where') | formBit('when') | formBit('who') | formBit('howMany') | formBit('how')
const requests = formBit('tell') | formBit('need')
const openers = formBit('aux') | formBit('have')

/** Words are compared by how they begin: endings differ by number, person and language. */
export const stemOf = (word: string): string => (word.length > 5 ? word.slice(0, 5) : word)

/** A text's sentences with their forms and topics. Reads its first 2,000 characters. */
export function readSentences(text: string): Sentence[] {
  const words = readWords(text)
  const byTopic = topicWords.tag(words)
  const byForm = formWords.tag(words)
  const found: Sentence[] = []
  let form = 0
  let topic = 0
  for (let start = 0; start < words.length;) {
    let end = start + 1
    while (end < words.length && words[end]!.stop < 2) end++
    const until = words[end - 1]!.to
    const firstForm = form
    while (form < byForm.length && byForm[form]!.from < until) form++
    let named = 0
    for (; topic < byTopic.length && byTopic[topic]!.from < until; topic++) named |= byTopic[topic]!.classes
    const values: string[] = []
    for (let i = start; i < end; i++) {
      const { text: word, from, to } = words[i]!
      if (isDigit(text, from) || (i > start && isCapital(text, from) && to - from > 1)) values.push(word)
    }
    const opening = words[Math.min(end, start + 4) - 1]!.to
    found.push({ ...readForms(byForm.slice(firstForm, form), opening), topics: named & allTopics, values })
    start = end
  }
  return found
}

function readForms(tokens: readonly Token[], opening: number): Omit<Sentence, 'topics' | 'values'> {
  let forms = 0
  let early = 0
  let marked = false
  const stems: string[] = []
  const near: boolean[] = []
  let last = -2
  tokens.forEach((token, i) => {
    forms |= token.classes
    if (token.from < opening) early |= token.classes
    marked ||= token.asked
    if (token.classes !== 0) return
    near.push(last === i - 1 && token.stop === 0)
    last = i
    stems.push(stemOf(token.text))
  })
  const asks =
    marked || (early & questionWords) !== 0 || (forms & requests) !== 0 || ((tokens[0]?.classes ?? 0) & openers) !== 0
  return { asks, marked, forms, stems, near }
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90
}

const t = topicBit
const route = t('origin') | t('destination')
const places = t('place') | route | t('address')
/** What a question word can ask for; "what" asks for anything. */
const answersTo: readonly [number, number][] = [
  [formBit('where'), places],
  [formBit('when'), t('date') | t('time')],
  [formBit('who'), t('person') | t('name')],
  [formBit('howMany'), t('count') | t('money') | t('duration')],
  [formBit('how'), ~0],
]

/** Bits of the topics that question words of these forms can ask for. */
export function answerable(forms: number): number {
  if (!(forms & questionWords) || forms & formBit('what')) return ~0
  let allowed = 0
  for (const [word, fitting] of answersTo) if (forms & word) allowed |= fitting
  return allowed
}

/** Bits of the topics that a sentence asks for, once its question word has been heard. */
export function topicsAsked({ topics: named, forms }: Sentence): number {
  let about = named
  if (!(forms & formBit('tell'))) about &= answerable(forms)
  if (forms & formBit('when') && !(about & (t('date') | t('time')))) about |= t('date')
  if (forms & formBit('who') && !(about & t('name'))) about |= t('person')
  if (forms & formBit('where') && !(about & (route | t('address')))) about |= t('place')
  // The narrower of two readings.
  if (about & t('duration')) about &= ~(t('count') | t('date'))
  if (about & t('money')) about &= ~t('count')
  if (about & route) about &= ~t('place')
  if (about & (t('sort') | t('count') | t('date') | t('time') | t('place') | route)) about &= ~t('product')
  return about
}

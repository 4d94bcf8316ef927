import { isCapital, isDigit, readSentences, topicBit, type Sentence } from './read-asks.ts'
import { readWords } from '../signals/read-words.ts'
import { valueWords } from './value-words.ts'

/** What one message says, whoever wrote it. */
export interface Given {
  /** Bits of the topics that it gives a value of. */
  topics: number
  /** Beginnings of its words that carry a meaning. */
  stems: ReadonlySet<string>
  /** Those right behind another: "a comedy film" says which film. */
  described: ReadonlySet<string>
  /** Numbers, and words in capitals, folded. */
  values: ReadonlySet<string>
  sentences: readonly Sentence[]
  /** Bits of `formBit`, of all sentences. */
  forms: number
}

const w = (...names: Parameters<typeof valueWords.bit>[0][]): number =>
  names.reduce((all, name) => all | valueWords.bit(name), 0)
const day = w('day')
const time = w('clock', 'dayPart')
const unit = w('unit')
const currency = w('currency')
const number = w('number')
const [at, from, to] = [w('at'), w('from'), w('to')]

const t = topicBit
/** A word that is a value by itself. */
const alone: readonly [number, number][] = [
  [day, t('date')],
  [time, t('time')],
  [currency, t('money')],
  [w('kin'), t('person')],
  [w('there'), t('place')],
  [w('thatDay'), t('date')],
  [w('tried'), t('steps')],
  [w('account'), t('account')],
]

/** Finds values by their shape and by the words around them: no list of cities, names or products. */
export function readGiven(text: string): Given {
  const tokens = valueWords.tag(readWords(text))
  const values = new Set<string>()
  let topics = 0
  if (text.includes('@')) topics |= t('email')
  if (/[$€£]/.test(text)) topics |= t('money')
  tokens.forEach((token, i) => {
    const { classes, from: start, to: end } = token
    const before = token.stop < 2 ? (tokens[i - 1]?.classes ?? 0) : 0
    const next = tokens[i + 1]
    const after = next && next.stop < 2 ? next.classes : 0
    for (const [words, topic] of alone) if (classes & words) topics |= topic
    const digits = isDigit(text, start)
    if (digits) values.add(token.text)
    if (digits || classes & number) topics |= numberMeans(text, start, end, token.text, before, after)
    if (isCapital(text, start) && end - start > 1 && !(classes & day)) {
      if (token.stop < 2) {
        values.add(token.text)
        topics |= t('product')
      }
      if (before & at) topics |= t('place')
      if (before & from) topics |= t('origin') | t('place')
      if (before & to) topics |= t('destination') | t('person') | t('place')
    }
  })
  const sentences = readSentences(text)
  const stems = new Set<string>()
  const described = new Set<string>()
  let forms = 0
  for (const sentence of sentences) {
    forms |= sentence.forms
    sentence.stems.forEach((stem, i) => {
      stems.add(stem)
      if (sentence.near[i]) described.add(stem)
    })
  }
  return { topics, stems, described, values, sentences, forms }
}

/** What a number stands for, by what is written next to it. */
function numberMeans(text: string, start: number, end: number, word: string, before: number, after: number): number {
  const digits = isDigit(text, start)
  const size = end - start
  const phone = digits && size >= 7 ? t('phone') : 0
  if (after & unit) return phone | t('duration')
  if (/^\d+(st|nd|rd|th)$/.test(word) || (before | after) & day) return phone | t('date')
  if (after & time || text[end] === ':' || text[start - 1] === ':' || /^\d+(am|pm|h|uhr)$/.test(word))
    return phone | t('time')
  if (after & currency || '$€£'.includes(text[start - 1] ?? ' ')) return phone | t('money')
  if (digits && size >= 4) return phone | t('order')
  return size < 3 || !digits ? t('count') : 0
}

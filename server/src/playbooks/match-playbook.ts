import type { Locale } from '@baton/engine'
import { editDistance } from '../knowledge/edit-distance.ts'
import { questionWords, type QuestionWord } from '../knowledge/search-words.ts'
import type { Playbook } from './playbook.ts'
import { asksHow, saysNo } from './purpose.ts'

export interface PlaybookMatch {
  playbook: Playbook
  /** How alike the message is to the nearest example, 0..1. */
  score: number
}

interface Example {
  playbook: Playbook
  locale: Locale
  words: readonly string[]
  asksHow: boolean
  saysNo: boolean
}

/** Finds the playbook whose examples are nearest to a message. */
export interface PlaybookMatcher {
  readonly playbooks: readonly Playbook[]
  /** Best first. Examples in the customer's language, and in others a little less. */
  match(message: string, locale: Locale): PlaybookMatch[]
}

/** "How do I redeem a card" is not "I cannot redeem my card": an example that reports something fits a question less, and the other way round. */
const otherPurpose = 0.65
const otherLanguage = 0.9
/** One sentence that fits counts nearly as much as the whole message. */
const oneSentence = 0.92

/** Reads the examples once. Words that few playbooks have count more; misspelt words, other forms and other words for it count nearly as much. */
export function createPlaybookMatcher(playbooks: readonly Playbook[]): PlaybookMatcher {
  const examples = playbooks.flatMap(examplesOf)
  const having = new Map<string, Set<string>>()
  for (const { playbook, words } of examples) {
    for (const word of words) having.set(word, (having.get(word) ?? new Set()).add(playbook.id))
  }
  const weight = (word: string) => Math.log(1 + (playbooks.length + 4) / (having.get(word)?.size ?? 1))

  return {
    playbooks,
    match(message, locale) {
      const best = new Map<Playbook, number>()
      for (const spoken of new Set(examples.map((example) => example.locale))) {
        const parts = partsOf(questionWords(message, spoken))
        const failure = saysNo(message, spoken)
        const how = asksHow(message, spoken)
        for (const example of examples) {
          if (example.locale !== spoken || example.words.length === 0) continue
          const alikeness = Math.max(0, ...parts.map(({ words, share }) => share * alike(words, example.words, weight)))
          const reported = failure || (!how && !example.saysNo) || example.asksHow
          const fit = (spoken === locale ? 1 : otherLanguage) * (reported ? 1 : otherPurpose)
          best.set(example.playbook, Math.max(best.get(example.playbook) ?? 0, alikeness * fit))
        }
      }
      return [...best]
        .map(([playbook, score]) => ({ playbook, score }))
        .toSorted((a, b) => b.score - a.score || (a.playbook.id < b.playbook.id ? -1 : 1))
    },
  }
}

function examplesOf(playbook: Playbook): Example[] {
  return Object.entries(playbook.examples).flatMap(([key, list]) => {
    const locale = key as Locale
    return (list ?? []).map((text) => ({
      playbook,
      locale,
      words: questionWords(text, locale).map(nameOf),
      asksHow: asksHow(text, locale),
      saysNo: saysNo(text, locale),
    }))
  })
}

function partsOf(words: readonly QuestionWord[]): { words: readonly QuestionWord[]; share: number }[] {
  if (words.length === 0) return []
  const sentences = [...new Set(words.map(({ sentence }) => sentence))]
  const each = sentences.map((sentence) => ({
    words: words.filter((word) => word.sentence === sentence),
    share: oneSentence,
  }))
  return [{ words, share: 1 }, ...(sentences.length > 1 ? each.filter((part) => part.words.length > 1) : [])]
}

const nameOf = ({ forms, others }: QuestionWord) => forms[0] ?? others[0] ?? ''

/** How much of each is in the other. What the example lacks of the message weighs as much as what the message lacks of the example. */
function alike(asked: readonly QuestionWord[], example: readonly string[], weight: (word: string) => number): number {
  const inExample = share(
    asked.map((word) => ({
      weight: weight(nameOf(word)),
      found: Math.max(...example.map((other) => sameness(word, other))),
    })),
  )
  const inMessage = share(
    example.map((other) => ({ weight: weight(other), found: Math.max(...asked.map((word) => sameness(word, other))) })),
  )
  return Math.sqrt(inExample * inMessage) * (0.5 + 0.5 * Math.min(inExample, inMessage))
}

function share(words: readonly { weight: number; found: number }[]): number {
  const all = words.reduce((sum, word) => sum + word.weight, 0)
  return words.reduce((sum, word) => sum + word.weight * word.found, 0) / all
}

/** 1 for the same word, less for a form or slip of it or another word for the same thing, else 0. */
function sameness({ forms, others }: QuestionWord, other: string): number {
  if (forms.includes(other)) return 1
  return Math.max(
    0,
    ...forms.map((form) => nearly(form, other)),
    ...others.map((word) => 0.85 * (word === other ? 1 : nearly(word, other))),
  )
}

function nearly(a: string, b: string): number {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 4) return 0
  const stem = (word: string) => word.slice(0, Math.max(4, word.length - 2))
  if (a.startsWith(stem(b)) || b.startsWith(stem(a))) return 0.9
  return editDistance(a, b) <= (Math.max(a.length, b.length) >= 8 ? 2 : 1) ? 0.85 : 0
}

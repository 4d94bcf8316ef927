import { formWords, type Form } from './form-words.ts'
import type { Token } from '../signals/lexicon.ts'
import { readWords, type Word } from '../signals/read-words.ts'
import { topicWords } from './topics.ts'

/** A word of a draft with what begins at it. */
export interface At {
  word: Word
  /** The tokens that begin at this word, and how many words they take. */
  topic: Token | null
  form: Token | null
  topicLength: number
  formLength: number
  /** A longer form that began before takes this word. */
  inForm: boolean
}

export const f = (name: Form): number => formWords.bit(name)

/** Whether a word's form is one of these. */
export const isForm = ({ form }: At, bits: number): boolean => form !== null && (form.classes & bits) !== 0

/** A text's words, sentence by sentence. */
export function readLines(text: string): At[][] {
  const words = readWords(text)
  const line = align(words, topicWords.tag(words), formWords.tag(words))
  const lines: At[][] = []
  for (const at of line) {
    if (at.word.stop === 2 || lines.length === 0) lines.push([])
    lines.at(-1)!.push(at)
  }
  return lines
}

function align(words: readonly Word[], topics: readonly Token[], forms: readonly Token[]): At[] {
  let t = 0
  let g = 0
  let until = 0
  return words.map((word) => {
    while (t < topics.length && topics[t]!.from < word.from) t++
    while (g < forms.length && forms[g]!.from < word.from) g++
    const topic = topics[t]?.from === word.from ? topics[t]! : null
    const form = forms[g]?.from === word.from ? forms[g]! : null
    const inForm = word.from < until
    if (form && form.classes) until = form.to
    return {
      word,
      inForm,
      topic: topic && topic.classes ? topic : null,
      form: form && form.classes ? form : null,
      topicLength: topic ? topic.text.split(' ').length : 1,
      formLength: form ? form.text.split(' ').length : 1,
    }
  })
}

import { formWords, type Form } from './form-words.ts'
import type { Token } from '../signals/lexicon.ts'
import { readWords, type Word } from '../signals/read-words.ts'
import { answerable, stemOf } from './read-asks.ts'
import { topicWords } from './topics.ts'

/** What a draft asks its reader for, as exactly as its words say. */
export interface Wanted {
  /** Bits of the topics that the asked words name. */
  topics: number
  /** Beginnings of the asked words themselves. */
  stems: ReadonlySet<string>
  /** Beginnings of all words with a meaning in its sentence. */
  around: ReadonlySet<string>
  /** The words name a thing ("parcel") and not what identifies it ("parcel number"). */
  thing: boolean
  /** By which kind of words it is asked. */
  by: 'question' | 'request' | 'whether' | 'bare'
  /** Where the sentence stands in the draft: UTF-16 offsets. */
  from: number
  to: number
}

interface At {
  word: Word
  /** The tokens that begin at this word, and how many words they take. */
  topic: Token | null
  form: Token | null
  topicLength: number
  formLength: number
  /** A longer form that began before takes this word. */
  inForm: boolean
}

const f = (name: Form): number => formWords.bit(name)
const cue = {
  question: f('what') | f('where') | f('when') | f('who') | f('howMany') | f('how'),
  request: f('tell') | f('need'),
  whether: f('have'),
}
const skip = f('skip')
const and = f('and')
const of = f('of')
const you = f('you')
const [thingBit, codeBit] = [topicWords.bit('thing'), topicWords.bit('code')]
const ownOnly =
  topicWords.bit('name') |
  topicWords.bit('email') |
  topicWords.bit('phone') |
  topicWords.bit('address') |
  topicWords.bit('person')
const when = f('when')
const date = topicWords.bit('date')
const tried = topicWords.bit('steps')

/** Everything that a draft asks its reader for. Sentences that deny ("no need to send …") or ask for another ("a second address") ask for nothing known. */
export function readWanted(draft: string): Wanted[] {
  const words = readWords(draft)
  const line = align(words, topicWords.tag(words), formWords.tag(words))
  const wanted: Wanted[] = []
  for (let from = 0; from < line.length;) {
    let to = from + 1
    while (to < line.length && line[to]!.word.stop < 2) to++
    readSentence(line.slice(from, to), wanted)
    from = to
  }
  return wanted
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

function readSentence(line: readonly At[], wanted: Wanted[]): void {
  const asked = line.some(({ word }) => word.asked)
  const around = new Set<string>()
  for (const { word, form, inForm } of line) if (!form && !inForm) around.add(stemOf(word.text))
  const has = (bit: number) => line.some(({ form }) => form && (form.classes & bit) !== 0)
  const add = (start: number, by: Wanted['by'], fitting = ~0): boolean => {
    const before = line.slice(0, start + 1)
    if (before.some(({ form }) => form && (form.classes & f('other')) !== 0 && by !== 'question')) return false
    let any = false
    for (const segment of walk(line, start)) {
      if (segment.other || (segment.topics !== 0 && (segment.topics & fitting) === 0)) continue
      any = true
      wanted.push({
        topics: segment.topics & ~(thingBit | codeBit),
        stems: segment.stems,
        around,
        thing: (segment.topics & thingBit) !== 0,
        by,
        from: line[0]!.word.from,
        to: line.at(-1)!.word.to,
      })
    }
    return any
  }
  const point = (topics: number): boolean => {
    const [first, last] = [line[0]!.word.from, line.at(-1)!.word.to]
    return wanted.push({ topics, stems: new Set(), around, thing: false, by: 'question', from: first, to: last }) > 0
  }
  if (has(f('same'))) return
  let found = false
  for (let i = 0; i < line.length && !found; i++) {
    const form = line[i]!.form?.classes ?? 0
    if (!form) continue
    if (deniedBefore(line, i)) continue
    if (form & cue.question && (asked || i < 4 || has(cue.request))) {
      // "Mit wem spreche ich?": a fixed question may begin before its question word.
      const whole = line.findIndex(({ topic, topicLength }, k) => topic !== null && k <= i && k + topicLength > i)
      found = add(whole >= 0 ? whole : i, 'question', answerable(form))
      if (!found && form & when) found = point(date)
    } else if (form & cue.request && isRequest(line, i, asked)) found = add(i + line[i]!.formLength, 'request')
    else if (form & cue.whether && asked) found = add(i + line[i]!.formLength, 'whether')
  }
  if (found || deniedBefore(line, line.length)) return
  // "Könnten Sie mir Ihre Bestellnummer nennen?": the verb that asks comes last.
  const last = line.at(-1)?.form?.classes ?? 0
  if (has(cue.request) && (asked || last & cue.request)) {
    const start = line.findIndex(({ form, topic }) => topic !== null || (form && (form.classes & (skip & ~you)) !== 0))
    if (start >= 0 && add(start, 'request')) return
  }
  // "Have you tried …?", "Did you restart it?"
  if (asked && line.some(({ topic }) => topic && (topic.classes & tried) !== 0)) {
    const start = line.findIndex(({ topic }) => topic && (topic.classes & tried) !== 0)
    add(start, 'whether')
  } else if (asked && line.length <= 5) add(0, 'bare')
}

/** A request is an imperative or a polite question; "I will share …" and "we give you …" are none. */
function isRequest(line: readonly At[], at: number, asked: boolean): boolean {
  const after = line[at + line[at]!.formLength]
  if (after?.form && (after.form.classes & f('dative')) !== 0 && after.form.text !== 'your') return false
  if (line[at]!.form!.classes & f('need') || asked) return true
  const before = line[at - 1]
  if (!before || line[at]!.word.stop > 0) return true
  return /^(please|kindly|you|just|and|then|bitte|sie|favor|plait|could|can|pode|puede|simply|so|sure|okay|ok|you to|your)$/.test(
    before.word.text,
  )
}

function deniedBefore(line: readonly At[], at: number): boolean {
  for (let i = Math.max(0, at - 6); i <= at && i < line.length; i++)
    if (line[i]!.form && (line[i]!.form!.classes & f('not')) !== 0) return true
  return false
}

interface Segment {
  topics: number
  stems: Set<string>
  other: boolean
}

/** "of your colleague", "of the product": not the customer's own; "of your account" is. */
function isTheirs(first: At | undefined, second: At | undefined): boolean {
  if (!first) return false
  if (!first.form) return !first.topic
  const named = (first.form.classes & (you | skip)) !== 0 ? second : undefined
  return named !== undefined && !named.form && ((first.form.classes & you) === 0 || !named.topic)
}
const belongs = /^(of|for|von|vom|des|der|de|del|du|do|da|para|pour)$/

/** The words asked for, from the cue on: over articles and the like to the first noun, and on over "and". */
function walk(line: readonly At[], start: number): Segment[] {
  const segments: Segment[] = []
  let now: Segment | null = null
  let taken = 0
  let other = false
  for (let i = start; i < line.length && taken < 8;) {
    const { word, topic, form, topicLength, formLength } = line[i]!
    const joins = i > start && word.stop === 1
    if (topic && !(form && formLength > topicLength && (form.classes & ~f('what')) !== 0)) {
      if (!now || joins) segments.push((now = { topics: 0, stems: new Set(), other }))
      // "order date" is a date: what comes last is the head. A bare "number" takes its meaning from its neighbour.
      const bare = (topic.classes & ~codeBit) === 0
      if (bare) now.topics = now.topics ? now.topics & ~thingBit : codeBit
      else now.topics = now.topics === codeBit ? topic.classes & ~thingBit : topic.classes
      for (const part of topic.text.split(' ')) now.stems.add(stemOf(part))
      i += topicLength
      taken++
      continue
    }
    const c = form?.classes ?? 0
    if (!form) {
      if (now && joins) now = null
      if (now && now.topics && now.topics !== codeBit) break
      if (!now) segments.push((now = { topics: 0, stems: new Set(), other }))
      now.stems.add(stemOf(word.text))
      taken++
      i++
      continue
    }
    if (c & f('other') && !now) other = true
    else if (now && c & and && !(c & of)) now = null
    else if (now?.topics === codeBit && c & (of | skip)) {
      // "the number on your invoice"
    } else if (now && c & of) {
      const next = line[i + formLength]
      if (now.topics & ownOnly && belongs.test(word.text) && isTheirs(next, line[i + formLength + 1])) now.other = true
      break
    } else if (now) break
    else if (i > start && !(c & (skip | and | cue.question | f('aux')))) break
    i += formLength
  }
  return segments
}

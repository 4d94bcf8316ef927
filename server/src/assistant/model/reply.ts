import type { Act, Citation, Locale, SayKind } from '@baton/engine'
import { claimsTransfer } from '@baton/engine'
import { isGarbage, isOtherLanguage, repetition, runsInCircles, Unfit } from './fit.ts'
import { groundingOf, isQuestion } from './grounding.ts'
import type { ModelLimits } from './limits.ts'
import { plainText } from './plain-text.ts'
import { createSentences, type Sentence } from './sentences.ts'
import type { Sources } from './sources.ts'

export type Say = Extract<Act, { kind: 'say' }>

export interface ReplyParts {
  messageId: string
  sources: Sources
  /** The language that the reply must have; null when that is not known. */
  language: Locale | null
  limits: Pick<ModelLimits, 'chars' | 'sentences' | 'sentenceChars'>
}

/** A reply while it is written: text goes in, sentences that may be shown come out, the last one marked as such. */
export interface Reply {
  /** Takes text and gives what may be shown by now. @throws {Unfit} what came is not fit to be shown */
  add(text: string): Say[]
  /** Nothing more comes: gives the rest. `whole` is false when the text broke off, and what has no end is left out. @throws {Unfit} */
  end(whole: boolean): Say[]
  /** Forgets what was not given out: the model is asked again. */
  forget(): void
  /** The model goes to its tools: what rests on something stays, its thinking aloud does not. */
  pause(): void
  /** Sentences that were given out to be shown. */
  readonly shown: number
  /** No more fits; end it. */
  readonly full: boolean
  /** The sentence that claims a transfer, as soon as there is one; nothing after it is read. */
  readonly claim: Say | null
  /** What it rests on; known from the first sentence given out. */
  readonly grounding: number | null
}

/** A model that says a sentence once more is spared it so many times; then it is going round in circles. */
const repeatsLeft = 2

interface Checked extends Sentence {
  citations: readonly Citation[]
  score: number | null
}

/**
 * Each sentence is checked before it is given out. Nothing is given out before it is clear what the reply rests on: its first citation,
 * or its end. From there on one sentence is held back, so that the last one can be marked as the last.
 */
export function createReply({ messageId, sources, language, limits }: ReplyParts): Reply {
  let sentences = createSentences()
  let waiting: Checked[] = []
  const shown: Checked[] = []
  let full = false
  let again = 0
  let claim: Checked | null = null
  let grounding: number | null = null
  let kind: SayKind = 'answer'

  const said = () => [...shown, ...waiting].map(({ text }) => text)

  function take(sentence: Sentence): void {
    if (full || claim) return
    const { text, marks } = plainText(sentence.text)
    if (text === '') return
    const before = said()
    if (isGarbage(text) || sources.inventedLink(text) !== null) throw new Unfit('garbage')
    const repeats = repetition(text, before)
    if (repeats === 'loop' || (repeats === 'again' && ++again >= repeatsLeft)) throw new Unfit('endless-loop')
    if (repeats === 'again') return
    if (isOtherLanguage([...before.slice(-2), text].join(' '), language)) throw new Unfit('wrong-language')
    const checked: Checked = { text, before: sentence.before, ...sources.cite(marks) }
    if (claimsTransfer(text).claims) {
      claim = checked
      return
    }
    const length = [...before, text].join(' ').length
    if (length > limits.chars && before.length > 0) full = true
    else if (length > limits.chars) throw new Unfit('too-long')
    else waiting.push(checked)
    if (before.length + 1 >= limits.sentences) full = true
  }

  function say(sentence: Checked, part: number, last: boolean): Say {
    return {
      kind: 'say',
      messageId,
      part,
      last,
      text: (part === 0 ? '' : sentence.before) + sentence.text,
      as: kind,
      citations: sentence.citations,
      asks: null,
      grounding,
    }
  }

  function release(count: number, lastToo: boolean): Say[] {
    const out = waiting.splice(0, count)
    const says = out.map((sentence, i) => say(sentence, shown.length + i, lastToo && i === out.length - 1))
    shown.push(...out)
    return says
  }

  return {
    add(text) {
      for (const sentence of sentences.add(text)) take(sentence)
      if (!full && sentences.pending.length > limits.sentenceChars) {
        if (runsInCircles(sentences.pending)) throw new Unfit('endless-loop')
        if (said().length === 0) throw new Unfit('too-long')
        full = true
      }
      if (shown.length === 0) {
        if (!waiting.some(({ score }) => score !== null)) return []
        grounding = groundingOf(waiting, sources.passages > 0)
      }
      return release(waiting.length - 1, false)
    },
    end(whole) {
      const rest = sentences.end()
      if (rest && !full && (whole || isDone(rest.text))) take(rest)
      if (claim) return []
      const all = said()
      if (all.length === 0) throw new Unfit(rest && !whole ? 'too-long' : 'empty')
      if (!/[\p{L}\p{N}]/u.test(all.join(''))) throw new Unfit('garbage')
      if (shown.length === 0) {
        grounding = groundingOf(waiting, sources.passages > 0)
        if (grounding === null) kind = isQuestion(waiting.at(-1)?.text ?? '') ? 'clarify' : 'acknowledge'
      }
      return release(waiting.length, true)
    },
    forget() {
      sentences = createSentences()
      waiting = []
      claim = null
    },
    pause() {
      const rest = sentences.end()
      sentences = createSentences()
      if (rest && sources.cite(plainText(rest.text).marks).score !== null) take(rest)
      waiting = waiting.filter(({ score }) => score !== null)
      claim = null
    },
    get shown() {
      return shown.length
    },
    get full() {
      return full
    },
    get claim() {
      return claim && say(claim, shown.length, true)
    },
    get grounding() {
      return grounding
    },
  }
}

function isDone(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]]*$/.test(text)
}

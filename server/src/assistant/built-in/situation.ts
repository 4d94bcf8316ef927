import type { Attempt } from '@baton/engine'
import { questionWords } from '../../knowledge/search-words.ts'
import type { ThreadMessage, Turn } from '../assistant.ts'

/** What the customer's words come to, before anything is looked up. */
export interface Situation {
  /** All that the customer has written since somebody answered, joined. */
  words: string
  /** The same, with what they asked before when that alone would tell too little. */
  question: string
  /** The customer's messages of this episode, oldest first. */
  messages: readonly ThreadMessage[]
  lastMessageId: string
  /** The attempt that these words answered, as the engine read them. */
  answered: { attempt: Attempt; helped: boolean } | null
  /** Asked "did that help?", and the words say neither. */
  unanswered: Attempt | null
  /** The customer has sent files since, and no word. */
  filesAlone: boolean
  /** Nothing in them says what it is about. */
  empty: boolean
}

/** A question needs so many words of its own; with fewer it goes on from the one before. After a "no" it nearly always does. */
const enoughWords = { question: 2, refusal: 8 } as const

export function readSituation(turn: Turn): Situation {
  const { state, thread, locale } = turn
  const spoken = thread.findLastIndex(({ by }) => by !== 'customer')
  const messages = thread.filter(({ by }) => by === 'customer')
  const since = thread.slice(spoken + 1)
  const pending = since.length > 0 ? since : messages.slice(-1)
  const words = pending.map(({ text }) => withoutMarkup(text)).join('\n')
  const ids = new Set(pending.map(({ messageId }) => messageId))
  const mine = state.attempts.filter(({ episode }) => episode === state.episode)
  const attempt = mine.findLast(({ evidence }) => evidence.messageId !== undefined && ids.has(evidence.messageId))
  const { question } = state
  const open =
    question?.kind === 'did-that-help' ? mine.find(({ attemptId }) => attemptId === question.attemptId) : undefined
  const answered =
    attempt && (attempt.outcome === 'customer-said-yes' || attempt.outcome === 'customer-said-no')
      ? { attempt, helped: attempt.outcome === 'customer-said-yes' }
      : null
  const enough = answered && !answered.helped ? enoughWords.refusal : enoughWords.question
  return {
    words,
    question: withContext(words, messages.slice(0, messages.length - pending.length), turn, enough),
    messages,
    lastMessageId: pending.at(-1)?.messageId ?? '',
    answered,
    unanswered: open?.outcome === 'open' ? open : null,
    filesAlone: pending.length > 0 && pending.every(({ text, files }) => text === '' && files !== undefined),
    empty: questionWords(words, locale).length === 0,
  }
}

/** Tags are no words of a question. What is not closed, and what is no tag, stays. */
const withoutMarkup = (text: string): string => text.replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ').trim() || text

/** The customer's last words that say something, from the newest back until there are enough of them. */
function withContext(words: string, before: readonly ThreadMessage[], { locale }: Turn, enough: number): string {
  const telling = (text: string) => questionWords(text, locale).length
  const parts = telling(words) > 0 ? [words] : []
  for (const { text } of before.toReversed()) {
    if (telling(parts.join('\n')) >= enough) break
    if (telling(text) > 0) parts.unshift(text)
  }
  return parts.join('\n') || words
}

import { likeness } from '../signals/repetition.ts'
import type { MessageReading } from './facts.ts'
import { kept, type Conversation, type Effort } from './state.ts'

/** From this likeness on a message says again what an earlier one said: half of its words, in another order or with others beside. */
const rephrasedAt = 0.4

/** The customer's effort after one more message. What follows on the same turn is a piece of it, and no rephrasing. */
export function effortAfter(c: Conversation, reading: MessageReading, at: number): Effort {
  const { effort, unansweredSince } = c
  const { fingerprint: signature, answer, keySentences = [], questions = 0, money = 0 } = reading
  // "No" said twice answers two questions, and who answers a question with its words does not say it again.
  const answers = c.askedFor !== null || c.question?.kind === 'input' || c.question?.kind === 'clarify'
  const fingerprint = answers || (answer !== null && keySentences.length === 0) ? [] : signature
  const begins = unansweredSince === null
  const again = Math.max(begins ? 0 : effort.again, ...effort.heard.map((each) => likeness(each, fingerprint)))
  const rephrases = begins && again >= rephrasedAt
  return {
    since: effort.turns === 0 ? at : effort.since,
    turns: effort.turns + (begins || effort.turns === 0 ? 1 : 0),
    again,
    rephrasings: effort.rephrasings + (rephrases ? 1 : 0),
    questions: Math.min(10, questions + (begins ? 0 : effort.questions)),
    money: Math.max(effort.money, money),
    heard: fingerprint.length > 0 ? [...effort.heard, fingerprint].slice(-kept.heard) : effort.heard,
  }
}

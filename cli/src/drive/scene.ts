import type { Chance } from '../chance.ts'
import type { Conversation } from '../import/conversation.ts'
import { createSignal, type Signal } from './signal.ts'

/** What the customer says in one go, as sentences, and what the person in the original answered. */
export interface Exchange {
  customer: string[]
  answers: string[]
}

/** What chance has in store for a conversation, drawn before it begins so that a seed gives the same run. */
export interface Fate {
  /** Through a visitor's socket, or through an API key without one. */
  line: 'live' | 'key'
  /** Presses "talk to a person" at the end if no person has come by then. */
  presses: boolean
  /** The agent, by place, who takes over from the assistant uninvited. */
  bargesIn: number | null
  /** The exchange after which the person hands back. */
  handsBackAfter: number | null
  /** What the agent who is asked first does. */
  firstOffer: 'accept' | 'decline' | 'let-expire'
}

/** A conversation being played: what the customer and the people who answer know of each other's progress. */
export interface Scene {
  conversation: Conversation
  exchanges: readonly Exchange[]
  fate: Fate
  chance: Chance
  signal: Signal
  conversationId: string | null
  /** So many exchanges the customer has begun; in the midst of one while `speaking`. */
  begun: number
  speaking: boolean
  /** The customer has nothing more to say. */
  over: boolean
  /** Offers that were answered with no already. */
  refusals: number
}

export function createScene(conversation: Conversation, chance: Chance, agents: number): Scene {
  const exchanges = exchangesOf(conversation)
  const drawn = chance.next()
  return {
    conversation,
    exchanges,
    chance,
    fate: {
      line: chance.happens(0.08) ? 'key' : 'live',
      presses: chance.happens(0.35),
      bargesIn: chance.happens(0.06) ? chance.between(0, agents - 1) : null,
      handsBackAfter: chance.happens(0.12) ? chance.between(1, Math.max(1, exchanges.length - 1)) : null,
      firstOffer: drawn < 0.1 ? 'decline' : drawn < 0.15 ? 'let-expire' : 'accept',
    },
    signal: createSignal(),
    conversationId: null,
    begun: 0,
    speaking: false,
    over: false,
    refusals: 0,
  }
}

/** The turns as question and answer. What was said before the customer's first words is left out. */
export function exchangesOf({ turns }: Conversation): Exchange[] {
  const exchanges: Exchange[] = []
  for (const { role, text, sentences } of turns) {
    const last = exchanges.at(-1)
    if (role === 'customer') {
      const words = (sentences ?? [text]).flatMap((each) => speakable(each) ?? [])
      if (words.length === 0) continue
      if (last && last.answers.length === 0) last.customer.push(...words)
      else exchanges.push({ customer: words, answers: [] })
    } else if (role !== 'system' && last) {
      const words = speakable((sentences ?? [text]).join('\n'))
      if (words !== null) last.answers.push(words)
    }
  }
  return exchanges
}

/** As a message may be: no control characters, not blank, at most 16,000 characters. */
function speakable(text: string): string | null {
  const plain = text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, 16_000)
  return plain === '' ? null : plain
}

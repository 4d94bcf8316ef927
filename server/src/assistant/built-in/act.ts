import type { Act, Attempt, Citation, Question, SayKind } from '@baton/engine'
import { phrase } from '@baton/protocol'
import type { Turn } from '../assistant.ts'
import type { Situation } from './situation.ts'

/** What a turn comes to: its acts but the last, how it ended, and how well it rests on knowledge, 0..1. */
export interface Reply {
  acts: readonly Act[]
  outcome: 'answered' | 'clarified' | 'unknown' | 'handed-off'
  confidence: number | null
}

interface Say {
  as: SayKind
  text: string
  citations?: readonly Citation[]
  asks?: Question | null
  grounding?: number | null
}

/** One message in one piece. */
export function say(turn: Turn, { as, text, citations = [], asks = null, grounding = null }: Say): Act {
  return { kind: 'say', messageId: turn.newId('message'), part: 0, last: true, text, as, citations, asks, grounding }
}

/** The words with "did that help?" behind them, and the attempt that the answer ends. */
export function askWhetherItHelped(turn: Turn, words: Say, attemptId: string): Act {
  const text = `${words.text}\n\n${phrase('didThatHelp', turn.locale)}`
  return say(turn, { ...words, text, asks: { kind: 'did-that-help', attemptId } })
}

/** "Did that help?" got no answer and the customer goes on: what came of it is unknown. */
export function leaveOpen(attempt: Attempt | null, { lastMessageId }: Situation): Act[] {
  return attempt
    ? [
        {
          kind: 'end-attempt',
          attemptId: attempt.attemptId,
          outcome: 'no-answer',
          evidence: { messageId: lastMessageId },
        },
      ]
    : []
}

/** Everything ends here when nothing was found: the attempt says so, and the engine hands over. */
export function doNotKnow(turn: Turn, { question }: Situation, score: number, articleIds: readonly string[]): Reply {
  const attemptId = turn.newId('attempt')
  const title = question.replace(/\s+/g, ' ').trim().slice(0, 120) || '…'
  return {
    acts: [
      { kind: 'start-attempt', attemptId, path: 'search', ref: 'knowledge', title },
      { kind: 'end-attempt', attemptId, outcome: 'nothing-found', evidence: { score, articleIds } },
      say(turn, { as: 'unknown', text: phrase('iDoNotKnow', turn.locale), grounding: score }),
    ],
    outcome: 'unknown',
    confidence: score,
  }
}

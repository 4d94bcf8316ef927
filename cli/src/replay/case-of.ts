import type { ReplayConversation } from '@baton/engine'
import type { Conversation } from '../import/conversation.ts'

const solvedWords = new Set(['solved', 'resolved', 'success'])
const unsolvedWords = new Set(['not-solved', 'unsolved', 'failed', 'abandoned', 'escalated'])

/** A conversation of a file as a replay takes it: its labels where it has them, and unknown where not. */
export function caseOf(it: Conversation): ReplayConversation {
  const { outcome, tier, intent, reward } = it as Record<string, unknown>
  return {
    id: it.id,
    tier: typeof tier === 'string' ? tier : null,
    intent: typeof intent === 'string' ? intent : null,
    solved: solvedOf(outcome, reward),
    turns: it.turns.map((turn) => {
      const at = turn.at === undefined ? Number.NaN : Date.parse(turn.at)
      return {
        role: turn.role,
        text: turn.text,
        at: Number.isNaN(at) ? null : at,
        handoff: turn['handoff'] === 1 || turn['handoff'] === true,
      }
    }),
  }
}

/** Silence is unknown. */
function solvedOf(outcome: unknown, reward: unknown): boolean | null {
  if (reward === 1 || reward === 0) return reward === 1
  if (typeof outcome !== 'string') return null
  return solvedWords.has(outcome) ? true : unsolvedWords.has(outcome) ? false : null
}

import type { Database } from '../db/database.ts'
import type { Spent } from './model/spending.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What the facts say a model has cost: of one conversation, and of the workspace today (UTC). Money in millionths of a dollar. */
export function createSpent(db: Database, now: () => number): Spent {
  const sum = `coalesce(sum((data -> 'usage' ->> 'costMicros')::bigint), 0)::bigint as micros,
    coalesce(sum(coalesce((data -> 'usage' ->> 'inputTokens')::bigint, 0) + coalesce((data -> 'usage' ->> 'outputTokens')::bigint, 0)), 0)::bigint as tokens`
  return async (workspace, conversationId) => {
    const [[conversation], [today]] = await Promise.all([
      db.scoped<{ micros: number; tokens: number }>(
        workspace,
        `select ${sum} from baton.facts where workspace_id = $1 and conversation_id = $2 and type = 'TurnEnded'`,
        [workspace, conversationId],
      ),
      db.scoped<{ micros: number; tokens: number }>(
        workspace,
        `select ${sum} from baton.facts where workspace_id = $1 and type = 'TurnEnded' and at >= $2`,
        [workspace, Math.floor(now() / dayMs) * dayMs],
      ),
    ])
    const nothing = { micros: 0, tokens: 0 }
    return { conversation: conversation ?? nothing, today: today ?? nothing }
  }
}

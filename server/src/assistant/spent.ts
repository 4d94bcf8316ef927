import type { Database } from '../db/database.ts'
import type { Amount, Spent } from './model/spending.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What the facts say a model has cost: of one conversation, and of the workspace today and this month (UTC). Money in millionths of a dollar. */
export function createSpent(
  db: Database,
  now: () => number,
): (...of: Parameters<Spent>) => Promise<Awaited<ReturnType<Spent>> & { month: Amount }> {
  const sum = `coalesce(sum((data -> 'usage' ->> 'costMicros')::bigint), 0)::bigint as micros,
    coalesce(sum(coalesce((data -> 'usage' ->> 'inputTokens')::bigint, 0) + coalesce((data -> 'usage' ->> 'outputTokens')::bigint, 0)), 0)::bigint as tokens`
  // Turns and summaries each have an index of their own: asked together, neither would be used.
  const kinds = [`type = 'TurnEnded'`, `type in ('SummaryMade', 'SummaryFailed')`]

  async function total(workspace: string, which: string, value: string | number): Promise<Amount> {
    const sums = await Promise.all(
      kinds.map((kind) =>
        db.scoped<Amount>(
          workspace,
          `select ${sum} from baton.facts where workspace_id = $1 and ${which} and ${kind}`,
          [workspace, value],
        ),
      ),
    )
    return sums.flat().reduce((all, each) => ({ micros: all.micros + each.micros, tokens: all.tokens + each.tokens }), {
      micros: 0,
      tokens: 0,
    })
  }

  return async (workspace, conversationId) => {
    const at = new Date(now())
    const [conversation, today, month] = await Promise.all([
      total(workspace, 'conversation_id = $2', conversationId),
      total(workspace, 'at >= $2', Math.floor(now() / dayMs) * dayMs),
      total(workspace, 'at >= $2', Date.UTC(at.getUTCFullYear(), at.getUTCMonth())),
    ])
    return { conversation, today, month }
  }
}

import { warmthOf, type Arrival, type Warmth } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Span } from './completeness-health.ts'

/** A handoff of a span: how it came to whoever has it, and what became of it. ms UTC. */
export interface Arrived {
  handoffId: string
  conversationId: string
  team: string
  agentId: string | null
  requestedAt: number
  firstResponseAt: number | null
  /** When it was resolved; null where it was not, or not yet. */
  resolvedAt: number | null
  /** When the conversation was open again after that, first; null where it was not. */
  reopenedAt: number | null
  /** To another team or person after somebody had it, or said to be another team's. */
  sentOn: boolean
  /** Null where no person has taken it. */
  warmth: Warmth | null
}

interface ArrivedRow extends Omit<Arrived, 'warmth' | 'sentOn' | 'resolvedAt' | 'reopenedAt'> {
  status: string
  acceptedAt: number | null
  endedAt: number | null
  misroutes: number
  arrival: Arrival | null
}

/** So many handoffs are looked at once; a span with more is cut at the oldest. */
const most = 100_000

/** The handoffs of a span, the newest first. Drills are nobody's. */
export async function arrivedIn(db: Database, workspace: string, { from, to }: Span): Promise<Arrived[]> {
  const [rows, reopened] = await Promise.all([
    db.scoped<ArrivedRow>(
      workspace,
      `select h.id as "handoffId", h.conversation_id as "conversationId", h.team, h.status, h.agent_id as "agentId", h.requested_at as "requestedAt",
          h.accepted_at as "acceptedAt", h.first_response_at as "firstResponseAt", h.ended_at as "endedAt", h.misroutes, h.arrival
        from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
        where h.workspace_id = $1 and h.requested_at >= $2 and h.requested_at < $3 and c.channel <> 'drill'
        order by h.requested_at desc, h.id limit ${most}`,
      [workspace, from, to],
    ),
    db.scoped<{ conversationId: string; at: number }>(
      workspace,
      `select conversation_id as "conversationId", at from baton.facts where workspace_id = $1 and type = 'Reopened' and at >= $2 order by at`,
      [workspace, from],
    ),
  ])
  const again = Map.groupBy(reopened, ({ conversationId }) => conversationId)
  return rows.map(({ status, acceptedAt, endedAt, misroutes, arrival, ...row }) => {
    const resolvedAt = status === 'resolved' ? endedAt : null
    const after = resolvedAt === null ? [] : (again.get(row.conversationId) ?? [])
    return {
      ...row,
      resolvedAt,
      reopenedAt: after.find(({ at }) => at >= (resolvedAt ?? 0))?.at ?? null,
      sentOn: misroutes > 0 || (status === 'transferred' && acceptedAt !== null),
      warmth: warmthOf({ acceptedAt, agentId: row.agentId, arrival: arrival ?? undefined }),
    }
  })
}

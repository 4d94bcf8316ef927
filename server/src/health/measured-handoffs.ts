import type { MeasuredHandoff } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'
import type { Span } from './completeness-health.ts'

/** Which handoffs: each field narrows. */
export interface Which extends Span {
  part?: string | undefined
  cause?: string | undefined
  owner?: string | undefined
  team?: string | undefined
  source?: string | undefined
  asked?: string | undefined
  passes?: boolean | undefined
  limit: number
}

/** The handoffs behind a number, the newest first, and how many there are in all. */
export async function measuredHandoffs(
  db: Database,
  workspace: string,
  { from, to, part, cause, owner, team, source, asked, passes, limit }: Which,
): Promise<{ handoffs: MeasuredHandoff[]; total: number }> {
  const gap = { ...(part && { part }), ...(cause && { cause }), ...(owner && { owner }) }
  const rows = await db.scoped<Omit<MeasuredHandoff, 'at'> & { at: number; total: number }>(
    workspace,
    `select h.handoff_id as "handoffId", h.conversation_id as "conversationId", h.at, h.team, h.source, h.score, h.passes, h.corrected,
        h.asked_again as "askedAgain", h.asked_parts as "askedParts", h.gaps, count(*) over ()::int as total
      from baton.handoff_health h where h.workspace_id = $1 and h.at >= $2 and h.at < $3
        and ($4::jsonb is null or h.gaps @> $4::jsonb) and ($5::text is null or h.team = $5) and ($6::text is null or h.source = $6)
        and ($7::text is null or $7 = any (h.asked_parts)) and ($8::boolean is null or h.passes = $8)
      order by h.at desc, h.handoff_id limit $9`,
    [
      workspace,
      from,
      to,
      Object.keys(gap).length === 0 ? null : JSON.stringify([gap]),
      team ?? null,
      source ?? null,
      asked ?? null,
      passes ?? null,
      limit,
    ],
  )
  return {
    handoffs: rows.map(({ total: _, at, ...row }) => ({ ...row, at: iso(at) })),
    total: rows[0]?.total ?? 0,
  }
}

import type { FeedbackAbout, Repeated, SatisfactionMark } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Span } from './completeness-health.ts'

/** One end at which the customer was asked, and what they said of it last. ms UTC; null is not said. */
export interface Asked {
  conversationId: string
  closing: number
  /** When it ended. */
  at: number
  about: FeedbackAbout
  saidAt: number | null
  satisfaction: SatisfactionMark | null
  repeated: Repeated | null
  textId: string | null
  via: 'chat' | 'email' | null
}

/** So many ends are looked at once; a span with more is cut at the oldest. */
const most = 100_000

/** The ends of a span at which somebody was asked, the newest first. */
export function askedIn(db: Database, workspace: string, { from, to }: Span): Promise<Asked[]> {
  return db.scoped<Asked>(
    workspace,
    `select r.conversation_id as "conversationId", r.seq as closing, r.at, r.data -> 'asks' as about, f.at as "saidAt",
        (f.data ->> 'satisfaction')::int as satisfaction, f.data ->> 'repeated' as repeated, f.data ->> 'textId' as "textId", f.data ->> 'via' as via
      from baton.facts r
      left join lateral (
        select g.at, g.data from baton.facts g
          where g.workspace_id = r.workspace_id and g.conversation_id = r.conversation_id and g.type = 'FeedbackGiven'
            and (g.data ->> 'closing')::int = r.seq
          order by g.seq desc limit 1) f on true
      where r.workspace_id = $1 and r.type = 'Resolved' and r.at >= $2 and r.at < $3 and r.data ? 'asks'
      order by r.at desc, r.conversation_id limit ${most}`,
    [workspace, from, to],
  )
}

/** What was written there, by text id. What was deleted is not among it. */
export async function wordsOf(db: Database, workspace: string, some: readonly Asked[]): Promise<Map<string, string>> {
  const written = some.filter(({ textId }) => textId !== null)
  const rows = await db.scoped<{ id: string; body: string }>(
    workspace,
    `select t.id, t.body from unnest($2::text[], $3::text[]) as w (conversation_id, id)
      join baton.texts t on t.workspace_id = $1 and t.conversation_id = w.conversation_id and t.id = w.id`,
    [workspace, written.map(({ conversationId }) => conversationId), written.map(({ textId }) => textId)],
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}

import type { Database } from '../db/database.ts'

/** A question that knowledge had no answer to, or none near enough. Time in ms UTC. */
export interface Unanswered {
  conversationId: string
  at: number
  /** The customer's words; null where they were forgotten. */
  question: string | null
  /** How near the best passage was, and whose it was; null where nothing was found at all. */
  score: number | null
  best: { articleId: string; title: string | null } | null
}

/** What customers asked and the assistant did not know, the latest first. */
export async function listUnanswered(
  db: Database,
  workspace: string,
  { since, limit }: { since: number; limit: number },
): Promise<Unanswered[]> {
  const rows = await db.scoped<Omit<Unanswered, 'best'> & { articleId: string | null; title: string | null }>(
    workspace,
    `select e.conversation_id as "conversationId", e.at, t.body as question, (e.data -> 'evidence' ->> 'score')::float8 as score,
        e.data -> 'evidence' -> 'articleIds' ->> 0 as "articleId",
        (select a.title from baton.articles a where a.workspace_id = $1 and a.id = e.data -> 'evidence' -> 'articleIds' ->> 0
          order by (a.locale = (select o.data ->> 'locale' from baton.facts o where o.workspace_id = $1
            and o.conversation_id = e.conversation_id and o.seq = 1)) desc nulls last, a.locale limit 1) as title
      from baton.facts e
      left join lateral (
        select m.data ->> 'textId' as id from baton.facts m where m.workspace_id = $1 and m.conversation_id = e.conversation_id
          and m.seq < e.seq and m.type = 'MessageReceived' order by m.seq desc limit 1
      ) asked on true
      left join baton.texts t on t.workspace_id = $1 and t.conversation_id = e.conversation_id and t.id = asked.id
      where e.workspace_id = $1 and e.type = 'AttemptEnded' and e.data ->> 'outcome' = 'nothing-found' and e.at >= $2
      order by e.at desc limit $3`,
    [workspace, since, limit],
  )
  return rows.map(({ articleId, title, ...row }) => ({
    ...row,
    best: articleId === null ? null : { articleId, title },
  }))
}

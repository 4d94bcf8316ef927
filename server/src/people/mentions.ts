import type { Mention } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'

const dayMs = 24 * 60 * 60 * 1000
/** What is older is history. */
const lately = 30 * dayMs
const most = 50

interface Row {
  conversation: string
  seq: number
  at: number
  messageId: string
  by: string | null
  text: string
  read: boolean
  external_id: string | null
  customer: string | null
}

/** The notes of the last thirty days that name an agent, those that they have not read first, then the newest. */
export async function mentionsOf(db: Database, workspace: string, agentId: string, now: number): Promise<Mention[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `select f.conversation_id as conversation, f.seq, f.at, f.data ->> 'messageId' as "messageId", a.name as by, t.body as text,
        r.agent_id is not null as read, u.external_id, u.name as customer
      from baton.facts f
      join baton.texts t on t.workspace_id = $1 and t.conversation_id = f.conversation_id and t.id = f.data ->> 'textId'
      join baton.conversations c on c.workspace_id = $1 and c.id = f.conversation_id
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.agents a on a.workspace_id = $1 and f.actor_kind = 'agent' and a.id = f.actor_id
      left join baton.mention_reads r on r.workspace_id = $1 and r.agent_id = $2 and r.conversation_id = f.conversation_id and r.seq = f.seq
      where f.workspace_id = $1 and f.type = 'NoteAdded' and f.data ? 'mentions' and f.data -> 'mentions' @> to_jsonb($2::text)
        and f.at > $3
      order by read, f.at desc, f.conversation_id, f.seq limit $4`,
    [workspace, agentId, now - lately, most],
  )
  return rows.map(({ conversation, at, external_id, customer, text, ...rest }) => ({
    ...rest,
    conversationId: conversation,
    customer: customer ?? external_id,
    text: text.slice(0, 300),
    at: iso(at),
  }))
}

/** The agent has read what names them in a conversation, up to a fact. What names nobody of that id is left alone. */
export async function readMentions(
  db: Database,
  workspace: string,
  { agentId, conversationId, upTo }: { agentId: string; conversationId: string; upTo: number },
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.mention_reads (workspace_id, agent_id, conversation_id, seq, at)
      select $1, $2, f.conversation_id, f.seq, $5 from baton.facts f
        where f.workspace_id = $1 and f.conversation_id = $3 and f.seq <= $4 and f.type = 'NoteAdded' and f.data ? 'mentions'
          and f.data -> 'mentions' @> to_jsonb($2::text)
      on conflict do nothing`,
    [workspace, agentId, conversationId, upTo, now],
  )
}

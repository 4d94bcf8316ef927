import type { ConversationRow, FoundConversation, FoundCustomer, SearchHit } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { conversationRows, iso } from '../live/rows.ts'
import { excerptOf, searchWords } from './marked-words.ts'

export interface SearchFor {
  q: string
  status?: 'open' | 'resolved' | undefined
  tag?: string | undefined
  limit: number
}

export interface Found {
  words: string[]
  conversations: FoundConversation[]
  customers: FoundCustomer[]
  more: boolean
}

/** A conversation may have many hits: so many are read for each that is wanted. */
const hitsPerConversation = 5
const hitsShown = 3

/**
 * What was said and noted in a workspace, and its customers. The indexes give candidates; everything that is shown is read under the caller's own
 * row-level security. Texts are as stored: what is masked is found by what is left of it, and shown so.
 */
export async function searchWorkspace(
  db: Database,
  workspace: string,
  { q, status, tag, limit }: SearchFor,
  now: number,
): Promise<Found> {
  const words = searchWords(q)
  if (words.length === 0) return { words, conversations: [], customers: [], more: false }
  const [named, said, customers] = await Promise.all([
    namedBy(db, workspace, q.trim()),
    saidWith(db, workspace, words, { status, tag, limit: (limit + 1) * hitsPerConversation, now }),
    tag === undefined ? customersWith(db, workspace, words, limit) : [],
  ])
  const hits = Map.groupBy(said, ({ conversation }) => conversation)
  const ids = [...new Set([...named, ...hits.keys()])]
  const rows = await conversationRows(db, workspace, { ids: ids.slice(0, limit), status, tag, limit })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const conversations = ids.flatMap((id) => {
    const conversation: ConversationRow | undefined = byId.get(id)
    return conversation ? [{ conversation, hits: (hits.get(id) ?? []).slice(0, hitsShown).map(({ hit }) => hit) }] : []
  })
  return { words, conversations, customers, more: ids.length > limit }
}

/** The conversation that an id names: its own, or that of one of its handoffs. */
async function namedBy(db: Database, workspace: string, id: string): Promise<string[]> {
  if (!/^(cnv|hof)_[0-9a-z]+$/.test(id)) return []
  const rows = await db.scoped<{ id: string }>(
    workspace,
    id.startsWith('cnv')
      ? 'select baton.root_of(id) as id from baton.conversations where workspace_id = $1 and id = $2'
      : 'select baton.root_of(conversation_id) as id from baton.handoffs where workspace_id = $1 and id = $2',
    [workspace, id],
  )
  return rows.map((row) => row.id)
}

interface SaidRow {
  conversation: string
  /** Where it was said, when that came into the conversation. */
  from: string | null
  body: string
  kind: string
  seq: number
  at: number
  actor: string
  messageId: string | null
}

async function saidWith(
  db: Database,
  workspace: string,
  words: readonly string[],
  { status, tag, limit, now }: { status: string | undefined; tag: string | undefined; limit: number; now: number },
): Promise<{ conversation: string; hit: SearchHit }[]> {
  const rows = await db.scoped<SaidRow>(
    workspace,
    `select c.id as conversation, nullif(t.conversation_id, c.id) as "from", t.body, t.kind, f.seq, f.at, f.actor_kind as actor, f.data ->> 'messageId' as "messageId"
      from baton.search_said($2::text[], $3, $4) s
      join baton.said_words w on w.workspace_id = $1 and w.conversation_id = s.conversation_id and w.text_id = s.text_id
      join baton.texts t on t.workspace_id = $1 and t.conversation_id = s.conversation_id and t.id = s.text_id
      join baton.facts f on f.workspace_id = $1 and f.conversation_id = s.conversation_id and f.seq = w.seq
      join baton.conversations o on o.workspace_id = $1 and o.id = s.conversation_id
      join baton.conversations c on c.workspace_id = $1 and c.id = case when o.merged_into is null then o.id else baton.root_of(o.id) end
      where ($5::text is null or c.status = $5)
        and ($6::text is null or exists (select 1 from baton.tagged g join baton.tags a on a.workspace_id = $1 and a.id = g.tag_id
          where g.workspace_id = $1 and g.conversation_id = c.id and (a.id = $6 or a.merged_into = $6)))
      order by f.at desc, t.id desc`,
    [workspace, words, limit, now, status ?? null, tag ?? null],
  )
  return rows.map(({ conversation, from, body, kind, seq, at, actor, messageId }) => ({
    conversation,
    hit: {
      messageId,
      seq,
      ...(from === null ? {} : { from }),
      at: iso(at),
      by: sayerOf(actor),
      note: kind === 'note',
      ...excerptOf(body, words),
    },
  }))
}

function sayerOf(actor: string): SearchHit['by'] {
  return actor === 'customer' || actor === 'assistant' || actor === 'agent' ? actor : 'system'
}

export interface FoundCustomerRow {
  external_id: string
  name: string | null
  email: string | null
  tier: string | null
  conversations: number
  latest_id: string | null
  latest_status: 'open' | 'resolved' | null
  latest_at: number | null
}

async function customersWith(
  db: Database,
  workspace: string,
  words: readonly string[],
  limit: number,
): Promise<FoundCustomer[]> {
  const rows = await db.scoped<FoundCustomerRow>(
    workspace,
    `select u.external_id, u.name, u.email, u.tier, n.conversations, l.id as latest_id, l.status as latest_status, l.updated_at as latest_at
      from baton.search_customers($2::text[], $3) s
      join baton.customers u on u.workspace_id = $1 and u.id = s.customer_id
      cross join lateral (select count(*)::int as conversations from baton.conversations c where c.workspace_id = $1 and c.customer_id = u.id and c.merged_into is null) n
      left join lateral (select c.id, c.status, c.updated_at from baton.conversations c
        where c.workspace_id = $1 and c.customer_id = u.id and c.merged_into is null order by c.updated_at desc, c.id desc limit 1) l on true
      order by l.updated_at desc nulls last, u.external_id`,
    [workspace, words, limit],
  )
  return rows.map(foundCustomer)
}

export function foundCustomer(row: FoundCustomerRow): FoundCustomer {
  return {
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    tier: row.tier,
    conversations: row.conversations,
    latest:
      row.latest_id !== null && row.latest_status !== null && row.latest_at !== null
        ? { id: row.latest_id, status: row.latest_status, updatedAt: iso(row.latest_at) }
        : null,
  }
}

import type { AccountAnswer, CustomerNote, CustomerPage, CustomersConversation } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { conversationRows, iso } from '../live/rows.ts'
import { customerColumns, detailOf, type CustomerRow } from './customers.ts'

const notesShown = 100

interface Counted extends CustomerRow {
  verified: boolean
  created_at: number
  answer: AccountAnswer | null
  fetched_at: number | null
  conversations: number
  open: number
  handoffs: number
  language: string | null
}

/** All that is known of a customer; null where there is none. */
export async function customerPage(db: Database, workspace: string, externalId: string): Promise<CustomerPage | null> {
  const [row] = await db.scoped<Counted>(
    workspace,
    `with theirs as (
        select c.id, c.status, c.updated_at, coalesce(nullif(c.row ->> 'language', 'other'), c.row ->> 'locale') as language
          from baton.conversations c join baton.customers k on k.workspace_id = $1 and k.external_id = $2
          where c.workspace_id = $1 and c.customer_id = k.id)
      select ${customerColumns
        .split(', ')
        .map((column) => `u.${column}`)
        .join(', ')}, u.created_at, l.answer, l.fetched_at,
          u.source = 'identity' or exists (select from baton.visitors v where v.workspace_id = $1 and v.customer_id = u.id) as verified,
          (select count(*)::int from theirs) as conversations,
          (select count(*)::int from theirs where status = 'open') as open,
          (select count(*)::int from baton.handoffs h join theirs t on t.id = h.conversation_id where h.workspace_id = $1) as handoffs,
          (select t.language from theirs t order by t.updated_at desc, t.id desc limit 1) as language
        from baton.customers u
        left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = u.id
        where u.workspace_id = $1 and u.external_id = $2`,
    [workspace, externalId],
  )
  if (!row) return null
  const { id, ...customer } = detailOf(row)
  const [mails, notes] = await Promise.all([mailedWith(db, workspace, id), notesOf(db, workspace, id)])
  const company = customer.attributes['company']
  return {
    customer,
    verified: row.verified,
    emails: emailsOf(customer.email, mails),
    company: typeof company === 'string' && company.trim() !== '' ? company : null,
    language: row.language,
    since: iso(row.created_at),
    conversations: row.conversations,
    open: row.open,
    handoffs: row.handoffs,
    lookedUp: lookedUp(row),
    notes,
  }
}

function lookedUp({ answer, fetched_at: at }: Counted): CustomerPage['lookedUp'] {
  if (!answer || at === null) return null
  return {
    at: iso(at),
    plan: answer.plan ?? null,
    since: answer.since ?? null,
    value: answer.value === undefined ? null : String(answer.value),
    openIssues: answer.openIssues ?? [],
    attributes: answer.attributes ?? {},
  }
}

interface Mailed {
  address: string
  from: 'written-to' | 'wrote'
}

/** The addresses of their conversations' mails. */
function mailedWith(db: Database, workspace: string, customerId: string): Promise<Mailed[]> {
  return db.scoped<Mailed>(
    workspace,
    `select lower(m.to_address) as address, 'written-to' as from from baton.mails m
        join baton.conversations c on c.workspace_id = $1 and c.id = m.conversation_id and c.customer_id = $2
        where m.workspace_id = $1 and m.status <> 'cancelled'
      union select lower(i.from_address), 'wrote' from baton.mails_in i
        join baton.conversations c on c.workspace_id = $1 and c.id = i.conversation_id and c.customer_id = $2
        where i.workspace_id = $1 and i.status = 'taken' and i.from_address is not null
      order by 1, 2 limit 40`,
    [workspace, customerId],
  )
}

function emailsOf(account: string | null, mails: readonly Mailed[]): CustomerPage['emails'] {
  const found = new Map<string, CustomerPage['emails'][number]>()
  if (account) found.set(account.toLowerCase(), { address: account, from: ['account'] })
  for (const { address, from } of mails) {
    const known = found.get(address) ?? { address, from: [] }
    known.from.push(from)
    found.set(address, known)
  }
  return [...found.values()]
}

function notesOf(db: Database, workspace: string, customerId: string): Promise<CustomerNote[]> {
  return db
    .scoped<{ id: string; text: string; by: CustomerNote['by']; at: number }>(
      workspace,
      `select n.id, n.body as text, n.created_at as at,
          case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as by
        from baton.customer_notes n left join baton.agents a on a.workspace_id = $1 and a.id = n.agent_id
        where n.workspace_id = $1 and n.customer_id = $2 order by n.created_at desc, n.id desc limit $3`,
      [workspace, customerId, notesShown],
    )
    .then((rows) => rows.map((note) => ({ ...note, at: iso(note.at) })))
}

interface About {
  id: string
  ended: { resolution: string | null; by: 'assistant' | 'agent' | 'customer' } | null
  name: string | null
  handoffs: number
  notes: number
  satisfaction: number | null
}

/** One page of a customer's conversations, the newest change first. */
export async function customersConversations(
  db: Database,
  workspace: string,
  { externalId, before, limit }: { externalId: string; before?: { at: number; id: string } | undefined; limit: number },
): Promise<{ conversations: CustomersConversation[]; next: string | null }> {
  const rows = await conversationRows(db, workspace, { externalId, before, limit })
  const about = await db.scoped<About>(
    workspace,
    `select c.id, case when c.status = 'resolved' then c.row -> 'ended' end as ended, a.name,
        (select count(*)::int from baton.handoffs h where h.workspace_id = $1 and h.conversation_id = c.id) as handoffs,
        (select count(*)::int from baton.texts t where t.workspace_id = $1 and t.conversation_id = c.id and t.kind = 'note') as notes,
        (select (f.data ->> 'satisfaction')::int from baton.facts f where f.workspace_id = $1 and f.conversation_id = c.id
          and f.type = 'FeedbackGiven' and f.data ->> 'satisfaction' is not null order by f.seq desc limit 1) as satisfaction
      from baton.conversations c
      left join baton.agents a on a.workspace_id = $1 and a.id = c.row -> 'ended' ->> 'agentId'
      where c.workspace_id = $1 and c.id = any($2)`,
    [workspace, rows.map(({ id }) => id)],
  )
  const byId = new Map(about.map((each) => [each.id, each]))
  const last = rows.at(-1)
  return {
    conversations: rows.map((conversation) => {
      const { ended, name, handoffs = 0, notes = 0, satisfaction = null } = byId.get(conversation.id) ?? {}
      const resolution = (ended?.resolution ?? null) as NonNullable<CustomersConversation['ended']>['resolution']
      return {
        conversation,
        ended: ended ? { resolution, by: ended.by, name: name ?? null } : null,
        handoffs,
        notes,
        satisfaction,
      }
    }),
    next: rows.length === limit && last ? `${Date.parse(last.updatedAt)}.${last.id}` : null,
  }
}

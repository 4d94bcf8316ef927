import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

export interface WhoToErase {
  workspace: string
  customer: { id: string; externalId: string }
  conversations: readonly string[]
  by: Doer
}

/** The conversations that are the customer's, those in which they were forgotten already among them: an erasure that broke off is taken up. */
export async function conversationsOf(db: Database, workspace: string, customerId: string): Promise<string[]> {
  const rows = await db.scoped<{ id: string }>(
    workspace,
    `select c.id from baton.conversations c where c.workspace_id = $1 and (c.customer_id = $2
      or c.visitor_id in (select v.id from baton.visitors v where v.workspace_id = $1 and v.customer_id = $2))
      union select m.conversation_id from baton.mails_in m join baton.customers k on k.workspace_id = $1 and k.id = $2
        where m.workspace_id = $1 and lower(m.from_address) = lower(k.email) and m.conversation_id is not null and m.status = 'taken'
      union select f.conversation_id from baton.facts f
        where f.workspace_id = $1 and f.type = 'CustomerForgotten' and f.data ->> 'customerId' = $2`,
    [workspace, customerId],
  )
  return rows.map(({ id }) => id)
}

/** Deletes every word of these conversations and what in their facts could be searched for. Gives how many texts went. */
export async function eraseConversations(
  db: Database,
  workspace: string,
  conversations: readonly string[],
): Promise<number> {
  return db.transaction({ workspace }, (query) => erase(query, workspace, conversations))
}

/**
 * Deletes what was written to these conversations meanwhile, the customer, their visitors, and the answers that were kept for repeated
 * requests about them. The trail keeps that it was done, by whom and when, and the id that Baton had given them.
 */
export async function eraseCustomer(
  deps: { db: Database; newId: NewId },
  { workspace, customer, conversations, by }: WhoToErase,
  now: number,
): Promise<{ texts: number; visitors: string[] }> {
  return deps.db.transaction({ workspace }, async (query) => {
    const texts = await erase(query, workspace, conversations, customer.id)
    const handoffs = await query<{ id: string }>(
      'select id from baton.handoffs where workspace_id = $1 and conversation_id = any($2)',
      [workspace, conversations],
    )
    const ids = [customer.id, ...conversations, ...handoffs.map(({ id }) => id)].map((id) => JSON.stringify(id))
    const external = JSON.stringify(customer.externalId)
    await query(
      `delete from baton.idempotency i where i.workspace_id = $1 and exists (select from unnest($2::text[]) as name
        where position(name in i.operation) > 0 or position(name in i.answer::text) > 0)`,
      [workspace, [...ids, `"externalId":${external}`, `"externalId": ${external}`]],
    )
    const visitors = await query<{ id: string }>(
      'delete from baton.visitors where workspace_id = $1 and customer_id = $2 returning id',
      [workspace, customer.id],
    )
    await query('delete from baton.account_lookups where workspace_id = $1 and customer_id = $2', [
      workspace,
      customer.id,
    ])
    await query(
      `delete from baton.mails_in m where m.workspace_id = $1
        and lower(m.from_address) = (select lower(k.email) from baton.customers k where k.workspace_id = $1 and k.id = $2)`,
      [workspace, customer.id],
    )
    await query('delete from baton.customer_notes where workspace_id = $1 and customer_id = $2', [
      workspace,
      customer.id,
    ])
    await query('delete from baton.customers where workspace_id = $1 and id = $2', [workspace, customer.id])
    const detail = { conversations: conversations.length, texts }
    await audit(query, deps.newId, { workspace, by, action: 'customer.forgotten', target: customer.id, detail }, now)
    return { texts, visitors: visitors.map(({ id }) => id) }
  })
}

async function erase(
  query: Query,
  workspace: string,
  conversations: readonly string[],
  customerId: string | null = null,
): Promise<number> {
  // What people made of it quotes it, whomever it is for; and so do answers to what was tried with it.
  await query(
    `with gone as (delete from baton.guidance where workspace_id = $1 and (customer_id = $2 or conversation_id = any($3)) returning id)
      delete from baton.idempotency i where i.workspace_id = $1 and exists (select from gone where position(gone.id in i.operation) > 0)`,
    [workspace, customerId, conversations],
  )
  const [row] = await query<{ texts: number }>('select baton.erase_conversations($1) as texts', [conversations])
  return row?.texts ?? 0
}

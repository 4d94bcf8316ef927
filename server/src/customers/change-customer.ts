import { maskJson, maskText } from '@baton/engine'
import type { CustomerNote } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { customerColumns, detailOf, type Customer, type CustomerRow } from './customers.ts'

/** As many as a person can read through; a system that pushes may tell more. */
export const mostAttributes = 60
const mostNotes = 500

interface Deps {
  db: Database
  newId: NewId
}

export interface ChangeCustomer {
  workspace: string
  externalId: string
  name?: string | null | undefined
  /** What is null goes; what is not named stays. */
  attributes?: Customer['attributes'] | undefined
  by: Doer
}

/**
 * Changes what people may change of a customer. The trail says which fields, never what stood in them. Throws `Refused` customer_not_found, or
 * too_many_attributes where more are added than a person can read.
 */
export async function changeCustomer({ db, newId }: Deps, given: ChangeCustomer, now: number): Promise<Customer> {
  const { workspace, by } = given
  return db.transaction({ workspace }, async (query) => {
    const row = await locked(query, workspace, given.externalId)
    const { id, ...before } = detailOf(row)
    const name = given.name === undefined ? before.name : plainName(given.name)
    const attributes = merged(before.attributes, maskJson(given.attributes ?? {}) as Customer['attributes'])
    const more = Object.keys(attributes).length > Object.keys(before.attributes).length
    if (more && Object.keys(attributes).length > mostAttributes)
      throw new Refused('too_many_attributes', `${mostAttributes}`)
    const names = Object.keys({ ...before.attributes, ...attributes })
    const changed = names.filter((each) => before.attributes[each] !== attributes[each])
    if (name === before.name && changed.length === 0) return before
    const [after] = await query<CustomerRow>(
      `update baton.customers set name = $3, attributes = $4::jsonb, updated_at = $5 where workspace_id = $1 and id = $2 returning ${customerColumns}`,
      [workspace, id, name, JSON.stringify(attributes), now],
    )
    const detail = { name: name !== before.name, attributes: changed.length }
    await audit(query, newId, { workspace, by, action: 'customer.changed', target: id, detail }, now)
    const { id: _, ...kept } = detailOf(after ?? row)
    return kept
  })
}

const plainName = (name: string | null) => (name === null || name.trim() === '' ? null : maskText(name.trim()).text)

export function merged(before: Customer['attributes'], told: Customer['attributes']): Customer['attributes'] {
  return Object.fromEntries(Object.entries({ ...before, ...told }).filter(([, value]) => value !== null))
}

async function locked(query: Query, workspace: string, externalId: string): Promise<CustomerRow> {
  const [row] = await query<CustomerRow>(
    `select ${customerColumns} from baton.customers where workspace_id = $1 and external_id = $2 for update`,
    [workspace, externalId],
  )
  if (!row) throw new Refused('customer_not_found')
  return row
}

export interface AddNote {
  workspace: string
  externalId: string
  text: string
  by: Doer
}

/** Throws `Refused` customer_not_found or too_many_customer_notes. */
export async function addCustomerNote({ db, newId }: Deps, given: AddNote, now: number): Promise<CustomerNote> {
  const { workspace, by } = given
  return db.transaction({ workspace }, async (query) => {
    const customer = await locked(query, workspace, given.externalId)
    const [count] = await query<{ n: number }>(
      'select count(*)::int as n from baton.customer_notes where workspace_id = $1 and customer_id = $2',
      [workspace, customer.id],
    )
    if ((count?.n ?? 0) >= mostNotes) throw new Refused('too_many_customer_notes', `${mostNotes}`)
    const id = newId('customer-note')
    const text = maskText(given.text.trim()).text
    const agent = by.kind === 'agent' ? by.id : null
    await query(
      'insert into baton.customer_notes (workspace_id, id, customer_id, body, agent_id, created_at) values ($1, $2, $3, $4, $5, $6)',
      [workspace, id, customer.id, text, agent, now],
    )
    const [author] = await query<{ id: string; name: string }>(
      'select id, name from baton.agents where workspace_id = $1 and id = $2',
      [workspace, agent],
    )
    await audit(
      query,
      newId,
      { workspace, by, action: 'customer.noted', target: customer.id, detail: { note: id } },
      now,
    )
    return { id, text, by: author ?? null, at: iso(now) }
  })
}

/** One's own, or everybody's where `mayAll`. Throws `Refused` customer_note_not_found or actor_not_allowed. */
export async function deleteCustomerNote(
  { db }: { db: Database },
  { workspace, id, mayAll, by, newId }: { workspace: string; id: string; mayAll: boolean } & Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const [note] = await query<{ customer: string; agent: string | null }>(
      'select customer_id as customer, agent_id as agent from baton.customer_notes where workspace_id = $1 and id = $2',
      [workspace, id],
    )
    if (!note) throw new Refused('customer_note_not_found')
    if (!mayAll && note.agent !== by.id) throw new Refused('actor_not_allowed', 'somebody else wrote it')
    await query('delete from baton.customer_notes where workspace_id = $1 and id = $2', [workspace, id])
    const deed = { workspace, by, action: 'customer.note_deleted', target: note.customer, detail: { note: id } }
    await audit(query, newId, deed, now)
  })
}

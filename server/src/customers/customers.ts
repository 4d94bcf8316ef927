import { maskJson, maskText } from '@baton/engine'
import type { CustomerDetail, CustomerInput } from '@baton/protocol'
import type * as z from 'zod'
import type { Database } from '../db/database.ts'
import type { NewId } from '../ids.ts'

type Input = z.output<typeof CustomerInput>
export type Customer = z.output<typeof CustomerDetail>

export interface CustomerRow {
  id: string
  external_id: string
  name: string | null
  email: string | null
  tier: string | null
  owner_id: string | null
  attributes: Customer['attributes']
  open_issues: Customer['openIssues']
  source: Customer['source']
  updated_at: number
}

export const customerColumns =
  'id, external_id, name, email, tier, owner_id, attributes, open_issues, source, updated_at'

export async function customerByExternalId(
  db: Database,
  workspace: string,
  externalId: string,
): Promise<(Customer & { id: string }) | null> {
  const [row] = await db.scoped<CustomerRow>(
    workspace,
    `select ${customerColumns} from baton.customers where workspace_id = $1 and external_id = $2`,
    [workspace, externalId],
  )
  return row ? detailOf(row) : null
}

/**
 * Tells what is known of a customer, in place of what was told before. Card numbers, keys and the like are masked; their originals are with
 * whoever told.
 */
export async function putCustomer(
  db: Database,
  workspace: string,
  externalId: string,
  input: Input,
  newId: NewId,
  now: number,
): Promise<Customer> {
  const [row] = await db.scoped<CustomerRow>(
    workspace,
    `insert into baton.customers (workspace_id, id, external_id, name, email, tier, attributes, open_issues, source, created_at, updated_at, owner_id)
      values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, 'pushed', $9, $9, $10)
      on conflict (workspace_id, external_id) do update set name = excluded.name, email = excluded.email, tier = excluded.tier,
        owner_id = excluded.owner_id, attributes = excluded.attributes, open_issues = excluded.open_issues, source = 'pushed', updated_at = excluded.updated_at
      returning ${customerColumns}`,
    [
      workspace,
      newId('customer'),
      externalId,
      input.name ? maskText(input.name).text : null,
      input.email ?? null,
      input.tier ?? null,
      JSON.stringify(maskJson(input.attributes ?? {})),
      JSON.stringify(maskJson(input.openIssues ?? [])),
      now,
      input.ownerId ?? null,
    ],
  )
  if (!row) throw new Error('an upsert gave no row')
  const { id: _, ...detail } = detailOf(row)
  return detail
}

/** The customer's own id, made when nobody has told of them before. */
export async function customerFor(
  db: Database,
  workspace: string,
  externalId: string,
  newId: NewId,
  now: number,
): Promise<string> {
  const known = await customerByExternalId(db, workspace, externalId)
  if (known) return known.id
  await db.scoped(
    workspace,
    `insert into baton.customers (workspace_id, id, external_id, source, created_at, updated_at) values ($1, $2, $3, 'pushed', $4, $4)
      on conflict (workspace_id, external_id) do nothing`,
    [workspace, newId('customer'), externalId, now],
  )
  return (await customerByExternalId(db, workspace, externalId))?.id ?? ''
}

export function detailOf(row: CustomerRow): Customer & { id: string } {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    tier: row.tier,
    ownerId: row.owner_id,
    attributes: row.attributes,
    openIssues: row.open_issues,
    source: row.source,
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}

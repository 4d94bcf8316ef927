import { maskJson } from '@baton/engine'
import type { CustomerImportRow } from '@baton/protocol'
import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { merged, mostAttributes } from './change-customer.ts'
import { customerColumns, detailOf, type Customer, type CustomerRow } from './customers.ts'
import { readCustomersCsv, type CsvColumn, type CsvCustomer } from './read-customers-csv.ts'

export interface ImportCustomers {
  workspace: string
  csv: string
  columns?: Readonly<Record<string, string>> | undefined
  preview: boolean
  by: Doer
}

export interface ImportedCustomers {
  preview: boolean
  written: boolean
  columns: CsvColumn[]
  counts: Record<CustomerImportRow['outcome'], number>
  rows: CustomerImportRow[]
}

const rowsShown = 500
/** Rows that one statement writes. */
const atOnce = 500

/**
 * Adds and changes customers from a table: whose id is known is changed, an empty cell leaves what is there. All lines are good, or nothing is
 * written; a preview writes nothing and says the same. Sent twice, the second time finds everything as it should be. It makes nobody verified:
 * what is written counts as pushed. Throws `Refused` csv_unreadable.
 */
export async function importCustomers(
  { db, newId }: { db: Database; newId: NewId },
  { workspace, csv, columns, preview, by }: ImportCustomers,
  now: number,
): Promise<ImportedCustomers> {
  const table = readCustomersCsv(csv, columns)
  return db.transaction({ workspace }, async (query) => {
    const plan = await planOf(query, workspace, table.lines)
    const counts = { create: 0, update: 0, same: 0, refused: 0 }
    for (const { row } of plan) counts[row.outcome] += 1
    const written = !preview && counts.refused === 0
    if (written) {
      await write(query, newId, workspace, plan, now)
      const detail = { created: counts.create, changed: counts.update }
      await audit(query, newId, { workspace, by, action: 'customers.imported', target: workspace, detail }, now)
    }
    const rows = plan.map(({ row }) => row).toSorted((a, b) => wrong(b) - wrong(a))
    return { preview, written, columns: table.columns, counts, rows: rows.slice(0, rowsShown) }
  })
}

const wrong = ({ outcome }: CustomerImportRow) => Number(outcome === 'refused')

interface Planned {
  row: CustomerImportRow
  after: Pick<Customer, 'externalId' | 'name' | 'email' | 'tier' | 'attributes'>
}

async function planOf(query: Query, workspace: string, lines: readonly CsvCustomer[]): Promise<Planned[]> {
  const rows = await query<CustomerRow>(
    `select ${customerColumns} from baton.customers where workspace_id = $1 and external_id = any($2) order by id for update`,
    [workspace, lines.map(({ externalId }) => externalId)],
  )
  const known = new Map(rows.map((row) => [row.external_id, detailOf(row)]))
  return lines.map((line) => planLine(line, known.get(line.externalId)))
}

function planLine(line: CsvCustomer, known: Customer | undefined): Planned {
  const attributes = merged(known?.attributes ?? {}, maskJson(line.attributes) as Customer['attributes'])
  const after = {
    externalId: line.externalId,
    name: line.name ?? known?.name ?? null,
    email: line.email ?? known?.email ?? null,
    tier: line.tier ?? known?.tier ?? null,
    attributes,
  }
  const changes = [
    ...(['name', 'email', 'tier'] as const).filter((field) => after[field] !== (known?.[field] ?? null)),
    ...Object.keys(attributes).filter((name) => attributes[name] !== known?.attributes[name]),
  ]
  const problems = [...line.problems]
  if (Object.keys(attributes).length > Math.max(mostAttributes, Object.keys(known?.attributes ?? {}).length))
    problems.push({
      code: 'too_many_attributes',
      column: 'attributes',
      cause: `there would be more than ${mostAttributes}`,
      next: 'Skip columns that nobody reads.',
    })
  const outcome = problems.length > 0 ? 'refused' : known ? (changes.length > 0 ? 'update' : 'same') : 'create'
  const externalId = line.externalId.slice(0, 128) || null
  return { row: { line: line.line, externalId, outcome, changes: known ? changes : [], problems }, after }
}

async function write(
  query: Query,
  newId: NewId,
  workspace: string,
  plan: readonly Planned[],
  now: number,
): Promise<void> {
  const wanted = plan.filter(({ row }) => row.outcome === 'create' || row.outcome === 'update')
  for (let i = 0; i < wanted.length; i += atOnce) {
    const piece = wanted.slice(i, i + atOnce).map(({ after }) => ({ id: newId('customer'), ...after }))
    await query(
      `insert into baton.customers (workspace_id, id, external_id, name, email, tier, attributes, source, created_at, updated_at)
        select $1, p ->> 'id', p ->> 'externalId', p ->> 'name', p ->> 'email', p ->> 'tier', p -> 'attributes', 'pushed', $3, $3
          from jsonb_array_elements($2::jsonb) as p
        on conflict (workspace_id, external_id) do update set name = excluded.name, email = excluded.email, tier = excluded.tier,
          attributes = excluded.attributes, updated_at = excluded.updated_at`,
      [workspace, JSON.stringify(piece), now],
    )
  }
}

import * as z from 'zod'
import { Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const CustomerImportRow = z.object({
  line: z.int().describe('of the file; the head is line 1'),
  externalId: z.string().nullable(),
  outcome: z.enum(['create', 'update', 'same', 'refused']),
  changes: z.array(z.string()).describe('the columns that would be other than before'),
  problems: z.array(
    z.object({
      code: z.enum(['missing', 'too_long', 'not_an_id', 'not_an_email', 'twice', 'too_many_attributes']),
      column: z.string(),
      cause: z.string(),
      next: z.string(),
    }),
  ),
})
export type CustomerImportRow = z.infer<typeof CustomerImportRow>

/** What a column of the table becomes. */
const Target = Words(70).regex(
  /^(externalId|name|email|tier|skip|attribute:.+)$/,
  'is externalId, name, email, tier, skip or attribute:NAME',
)

export const customerImportEndpoints = {
  importCustomers: endpoint({
    method: 'POST',
    path: '/v1/customers/import',
    summary:
      'Add and change customers from CSV. Each column becomes a field, an attribute, or nothing; whose id is known is changed, and an empty cell leaves what is there. With `preview` nothing is written. All rows are good, or none is written. An address that is imported verifies nobody',
    tag: 'Customers',
    callers: ['key', 'lead'],
    body: z.strictObject({
      csv: z.string().min(1).max(1_000_000),
      columns: z
        .record(z.string().max(200), Target)
        .refine((columns) => Object.keys(columns).length <= 60, 'has more than 60 columns')
        .optional()
        .describe('what each column of the head becomes; one that is not named is guessed by its name'),
      preview: z.boolean().default(true).describe('says what would become of each row, and writes nothing'),
    }),
    answer: z.object({
      preview: z.boolean(),
      written: z.boolean(),
      columns: z
        .array(z.object({ name: z.string(), becomes: z.string() }))
        .describe('the head, and what each column becomes'),
      counts: z.object({ create: z.int(), update: z.int(), same: z.int(), refused: z.int() }),
      rows: z.array(CustomerImportRow).describe('those that are refused first, at most five hundred'),
    }),
    status: 200,
    problems: ['csv_unreadable'],
    idempotency: 'key',
    bodyLimit: 2_097_152,
  }),
}

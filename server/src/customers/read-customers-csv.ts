import { maskText } from '@baton/engine'
import type { CustomerImportRow } from '@baton/protocol'
import * as z from 'zod'
import { Refused } from '../identity/refused.ts'
import { readRawTable } from '../people/read-table.ts'

export const mostLines = 5000
const attributePrefix = 'attribute:'
const mostColumns = 60

/** A line as far as it could be read; an empty cell is left out. */
export interface CsvCustomer {
  line: number
  externalId: string
  name?: string
  email?: string
  tier?: string
  attributes: Record<string, string | number | boolean>
  problems: Problems
}
type Problems = CustomerImportRow['problems']

export interface CsvColumn {
  name: string
  becomes: string
}

/** How people call the columns in the tables that they have. */
const guesses = new Map(
  Object.entries({
    externalid: 'externalId',
    external_id: 'externalId',
    id: 'externalId',
    customer_id: 'externalId',
    customerid: 'externalId',
    name: 'name',
    full_name: 'name',
    email: 'email',
    'e-mail': 'email',
    email_address: 'email',
    tier: 'tier',
  }),
)

/**
 * Reads a table of customers, each column as `columns` says, else by its name; a name that says nothing becomes an attribute. Throws `Refused`
 * csv_unreadable where it is no table; what is wrong with one line is said with that line,
 * also that no column is the id, so that whoever previews it sees the columns and can say which.
 */
export function readCustomersCsv(
  csv: string,
  columns: Readonly<Record<string, string>> = {},
): { columns: CsvColumn[]; lines: CsvCustomer[] } {
  const { head, rows } = readRawTable(csv)
  if (rows.length === 0) throw new Refused('csv_unreadable', 'there is no line below the head')
  if (rows.length > mostLines)
    throw new Refused('csv_unreadable', `there are more than ${mostLines} lines: send it in parts`)
  if (head.length > mostColumns) throw new Refused('csv_unreadable', `there are more than ${mostColumns} columns`)
  const told = new Map(Object.entries(columns))
  const mapped = head.map((name): CsvColumn => ({ name, becomes: told.get(name) ?? guess(name) }))
  const fields = mapped.map(({ becomes }) => becomes).filter((becomes) => becomes !== 'skip')
  const twice = fields.find((becomes, i) => fields.indexOf(becomes) !== i)
  if (twice !== undefined) throw new Refused('csv_unreadable', `two columns become ${twice.slice(0, 80)}`)
  const hasId = fields.includes('externalId')
  const seen = new Map<string, number>()
  const lines = rows.map(({ line, record }) => {
    const customer = readLine(line, mapped, record, hasId)
    const before = seen.get(customer.externalId)
    if (before !== undefined)
      say(customer.problems, 'twice', 'externalId', `line ${before} has the same id`, 'Leave one of the two.')
    else if (customer.externalId !== '') seen.set(customer.externalId, line)
    return customer
  })
  return { columns: mapped, lines }
}

function guess(name: string): string {
  const known = guesses.get(name.toLowerCase().replaceAll(' ', '_'))
  if (known) return known
  return name === '' || isLong(name, 60) ? 'skip' : `${attributePrefix}${name}`
}

function say(problems: Problems, code: Problems[number]['code'], column: string, cause: string, next: string): void {
  problems.push({ code, column, cause, next })
}

const quoted = (text: string) => `"${text.slice(0, 60)}"`
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const isLong = (text: string, longest: number) => text.length > longest || unseen.test(text) || !text.isWellFormed()

function readLine(line: number, columns: readonly CsvColumn[], record: readonly string[], hasId: boolean): CsvCustomer {
  const customer: CsvCustomer = { line, externalId: '', attributes: {}, problems: [] }
  const { problems } = customer
  const attributes: [string, string | number | boolean][] = []
  columns.forEach(({ becomes }, i) => {
    const cell = record[i] ?? ''
    if (becomes === 'externalId') customer.externalId = cell
    if (cell === '' || becomes === 'skip') return
    if (becomes === 'name' || becomes === 'tier') {
      const longest = becomes === 'name' ? 200 : 60
      if (isLong(cell, longest))
        say(
          problems,
          'too_long',
          becomes,
          `it has more than ${longest} characters, or some that nobody sees`,
          'Shorten it.',
        )
      else customer[becomes] = becomes === 'name' ? maskText(cell).text : cell
    }
    if (becomes === 'email') {
      if (!z.email().max(320).safeParse(cell).success)
        say(problems, 'not_an_email', 'email', `${quoted(cell)} is no address`, 'Write it as name@site.example.')
      else customer.email = cell
    }
    if (becomes.startsWith(attributePrefix)) {
      const name = becomes.slice(attributePrefix.length)
      if (isLong(cell, 2000))
        say(problems, 'too_long', name, 'it has more than 2,000 characters, or some that nobody sees', 'Shorten it.')
      else attributes.push([name, valueOf(cell)])
    }
  })
  customer.attributes = Object.fromEntries(attributes)
  if (customer.externalId === '')
    say(
      problems,
      'missing',
      'externalId',
      hasId ? 'there is no id' : 'no column is your id of them',
      hasId ? 'Give each customer the id that your system knows them by.' : 'Say which column it is.',
    )
  else if (!/^[\w.:@+-]{1,128}$/.test(customer.externalId))
    say(
      problems,
      'not_an_id',
      'externalId',
      `${quoted(customer.externalId)} is no id`,
      'Use letters, digits and . : @ + - _ only, at most 128 of them.',
    )
  return customer
}

/** Numbers as they are written by machines, yes and no as words; `007` and `+49…` are no numbers. */
function valueOf(cell: string): string | number | boolean {
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true'
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(cell)) return Number(cell)
  return cell
}

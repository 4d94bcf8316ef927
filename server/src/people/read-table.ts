import { CsvError, parse } from 'csv-parse/sync'
import { Refused } from '../identity/refused.ts'

/**
 * The lines of a table with a head, each with its number in the file. Throws `Refused` csv_unreadable where it is none, where the head has a column
 * that is not one of `columns`, or lacks one that is `needed`.
 */
export function readTable(
  csv: string,
  columns: readonly string[],
  needed: readonly string[],
): { line: number; cells: Record<string, string> }[] {
  const raw = readRawTable(csv)
  const head = raw.head.map((name) => name.toLowerCase())
  const unknown = head.find((name) => !columns.some((each) => each === name))
  if (unknown !== undefined)
    throw new Refused('csv_unreadable', `the column "${unknown.slice(0, 60)}" is not one of ${columns.join(', ')}`)
  const missing = needed.find((name) => !head.includes(name))
  if (missing !== undefined) throw new Refused('csv_unreadable', `there is no column "${missing}"`)
  if (new Set(head).size < head.length) throw new Refused('csv_unreadable', 'a column is there twice')
  return raw.rows.map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(head.map((name, i) => [name, record[i] ?? ''])),
  }))
}

/** The head as it is written, and the lines with their numbers in the file. Throws `Refused` csv_unreadable where it is no table. */
export function readRawTable(csv: string): { head: string[]; rows: { line: number; record: string[] }[] } {
  let rows: { record: string[]; info: { lines: number } }[]
  try {
    rows = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof rows
  } catch (error) {
    if (error instanceof CsvError) throw new Refused('csv_unreadable', wordsOf(error))
    throw error
  }
  const head = rows.shift()?.record ?? []
  return { head, rows: rows.map(({ record, info }) => ({ line: info.lines, record })) }
}

/** In words that say what to do, and without what stands in the table. */
function wordsOf(error: CsvError): string {
  const line = Number(error['lines'])
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `the quotation mark that is open at the end, at line ${line}, is never closed`
  if (error.code.includes('QUOTE'))
    return `line ${line} has a quotation mark within a cell: write it twice, and the cell in quotation marks`
  return `line ${line} cannot be read as CSV`
}

/** What separates the names of the columns: spreadsheets write commas, semicolons or tabs, as the country has it. */
function delimiterOf(csv: string): string {
  const head = csv.slice(0, csv.search(/[\r\n]|$/))
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

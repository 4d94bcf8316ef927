import type { Draft, DraftIntent } from './draft.ts'

/** What a file holds, or what is wrong with it and where. */
export type Carried = { ok: true; draft: Omit<Draft, 'use'> } | { ok: false; says: string }

/** A file of intents: JSON as the API has it, or CSV with the columns intent, areas and example, one example a row. */
export function readCarried(text: string): Carried {
  const plain = text.replace(/^\uFEFF/, '')
  return /^\s*[{[]/.test(plain) ? readJson(plain) : readCsv(plain)
}

function readJson(text: string): Carried {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch (error) {
    return { ok: false, says: `It is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}` }
  }
  const whole = (Array.isArray(found) ? { intents: found } : found) as { intents?: unknown; nothing?: unknown }
  if (!Array.isArray(whole.intents)) return { ok: false, says: 'It has no list "intents".' }
  const intents: DraftIntent[] = []
  for (const [place, each] of whole.intents.entries()) {
    const { name, areas = [], examples } = (each ?? {}) as Record<string, unknown>
    if (typeof name !== 'string') return { ok: false, says: `intents.${place} has no name.` }
    if (!isWords(areas) || !isWords(examples))
      return { ok: false, says: `intents.${place} (${name}): areas and examples are lists of words.` }
    intents.push({ id: `file-${place}`, name, areas, examples })
  }
  const { nothing = [] } = whole
  return isWords(nothing)
    ? { ok: true, draft: { intents, nothing } }
    : { ok: false, says: '"nothing" is no list of words.' }
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

function readCsv(text: string): Carried {
  const [head, ...rows] = parseCsv(text)
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase())
  const at = { intent: columns.indexOf('intent'), areas: columns.indexOf('areas'), example: columns.indexOf('example') }
  if (at.intent < 0 || at.example < 0)
    return { ok: false, says: 'Row 1 names the columns: intent, areas (may be left out) and example.' }
  const intents = new Map<string, { areas: string[]; examples: string[] }>()
  const nothing: string[] = []
  for (const { cells, row } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const name = (cells[at.intent] ?? '').trim()
    const example = (cells[at.example] ?? '').trim()
    if (example === '') return { ok: false, says: `Row ${row} has no example.` }
    if (name === '') {
      nothing.push(example)
      continue
    }
    const intent = intents.get(name) ?? { areas: [], examples: [] }
    intents.set(name, intent)
    intent.examples.push(example)
    for (const area of wordsOf(cells[at.areas] ?? '')) if (!intent.areas.includes(area)) intent.areas.push(area)
  }
  if (intents.size === 0) return { ok: false, says: 'It has no row with an intent.' }
  const listed = [...intents].map(([name, intent], place) => ({ id: `file-${place}`, name, ...intent }))
  return { ok: true, draft: { intents: listed, nothing } }
}

/** Names with commas or spaces between them. */
export const wordsOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** Cells by row (RFC 4180), with the line on which each row begins. Semicolons part cells where the first row has them and no comma. */
function parseCsv(text: string): { cells: string[]; row: number }[] {
  const [first = ''] = text.split('\n', 1)
  const between = first.includes(';') && !first.includes(',') ? ';' : ','
  const rows: { cells: string[]; row: number }[] = []
  let [cell, cells, quoted, line, began] = ['', [] as string[], false, 1, 1]
  const endRow = () => {
    rows.push({ cells: [...cells, cell], row: began })
    ;[cell, cells, began] = ['', [], line + 1]
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') {
        cell += '"'
        i++
      } else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === between) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
    if (sign === '\n') line++
  }
  if (cell !== '' || cells.length > 0) endRow()
  return rows
}

export const toJson = ({ intents, nothing }: Omit<Draft, 'use'>): string =>
  `${JSON.stringify({ intents: intents.map(({ name, areas, examples }) => ({ name, areas, examples })), nothing }, null, 2)}\n`

export function toCsv({ intents, nothing }: Omit<Draft, 'use'>): string {
  const rows = [
    ['intent', 'areas', 'example'],
    ...intents.flatMap(({ name, areas, examples }) => examples.map((example) => [name, areas.join(' '), example])),
    ...nothing.map((example) => ['', '', example]),
  ]
  return rows.map((row) => row.map(cellOf).join(',') + '\r\n').join('')
}

/** Quoted where it must be. What a spreadsheet would take for a formula gets a space before it, which reading takes away. */
function cellOf(words: string): string {
  const safe = /^[=+@\-\t]/.test(words) ? ` ${words}` : words
  return /[",;\r\n]|^\s/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

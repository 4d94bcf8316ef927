import { z } from 'zod'
import { readJsonLines } from '../json-lines.ts'

const kind = z.enum(['card', 'iban', 'secret', 'password', 'national-id'])
const value = z.object({ kind, text: z.string().min(1) })
const rowShape = z.union([
  z.object({ text: z.string(), values: z.array(value).default([]) }),
  z.object({ turns: z.array(z.object({ text: z.string() })) }),
])

/** A message, and what in it nobody needs to read. */
export interface LabelledRow {
  text: string
  values: readonly z.infer<typeof value>[]
}

/** Reads JSON Lines of labelled messages, or of conversations: every message of one counts as one in which nothing is to be masked. Throws `BadFile`. */
export async function readLabelled(path: string): Promise<LabelledRow[]> {
  const rows = await readJsonLines(path, rowShape, 'each line is a message with its values, or a conversation')
  return rows.flatMap((row) => ('turns' in row ? row.turns.map(({ text }) => ({ text, values: [] })) : [row]))
}

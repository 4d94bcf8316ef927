import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadFile, readJsonLines } from './json-lines.ts'

/** A customer's turn, what the customer wrote before it, and whether it shows disappointment, frustration or anger. */
export interface ToneRow {
  text: string
  /** The same in English, where the file has it. */
  english: string | null
  /** The customer's earlier turns, the newest last. */
  before: readonly string[]
  upset: boolean
}

const UPSET: ReadonlySet<number> = new Set([3, 5, 6])
const sentences = z.array(z.string())
const maiaShape = z.array(
  z.object({
    turns: z.array(
      z.object({
        floor: z.enum(['inbound', 'outbound']),
        text_src: sentences,
        text_mt: sentences,
        Emotion: z.array(z.number()).nullish(),
      }),
    ),
  }),
)
const lineShape = z.object({
  turns: z.array(
    z.object({
      role: z.enum(['customer', 'assistant', 'agent', 'system']),
      text: z.string(),
      upset: z.union([z.literal(0), z.literal(1)]).optional(),
    }),
  ),
})

/**
 * Reads customers' turns from a file: MAIA-DQE as it is published (one JSON array), or a conversation a line whose customer turns have
 * `upset` 0 or 1. Throws `BadFile` with the file's name and what is wrong.
 */
export async function readToneFile(path: string): Promise<ToneRow[]> {
  const start = await readFile(path, 'utf8').catch(() => '')
  const rows = start.trimStart().startsWith('[') ? fromMaia(path, start) : await fromLines(path)
  if (!rows.some(({ upset }) => upset) || rows.every(({ upset }) => upset))
    throw new BadFile(`${path}: needs turns of customers that are upset and turns that are not`)
  return rows
}

function fromMaia(path: string, text: string): ToneRow[] {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    throw new BadFile(`${path}: is not JSON (${(error as Error).message})`, { cause: error })
  }
  const parsed = maiaShape.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new BadFile(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
  }
  return parsed.data.flatMap(({ turns }) => {
    const before: string[] = []
    return turns.flatMap(({ floor, text_src, text_mt, Emotion }): ToneRow[] => {
      if (floor !== 'inbound') return []
      const row: ToneRow = {
        text: text_src.join('\n'),
        english: text_mt.join('\n'),
        before: [...before],
        upset: (Emotion ?? []).some((each) => UPSET.has(each)),
      }
      before.push(row.text)
      return [row]
    })
  })
}

async function fromLines(path: string): Promise<ToneRow[]> {
  const chats = await readJsonLines(path, lineShape, 'a conversation whose customer turns have upset, 0 or 1')
  return chats.flatMap(({ turns }) => {
    const before: string[] = []
    return turns.flatMap(({ role, text, upset }): ToneRow[] => {
      if (role !== 'customer') return []
      const row = { text, english: null, before: [...before], upset: upset === 1 }
      before.push(text)
      return upset === undefined ? [] : [row]
    })
  })
}

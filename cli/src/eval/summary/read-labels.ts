import { z } from 'zod'
import { BadFile, readJsonLines } from '../json-lines.ts'

const place = z.object({
  messageId: z.string().min(1),
  /** The words that say it, as they stand in the message; without them any quote of the message names the problem. */
  text: z.string().min(1).optional(),
})

const chat = z.object({
  id: z.string().optional(),
  turns: z
    .array(
      z.object({
        id: z.string().min(1).optional(),
        role: z.enum(['customer', 'assistant', 'agent', 'system']),
        text: z.string().min(1),
      }),
    )
    .min(1),
  problems: z.array(place.extend({ or: z.array(place).default([]) })).min(1),
})

/** One place where a problem is said. */
export type Place = z.output<typeof place>

/** A chat with what is wrong or wanted in it: each problem with every place that says it. */
export interface LabelledChat {
  id: string
  turns: { id: string; role: 'customer' | 'assistant' | 'agent' | 'system'; text: string }[]
  problems: readonly (readonly Place[])[]
}

/**
 * Reads chats with labelled problems. A turn without an id is called by its place, `t0`, `t1` … Throws `BadFile` with the line where a label
 * names no message of the customer, or words that are not in it.
 */
export async function readLabelledChats(path: string): Promise<LabelledChat[]> {
  const rows = await readJsonLines(path, chat, 'a chat with turns and problems')
  return rows.map((row, i) => {
    const turns = row.turns.map((turn, n) => ({ ...turn, id: turn.id ?? `t${n}` }))
    const problems = row.problems.map(({ or, ...first }) => [first, ...or])
    const where = `${path}: ${row.id ?? `chat ${i + 1}`}`
    if (new Set(turns.map(({ id }) => id)).size < turns.length)
      throw new BadFile(`${where}: two turns have the same id`)
    for (const { messageId, text } of problems.flat()) {
      const said = turns.find(({ id, role }) => id === messageId && role === 'customer')
      if (!said) throw new BadFile(`${where}: problems: ${messageId} is no message of the customer`)
      if (text !== undefined && !said.text.includes(text))
        throw new BadFile(`${where}: problems: the words are not in ${messageId}`)
    }
    return { id: row.id ?? `chat ${i + 1}`, turns, problems }
  })
}

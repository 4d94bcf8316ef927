import * as z from 'zod'

/** A value put in the place of a masked one, so that a conversation can be played. `turn` counts from 0. */
export const Filled = z.object({ mask: z.string(), value: z.string(), turn: z.int().min(0) })
export type Filled = z.infer<typeof Filled>

/** One turn. `sentences` stand beside `text` where the source had them apart; labels of the source stay as they are. */
export const Turn = z.looseObject({
  role: z.enum(['customer', 'assistant', 'agent', 'system']),
  text: z.string().min(1),
  at: z.string().optional(),
  sentences: z.array(z.string().min(1)).min(1).optional(),
})
export type Turn = z.infer<typeof Turn>

/** One conversation: a line of our JSON Lines. */
export const Conversation = z.looseObject({
  id: z.string().min(1),
  turns: z.array(Turn).min(1),
  /** The language that the turns are in, as a short code. */
  language: z.string().optional(),
  filled: z.array(Filled).optional(),
})
export type Conversation = z.infer<typeof Conversation>

/** Something in a file that could not be read; the rest of the file is. `index` counts conversations from 0, `line` from 1. */
export interface Fault {
  file: string
  line?: number | undefined
  index?: number | undefined
  message: string
}

/** Where and what, in one line: "chats.jsonl:12: turns.3.role: …". */
export function faultLine({ file, line, index, message }: Fault): string {
  return `${file}${line === undefined ? '' : `:${line}`}${index === undefined ? '' : ` [${index}]`}: ${message}`
}

/** The first things a schema says about a value that does not fit, with their paths. */
export function misfitOf(error: z.ZodError): string {
  const told = error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'the value'}: ${message}`)
  return told.join('; ') + (error.issues.length > 3 ? `; and ${error.issues.length - 3} more` : '')
}

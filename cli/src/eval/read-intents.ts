import { z } from 'zod'
import { readJsonLines } from './json-lines.ts'

const rowShape = z.object({ text: z.string(), intent: z.string().min(1).nullable() })

/** A message and what it is about; `null` is none of the intents. */
export interface IntentRow {
  text: string
  intent: string | null
}

/** Reads JSON Lines of intents. Throws `BadFile` with the file's name, the line and the field that is wrong. */
export async function readIntentFile(path: string): Promise<IntentRow[]> {
  return readJsonLines(path, rowShape, 'a message with its text and its intent, null for none')
}

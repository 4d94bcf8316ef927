import { z } from 'zod'
import { readJsonLines } from './json-lines.ts'

const rowShape = z.object({
  turns: z.array(z.object({ role: z.enum(['customer', 'assistant', 'agent', 'system']), text: z.string() })),
  agentDraft: z.string(),
  reask: z.union([z.literal(0), z.literal(1)]),
  services: z.array(z.string()).default([]),
})

/** A conversation, what an agent is about to send, and whether that asks again. */
export interface ReaskRow {
  turns: { by: 'customer' | 'other'; text: string }[]
  draft: string
  again: boolean
  services: readonly string[]
}

/** Reads JSON Lines of re-ask rows. Throws `BadFile` with the file's name, the line and the field that is wrong. */
export async function readReaskFile(path: string): Promise<ReaskRow[]> {
  const rows = await readJsonLines(path, rowShape, 'a conversation with agentDraft and reask')
  return rows.map(({ turns, agentDraft, reask, services }) => ({
    turns: turns.map(({ role, text }) => ({ by: role === 'customer' ? 'customer' : 'other', text })),
    draft: agentDraft,
    again: reask === 1,
    services,
  }))
}

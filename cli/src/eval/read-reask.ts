import { readFile } from 'node:fs/promises'
import { z } from 'zod'

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

/** What is wrong with a file, said so that it can be mended. */
export class BadFile extends Error {}

/** Reads JSON Lines of re-ask rows. Throws `BadFile` with the file's name, the line and the field that is wrong. */
export async function readReaskFile(path: string): Promise<ReaskRow[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new BadFile(
      code === 'ENOENT'
        ? `${path}: there is no such file`
        : code === 'EISDIR'
          ? `${path}: this is a folder; name a file of JSON Lines`
          : `${path}: cannot be read (${code ?? String(error)})`,
      { cause: error },
    )
  }
  const rows: ReaskRow[] = []
  text.split('\n').forEach((line, i) => {
    if (line.trim()) rows.push(parseRow(line, `${path}:${i + 1}`))
  })
  if (rows.length === 0)
    throw new BadFile(`${path}: has no rows; each line is a conversation with agentDraft and reask`)
  return rows
}

function parseRow(line: string, where: string): ReaskRow {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch (error) {
    throw new BadFile(`${where}: is not JSON (${(error as Error).message})`, { cause: error })
  }
  const parsed = rowShape.safeParse(raw)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new BadFile(`${where}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`)
  }
  const { turns, agentDraft, reask, services } = parsed.data
  return {
    turns: turns.map(({ role, text }) => ({ by: role === 'customer' ? 'customer' : 'other', text })),
    draft: agentDraft,
    again: reask === 1,
    services,
  }
}

import { z } from 'zod'
import type { LabelledDialogue } from '@baton/engine'
import { BadFile, readJsonLines } from './json-lines.ts'

const rowShape = z.object({
  turns: z.array(
    z.object({
      role: z.enum(['customer', 'assistant', 'agent', 'system']),
      text: z.string(),
      handoff: z.union([z.literal(0), z.literal(1)]),
    }),
  ),
})

/** Reads conversations of which each turn says whether a person should take over. Throws `BadFile` with the file, the line and the field. */
export async function readHandoffFiles(files: readonly string[]): Promise<LabelledDialogue[]> {
  const rows = (
    await Promise.all(
      files.map((file) => readJsonLines(file, rowShape, 'a conversation whose turns say handoff 0 or 1')),
    )
  ).flat()
  const dialogues = rows.map(({ turns }) => ({
    turns: turns.map(({ role, text, handoff }) => ({
      by: role === 'customer' ? ('customer' as const) : ('us' as const),
      text,
      handOff: handoff === 1,
    })),
  }))
  const labels = new Set(dialogues.flatMap(({ turns }) => turns.map(({ handOff }) => handOff)))
  if (labels.size < 2)
    throw new BadFile(
      `${files.join(', ')}: needs turns with handoff 1 and turns with handoff 0 to learn from or be measured by`,
    )
  return dialogues
}

import { createHash } from 'node:crypto'
import path from 'node:path'
import { runWriter } from './crash-writer.ts'
import type { Acknowledged } from './crash-writer.ts'
import type { PowerCut } from './power-cut.ts'

/** Writes to `dir` until the power is cut at a moment that `seed` decides; throws when the writer ended in any other way. */
export async function cutPower(
  given: Omit<PowerCut, 'after'> & { acknowledged: Acknowledged },
): Promise<{ acknowledgements: number; after: number }> {
  const { acknowledged, ...cut } = given
  // From the middle of opening to thousands of commits later.
  const after = 20 + (createHash('sha256').update(String(cut.seed)).digest().readUInt32BE() % 4_000)
  const { acknowledgements, signal, errors } = await runWriter(cut.dir, acknowledged, {
    nodeOptions: ['--import', path.join(import.meta.dirname, 'power-cut.ts')],
    env: { BATON_POWER_CUT: JSON.stringify({ ...cut, after } satisfies PowerCut) },
  })
  if (signal !== 'SIGKILL') throw new Error(`The writer ended before the power was cut: ${errors}`)
  return { acknowledgements, after }
}

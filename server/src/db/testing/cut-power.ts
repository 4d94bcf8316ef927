import { createHash } from 'node:crypto'
import path from 'node:path'
import { runWriter } from './crash-writer.ts'
import type { Acknowledged } from './crash-writer.ts'
import type { PowerCut } from './power-cut.ts'

/** Writes to `dir` until the power is cut at the moment that is given or that `seed` decides; throws when the writer ended in any other way. */
export async function cutPower(
  given: Omit<PowerCut, 'after'> & { after?: number; acknowledged: Acknowledged },
): Promise<{ acknowledgements: number; after: number }> {
  const { acknowledged, after = momentOf(given.seed), ...cut } = given
  const { acknowledgements, signal, errors } = await runWriter(cut.dir, acknowledged, {
    nodeOptions: ['--import', path.join(import.meta.dirname, 'power-cut.ts')],
    env: { BATON_POWER_CUT: JSON.stringify({ ...cut, after } satisfies PowerCut) },
  })
  if (signal !== 'SIGKILL') throw new Error(`The writer ended before the power was cut: ${errors}`)
  return { acknowledgements, after }
}

/** From the middle of opening to thousands of commits later. */
function momentOf(seed: number): number {
  return 20 + (createHash('sha256').update(String(seed)).digest().readUInt32BE() % 4_000)
}

import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkFolder, prepareFolder, runWriter } from '../../server/src/db/testing/crash-writer.ts'
import { cutPower } from '../../server/src/db/testing/cut-power.ts'
import { scratchFolder } from '../../server/src/db/testing/scratch-folder.ts'

// Cuts the power under the embedded database, or kills its process, many times over, and counts what was lost.
//   node scripts/run.mjs bench/src/power-cut.ts --cuts 50 --kills 100 --seed 1 --json

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '50' },
    kills: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const folder = scratchFolder('power')

interface Tally {
  times: number
  acknowledged: number
  faults: string[]
}

async function cuts(times: number, keep: number): Promise<Tally> {
  return repeat(times, `keep-${keep}`, async (dir, acknowledged, i) => {
    const cut = { dir, acknowledged, keep, seed: seed + i + keep * 1_000, lies: false }
    return (await cutPower(cut)).acknowledgements
  })
}

async function kills(times: number): Promise<Tally> {
  return repeat(times, 'kills', async (dir, acknowledged, i) => {
    const killAfter = 1 + ((seed + i * 7_919) % 1_500)
    return (await runWriter(dir, acknowledged, { killAfter })).acknowledgements
  })
}

async function repeat(
  times: number,
  name: string,
  crash: (dir: string, acknowledged: Map<number, number>, i: number) => Promise<number>,
): Promise<Tally> {
  const dir = path.join(folder.path, name)
  const tally: Tally = { times: 0, acknowledged: 0, faults: [] }
  if (times === 0) return tally
  await prepareFolder(dir)
  const acknowledged = new Map<number, number>()
  for (let i = 0; i < times; i += 1) {
    tally.acknowledged += await crash(dir, acknowledged, i)
    tally.times += 1
    const faults = await checkFolder(dir, acknowledged).catch((error: unknown) => [String(error)])
    tally.faults.push(...faults.map((fault) => `${name} ${i}: ${fault}`))
    process.stderr.write(
      `${name} ${i + 1}/${times}: ${tally.acknowledged} acknowledged, ${tally.faults.length} faults\n`,
    )
    if (faults.length > 0) break
  }
  return tally
}

try {
  const half = Math.ceil(Number(values.cuts) / 2)
  const result = {
    seed,
    cutsKeepingNothing: await cuts(half, 0),
    cutsKeepingHalf: await cuts(Number(values.cuts) - half, 0.5),
    kills: await kills(Number(values.kills)),
  }
  console.log(values.json ? JSON.stringify(result) : result)
  const tallies = [result.cutsKeepingNothing, result.cutsKeepingHalf, result.kills]
  if (tallies.some(({ faults }) => faults.length > 0)) process.exitCode = 1
} finally {
  folder.remove()
}

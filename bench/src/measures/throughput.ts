import type { Stage } from '../lab/stage.ts'
import { median, round } from '../lab/statistics.ts'
import { candidatePaths, floorPaths, type Paths } from '../lab/wire.ts'

export interface Throughput {
  /** The candidate's messages a second as a share of the floor's. */
  ratio: number
  writers: number
  candidatePerSecond: number
  floorPerSecond: number
}

/** P2: how many messages a second get through when so many write at once, each the next when the last has arrived. Blocks of each in turn. */
export async function throughput(stage: Stage, { writers = 32, blocks = 8, blockMs = 1200 } = {}): Promise<Throughput> {
  const held = []
  for (let n = 0; n < writers; n++) held.push(await stage.heldConversation())
  const candidate = await candidatePaths(stage, held)
  const floor = await floorPaths(stage, held)
  let made = 0

  async function block(paths: Paths): Promise<number> {
    const began = performance.now()
    let delivered = 0
    await Promise.all(
      paths.each.map(async (path) => {
        while (performance.now() - began < blockMs) {
          await path.deliver(`t${++made}`)
          delivered += 1
        }
      }),
    )
    return (delivered * 1000) / (performance.now() - began)
  }

  await block(floor)
  await block(candidate)
  const rates = { candidate: [] as number[], floor: [] as number[] }
  for (let n = 0; n < blocks; n++) {
    rates.floor.push(await block(floor))
    rates.candidate.push(await block(candidate))
  }
  await candidate.close()
  await floor.close()
  const ratios = rates.candidate.map((rate, n) => rate / (rates.floor[n] ?? NaN))
  return {
    ratio: round(median(ratios)),
    writers,
    candidatePerSecond: round(median(rates.candidate)),
    floorPerSecond: round(median(rates.floor)),
  }
}

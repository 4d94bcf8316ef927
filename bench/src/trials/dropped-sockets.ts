import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../server/src/db/database.ts'
import { createStage } from '../lab/stage.ts'
import { quantile, round } from '../lab/statistics.ts'
import { candidatePaths, type Path } from '../lab/wire.ts'

export interface DroppedResult {
  sockets: number
  /** From the drop until the last had caught up. Milliseconds. */
  resumedMs: number
  /** What a message takes to somebody who was not dropped. Milliseconds. */
  steadyP99: number
  droppedP99: number
  /** The worst of it, in parts of what it was before. */
  ratio: number
  gaps: number
  faults: number
}

const program = path.join(import.meta.dirname, '../lab/dropping-sockets.ts')
const rooms = 40
const processes = 2

/**
 * R4: so many sockets are cut in one moment and all come back at once with their cursors, which is worse than our clients, who wait a moment each. Meanwhile
 * others write to each other. Holds when all are back within 30 s without a gap, and the others' 99th of a hundred is five times what it was at most.
 */
export async function droppedSockets(db: Database, { sockets = 2000, steadyMs = 5000 } = {}): Promise<DroppedResult> {
  const stage = await createStage(db)
  const children: ChildProcess[] = []
  try {
    const held = await Promise.all(Array.from({ length: rooms }, () => stage.heldConversation()))
    const others = await candidatePaths(stage, await Promise.all([1, 2, 3, 4].map(() => stage.heldConversation())))
    const each = Math.ceil(sockets / processes)
    const names = held.map(({ conversation }) => conversation).join(',')
    for (let n = 0; n < processes; n++)
      children.push(fork(program, [String(each), `${stage.url}/v1/live`, stage.key, names]))
    await Promise.all(children.map((child) => once(child, 'message')))

    let writing = true
    let made = 0
    const took: number[] = []
    const write = async (way: Path) => {
      while (writing) {
        const began = performance.now()
        await way.deliver(`r${(made += 1)}`)
        took.push(performance.now() - began)
        await sleep(10)
      }
    }
    const writers = others.each.map(write)
    await sleep(steadyMs)
    const steadyP99 = quantile(took.splice(0), 0.99)
    const answers = children.map((child) => once(child, 'message'))
    for (const child of children) child.send('drop')
    const told = (await Promise.all(answers)).map(([it]) => it as { resumedMs: number; gaps: number })
    const droppedP99 = quantile(took, 0.99)
    writing = false
    await Promise.all(writers)
    await others.close()
    const resumedMs = Math.max(...told.map((it) => it.resumedMs))
    const gaps = told.reduce((sum, it) => sum + it.gaps, 0)
    const ratio = round(droppedP99 / steadyP99)
    const faults = gaps + (resumedMs > 30_000 ? 1 : 0) + (ratio > 5 ? 1 : 0)
    return {
      sockets: each * processes,
      resumedMs,
      steadyP99: round(steadyP99),
      droppedP99: round(droppedP99),
      ratio,
      gaps,
      faults,
    }
  } finally {
    for (const child of children) child.kill()
    await stage.end()
  }
}

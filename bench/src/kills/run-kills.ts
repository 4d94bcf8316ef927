import { setTimeout as sleep } from 'node:timers/promises'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import { startLoad } from './load.ts'
import { createServerProcess, type Where } from './server-process.ts'

export interface KillsOptions {
  kills: number
  /** Conversations, with two writers and a reader each. */
  conversations?: number
  /** A kill comes so long after the server was ready. Milliseconds. */
  after?: { least: number; most: number }
  onKill?: (done: number, acknowledged: number) => void
}

export interface KillsResult {
  kills: number
  acknowledged: number
  /** How long each start took. Milliseconds. */
  startMs: number[]
  findings: Findings
  faults: number
}

/** R1: kills the server under load, again and again, while clients go on by their client ids and cursors; then everything is compared. */
export async function runKills(where: Where, options: KillsOptions): Promise<KillsResult> {
  const { kills, conversations = 6, after = { least: 250, most: 900 }, onKill = () => {} } = options
  const server = await createServerProcess(where)
  const startMs = [await server.start()]
  try {
    const load = await startLoad(server, conversations)
    for (let done = 1; done <= kills; done++) {
      await sleep(after.least + Math.random() * (after.most - after.least))
      await server.kill()
      onKill(done, load.acknowledged())
      startMs.push(await server.start())
    }
    const findings = checkMessages(await load.finish())
    return { kills, acknowledged: load.acknowledged(), startMs, findings, faults: countOf(findings) }
  } finally {
    await server.kill()
  }
}

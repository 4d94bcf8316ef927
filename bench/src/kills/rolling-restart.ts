import { setTimeout as sleep } from 'node:timers/promises'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import { startLoad } from './load.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'

export interface RollingResult {
  restarts: number
  acknowledged: number
  /** The longest time in which nothing was acknowledged to anybody. Milliseconds. */
  longestSilenceMs: number
  findings: Findings
  faults: number
}

/**
 * Two nodes on one PostgreSQL behind a balancer, restarted one after the other as a deployment does it, under load: the node that goes is taken
 * out, finishes what runs, and another comes before the next one goes. Then what was promised, what was seen and what is there are compared.
 */
export async function rollingRestart(
  where: { databaseUrl: string },
  { rounds, conversations = 6, pauseMs = 1500 }: { rounds: number; conversations?: number; pauseMs?: number },
): Promise<RollingResult> {
  const nodes = [await createServerProcess(where), await createServerProcess(where)]
  const ready = new Set<ServerProcess>()
  // One after the other: the first makes the workspace and the key.
  for (const node of nodes) {
    await node.start()
    ready.add(node)
  }
  let turn = 0
  const balancer = {
    key: nodes[0]?.key ?? '',
    /** The next node that takes requests, as a balancer that asks `/readyz` knows it. */
    get url(): string {
      const open = [...ready]
      return open[(turn += 1) % open.length]?.url ?? 'http://127.0.0.1:9'
    },
  }
  try {
    const load = await startLoad(balancer, conversations)
    let longestSilenceMs = 0
    let known = 0
    let since = performance.now()
    const watch = setInterval(() => {
      const now = load.acknowledged()
      if (now > known) since = performance.now()
      known = now
      longestSilenceMs = Math.max(longestSilenceMs, Math.round(performance.now() - since))
    }, 20)
    let restarts = 0
    for (let round = 0; round < rounds; round += 1) {
      for (const node of nodes) {
        await sleep(pauseMs)
        ready.delete(node)
        await node.stop()
        await node.start()
        ready.add(node)
        restarts += 1
      }
    }
    await sleep(pauseMs)
    clearInterval(watch)
    const findings = checkMessages(await load.finish())
    return { restarts, acknowledged: load.acknowledged(), longestSilenceMs, findings, faults: countOf(findings) }
  } finally {
    await Promise.all(nodes.map((node) => node.kill()))
  }
}

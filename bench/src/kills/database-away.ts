import { setTimeout as sleep } from 'node:timers/promises'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import type { LabDatabase } from '../lab/open-database.ts'
import { call } from './clients.ts'
import { startLoad } from './load.ts'
import { createServerProcess } from './server-process.ts'

export interface AwayResult {
  times: number
  acknowledged: number
  /** What the server said of itself while its database was away. */
  said: string[]
  /** From the database's return to the next acknowledgement. Milliseconds. */
  backMs: number[]
  findings: Findings
  faults: number
}

/** R12: the database shuts its door and ends every connection, again and again, under load; the server stays up and recovers by itself. */
export async function databaseAway(
  lab: LabDatabase,
  { times = 3, awayMs = 2500, conversations = 4 } = {},
): Promise<AwayResult> {
  const server = await createServerProcess(lab.where)
  await server.start()
  const said = new Set<string>()
  const backMs: number[] = []
  try {
    const load = await startLoad(server, conversations)
    for (let n = 0; n < times; n++) {
      await sleep(700)
      await lab.asAdmin('alter database :name allow_connections false')
      const until = performance.now() + awayMs
      while (performance.now() < until) {
        await lab.asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = ':name'`)
        const { status, json } = await call(server, 'GET', '/v1/conversations')
        if (status !== 200) said.add(`${status} ${(json as { code?: string }).code}`)
        await sleep(200)
      }
      const before = load.acknowledged()
      await lab.asAdmin('alter database :name allow_connections true')
      const began = performance.now()
      while (load.acknowledged() === before && performance.now() - began < 30_000) await sleep(10)
      backMs.push(Math.round(performance.now() - began))
    }
    const findings = checkMessages(await load.finish())
    return { times, acknowledged: load.acknowledged(), said: [...said], backMs, findings, faults: countOf(findings) }
  } finally {
    await server.kill()
  }
}

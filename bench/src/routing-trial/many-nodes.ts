import { setTimeout as sleep } from 'node:timers/promises'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { createIds } from '../../../server/src/ids.ts'
import { countOf } from '../checker/check-messages.ts'
import type { LabDatabase } from '../lab/open-database.ts'
import { checkRouting, watchCapacity, type RoutingFindings } from './check-routing.ts'
import { startWorker, type Worker, type WorkerTask } from './worker-process.ts'

export interface ManyNodesOptions {
  handoffs: number
  workers?: number
  agents?: number
  capacity?: number
  /** How long nothing may happen before what is left counts as lost. Milliseconds. */
  quietMs?: number
  /** A fault to plant, as SQL of the owner: the checker has to find it. */
  plant?: string
  onProgress?: (resolved: number) => void
}

export interface ManyNodesResult {
  handoffs: number
  workers: number
  seconds: number
  findings: RoutingFindings
  /** What commands failed with. */
  errors: string[]
  /** How often a customer had to press again. */
  busy: number
  faults: number
}

export const workspace = 'routing'

/** A workspace with so many agents, who have no conversation yet; offers stand for as long as is given. */
export async function prepareRouting(
  lab: LabDatabase,
  { agents, capacity, offerMs }: { agents: number; capacity: number; offerMs: number },
): Promise<string[]> {
  const at = Date.now()
  await ensureWorkspace(
    { db: lab.db, newId: createIds(() => at) },
    { id: workspace, name: workspace, locale: 'en' },
    at,
  )
  await lab.db.scoped(workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
    workspace,
    JSON.stringify({ offerMs, retryMs: 2000 }),
  ])
  await lab.db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
      select $1, 'a' || n, 'Agent ' || n, 'a' || n || '@routing.example', 'agent', '{support}', $3, 'online', $4, $4
        from generate_series(1, $2::int) as n`,
    [workspace, agents, capacity, at],
  )
  await watchCapacity(lab)
  return Array.from({ length: agents }, (_, n) => `a${n + 1}`)
}

/** Several processes on one database hand off and accept at once; then the facts are gone through. */
export async function manyNodes(lab: LabDatabase, options: ManyNodesOptions): Promise<ManyNodesResult> {
  const { handoffs, workers = 4, agents = 40, capacity = 3, quietMs = 40_000, plant, onProgress = () => {} } = options
  if (!('databaseUrl' in lab.where)) throw new Error('several processes need a server')
  const ids = await prepareRouting(lab, { agents, capacity, offerMs: 2500 })
  if (plant) await lab.db.migrate((exec) => exec(plant))
  const task: Omit<WorkerTask, 'name'> = {
    workspace,
    workers,
    inFlight: Math.round(agents * capacity * 1.05),
    ignores: 0.01,
    workMs: 60,
    sockets: false,
  }
  const { databaseUrl } = lab.where
  const began = performance.now()
  const started: Worker[] = []
  try {
    for (let n = 0; n < workers; n++) started.push(await startWorker(databaseUrl, { ...task, name: `worker ${n}` }))
    for (const [n, worker] of started.entries()) {
      await worker.sit(ids.filter((_, k) => k % workers === n))
      worker.ask(Math.floor(handoffs / workers) + (n < handoffs % workers ? 1 : 0))
    }
    await settle(lab, handoffs, quietMs, onProgress)
  } finally {
    await Promise.all(started.map((worker) => worker.end()))
  }
  const findings = await checkRouting(lab.db, workspace)
  const { handoffs: found, ...faults } = findings
  return {
    handoffs: found,
    workers,
    seconds: Math.round((performance.now() - began) / 1000),
    findings,
    errors: started.flatMap((worker) => worker.faults()).slice(0, 20),
    busy: started.reduce((sum, worker) => sum + worker.busy(), 0),
    faults: countOf(faults) + (found === handoffs ? 0 : 1),
  }
}

/** Until as many are resolved as were wanted, or nothing has happened for long. */
async function settle(
  { db }: LabDatabase,
  wanted: number,
  quietMs: number,
  onProgress: (resolved: number) => void,
): Promise<void> {
  let last = -1
  let since = performance.now()
  for (;;) {
    const [row] = await db.scoped<{ n: number }>(
      workspace,
      `select count(*)::int as n from baton.conversations where workspace_id = $1 and status = 'resolved'`,
      [workspace],
    )
    const resolved = row?.n ?? 0
    if (resolved >= wanted) return
    if (resolved !== last) {
      last = resolved
      since = performance.now()
      onProgress(resolved)
    } else if (performance.now() - since > quietMs) return
    await sleep(1000)
  }
}

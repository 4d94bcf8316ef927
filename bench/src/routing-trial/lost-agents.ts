import { setTimeout as sleep } from 'node:timers/promises'
import { countOf } from '../checker/check-messages.ts'
import type { LabDatabase } from '../lab/open-database.ts'
import { checkRouting, type RoutingFindings } from './check-routing.ts'
import { prepareRouting, workspace } from './many-nodes.ts'
import { startWorker, type Worker, type WorkerTask } from './worker-process.ts'

export interface LostAgentsOptions {
  rounds: number
  /** Nodes and agents' connections that are lost in one round. */
  kills?: number
  nodesKilled?: number
  workers?: number
  agents?: number
  onRound?: (round: number, slowestMs: number) => void
  /** A fault to plant, as SQL of the owner: the checker has to find it. */
  plant?: string
  /** From then on a round is given up. Milliseconds. */
  roundMs?: number
}

export interface LostAgentsResult {
  rounds: number
  kills: number
  handoffs: number
  /** Conversations that were taken from somebody who was gone. */
  requeued: number
  /** From the loss until nobody waited for whoever was gone: the longest, and the median of the losses that anybody waited for. */
  slowestMs: number
  medianMs: number
  findings: RoutingFindings & { late: string[] }
  faults: number
}

/** What the promise is. Milliseconds. */
const within = 45_000

/**
 * R7: nodes are killed and agents' connections cut while offers stand open and cases are being accepted, again and again; what was theirs goes
 * to somebody else. Nobody comes back before their customers were asked elsewhere, so that nothing but the server brings them on.
 */
export async function lostAgents(lab: LabDatabase, options: LostAgentsOptions): Promise<LostAgentsResult> {
  const { rounds, kills = 20, nodesKilled = 2, workers = 4, agents = 48, onRound = () => {}, plant } = options
  if (!('databaseUrl' in lab.where)) throw new Error('several processes need a server')
  const { databaseUrl } = lab.where
  const ids = await prepareRouting(lab, { agents, capacity: 3, offerMs: 45_000 })
  await lab.db.scoped(workspace, `update baton.agents set presence = 'offline' where workspace_id = $1`, [workspace])
  if (plant) await lab.db.migrate((exec) => exec(plant))
  const task = { workspace, workers, inFlight: agents, ignores: 0.03, workMs: 4000, sockets: true }
  const begin = (n: number) => startWorker(databaseUrl, { ...task, name: `node ${n}` } satisfies WorkerTask)
  const nodes: Worker[] = []
  for (let n = 0; n < workers; n++) nodes.push(await begin(n))
  const seats = new Map(ids.map((id, k) => [id, k % workers]))
  const at = (n: number) => ids.filter((id) => seats.get(id) === n)
  const took: number[] = []
  const late: string[] = []
  try {
    for (const [n, node] of nodes.entries()) {
      await node.sit(at(n))
      node.ask(1e9)
    }
    await lab.db.scoped(workspace, `update baton.agents set presence = 'online' where workspace_id = $1`, [workspace])
    for (let round = 1; round <= rounds; round++) {
      await sleep(3000)
      const lost = new Map<string, number>()
      const dead = new Set<number>()
      for (let kill = 0; kill < kills; kill++) {
        await sleep(50 + Math.random() * 250)
        if (kill % Math.ceil(kills / nodesKilled) === 3) {
          const n = (round + dead.size) % workers
          dead.add(n)
          for (const id of at(n)) if (!lost.has(id)) lost.set(id, Date.now())
          await nodes[n]?.kill()
          nodes[n] = await begin(n) // without its agents
          nodes[n]?.ask(1e9)
        } else {
          const left = ids.filter((id) => !lost.has(id))
          const id = left[Math.floor(Math.random() * Math.max(0, left.length - 8))]
          if (id === undefined) continue
          lost.set(id, Date.now())
          nodes[seats.get(id) ?? 0]?.lose([id])
        }
      }
      const slowest = await untilNobodyWaits(lab, lost, took, late, options.roundMs ?? 90_000)
      onRound(round, slowest)
      for (const [n, node] of nodes.entries()) {
        const back = at(n).filter((id) => lost.has(id))
        await node.sit(back)
      }
      await lab.db.scoped(
        workspace,
        `update baton.agents set presence = 'online', presence_reason = 'chosen' where workspace_id = $1 and id = any ($2::text[])`,
        [workspace, [...lost.keys()]],
      )
    }
    for (const node of nodes) node.ask(-2e9) // nobody comes any more
    await untilAllResolved(lab, 120_000)
  } finally {
    await Promise.all(nodes.map((node) => node.end()))
  }
  const found = await checkRouting(lab.db, workspace)
  const [row] = await lab.db.scoped<{ n: number }>(
    workspace,
    `select count(*)::int as n from baton.facts where workspace_id = $1 and type = 'TakenBack'`,
    [workspace],
  )
  const findings = { ...found, late }
  const { handoffs, unasked: _, ...faults } = findings
  const sorted = took.toSorted((a, b) => a - b)
  return {
    rounds,
    kills: rounds * kills,
    handoffs,
    requeued: row?.n ?? 0,
    slowestMs: Math.round(sorted.at(-1) ?? 0),
    medianMs: Math.round(sorted[sorted.length >> 1] ?? 0),
    findings,
    faults: countOf(faults),
  }
}

/** Until nothing is held by, or offered to, anybody who is gone. */
export async function untilNobodyWaits(
  { db }: Pick<LabDatabase, 'db'>,
  lost: ReadonlyMap<string, number>,
  took: number[],
  late: string[],
  roundMs: number,
): Promise<number> {
  const waited = new Map<string, number>()
  const began = Date.now()
  for (;;) {
    const rows = await db.scoped<{ agent: string }>(
      workspace,
      `select distinct coalesce(offered_to, holder_id) as agent from baton.conversations where workspace_id = $1 and status = 'open'
        and (offered_to = any ($2::text[]) or (holder_kind = 'agent' and holder_id = any ($2::text[])))`,
      [workspace, [...lost.keys()]],
    )
    const now = Date.now()
    for (const { agent } of rows) waited.set(agent, now - (lost.get(agent) ?? now))
    if (rows.length === 0 || now - began > roundMs) {
      for (const [agent, ms] of waited) {
        took.push(ms)
        if (ms > within) late.push(`${agent}: ${ms} ms`)
      }
      return Math.max(0, ...waited.values())
    }
    await sleep(250)
  }
}

async function untilAllResolved({ db }: LabDatabase, ms: number): Promise<void> {
  const until = Date.now() + ms
  while (Date.now() < until) {
    const [row] = await db.scoped<{ n: number }>(
      workspace,
      `select count(*)::int as n from baton.conversations where workspace_id = $1 and status = 'open'`,
      [workspace],
    )
    if (row?.n === 0) return
    await sleep(500)
  }
}

import { createEndings } from '../../../server/src/identity/endings.ts'
import { openSession } from '../../../server/src/identity/sessions.ts'
import type { Stage } from '../lab/stage.ts'
import { logLogSlope } from '../lab/statistics.ts'
import { connectLive, type Line } from '../lab/wire.ts'
import { handoffLatency, type HandoffLatency } from './handoff-latency.ts'

export interface HandoffAmong {
  /** P8 with so many agents online, each with a socket that follows the workspace. */
  p50: Record<string, number>
  candidateMs: Record<string, number>
  followerMs: Record<string, number>
  /** The exponent in the number of agents, of the candidate's own time. */
  slope: number
}

/** P8 at 1, 100 and 1,000 agents who are online: everybody's inbox is told of each handoff, one of them is asked. */
export async function handoffAmong(
  stage: Stage,
  { sizes = [1, 100, 1000], samples = 100 } = {},
): Promise<HandoffAmong> {
  const lines: Line[] = []
  const found: [number, HandoffLatency][] = []
  for (const agents of sizes) {
    while (lines.length < agents - 1) lines.push(await comeToWork(stage, lines.length))
    found.push([agents, await handoffLatency(stage, { samples, warmUp: 20 })])
  }
  await Promise.all(lines.map((line) => line.close()))
  const of = (what: (it: HandoffLatency) => number) => Object.fromEntries(found.map(([n, it]) => [n, what(it)]))
  return {
    p50: of(({ p50 }) => p50),
    candidateMs: of(({ candidateMs }) => candidateMs.p50),
    followerMs: of(({ followerMs }) => followerMs.p50),
    slope: logLogSlope(found.map(([size, { candidateMs }]) => ({ size, cost: candidateMs.p50 }))),
  }
}

async function comeToWork(stage: Stage, n: number): Promise<Line> {
  const { db, workspace, newId } = stage
  const agentId = `among-${n}`
  await db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
      values ($1, $2, $2, $2 || '@bench.example', 'agent', '{support}', 4, 'online', $3, $3)`,
    [workspace, agentId, Date.now()],
  )
  const { token } = await openSession({ db, newId, endings: createEndings() }, { workspace, agentId }, Date.now())
  const line = await connectLive(stage, token)
  line.send(JSON.stringify({ type: 'follow' }))
  return line
}

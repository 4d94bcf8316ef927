import type { Database } from '../../../server/src/db/database.ts'
import { createRosters, type Rosters } from '../../../server/src/people/rosters.ts'
import { busyWorkspace } from '../lab/many-agents.ts'
import type { Stage } from '../lab/stage.ts'
import { logLogSlope, median, round } from '../lab/statistics.ts'

export interface RosterGrowth {
  /** The exponents in the number of agents: a look where nothing has changed, one where one agent has, and from memory. */
  slopes: { unchanged: number; changed: number; memory: number }
  samples: number
  /** Medians by number of agents, by the clock. */
  ms: Record<string, { unchanged: number; changed: number; memory: number; whole: number }>
  /** Processor time of this process for the same, without the database's. */
  cpuMs: Record<string, { unchanged: number; changed: number }>
}

interface Size {
  agents: number
  workspace: string
  rosters: Rosters
  took: { unchanged: number[]; changed: number[]; memory: number[] }
  cpu: { unchanged: number; changed: number }
  whole: number
}

/** What a look at the people of a workspace costs, by how many they are; one of each size in turn. */
export async function rosterGrowth(
  stage: Stage,
  { sizes = [10, 100, 1000, 10_000], samples = 150 } = {},
): Promise<RosterGrowth> {
  const all: Size[] = []
  for (const agents of sizes) all.push(await prepare(stage.db, agents))
  await stage.db.migrate((exec) =>
    exec('analyze baton.agents; analyze baton.conversations; analyze baton.roster_changes'),
  )
  for (let n = 0; n < samples + 20; n++) {
    for (const size of all) {
      const { workspace, rosters, agents } = size
      const unchanged = await taken(() => rosters.of(workspace))
      await stage.db.scoped(workspace, 'update baton.agents set idle_since = $3 where workspace_id = $1 and id = $2', [
        workspace,
        `p${1 + ((n * 7919) % agents)}`,
        Date.now(),
      ])
      const changed = await taken(() => rosters.of(workspace))
      const memory = await taken(() => rosters.known(workspace))
      if (n < 20) continue // statements are planned anew for a while
      for (const [key, of] of Object.entries({ unchanged, changed, memory }) as [keyof Size['took'], Taken][])
        size.took[key].push(of.ms)
      size.cpu.unchanged += unchanged.cpuMs / samples
      size.cpu.changed += changed.cpuMs / samples
    }
  }
  const slope = (key: keyof Size['took']) =>
    round(logLogSlope(all.map(({ agents, took }) => ({ size: agents, cost: median(took[key]) }))))
  const by = <T>(of: (size: Size) => T) => Object.fromEntries(all.map((size) => [size.agents, of(size)]))
  return {
    slopes: { unchanged: slope('unchanged'), changed: slope('changed'), memory: slope('memory') },
    samples,
    ms: by(({ took, whole }) => ({
      unchanged: round(median(took.unchanged)),
      changed: round(median(took.changed)),
      memory: round(median(took.memory)),
      whole: round(whole),
    })),
    cpuMs: by(({ cpu }) => ({ unchanged: round(cpu.unchanged), changed: round(cpu.changed) })),
  }
}

async function prepare(db: Database, agents: number): Promise<Size> {
  const workspace = `rosters-${agents}`
  await busyWorkspace(db, workspace, agents)
  const rosters = createRosters({ db, now: () => Date.now() })
  const { ms: whole } = await taken(() => rosters.of(workspace))
  return {
    agents,
    workspace,
    rosters,
    took: { unchanged: [], changed: [], memory: [] },
    cpu: { unchanged: 0, changed: 0 },
    whole,
  }
}

interface Taken {
  ms: number
  cpuMs: number
}

async function taken(work: () => unknown): Promise<Taken> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000 }
}

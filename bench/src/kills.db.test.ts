import { expect } from 'vitest'
import { databaseAway } from './kills/database-away.ts'
import { runKills } from './kills/run-kills.ts'
import { onEachBackend } from './lab/each-backend.ts'

const nothing = { lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] }

onEachBackend(
  '20 kills of a server under load lose, double and reorder nothing',
  async ({ where }) => {
    const result = await runKills(where, { kills: 20, after: { least: 100, most: 500 } })
    expect(result.findings).toEqual(nothing)
    expect(result.kills).toBe(20)
    expect(result.acknowledged).toBeGreaterThan(100)
  },
  { elsewhere: true, timeoutMs: 300_000 },
)

onEachBackend(
  'a database that goes away and comes back costs neither a message nor a restart',
  async (lab) => {
    const result = await databaseAway(lab, { times: 2, awayMs: 1500 })
    expect(result.findings).toEqual(nothing)
    expect(result.said.join()).toMatch(/^503 /)
    expect(result.acknowledged).toBeGreaterThan(20)
    expect(Math.max(...result.backMs)).toBeLessThan(20_000)
  },
  { elsewhere: true, only: 'postgres' },
)

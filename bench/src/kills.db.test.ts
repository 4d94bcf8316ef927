import { expect, test } from 'vitest'
import { databaseAway } from './kills/database-away.ts'
import { runKills } from './kills/run-kills.ts'
import { eachBackend } from './lab/each-backend.ts'
import { newSeed } from './lab/random.ts'

const nothing = { lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] }
const whole = { torn: [], wordless: [], unnamed: [], unpackaged: [], misfolded: [] }

eachBackend((open) => {
  // Twenty-two starts: beside another suite on a slow machine each takes twelve seconds.
  test('20 kills of a server under load lose, double and reorder nothing, and leave nothing by half', async () => {
    const { where } = await open({ elsewhere: true })
    const rounds: number[] = []
    const seed = newSeed()
    const onRound = ({ kills }: { kills: number }) => rounds.push(kills)
    const result = await runKills(where, { kills: 20, rounds: 2, seed, after: { least: 100, most: 900 }, onRound })
    expect(result.findings, `seed ${seed}`).toEqual({ ...nothing, ...whole })
    expect(rounds).toEqual([10, 10])
    expect(result.acknowledged).toBeGreaterThan(100)
  }, 900_000)
})

eachBackend(
  (open) => {
    test('a database that goes away and comes back costs neither a message nor a restart', async () => {
      const result = await databaseAway(await open({ elsewhere: true }), { times: 2, awayMs: 1500 })
      expect(result.findings).toEqual(nothing)
      expect(result.said).toEqual(['503 database_unavailable'])
      expect(result.acknowledged).toBeGreaterThan(20)
      expect(Math.max(...result.backMs)).toBeLessThan(20_000)
    }, 120_000)
  },
  ['postgres'],
)

import { expect, test } from 'vitest'
import { rollingRestart } from './kills/rolling-restart.ts'
import { eachBackend } from './lab/each-backend.ts'

eachBackend(
  (open) => {
    test('two nodes restarted one after the other under load lose, double and reorder nothing', async () => {
      const { where } = await open({ elsewhere: true })
      const result = await rollingRestart(where as { databaseUrl: string }, { rounds: 2 })
      expect(result.findings).toEqual({ lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] })
      expect(result.restarts).toBe(4)
      expect(result.acknowledged).toBeGreaterThan(100)
    }, 300_000)
  },
  ['postgres'],
)

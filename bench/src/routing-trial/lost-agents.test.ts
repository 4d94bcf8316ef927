import { expect, test } from 'vitest'
import type { Database } from '../../../server/src/db/database.ts'
import { untilNobodyWaits } from './lost-agents.ts'

/** A database that says these agents still hold something, one list for each look, and then nobody. */
function saying(...looks: readonly string[][]): { db: Database } {
  const left = [...looks]
  const scoped = async () => (left.shift() ?? []).map((agent) => ({ agent }))
  return { db: { scoped } as unknown as Database }
}

test('whoever waits longer than was promised for somebody who is gone is told of (R7)', async () => {
  const took: number[] = []
  const late: string[] = []
  const now = Date.now()
  const lost = new Map([
    ['mara', now - 46_000],
    ['sam', now - 10_000],
  ])
  const slowest = await untilNobodyWaits(saying(['mara', 'sam'], ['mara']), lost, took, late, 90_000)
  expect(late).toEqual([expect.stringMatching(/^mara: 4[67]\d{3} ms$/)])
  expect(took).toHaveLength(2)
  expect(slowest).toBeGreaterThanOrEqual(46_000)
})

test('who is never asked elsewhere is late as well: the round is given up, and counts', async () => {
  const late: string[] = []
  const forever = saying(...Array.from({ length: 100 }, () => ['mara']))
  await untilNobodyWaits(forever, new Map([['mara', Date.now() - 50_000]]), [], late, 300)
  expect(late).toHaveLength(1)
})

test('and where everybody was asked elsewhere in time, nothing is told', async () => {
  const late: string[] = []
  await untilNobodyWaits(saying(['mara']), new Map([['mara', Date.now() - 44_000]]), [], late, 90_000)
  expect(late).toEqual([])
})

import { expect, test } from 'vitest'
import { createPace, overAll } from './pace.ts'

const work = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
}

test('whoever waits has their turn when a slice is over, and not before', async () => {
  const pace = createPace()
  let turns = 0
  setImmediate(() => turns++)
  await pace()
  expect(turns).toBe(0)
  work(10)
  await pace()
  expect(turns).toBe(1)
})

test('many are walked over in order and all of them, with turns for others in between', async () => {
  const all = Array.from({ length: 1000 }, (_, n) => n)
  const seen: number[] = []
  let turns = 0
  const ticking = () => (turns++, (timer = setImmediate(ticking)))
  let timer = setImmediate(ticking)
  await overAll(all, createPace(), (piece) => {
    seen.push(...piece)
    work(4)
  })
  clearImmediate(timer)
  expect(seen).toEqual(all)
  expect(turns).toBeGreaterThanOrEqual(4)
})

import { expect, test } from 'vitest'
import { createArrivals } from './arrivals.ts'

test('a few are let in at once, in the order in which they came, and others are served between them (R4)', async () => {
  const arrivals = createArrivals()
  const begun: number[] = []
  let [inside, most, turns] = [0, 0, 0]
  let serving = true
  const serve = () => void ((turns += 1), serving && setImmediate(serve))
  setImmediate(serve)
  await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      arrivals.run(async () => {
        begun.push(n)
        most = Math.max(most, (inside += 1))
        await Promise.resolve()
        inside -= 1
      }),
    ),
  )
  serving = false
  expect(begun).toEqual(Array.from({ length: 60 }, (_, n) => n))
  expect(most).toBe(3)
  expect(turns).toBeGreaterThan(18)
})

test('who fails leaves their place to the next, and where nobody waits nobody waits', async () => {
  const arrivals = createArrivals()
  const failing = Array.from({ length: 10 }, () => arrivals.run(() => Promise.reject(new Error('gone'))))
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(10).fill('rejected'))
  let done = false
  const at = arrivals.run(async () => void (done = true))
  expect(done).toBe(true)
  await at
})

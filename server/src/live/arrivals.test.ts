import { expect, test } from 'vitest'
import { createArrivals } from './arrivals.ts'

test('a few are let in at once, in the order in which they came, and others are served between them (R4)', async () => {
  const arrivals = createArrivals(() => true)
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
  const arrivals = createArrivals(() => true)
  const failing = Array.from({ length: 10 }, () => arrivals.run(() => Promise.reject(new Error('gone'))))
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(10).fill('rejected'))
  let done = false
  const at = arrivals.run(async () => void (done = true))
  expect(done).toBe(true)
  await at
})

test('while nobody writes more come in at once; when somebody does, the next wait until there are few (R4, P6)', async () => {
  let writing = false
  const arrivals = createArrivals(() => writing)
  const leave: (() => void)[] = []
  let inside = 0
  const all = Array.from({ length: 30 }, () =>
    arrivals.run(async () => {
      inside += 1
      await new Promise<void>((resolve) => leave.push(resolve))
      inside -= 1
    }),
  )
  const letGo = async (many: number) => {
    for (const go of leave.splice(0, many)) go()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(inside).toBe(16)
  writing = true
  await letGo(10)
  expect(inside).toBe(6)
  await letGo(4)
  expect(inside).toBe(3)
  writing = false
  await letGo(1)
  expect(inside).toBe(15)
  await letGo(15)
  await Promise.all(all)
})

import { expect, test } from 'vitest'
import { Turnstile } from './turnstile.ts'

/** Work that notes when it begins and ends, and ends when told. */
function traced() {
  const trace: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => async (): Promise<string> => {
    trace.push(`${name} in`)
    await new Promise<void>((resolve) => ends.set(name, resolve))
    trace.push(`${name} out`)
    return name
  }
  const end = async (name: string): Promise<void> => {
    ends.get(name)!()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { trace, work, end }
}

test('shared work goes side by side; work alone waits for all before it and keeps out all behind it', async () => {
  const turnstile = new Turnstile()
  const { trace, work, end } = traced()
  const all = [
    turnstile.share(work('a')),
    turnstile.share(work('b')),
    turnstile.alone(work('C')),
    turnstile.share(work('d')),
    turnstile.alone(work('E')),
    turnstile.alone(work('F')),
    turnstile.share(work('g')),
  ]
  expect(trace).toEqual(['a in', 'b in'])
  await end('a')
  await end('b')
  expect(trace.splice(0)).toEqual(['a in', 'b in', 'a out', 'b out', 'C in'])
  await end('C')
  expect(trace.splice(0)).toEqual(['C out', 'd in'])
  await end('d')
  await end('E')
  expect(trace.splice(0)).toEqual(['d out', 'E in', 'E out', 'F in'])
  expect(turnstile.busy).toBe(true)
  expect(turnstile.idleFor).toBe(0)
  const rest = turnstile.rest().then(() => trace.push('at rest'))
  await end('F')
  await end('g')
  await rest
  expect(trace).toEqual(['F out', 'g in', 'g out', 'at rest'])
  expect(await Promise.all(all)).toEqual(['a', 'b', 'C', 'd', 'E', 'F', 'g'])
  expect(turnstile.busy).toBe(false)
})

test('work that fails lets the next one in', async () => {
  const turnstile = new Turnstile()
  const failing = turnstile.alone(() => Promise.reject(new Error('no')))
  const throwing = turnstile.alone(() => {
    throw new Error('at once')
  })
  const next = turnstile.alone(() => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(throwing).rejects.toThrow('at once')
  await expect(next).resolves.toBe('yes')
  await turnstile.rest()
})

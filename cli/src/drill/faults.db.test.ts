import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { drills } from './drills.ts'
import { faults } from './faults.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

async function drill(...args: string[]): Promise<{ code: number; failed: string[]; why: string }> {
  const child = spawn(process.execPath, [main, 'drill', '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (out += String(data)))
  const [code] = (await once(child, 'exit')) as [number]
  const { drills: all } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as {
    drills: { name: string; passed: boolean; why: string | null }[]
  }
  const failed = all.filter(({ passed }) => !passed)
  return { code, failed: failed.map(({ name }) => name), why: failed[0]?.why ?? '' }
}

test('every drill has a guard that can be taken out', () => {
  expect(
    Object.values(faults)
      .map((fault) => fault.drill)
      .sort(),
  ).toEqual(drills.map(({ name }) => name).sort())
})

// Two at a time: some wait long for what must not happen.
describe.concurrent('each drill is red without its guard, and says what is wrong', () => {
  test.each(Object.entries(faults))(
    '%s',
    async (name, fault) => {
      const { code, failed, why } = await drill('--only', fault.drill, '--without', name)
      expect({ code, failed }).toEqual({ code: 1, failed: [fault.drill] })
      expect(why).not.toMatch(/^it broke/)
    },
    120_000,
  )
})

test('and green with it', async () => {
  expect(await drill()).toMatchObject({ code: 0, failed: [] })
}, 240_000)

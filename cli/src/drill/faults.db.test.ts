import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { drills } from './drills.ts'
import { faults } from './faults.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const plant = new URL('./plant.mjs', import.meta.url).href

interface Run {
  code: number
  failed: string[]
  why: string
}

/** `--without` starts the program a second time, with the guard taken out; twenty-six times over that is what takes longest, and so it is done here. */
async function drill(args: string[], without?: string): Promise<Run> {
  const taken = without === undefined ? [] : ['--import', plant]
  const child = spawn(process.execPath, [...taken, main, 'drill', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(without === undefined ? {} : { BATON_DRILL_WITHOUT: without }) },
  })
  let said = ''
  let complaints = ''
  child.stdout.on('data', (data) => (said += String(data)))
  child.stderr.on('data', (data) => (complaints += String(data)))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  try {
    const { drills: all } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as {
      drills: { name: string; passed: boolean; why: string | null }[]
    }
    const failed = all.filter(({ passed }) => !passed)
    return { code: code ?? -1, failed: failed.map(({ name }) => name), why: failed[0]?.why ?? '' }
  } catch {
    throw new Error(`it ended by ${signal ?? code} and said: ${said}${complaints}`)
  }
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
      const { code, failed, why } = await drill(['--only', fault.drill], name)
      expect({ code, failed }).toEqual({ code: 1, failed: [fault.drill] })
      expect(why).not.toMatch(/^it broke/)
    },
    120_000,
  )
})

test('by hand a guard is taken out by its name', async () => {
  const [name, fault] = Object.entries(faults)[0]!
  expect(await drill(['--only', fault.drill, '--without', name])).toMatchObject({ code: 1, failed: [fault.drill] })
}, 120_000)

test('and green with it', async () => {
  expect(await drill(['--only', ...drills.map(({ name }) => name)])).toMatchObject({ code: 0, failed: [] })
}, 240_000)

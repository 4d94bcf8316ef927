import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawsOf, exponential } from '@baton/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulateStaffing, Unusable } from './simulate-staffing.ts'
import { BrokenLine, readStaffingLines } from './staffing/read-lines.ts'
import { staffingTable } from './staffing/staffing-table.ts'

const hour = 60 * 60_000
const monday = Date.UTC(2026, 10, 2, 8)
const iso = (at: number) => new Date(at).toISOString()
let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'baton-staffing-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function dayFile(): string {
  const draw = drawsOf(1, 'when')
  const lines: object[] = ['ann', 'ben', 'cem', 'dora'].map((agent, i) => ({
    agent,
    skills: i < 3 ? ['device'] : ['billing'],
    openings: [{ from: iso(monday), to: iso(monday + 8 * hour) }],
  }))
  for (let at = monday; at < monday + 8 * hour; at += exponential(draw, 2) * 60_000) {
    const skills = [lines.length % 3 === 0 ? 'billing' : 'device']
    lines.push({
      at: iso(Math.round(at)),
      skills,
      minutes: 1 + exponential(draw, 5),
      waited: 1,
      left: lines.length % 9 === 0,
    })
  }
  const file = join(folder, 'day.jsonl')
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  return file
}

const options = { timeZone: 'UTC', target: 3, seed: 1, times: 5 }

test('a day from a file, as it was and with one more who can do billing', async () => {
  const changes = join(folder, 'changes.json')
  writeFileSync(
    changes,
    JSON.stringify({ add: [{ count: 1, team: 'support', skills: ['billing'], from: '08:00', to: '16:00' }] }),
  )
  const heard: string[] = []
  const compared = await simulateStaffing({ ...options, day: dayFile(), changes }, (line) => heard.push(line))
  expect(compared.after!.figures.meanWait).toBeLessThan(compared.before.figures.meanWait)
  expect(heard.at(-1)).toBe('10 of 10 times')
  const table = staffingTable(compared)
  expect(table).toContain('with the changes')
  expect(table).toMatch(/^08:00 +\d+ +4\.0/m)
  expect(await simulateStaffing({ ...options, day: dayFile(), changes }, () => {})).toEqual(compared)
})

test('what cannot be read says which line and why', () => {
  const given = { targetMinutes: 3, patienceMinutes: null }
  const why = (text: string) => {
    try {
      return readStaffingLines(text, given)
    } catch (error) {
      return error instanceof BrokenLine ? error.message : error
    }
  }
  expect(why('{"at":"2026-11-02T09:00:00Z"}\n{')).toBe('line 2: is not JSON')
  expect(why('{"at":"yesterday"}')).toMatch(/^line 1: at: /)
  expect(why('{"at":"2026-11-02T09:00:00Z","who":1}')).toMatch(/^line 1: .*who/)
  expect(why('')).toMatch(/^line 1: nobody came/)
})

test('a file has no versions of a policy: it says so, and what can be said instead', async () => {
  const changes = join(folder, 'version.json')
  writeFileSync(changes, '{"policyVersion":3}')
  for (const given of [{ policy: 3 }, { changes }])
    await expect(simulateStaffing({ ...options, day: dayFile(), ...given }, () => {})).rejects.toThrow(
      /no policy with versions: say .*"routing".*--url/,
    )
  writeFileSync(changes, 'policyVersion: 3')
  await expect(simulateStaffing({ ...options, day: dayFile(), changes }, () => {})).rejects.toThrow(/is not JSON$/)
})

test('the table says which versions of the policy routed', async () => {
  const compared = await simulateStaffing({ ...options, day: dayFile() }, () => {})
  const lineOf = (policies: { before: number; after: number }, after: boolean) =>
    staffingTable({ ...compared, policies, after: after ? compared.before : null }).match(/^routed by .*$/m)?.[0]
  expect(lineOf({ before: 0, after: 3 }, true)).toBe(
    'routed by the policy as shipped, with the changes by version 3 of the policy',
  )
  expect(lineOf({ before: 2, after: 2 }, true)).toBe('routed by version 2 of the policy')
  expect(lineOf({ before: 2, after: 2 }, false)).toBe('routed by version 2 of the policy')
})

test('without a day it says what is missing, and nothing else', async () => {
  await expect(simulateStaffing(options, () => {})).rejects.toThrow(Unusable)
  const cli = new URL('../main.ts', import.meta.url).pathname
  const run = () => execFileSync(process.execPath, [cli, 'simulate', '--staffing'], { encoding: 'utf8', stdio: 'pipe' })
  expect(run).toThrow(/error: --staffing needs --day/)
})

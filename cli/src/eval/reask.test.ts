import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoreOf } from '@baton/engine'
import { crossValidate, fitGuard, testGuard } from './evaluate-reask.ts'
import { fitLogistic } from './fit-logistic.ts'
import { foldsByService } from './folds.ts'
import { areaUnderCurve, precisionRecall, thresholdFor } from './measures.ts'
import { readReaskFile, type ReaskRow } from './read-reask.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-reask-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}

const good = JSON.stringify({
  turns: [{ role: 'customer', text: 'My lamp flickers' }],
  agentDraft: 'Since when?',
  reask: 0,
  services: ['lamps'],
})

describe('a file of re-ask rows', () => {
  test('is read with its roles', async () => {
    expect(await readReaskFile(await file('good.jsonl', [good, '', good]))).toHaveLength(2)
  })
  test.each([
    ['not JSON', [good, '{"turns": ['], /bad\.jsonl:2: is not JSON/],
    ['no draft', [good.replace('agentDraft', 'draft')], /bad\.jsonl:1: agentDraft/],
    ['a label that is none', [good, good, good.replace('"reask":0', '"reask":2')], /bad\.jsonl:3: reask/],
    ['a role that is none', [good.replace('"customer"', '"bot"')], /bad\.jsonl:1: turns\.0\.role/],
    ['nothing in it', ['', ''], /bad\.jsonl: has no rows/],
  ])('names the line and the field: %s', async (_, lines, message) => {
    await expect(readReaskFile(await file('bad.jsonl', lines))).rejects.toThrow(message)
  })
  test('that is not there is said to be so', async () => {
    await expect(readReaskFile(join(folder, 'none.jsonl'))).rejects.toThrow('there is no such file')
    await expect(readReaskFile(folder)).rejects.toThrow('this is a folder')
  })
})

describe('measures', () => {
  test('the area under the curve counts ties half', () => {
    expect(areaUnderCurve([0.9, 0.8, 0.1], [true, true, false])).toBe(1)
    expect(areaUnderCurve([0.5, 0.5], [true, false])).toBe(0.5)
    expect(areaUnderCurve([0.1, 0.9], [true, false])).toBe(0)
  })
  test('precision and recall of what was said', () => {
    expect(precisionRecall([true, true, false, false], [true, false, true, false])).toEqual({
      precision: 0.5,
      recall: 0.5,
    })
  })
  test('the threshold is the lowest that is precise enough', () => {
    const scores = Array.from({ length: 40 }, (_, i) => 1 - i / 40)
    const labels = scores.map((_, i) => i < 30)
    expect(thresholdFor(scores, labels, 1)).toBe(scores[29])
    expect(thresholdFor(scores, labels, 0.75)).toBe(scores[39])
  })
})

test('folds hold services out: none that is tested as held out was learned from', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    services: [`s${i % 7}`, ...(i % 3 === 0 ? [`s${(i + 1) % 7}`] : [])],
  }))
  const folds = foldsByService(rows, 4)
  expect(folds.flatMap(({ test }) => test).toSorted((a, b) => a - b)).toEqual(rows.map((_, i) => i))
  for (const { services, train } of folds)
    for (const i of train) expect(rows[i]!.services.some((each) => services.includes(each))).toBe(false)
})

test('a logistic regression finds the chances that made its rows', () => {
  // Of 4 rows with x three are true, of 4 without one: the odds are 3 and 1/3.
  const rows = Array.from({ length: 800 }, (_, i) => ({ bias: 1, ...(i % 2 ? { x: 1 } : {}) }))
  const labels = rows.map((row, i) => ('x' in row ? i % 8 !== 1 : i % 8 === 0))
  const weights = fitLogistic(rows, labels)
  expect(scoreOf({ bias: 1, x: 1 }, { weights })).toBeCloseTo(0.75, 1)
  expect(scoreOf({ bias: 1 }, { weights })).toBeCloseTo(0.25, 1)
})

describe('learning and testing', () => {
  const asks = ['Which city is it?', 'What date would that be?', 'How many people?']
  const gives = ['I live in Lisbon', 'on the 5th of May please', 'for three people']
  const rows: ReaskRow[] = Array.from({ length: 240 }, (_, i) => {
    const wanted = i % 3
    const said = Math.floor(i / 3) % 3
    return {
      turns: [{ by: 'customer' as const, text: `Hello, it is ${gives[said]}` }],
      draft: asks[wanted]!,
      again: wanted === said,
      services: [`s${Math.floor(i / 9) % 6}`],
    }
  })
  test('on one file judges each service with what the others taught', () => {
    const result = crossValidate(rows, () => {})
    expect(result).toMatchObject({ split: 'by service', rows: 240 })
    expect(result.auc).toBeGreaterThan(0.9)
    expect(result.folds).toHaveLength(6)
    expect(result.usPerCheck).toBeGreaterThan(0)
  })
  test('is the same each time', () => {
    expect(fitGuard(rows)).toEqual(fitGuard(rows))
    expect(testGuard(rows, fitGuard(rows), 'trained apart').auc).toBeGreaterThan(0.9)
  })
})

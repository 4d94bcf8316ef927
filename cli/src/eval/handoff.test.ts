import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crossValidateHandoff } from './evaluate-handoff.ts'
import { goldenTransfer, measureHandoffs, type JudgedDialogue } from './handoff-measures.ts'
import { readHandoffFiles } from './read-handoff.ts'

const judged = (due: number[], called: number[]): JudgedDialogue => ({
  due: due.map(Boolean),
  called: called.map(Boolean),
  chances: called,
})

describe('golden transfer', () => {
  test('is 1 where nothing is due and nobody calls, and 0 where somebody does', () => {
    expect(goldenTransfer([judged([0, 0], [0, 0])], 1)).toBe(100)
    expect(goldenTransfer([judged([0, 0], [0, 1])], 1)).toBe(0)
    expect(goldenTransfer([judged([0, 1], [0, 0])], 1)).toBe(0)
  })
  test('falls off with the distance to the nearest, as its tolerance allows', () => {
    const near = [judged([1, 0, 0, 0], [0, 0, 1, 0])]
    expect(goldenTransfer(near, 1)).toBeCloseTo(100 * Math.exp(-2))
    expect(goldenTransfer(near, 2)).toBeCloseTo(100 * Math.exp(-0.5))
    expect(goldenTransfer(near, 3)).toBeCloseTo(100 * Math.exp(-2 / 9))
  })
  test('is a mean over calls, then over conversations', () => {
    expect(goldenTransfer([judged([1, 0], [1, 1]), judged([0], [0])], 1)).toBeCloseTo(
      (100 * ((1 + Math.exp(-0.5)) / 2 + 1)) / 2,
    )
  })
})

test('macro-F1 is the mean of both classes', () => {
  // 1 hit, 1 wrong, 1 missed, 1 quiet: both have F1 0.5.
  expect(measureHandoffs([judged([1, 0, 1, 0], [1, 1, 0, 0])])).toMatchObject({
    f1: 50,
    macroF1: 50,
    precision: 0.5,
    recall: 0.5,
  })
})

describe('a file of labelled conversations', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-handoff-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const file = async (name: string, lines: readonly string[]) => {
    const path = join(folder, name)
    await writeFile(path, lines.join('\n'))
    return path
  }
  const line = (handoff: number) =>
    JSON.stringify({
      turns: [
        { role: 'customer', text: 'w1 w2', handoff: 0 },
        { role: 'agent', text: 'w3', handoff },
      ],
    })

  test('is read with its sides', async () => {
    const [, second] = await readHandoffFiles([await file('a.jsonl', [line(0)]), await file('b.jsonl', [line(1)])])
    expect(second!.turns).toEqual([
      { by: 'customer', text: 'w1 w2', handOff: false },
      { by: 'us', text: 'w3', handOff: true },
    ])
  })
  test.each([
    ['a label that is none', [line(1), line(2)], /bad\.jsonl:2: turns\.1\.handoff/],
    ['a turn without a label', [line(1).replace(',"handoff":0', '')], /bad\.jsonl:1: turns\.0\.handoff/],
    ['one kind of label only', [line(0)], /handoff 1 and turns with handoff 0/],
  ])('names what is wrong: %s', async (_, lines, message) => {
    await expect(readHandoffFiles([await file('bad.jsonl', lines)])).rejects.toThrow(message)
  })
})

test('on one file each conversation is judged unseen, the same each time', () => {
  const dialogues = Array.from({ length: 60 }, (_, i) => ({
    turns: Array.from({ length: 6 }, (_, t) => ({
      by: t % 2 === 0 ? ('customer' as const) : ('us' as const),
      text: (i + t) % 5 === 0 ? `w7 w${t}` : `w${(i * 7 + t * 3) % 6} w${t}`,
      handOff: (i + t) % 5 === 0,
    })),
  }))
  const result = crossValidateHandoff(dialogues, 1, () => {})
  expect(result).toMatchObject({ dialogues: 60, turns: 360, split: 'by dialogue' })
  expect(result.auc).toBeGreaterThan(0.9)
  expect(result.turnsPerSecond).toBeGreaterThan(0)
  expect(result.fitSeconds).toBeGreaterThan(0)
  expect(result.modelKb).toBeGreaterThan(10)
  const { turnsPerSecond: _, fitSeconds: _fit, peakMb: _peak, ...again } = crossValidateHandoff(dialogues, 1, () => {})
  expect(result).toMatchObject(again)
})

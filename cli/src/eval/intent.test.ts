import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crossValidateIntents, testIntents } from './evaluate-intent.ts'
import { matthews } from './measures.ts'
import { readIntentFile, type IntentRow } from './read-intents.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-intent-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a file of intents', () => {
  const file = async (...lines: string[]) => {
    const path = join(folder, 'rows.jsonl')
    await writeFile(path, lines.join('\n'))
    return path
  }
  const good = '{"text":"where is my parcel","intent":"track"}'
  test('is read, null as none of them', async () => {
    expect(await readIntentFile(await file(good, '{"text":"la la","intent":null}'))).toEqual([
      { text: 'where is my parcel', intent: 'track' },
      { text: 'la la', intent: null },
    ])
  })
  test.each([
    ['{"text":"hi"}', /rows\.jsonl:2: intent/],
    ['{"text":"hi","intent":""}', /rows\.jsonl:2: intent/],
    ['{"text":5,"intent":"a"}', /rows\.jsonl:2: text/],
  ])('says what is wrong with %s', async (line, message) => {
    await expect(readIntentFile(await file(good, line))).rejects.toThrow(message)
  })
})

test('Matthews correlation is that of the two-class formula, and 0 for one who always says the same', () => {
  // 3 hits, 1 miss, 1 false alarm, 2 rightly quiet: (3·2 − 1·1) / √(4·4·3·3)
  const truth = ['a', 'a', 'a', 'a', 'b', 'b', 'b']
  expect(matthews(['a', 'a', 'a', 'b', 'a', 'b', 'b'], truth)).toBeCloseTo(5 / 12)
  expect(matthews(truth, truth)).toBe(1)
  expect(
    matthews(
      truth.map(() => 'a'),
      truth,
    ),
  ).toBe(0)
})

const asks = { track: 'where is my parcel', refund: 'i want my money back', login: 'i cannot log in' }
const rows: IntentRow[] = Object.entries(asks).flatMap(([intent, ask]) =>
  Array.from({ length: 20 }, (_, i) => ({ text: `${ask} ${['please', 'now', 'today', 'help'][i % 4]}`, intent })),
)
const strange: IntentRow[] = [{ text: 'quantum zebra sings', intent: null }]

test('learning and testing on one file judges each row by the others', () => {
  const result = crossValidateIntents(rows, () => {})
  expect(result).toMatchObject({ accuracy: 1, oosRecall: null, auroc: null, rows: 60, intents: 3, split: 'ten folds' })
})

test('what has no intent counts as right when it is refused', () => {
  const result = testIntents(rows, [...rows, ...strange], null)
  expect(result).toMatchObject({ oosRecall: 1, auroc: 1, split: 'trained apart' })
  expect(result.mcc).toBeGreaterThan(0.9)
})

test('validation rows decide what is refused', () => {
  const odd = ['where parcel', 'money', 'log'].map((text, i) => ({ text, intent: Object.keys(asks)[i]! }))
  const loose = testIntents(rows, odd, [...odd, ...odd])
  const strict = testIntents(rows, odd, rows)
  expect(loose.inScopeAccuracy).toBeGreaterThan(strict.inScopeAccuracy)
})

test('what learning costs is told: time of a processor, what is kept, and memory', () => {
  const { fitSeconds, modelKb, peakMb } = testIntents(rows, rows, null)
  const { modelKb: ofMore } = testIntents(
    rows.map(({ text, intent }, i) => ({ text: `${text} ${i * 7919}`, intent })),
    rows,
    null,
  )
  expect(fitSeconds).toBeGreaterThan(0)
  expect(modelKb).toBeGreaterThan(1)
  expect(ofMore).toBeGreaterThan(modelKb!)
  expect(peakMb).toBeGreaterThan(20)
})

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createLearner } from './learn.ts'
import { keyOf, readLearned, writeLearned } from './learned-file.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'learned-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const few = {
  examples: [
    ...['mend the lamp', 'repair my lamp', 'the lamp is broken'].map((text) => ({ text, intent: 'lamp' })),
    ...['when are you open', 'opening hours please', 'until when is the shop open'].map((text) => ({
      text,
      intent: 'hours',
    })),
  ],
  areas: {},
}

describe('what was learned is kept for the next start', () => {
  test('learned once, it is read from then on', async () => {
    const keptIn = path.join(folder, 'dist', 'kept.bin')
    const learner = createLearner()
    const heard: number[] = []
    const first = await learner.learn({ ...few, keptIn }, (share) => heard.push(share))
    expect(heard.length).toBeGreaterThan(0)
    expect(fs.readdirSync(path.dirname(keptIn))).toEqual(['kept.bin'])
    const again: number[] = []
    const second = await learner.learn({ ...few, keptIn }, (share) => again.push(share))
    expect(again).toEqual([])
    expect(second).toEqual(first)
    await learner.stop()
  })

  test('of other examples, or of another engine, it is not', () => {
    const engine = fs.mkdtempSync(path.join(folder, 'engine-'))
    fs.mkdirSync(path.join(engine, 'inner'))
    const source = path.join(engine, 'inner', 'learn.ts')
    fs.writeFileSync(source, 'export const pace = 1')
    const key = keyOf(few, engine)
    expect(keyOf(few, engine)).toEqual(key)
    expect(keyOf({ ...few, examples: few.examples.slice(1) }, engine)).not.toEqual(key)
    expect(keyOf({ ...few, areas: { lamp: ['light'] } }, engine)).not.toEqual(key)
    fs.writeFileSync(path.join(engine, 'learn.test.ts'), 'nothing that decides')
    expect(keyOf(few, engine)).toEqual(key)
    fs.writeFileSync(source, 'export const pace = 2')
    expect(keyOf(few, engine)).not.toEqual(key)
  })

  const learned = { model: new Uint8Array([1, 2, 3]), figures: { seconds: 1, examples: 6, threshold: 0.5 } }
  const key = Buffer.alloc(32, 7)

  test('damaged, cut or of another key: as though it were not there', () => {
    const file = path.join(folder, 'one.bin')
    expect(readLearned(file, key)).toBeNull()
    writeLearned(file, key, learned)
    expect(readLearned(file, key)).toEqual(learned)
    expect(readLearned(file, Buffer.alloc(32, 8))).toBeNull()
    fs.truncateSync(file, 40)
    expect(readLearned(file, key)).toBeNull()
  })

  test('where nothing can be written, nothing fails', () => {
    const file = path.join(folder, 'a-file')
    fs.writeFileSync(file, '')
    expect(() => writeLearned(path.join(file, 'below.bin'), key, learned)).not.toThrow()
  })
})

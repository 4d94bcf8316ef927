import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testTone } from './evaluate-tone.ts'
import { readToneFile, type ToneRow } from './read-tones.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-tone-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (text: string) => {
  const path = join(folder, 'chats')
  await writeFile(path, text)
  return path
}
const turn = (floor: string, text: string, Emotion: number[] | null) => ({
  floor,
  text_src: [text],
  text_mt: [text],
  Emotion,
})

test('chats in the published shape are read: turns of customers, with what came before', async () => {
  const chat = {
    turns: [turn('inbound', 'oi', [2]), turn('outbound', 'olá', null), turn('inbound', 'que absurdo', [2, 6])],
  }
  expect(await readToneFile(await file(JSON.stringify([chat])))).toEqual([
    { text: 'oi', english: 'oi', before: [], upset: false },
    { text: 'que absurdo', english: 'que absurdo', before: ['oi'], upset: true },
  ])
})

test('so are chats line by line; a turn without a label is only what came before', async () => {
  const line = JSON.stringify({
    turns: [
      { role: 'customer', text: 'hello' },
      { role: 'agent', text: 'yes?' },
      { role: 'customer', text: 'this is a scam', upset: 1 },
      { role: 'customer', text: 'thanks', upset: 0 },
    ],
  })
  const rows = await readToneFile(await file(line))
  expect(rows.map(({ text, before, upset }) => [text, before.length, upset])).toEqual([
    ['this is a scam', 1, true],
    ['thanks', 2, false],
  ])
})

test.each([
  ['[{"turns":[{"floor":"sideways"}]}]', /chats: 0\.turns\.0\.floor/],
  ['[{"turns"', /chats: is not JSON/],
  ['{"turns":[{"role":"customer","text":"a","upset":2}]}', /chats:1: turns\.0\.upset/],
  ['{"turns":[{"role":"customer","text":"a","upset":0}]}', /needs turns of customers that are upset/],
])('what is wrong is said: %s', async (text, message) => {
  await expect(readToneFile(await file(text))).rejects.toThrow(message)
})

test('what one company taught is known at another, by signs and by words', () => {
  const rows = (upset: readonly string[], calm: readonly string[]): ToneRow[] =>
    [...upset, ...calm].map((text, i) => ({ text, english: null, before: [], upset: i < upset.length }))
  const grumbles = [
    'zorblex is ridiculous',
    'zorblex again, unacceptable',
    'this is a zorblex scam',
    'zorblex, I am fed up',
  ]
  const calms = ['please send the bill', 'where is my lamp', 'thank you so much', 'I would like a chair']
  const result = testTone(
    rows(grumbles, calms),
    rows(['zorblex today', 'what a disgrace'], ['good morning', 'a lamp please']),
  )
  expect(result.auc).toBe(1)
  expect(result.shippedAuc).toBeLessThan(1)
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation, Fault } from './conversation.ts'
import { readConversations, type ReadOptions } from './read-conversations.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'baton-import-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Everything that a file with this content gives. */
async function read(name: string, content: string | object, options: Partial<ReadOptions> = {}) {
  const file = join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  const conversations: Conversation[] = []
  const faults: Fault[] = []
  for await (const each of readConversations(file, { language: 'en', seed: 1, ...options })) {
    if (each.kind === 'conversation') conversations.push(each.conversation)
    else faults.push(each.fault)
  }
  return { conversations, faults: faults.map(({ file: _, ...where }) => where) }
}

const maia = (over: object = {}) => ({
  id: 'en_de_#SHOP-01#_2021-02-03-4',
  turns: [
    {
      floor: 'inbound',
      text_mt: ['My lamp flickers.', ' '],
      text_src: ['Meine Lampe flackert.', ' '],
      Emotion: [5, 2],
      IQ: -1,
    },
    { floor: 'outbound', text_mt: ['Welche Lampe ist es?'], text_src: ['Which lamp is it?'], Emotion: [2], IQ: 4 },
  ],
  ...over,
})

test('a translated chat gives the English of both sides', async () => {
  const { conversations, faults } = await read('chat.json', [maia()])
  expect(faults).toEqual([])
  expect(conversations).toEqual([
    {
      id: 'en_de_SHOP-01_2021-02-03-4',
      language: 'en',
      turns: [
        { role: 'customer', text: 'My lamp flickers.', sentences: ['My lamp flickers.'], emotions: [5] },
        { role: 'agent', text: 'Which lamp is it?', sentences: ['Which lamp is it?'], emotions: [2], iq: 4 },
      ],
    },
  ])
})

test('and as written, in the language that its name gives', async () => {
  const { conversations } = await read('chat.json', [maia(), maia({ id: 'en_pt-br_x' })], { language: 'source' })
  expect(conversations.map(({ language, turns }) => [language, ...turns.map(({ text }) => text)])).toEqual([
    ['de', 'Meine Lampe flackert.', 'Welche Lampe ist es?'],
    ['pt', 'Meine Lampe flackert.', 'Welche Lampe ist es?'],
  ])
})

test('one that is broken is named by its place, and the others are read', async () => {
  const broken = { id: 'b', turns: [{ floor: 'sideways', text_mt: ['x'], text_src: ['x'] }] }
  const { conversations, faults } = await read('mixed.json', [maia(), broken, 7, maia({ id: 'c' })])
  expect(conversations.map(({ id }) => id)).toEqual(['en_de_SHOP-01_2021-02-03-4', 'c'])
  expect(faults.map(({ index }) => index)).toEqual([1, 2])
  expect(faults[0]?.message).toContain('turns.0.floor')
})

test('a run of an assistant with tools keeps what was said and what it used', async () => {
  const { conversations } = await read('runs.json', [
    {
      task_id: 3,
      trial: 1,
      reward: 0,
      traj: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Cancel my table.' },
        { role: 'assistant', content: null, tool_calls: [{ function: { name: 'find_table' } }] },
        { role: 'tool', content: '{"table": 4}' },
        { role: 'assistant', content: 'Table 4?' },
        { role: 'user', content: 'Yes ###STOP###' },
        { role: 'assistant', content: null, tool_calls: [{ function: { name: 'transfer_to_human_agents' } }] },
      ],
    },
  ])
  expect(conversations).toEqual([
    {
      id: 'tau-3-1',
      language: 'en',
      outcome: 'not-solved',
      turns: [
        { role: 'customer', text: 'Cancel my table.' },
        { role: 'assistant', text: 'Table 4?', tools: ['find_table', 'transfer_to_human_agents'], handoff: 1 },
        { role: 'customer', text: 'Yes' },
      ],
    },
  ])
})

test('a transcript is read with times, names, further lines and dividers', async () => {
  const { conversations, faults } = await read(
    'desk.txt',
    [
      '[2024-05-01 10:00] Customer: The shelf wobbles.',
      '  It did so from the start.',
      '[2024-05-01 10:02] Agent Kim: Which shelf?',
      '=== second: one ===',
      'Kunde: Hallo',
      'Bot: Guten Tag',
      '---',
      'this belongs to nobody',
      'Customer: unread',
      '---',
      'Customer: the last',
    ].join('\n'),
  )
  expect(conversations).toEqual([
    {
      id: 'desk-1',
      turns: [
        { role: 'customer', text: 'The shelf wobbles.\nIt did so from the start.', at: '2024-05-01T10:00:00.000Z' },
        { role: 'agent', text: 'Which shelf?', at: '2024-05-01T10:02:00.000Z' },
      ],
    },
    {
      id: 'second:-one',
      turns: [
        { role: 'customer', text: 'Hallo' },
        { role: 'assistant', text: 'Guten Tag' },
      ],
    },
    { id: 'desk-3', turns: [{ role: 'customer', text: 'the last' }] },
  ])
  expect(faults).toEqual([{ line: 8, message: expect.stringContaining('this belongs to nobody') }])
})

test('our own lines pass with their labels, and those that do not fit are named by line', async () => {
  const ours = { id: 'a', tier: 'gold', turns: [{ role: 'customer', text: 'hi', handoff: 1 }] }
  const { conversations, faults } = await read(
    'ours.jsonl',
    [JSON.stringify(ours), '', '{"id":"b"', '{"id":"c","turns":[{"role":"robot","text":"x"}]}'].join('\n'),
  )
  expect(conversations).toEqual([ours])
  expect(faults.map(({ line }) => line)).toEqual([3, 4])
  expect(faults[1]?.message).toContain('turns.0.role')
})

test('one object over many lines is one conversation', async () => {
  const ours = { id: 'a', turns: [{ role: 'customer', text: 'hi' }] }
  expect((await read('one.json', JSON.stringify(ours, null, 2))).conversations).toEqual([ours])
})

test('a list with broken elements gives the others, and names the lines of the broken', async () => {
  const ours = (id: string) =>
    JSON.stringify({ id, turns: [{ role: 'customer', text: 'a ] and } and "," here' }] }, null, 1)
  const { conversations, faults } = await read(
    'broken.json',
    `[\n${ours('a')},\n{"id": oops},\n{\n"id": "no end,\n"x": 1\n},\n${ours('b')},\n${ours('c').slice(0, -4)}`,
  )
  expect(conversations.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(faults.map(({ index }) => index)).toEqual([1, 2, 4])
  expect(faults.map(({ line }) => line)).toEqual([11, 12, 25])
})

test('a list that ends too early gives what was whole', async () => {
  const { conversations, faults } = await read('cut.json', JSON.stringify([maia(), maia({ id: 'b' })]).slice(0, -9))
  expect(conversations).toHaveLength(1)
  expect(faults).toEqual([{ line: 1, index: 1, message: 'the file ends in the middle of it' }])
})

test.each([
  ['nothing.txt', ''],
  ['prose.txt', 'Dear diary,\ntoday I did nothing.'],
])('%s holds no conversation, and that is said', async (name, content) => {
  const { conversations, faults } = await read(name, content)
  expect(conversations).toEqual([])
  expect(faults.length).toBeGreaterThan(0)
})

test('a file that is not there is said, not thrown', async () => {
  const reads = []
  for await (const each of readConversations(join(folder, 'nowhere.json'), { language: 'en', seed: 1 }))
    reads.push(each)
  expect(reads).toMatchObject([{ kind: 'fault', fault: { message: expect.stringContaining('ENOENT') } }])
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffChat, type HandedOff } from './hand-off-chat.ts'
import { judgeSummary } from './judge-summary.ts'
import { readLabelledChats, type LabelledChat } from './read-labels.ts'
import { figuresOf } from './summary.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-summary-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(...chats: object[]): Promise<LabelledChat[]> {
  const path = join(folder, 'chats.jsonl')
  await writeFile(path, chats.map((chat) => JSON.stringify(chat)).join('\n'))
  return readLabelledChats(path)
}

const lamp = {
  id: 'lamp',
  turns: [
    { role: 'customer', text: 'Hello! The lamp that I ordered flickers.' },
    { role: 'agent', text: 'We will send you a new one tomorrow. Anything else?' },
    { role: 'customer', text: 'Yes, the invoice 48213 has the wrong address.' },
    { role: 'customer', text: 'thanks' },
  ],
  problems: [{ messageId: 't0', text: 'The lamp that I ordered flickers.' }, { messageId: 't2' }],
}

async function judge(chat: object, change: (handedOff: HandedOff) => HandedOff = (it) => it) {
  const [read1] = await read(chat)
  if (!read1) throw new Error('no chat')
  return judgeSummary(read1, change(handOffChat(read1)))
}

describe('a labelled chat', () => {
  test('whose problems are quoted is named, and nothing in it is invented', async () => {
    expect(await judge(lamp)).toMatchObject({ problems: 2, named: 2, wanted: true, invented: 0, missed: [] })
  })

  test('a problem that the summary does not quote is missed', async () => {
    const judged = await judge({ ...lamp, problems: [...lamp.problems, { messageId: 't3' }] })
    expect(judged).toMatchObject({ problems: 3, named: 2, missed: [{ messageId: 't3' }] })
  })

  test('one said in several places is named by any of them', async () => {
    const problems = [{ messageId: 't3', or: [{ messageId: 't0' }] }]
    expect(await judge({ ...lamp, problems })).toMatchObject({ problems: 1, named: 1 })
  })
})

describe('what is invented is found', () => {
  const withSummary =
    (change: (quote: HandedOff['package']['summary']['wanted'] & object) => object) => (it: HandedOff) => {
      const { wanted } = it.package.summary
      if (!wanted) throw new Error('nothing is wanted')
      const summary = { ...it.package.summary, wanted: { ...wanted, ...change(wanted) } }
      return { ...it, package: { ...it.package, summary } }
    }
  test.each([
    ['words of a message that there is not', () => ({ messageId: 't9' })],
    ['words that the agent said', () => ({ messageId: 't1' })],
    ['words of another message', () => ({ messageId: 't2' })],
    ['no words at all', () => ({ from: 900, to: 901 })],
  ])('%s', async (_what, change) => {
    expect((await judge(lamp, withSummary(change))).invented).toBeGreaterThan(0)
  })

  test('a promise that nobody made, a value that nobody gave', async () => {
    const promised = await judge(lamp, (it) => ({
      ...it,
      package: { ...it.package, promises: it.package.promises.map((each) => ({ ...each, messageId: 't0' })) },
    }))
    expect(promised.invented).toBe(1)
    const given = await judge(lamp, (it) => ({
      ...it,
      package: {
        ...it.package,
        facts: it.package.facts.map((fact) => ({
          ...fact,
          values: fact.values.map((value) => ({ ...value, messageId: 't3' })),
        })),
      },
    }))
    expect(given.invented).toBeGreaterThan(0)
  })
})

describe('a file of labels', () => {
  test.each([
    ['a label that names no message', { ...lamp, problems: [{ messageId: 't9' }] }, /t9 is no message of the customer/],
    ['a label on words of the agent', { ...lamp, problems: [{ messageId: 't1' }] }, /t1 is no message of the customer/],
    ['words that are not there', { ...lamp, problems: [{ messageId: 't0', text: 'the sofa' }] }, /not in t0/],
    ['no problem', { ...lamp, problems: [] }, /problems/],
    ['two turns of one id', { ...lamp, turns: lamp.turns.map((turn) => ({ ...turn, id: 't0' })) }, /same id/],
  ])('%s is refused by name', async (_what, chat, message) => {
    await expect(read(chat)).rejects.toThrow(message)
  })
})

test('figures are shares of chats and of problems', () => {
  const one = { id: 'a', problems: 2, named: 2, wanted: true, quotes: 3, invented: 0, missed: [] }
  const other = { id: 'b', problems: 2, named: 1, wanted: false, quotes: 4, invented: 1, missed: [{ messageId: 't1' }] }
  expect(figuresOf([one, other])).toEqual({
    chats: 2,
    problems: 4,
    named: 0.5,
    namedProblems: 0.75,
    wanted: 0.5,
    invented: 1,
    quotes: 3.5,
  })
})

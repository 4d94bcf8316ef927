import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPolicy, type Fact, type ModelFault } from '@baton/engine'
import { modelFaults, says, type ModelFaultName } from '../../testing/chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { shopAssistant, shopCustomer } from '../../testing/model-shop.ts'
import { createRehearsal, type Played, type Rehearsal } from '../../testing/rehearsal.ts'
import { defaultLimits, type ModelLimits } from './limits.ts'
import { createModelAssistant } from './model-assistant.ts'
import type { ModelTools } from './tools.ts'

/** For faults that are over when their time is: shorter than the real limits, which are checked as numbers. */
const quick = { firstTokenMs: 700, gapMs: 500, turnMs: 1_800 }
const slowFaults: readonly ModelFaultName[] = ['timeout', 'slow-drip']
const limitsFor = (name: ModelFaultName) => (slowFaults.includes(name) ? quick : {})

const tools: ModelTools = {
  search: () =>
    Promise.resolve([
      { articleId: 'returns', passageId: 'returns#1', title: 'Returns', url: null, text: 'Thirty days.', score: 0.8 },
    ]),
  listActions: () => Promise.resolve([]),
  mayGoTo: () => Promise.resolve(false),
  runAction: () => Promise.reject(new Error('no actions here')),
}

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
  // The first request loads the library; that is not the model's time.
  await createRehearsal().play(assistant())
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

function assistant(over: Partial<ModelLimits> = {}) {
  return createModelAssistant({
    provider: 'openai-compatible',
    model: fake.model,
    apiKey: fake.key,
    baseUrl: fake.url,
    tools,
    budget: {},
    prices: {},
    limits: { ...defaultLimits, ...over },
    now: () => 0,
    log: () => {},
  })
}

async function ask(
  over: Partial<ModelLimits> = {},
  words = 'How do I send the reader back, and what does it cost me?',
) {
  const desk = createRehearsal()
  desk.write(words)
  return { desk, played: await desk.play(assistant(over)) }
}

const find = <T extends Fact['type']>(facts: readonly Fact[], type: T) =>
  facts.find((fact): fact is Extract<Fact, { type: T }> => fact.type === type)

/** A person has it: offered or queued, with the package, and the customer is told what is so. */
function expectPerson(desk: Rehearsal, { facts }: Played): void {
  expect(desk.state.holder).toEqual({ kind: 'queue', team: 'support' })
  const prepared = find(facts, 'HandoffPrepared')
  expect(prepared?.package.summary.wanted?.messageId).toBe(desk.state.lastCustomer?.messageId)
  expect(find(facts, 'Offered')?.told).toMatchObject({ key: 'handoff.offered' })
  expect(facts.filter(({ type }) => type === 'TurnEnded')).toHaveLength(1)
}

/** For each fault of the model what the turn must record. */
const expected: Record<ModelFaultName, ModelFault> = {
  timeout: 'timeout',
  'rate-limited': 'rate-limited',
  'server-error': 'server-error',
  'cut-stream': 'cut-stream',
  garbage: 'garbage',
  'endless-loop': 'endless-loop',
  empty: 'empty',
  'claimed-transfer': 'claimed-transfer',
  'tool-error': 'tool-error',
  huge: 'too-long',
  'slow-drip': 'too-slow',
  'wrong-language': 'wrong-language',
}

describe('each of the twelve faults ends in a person with the package', () => {
  test.each(Object.keys(modelFaults) as ModelFaultName[])('%s', async (name) => {
    fake.play(modelFaults[name]({ everyMs: 100 }))
    const { desk, played } = await ask(limitsFor(name))
    const ended = find(played.facts, 'TurnEnded')
    expect(ended?.fault).toBe(expected[name])
    expectPerson(desk, played)
    const reason = find(played.facts, 'Escalated')?.reason
    const claimed = { kind: 'claimed-transfer', textId: expect.any(String) }
    expect(reason).toEqual(name === 'claimed-transfer' ? claimed : { kind: 'assistant-fault', fault: expected[name] })
    expect(played.shown).toEqual([])
    expect(played.ms).toBeLessThan(15_000)
    expect(ended?.usage.model).toBe('openai-compatible:fake-1')
  })
})

test('the real limits leave room below 20 s for the quiet time before and the handoff behind', () => {
  expect(defaultPolicy.quietMs + defaultLimits.turnMs).toBeLessThan(18_000)
  expect(defaultLimits.firstTokenMs + defaultLimits.gapMs + defaultLimits.retryAfterMs).toBeLessThan(
    defaultLimits.turnMs,
  )
})

describe('asking again', () => {
  const good = says('Hello, what would you like to know?')

  test.each<[ModelFaultName, boolean]>([
    ['server-error', true],
    ['cut-stream', true],
    ['wrong-language', true],
    ['timeout', false],
    ['rate-limited', false],
    ['garbage', false],
    ['endless-loop', false],
    ['empty', false],
    ['huge', false],
  ])('%s: once more is %s', async (name, again) => {
    fake.play(good)
    fake.next(modelFaults[name]({}))
    const { desk, played } = await ask(limitsFor(name))
    expect(fake.requests).toHaveLength(again ? 2 : 1)
    expect(desk.state.holder.kind).toBe(again ? 'assistant' : 'queue')
    expect(played.shown).toEqual(again ? ['Hello, what would you like to know?'] : [])
  })

  test('a short wait that the provider asks for is kept, a long one is not', async () => {
    const limited = (headers: Record<string, string>) => () => [{ status: 429, headers }]
    fake.play(good)
    fake.next(limited({ 'retry-after-ms': '60' }))
    const { played } = await ask()
    expect(played.shown).toHaveLength(1)
    expect(played.ms).toBeGreaterThan(60)

    fake.reset()
    fake.next(limited({ 'retry-after': '3' }), good)
    const second = await ask()
    expect(fake.requests).toHaveLength(1)
    expectPerson(second.desk, second.played)
  })

  test('once, not twice', async () => {
    fake.play(modelFaults['server-error']())
    await ask()
    expect(fake.requests).toHaveLength(2)
  })

  test('the second time the language is asked for more firmly', async () => {
    fake.play(good)
    fake.next(modelFaults['wrong-language']())
    await ask()
    const [first, second] = fake.requests.map(({ messages }) => String(messages[0]?.content))
    expect(second).toContain('Every word of the answer')
    expect(first).not.toContain('Every word of the answer')
  })

  test('never after the customer has seen a sentence', async () => {
    fake.play(good)
    fake.next(
      () => [{ call: 'search_knowledge', arguments: { query: 'returns' } }],
      () => [{ text: 'Send it back within thirty days. [1] The label is in the box. [1] Then we ' }, { cut: true }],
    )
    const { desk, played } = await ask()
    expect(fake.requests).toHaveLength(2)
    expect(played.shown).toEqual(['Send it back within thirty days.', 'The label is in the box.'])
    expect(find(played.facts, 'TurnEnded')?.fault).toBe('cut-stream')
    expectPerson(desk, played)
    expect(find(played.facts, 'HandoffPrepared')?.package.attempts).toMatchObject([{ path: 'article', ref: 'returns' }])
  })
})

describe('a stream that stops for longer than it may', () => {
  test.each(['before the first sentence', 'behind it'])('%s', async (when) => {
    fake.next(
      () => [{ call: 'search_knowledge', arguments: { query: 'returns' } }],
      () => [{ text: when === 'behind it' ? 'One thing. [1] And another. [1] Then ' : 'One th' }, { wait: 60_000 }],
    )
    const { desk, played } = await ask(quick)
    expect(find(played.facts, 'TurnEnded')?.fault).toBe('timeout')
    expect(played.shown).toEqual(when === 'behind it' ? ['One thing.', 'And another.'] : [])
    expect(desk.state.openReply).toBe(null)
    expectPerson(desk, played)
  })
})

test('the first request is given up before the second is answered', async () => {
  const own = await startFakeOpenAi()
  const spanish = 'Puede devolver el lector en un plazo de treinta días y le devolvemos el dinero. Y '
  own.next(
    () => [{ text: spanish }, { wait: 60_000 }],
    async function* () {
      await expect.poll(() => own.abandoned).toBe(1)
      yield { text: 'Which reader do you have?' }
    },
  )
  const { shown } = await shopCustomer().play(shopAssistant(own))
  expect(shown).toEqual(['Which reader do you have?'])
  await own.close()
})

test('the request is given up when the turn is over', async () => {
  fake.play(modelFaults['endless-loop']())
  await ask()
  await expect.poll(() => fake.abandoned).toBe(1)
})

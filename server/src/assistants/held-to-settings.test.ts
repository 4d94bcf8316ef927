import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '@baton/engine'
import { AssistantSettings } from '@baton/protocol'
import type { Assistant, Noticed, Turn } from '../assistant/assistant.ts'
import { calls, says } from '../testing/chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../testing/fake-openai.ts'
import { of, searching, shopAssistant, shopCustomer } from '../testing/model-shop.ts'
import type { ModelTools } from '../assistant/model/tools.ts'
import { withinBounds } from './within-bounds.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

const settings = (it: object) => AssistantSettings.parse({ name: 'Held', ...it })
/** An assistant whose turns are as these say. */
const as = (inner: Assistant, over: Partial<Turn>): Assistant => ({
  name: inner.name,
  takeTurn: (turn) => inner.takeTurn({ ...turn, ...over }),
})

describe('a model that answers under settings', () => {
  test('searches in the knowledge of its version and in nothing else', async () => {
    const asked: Parameters<ModelTools['search']>[0][] = []
    const tools: ModelTools = {
      search: (wanted) => {
        asked.push(wanted)
        return Promise.resolve([])
      },
      listActions: () => Promise.resolve([]),
      runAction: () => Promise.reject(new Error('no')),
      mayGoTo: () => Promise.resolve(false),
    }
    fake.play(searching(says('I do not know.')))
    const knowledge = { tags: ['device'], sources: ['documents'] }
    await shopCustomer().play(as(shopAssistant(fake, { tools }), { settings: settings({ knowledge }) }))
    expect(asked.map(({ scope }) => scope)).toEqual([knowledge])
  })

  test('is offered the actions of its playbooks alone, and runs no other', async () => {
    let ran = 0
    const run: ModelTools['runAction'] = () => {
      ran += 1
      return Promise.resolve({ outcome: 'action-done', evidence: {}, text: 'cancelled' })
    }
    fake.play(calls('run_action', { playbookId: 'cancel-order', inputs: { order: 'AB-123' } }, says('I will look.')))
    const held = as(shopAssistant(fake, { run }), { settings: settings({ playbooks: ['another'] }) })
    await shopCustomer('Please cancel my order AB-123.').play(held)
    expect(JSON.stringify(fake.requests[0])).not.toContain('cancel-order')
    expect(ran).toBe(0)
  })

  test('runs nothing where somebody practises, and what it would have run is noticed', async () => {
    let ran = 0
    const run: ModelTools['runAction'] = () => {
      ran += 1
      return Promise.resolve({ outcome: 'action-done', evidence: {}, text: 'cancelled' })
    }
    const seen: Noticed[] = []
    fake.play(calls('run_action', { playbookId: 'cancel-order', inputs: { order: 'AB-123' } }, says('It is done. [1]')))
    const dry = as(shopAssistant(fake, { run }), { dry: true, notice: (each) => void seen.push(each) })
    await shopCustomer('Please cancel my order AB-123.').play(dry)
    expect(ran).toBe(0)
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'called', name: 'cancel-order' }))
  })
})

describe('bounds', () => {
  const guard = (inner: Assistant, bounds: object, over: Partial<Turn> = {}): Assistant => ({
    name: inner.name,
    takeTurn: (turn) => withinBounds(inner, settings({ bounds }), { ...turn, ...over }),
  })
  let begun = 0
  const talks = (...sentences: string[]): Assistant => ({
    name: 'talks',
    async *takeTurn(turn) {
      begun += 1
      const messageId = turn.newId('message')
      const say = (text: string, part: number): Act => ({
        kind: 'say',
        messageId,
        part,
        last: part === sentences.length - 1,
        text,
        as: 'answer',
        citations: [],
        asks: null,
        grounding: 0.9,
      })
      yield [
        ...sentences.map(say),
        { kind: 'end', outcome: 'answered', usage: { model: 'talks', ms: 0, confidence: 0.9 }, fault: null },
      ]
    },
  })
  beforeEach(() => void (begun = 0))
  const reason = async (assistant: Assistant, words = 'How do I send the reader back to you?') => {
    const customer = shopCustomer(words)
    const { facts, shown } = await customer.play(assistant)
    return { reason: of(facts, 'Escalated')[0]?.reason ?? null, shown }
  }
  const topics = [{ name: 'prices', words: ['discount'] }]

  test('a topic that is asked about goes to a person, and nobody is asked', async () => {
    const { reason: why, shown } = await reason(guard(talks('Half.'), { topics }), 'Is there a DISCOUNT?')
    expect([why, shown, begun]).toEqual([{ kind: 'boundary', of: 'topic', ref: 'prices' }, [], 0])
  })

  test('a sentence that touches it is not said, nor what comes after it in the same breath', async () => {
    const { reason: why, shown } = await reason(guard(talks('It is blue.', 'A discount!', 'Goodbye.'), { topics }))
    expect([why, shown]).toEqual([{ kind: 'boundary', of: 'topic', ref: 'prices' }, ['It is blue.']])
  })

  test('an intent that the open message shows goes to a person; one of a message that was answered does not', async () => {
    const bounds = { intents: ['close-account'] }
    const { state } = shopCustomer('I want to go.')
    const messageId = state.lastCustomer?.messageId ?? ''
    const shows = (shown: string, name = 'close-account'): Partial<Turn> => ({
      state: { ...state, intent: { name, confidence: 0.9, areas: [], version: 1, messageId: shown, at: 0 } },
    })
    const alone = async (over: Partial<Turn>) => {
      const made = shopCustomer('I want to go.')
      const { facts } = await made.play(guard(talks('It is blue.'), bounds, over))
      return of(facts, 'Escalated')[0]?.reason ?? null
    }
    expect(messageId).not.toBe('')
    expect(await alone(shows(messageId))).toEqual({ kind: 'boundary', of: 'intent', ref: 'close-account' })
    expect(await alone(shows(messageId, 'refund'))).toBe(null)
    expect(await alone(shows('an-earlier-one'))).toBe(null)
  })

  test('a language that it does not speak goes to a person', async () => {
    const { state } = shopCustomer()
    const french = { state: { ...state, language: 'fr' as const } }
    const { reason: why } = await reason(guard(talks('It is blue.'), { languages: ['en'] }, french))
    expect(why).toEqual({ kind: 'boundary', of: 'language', ref: 'fr' })
    const { reason: fine } = await reason(guard(talks('It is blue.'), { languages: ['en'] }))
    expect([fine, begun]).toEqual([null, 1])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { says } from '../../testing/chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { of, shopAssistant, shopCustomer } from '../../testing/model-shop.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

describe('a budget', () => {
  const prices = { 'fake-1': { input: 3, output: 15 } }

  test('that is used up gives the conversation to a person, and the model is not asked', async () => {
    fake.play(says('Which reader do you have?'))
    const asked = shopAssistant(fake, { budget: { conversationTokens: 100 }, prices })
    const made = shopCustomer()
    const first = await made.play(asked)
    const { usage } = of(first.facts, 'TurnEnded')[0]!
    expect(usage.costMicros).toBe((usage.inputTokens ?? 0) * 3 + (usage.outputTokens ?? 0) * 15)
    expect(usage.inputTokens).toBeGreaterThan(100)

    made.write('The big one, as I said before.')
    const second = await made.play(asked)
    expect(fake.requests).toHaveLength(1)
    expect(of(second.facts, 'TurnEnded')[0]?.fault).toBe('budget-spent')
    expect(of(second.facts, 'Escalated')[0]?.reason).toEqual({ kind: 'limit', of: 'conversation', measure: 'tokens' })
    expect(of(second.facts, 'Offered')).toHaveLength(1)
  })

  test('counts what the facts say was spent before', async () => {
    const spent = () =>
      Promise.resolve({ conversation: { micros: 0, tokens: 0 }, today: { micros: 2_000_000, tokens: 1 } })
    const { facts } = await shopCustomer().play(
      shopAssistant(fake, { budget: { workspaceDayMicros: 2_000_000 }, prices, spent }),
    )
    expect(of(facts, 'TurnEnded')[0]?.fault).toBe('budget-spent')
    expect(fake.requests).toEqual([])
  })

  test('counts a call that broke off, of which nobody says the cost', async () => {
    fake.play(() => [{ text: 'Once upon a time' }, { cut: true }])
    const asked = shopAssistant(fake, { budget: { conversationTokens: 300 } })
    const made = shopCustomer()
    const first = await made.play(asked)
    expect(of(first.facts, 'TurnEnded')[0]?.usage.inputTokens).toBe(undefined)
    expect(of(first.facts, 'TurnEnded')[0]?.fault).toBe('budget-spent')
  })

  test('without a price there is no cost, and none is made up', async () => {
    fake.play(says('Which reader do you have?'))
    const { facts } = await shopCustomer().play(shopAssistant(fake))
    expect(of(facts, 'TurnEnded')[0]?.usage).not.toHaveProperty('costMicros')
  })
})

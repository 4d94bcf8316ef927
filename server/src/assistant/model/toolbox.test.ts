import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersOf, calls, says, type Script } from '../../testing/chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { of, shopAssistant, shopCustomer } from '../../testing/model-shop.ts'
import { defaultLimits } from './limits.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

describe('an action', () => {
  const cancelling = (order: string, then: Script) =>
    calls('run_action', { playbookId: 'cancel-order', inputs: { order } }, then)

  test('is an attempt before it is run, and what it did can be cited', async () => {
    fake.play(cancelling('AB-123', says('Your order AB-123 is cancelled. [1]')))
    const order: string[] = []
    const made = shopCustomer('Please cancel my order ab 123.')
    const { facts, shown } = await made.play(
      shopAssistant(fake, {
        run: ({ inputs }) => {
          order.push(`run with ${inputs['order']}, attempts: ${made.state.attempts.length}`)
          return Promise.resolve({ outcome: 'action-done', evidence: { httpStatus: 200, ms: 5 }, text: 'cancelled' })
        },
      }),
    )
    expect(order).toEqual(['run with AB-123, attempts: 1'])
    expect(of(facts, 'AttemptEnded')).toMatchObject([{ outcome: 'action-done', evidence: { httpStatus: 200 } }])
    expect(shown).toEqual(['Your order AB-123 is cancelled.'])
    expect(of(facts, 'AssistantSaid')[0]?.citations).toEqual([])
  })

  test('is not run with a value that the customer never gave', async () => {
    let ran = 0
    fake.play(
      cancelling('ZZ-999', (request) => [
        { text: answersOf(request)[0]?.includes('has not given') ? 'Which order is it?' : 'Done. [1]' },
      ]),
    )
    const { shown, facts } = await shopCustomer('Please cancel my order ab 123.').play(
      shopAssistant(fake, { run: () => Promise.reject(new Error(String(ran++))) }),
    )
    expect(ran).toBe(0)
    expect(shown).toEqual(['Which order is it?'])
    expect(of(facts, 'AttemptStarted')).toEqual([])
  })

  test('that breaks is told to the model and recorded, not thrown', async () => {
    fake.play(
      cancelling('ab 123', (request) => [
        { text: answersOf(request)[0]?.startsWith('It failed') ? 'Is AB 123 right?' : 'Done.' },
      ]),
    )
    const { shown, facts } = await shopCustomer('Please cancel my order ab 123.').play(
      shopAssistant(fake, { run: () => Promise.reject(new Error('down')) }),
    )
    expect(of(facts, 'AttemptEnded')).toMatchObject([{ outcome: 'action-failed', evidence: { fault: 'bad-answer' } }])
    expect(shown).toEqual(['Is AB 123 right?'])
  })

  test('that hangs ends with the turn, as an attempt that failed', async () => {
    fake.play(cancelling('ab 123', says('Done. [1]')))
    let ended = false
    const { facts } = await shopCustomer('Please cancel my order ab 123.').play(
      shopAssistant(fake, {
        limits: { ...defaultLimits, turnMs: 600 },
        run: ({ signal }) =>
          new Promise((resolve) => signal.addEventListener('abort', () => resolve((ended = true) as never))),
      }),
    )
    expect(ended).toBe(true)
    expect(of(facts, 'AttemptEnded')).toMatchObject([{ outcome: 'action-failed', evidence: { fault: 'timeout' } }])
    expect(of(facts, 'TurnEnded')[0]?.fault).toBe('too-slow')
    expect(of(facts, 'Offered')).toHaveLength(1)
  })

  test('is done once, also when the model fails behind it and is asked again', async () => {
    let ran = 0
    fake.next(
      () => [{ call: 'run_action', arguments: { playbookId: 'cancel-order', inputs: { order: 'ab 123' } } }],
      () => [{ status: 500 }],
      says('It is cancelled. [1]'),
    )
    const { shown } = await shopCustomer('Please cancel my order ab 123.').play(
      shopAssistant(fake, {
        run: () => {
          ran++
          return Promise.resolve({ outcome: 'action-done', evidence: {}, text: 'cancelled' })
        },
      }),
    )
    expect(shown).toEqual(['It is cancelled.'])
    expect(ran).toBe(1)
  })
})

test('a call that makes no sense is told to the model once, in a form that the provider takes back', async () => {
  fake.next(
    () => [{ call: 'look up!', arguments: '{"query": ' }],
    () => [{ call: 'search_knowledge', arguments: { query: 'x' } }],
    says('Send it back. [1]'),
  )
  const { shown } = await shopCustomer().play(shopAssistant(fake))
  expect(shown).toEqual(['Send it back.'])
  const [asked, answered] = fake.requests[1]?.messages.slice(-2) ?? []
  expect(asked?.tool_calls?.[0]?.function).toEqual({ name: 'look_up_', arguments: '{}' })
  expect(answered?.content).toContain('not understood')
})

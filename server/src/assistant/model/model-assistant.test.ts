import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersOf, calls, says } from '../../testing/chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { of, returns, searching, shopAssistant, shopCustomer } from '../../testing/model-shop.ts'
import { defaultLimits } from './limits.ts'
import type { ModelAssistantParts } from './model-assistant.ts'
import { createRehearsal } from '../../testing/rehearsal.ts'
import type { Assistant } from '../assistant.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

describe('an answer', () => {
  test('comes sentence by sentence, each in its batch, the last one marked, without the marks of its sources', async () => {
    fake.play(
      searching(
        says('Send it back within 30 days. [1] The form is on our page. [1]\n- Print it.\n- Pack it. [2]', { size: 3 }),
      ),
    )
    const { batches, shown, facts } = await shopCustomer().play(shopAssistant(fake))
    expect(shown).toEqual(['Send it back within 30 days.', 'The form is on our page.', '\n- Print it.', '\n- Pack it.'])
    const said = of(facts, 'AssistantSaid')
    expect(said.map(({ part, last }) => [part, last])).toEqual([
      [0, false],
      [1, false],
      [2, false],
      [3, true],
    ])
    expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(1)
    expect(batches.map((batch) => batch.filter(({ kind }) => kind === 'say').length)).toEqual([1, 1, 2])
    expect(said[0]?.citations).toEqual([
      {
        articleId: 'returns',
        passageId: 'returns#1',
        title: 'Sending things back',
        url: 'https://shop.example/help/returns',
        score: 0.8,
      },
    ])
    expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'answered', fault: null, usage: { confidence: 0.8 } })
  })

  test('is committed while the model still writes', async () => {
    let seen = 0
    fake.play(
      searching(async function* () {
        yield { text: 'Send it back. [1] The form is here. [1] And ' }
        await expect.poll(() => seen).toBe(1)
        yield { text: 'so on.' }
      }),
    )
    const { shown } = await shopCustomer().play(shopAssistant(fake), { afterBatch: () => void seen++ })
    expect(shown).toEqual(['Send it back.', 'The form is here.', 'And so on.'])
  })

  test('makes the articles it tells attempts, and asks whether they helped', async () => {
    fake.play(searching(says('Send it back within 30 days. [1] It takes two days. [2]')))
    const made = shopCustomer()
    const { facts } = await made.play(shopAssistant(fake))
    const started = of(facts, 'AttemptStarted')
    expect(started.map(({ path, ref }) => [path, ref])).toEqual([
      ['article', 'returns'],
      ['article', 'shipping'],
    ])
    expect(of(facts, 'AssistantSaid').at(-1)?.asks).toEqual({ kind: 'did-that-help', attemptId: started[0]?.attemptId })

    made.write('No, that did not help.')
    expect(made.state.attempts[0]?.outcome).toBe('customer-said-no')
    await made.play(shopAssistant(fake))
    const told = JSON.stringify(fake.requests.at(-1)?.messages)
    expect(told).toContain('Sending things back: customer said no')
  })

  test('knows what the customer has looked up alone', async () => {
    fake.play(says('Which of them do you mean?'))
    const made = shopCustomer()
    made.command({
      type: 'NoteSelfService',
      uses: [
        { kind: 'search', text: 'send back', ref: '', url: null, results: 2, at: null },
        { kind: 'article', text: 'Sending things back', ref: 'returns', url: null, results: null, at: null },
      ],
    })
    await made.play(shopAssistant(fake))
    const told = JSON.stringify(fake.requests.at(-1)?.messages)
    expect(told).toContain('send back: searched for by the customer alone, 2 results')
    expect(told).toContain('Sending things back: an article that the customer has read alone')
  })

  test('told again is the same attempt, and one that ends with a question asks that alone', async () => {
    fake.play(searching(says('Send it back within 30 days. [1] Is it still in its box?')))
    const customer = shopCustomer()
    const first = await customer.play(shopAssistant(fake))
    expect(of(first.facts, 'AssistantSaid').map(({ asks }) => asks)).toEqual([null, null])
    customer.write('It is in its box.')
    fake.play(searching(says('Then use the label that is in there. [1]')))
    const second = await customer.play(shopAssistant(fake))
    expect(of(second.facts, 'AttemptStarted')).toEqual([])
    const { attemptId } = of(first.facts, 'AttemptStarted')[0]!
    expect(of(second.facts, 'AssistantSaid')[0]?.asks).toEqual({ kind: 'did-that-help', attemptId })
  })

  test('that asks back after a search that found something has failed at nothing', async () => {
    fake.play(searching(says('Which reader do you have?')))
    const { facts } = await shopCustomer().play(shopAssistant(fake))
    expect(of(facts, 'AttemptStarted')).toEqual([])
  })

  test('that rests on nothing goes to a person, with what was searched', async () => {
    fake.play(
      searching(says('You can return it whenever you like, of course. We pay for everything and send you a new one.')),
    )
    const made = shopCustomer()
    const { facts, shown } = await made.play(shopAssistant(fake))
    expect(shown).toEqual([])
    expect(of(facts, 'Escalated')[0]?.reason).toEqual({ kind: 'not-grounded', score: 0, threshold: 0.3 })
    const attempts = of(facts, 'HandoffPrepared')[0]?.package.attempts
    expect(attempts).toMatchObject([
      { path: 'search', outcome: 'nothing-found', evidence: { score: 0.8, articleIds: ['returns', 'shipping'] } },
    ])
  })

  test('that begins with small talk and then claims things is not begun', async () => {
    fake.play(says('Sure, gladly! That is easy. Refunds take 5 days.'))
    const { facts, shown } = await shopCustomer().play(shopAssistant(fake))
    expect(shown).toEqual([])
    expect(of(facts, 'Escalated')[0]?.reason).toMatchObject({ kind: 'not-grounded', score: 0 })
  })

  test('that rests on little goes to a person, where the workspace asks for more', async () => {
    fake.play(searching(says('Send it back within 30 days. [1]')))
    const customer = createRehearsal({ policy: { groundedAt: 0.9 } })
    customer.write('How do I send the reader back to you?')
    const { facts, shown } = await customer.play(shopAssistant(fake))
    expect(shown).toEqual([])
    expect(of(facts, 'Escalated')[0]?.reason).toEqual({ kind: 'not-grounded', score: 0.8, threshold: 0.9 })
  })

  test('is not made from passages that hardly match: the model does not see them, the search says so', async () => {
    fake.play(
      searching((request) => [{ text: answersOf(request)[0] === 'Nothing was found.' ? 'Which one?' : 'Yes. [1]' }]),
    )
    const { facts, shown } = await shopCustomer().play(shopAssistant(fake, { found: [{ ...returns, score: 0.2 }] }))
    expect(shown).toEqual(['Which one?'])
    expect(of(facts, 'AttemptEnded')).toMatchObject([
      { outcome: 'nothing-found', evidence: { score: 0.2, articleIds: ['returns'] } },
    ])
  })

  test('behind a search that found nothing and one that did is no failure', async () => {
    fake.play((request) => {
      const answers = answersOf(request)
      if (answers.length === 2) return [{ text: 'Send it back. [1]' }]
      return [{ call: 'search_knowledge', arguments: { query: answers.length === 0 ? 'x' : 'returns' } }]
    })
    const search = ({ query }: { query: string }) => Promise.resolve(query === 'x' ? [] : [returns])
    const none = () => Promise.reject(new Error('none'))
    const tools = {
      search,
      listActions: () => Promise.resolve([]),
      mayGoTo: () => Promise.resolve(false),
      runAction: none,
    }
    const { facts } = await shopCustomer().play(shopAssistant(fake, { tools }))
    expect(of(facts, 'AttemptStarted').map(({ path }) => path)).toEqual(['article'])
  })

  test('may be small talk or a question without a source', async () => {
    fake.play(says('You are welcome! Have a nice day.'))
    const thanks = await shopCustomer('Thank you very much for the help.').play(shopAssistant(fake))
    expect(of(thanks.facts, 'AssistantSaid').map(({ kind }) => kind)).toEqual(['acknowledge', 'acknowledge'])

    fake.play(says('Which reader do you have?'))
    const asked = await shopCustomer().play(shopAssistant(fake))
    expect(of(asked.facts, 'AssistantSaid')[0]?.kind).toBe('clarify')
    expect(of(asked.facts, 'TurnEnded')[0]?.outcome).toBe('clarified')
  })

  test('ends at the last sentence that fits', async () => {
    const colours = 'red blue green white black brown pink grey gold silver violet orange beige teal'.split(' ')
    fake.play(searching(says(colours.map((colour) => `The ${colour} one can be sent back. [1]`).join(' '))))
    const { facts } = await shopCustomer().play(shopAssistant(fake))
    const said = of(facts, 'AssistantSaid')
    expect(said).toHaveLength(defaultLimits.sentences)
    expect(said.at(-1)?.last).toBe(true)
    expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'answered', fault: null })
  })

  test('has its thinking aloud taken out, of the tags of open models and before a tool', async () => {
    fake.play(() => [
      { text: '<think>The customer wants to send it back. I ask.</think>' },
      { text: 'Which reader do you have?' },
    ])
    expect((await shopCustomer().play(shopAssistant(fake))).shown).toEqual(['Which reader do you have?'])

    fake.play((request) =>
      answersOf(request).length === 0
        ? [{ text: 'Let me look that up. ' }, { call: 'search_knowledge', arguments: { query: 'x' } }]
        : [{ text: 'Send it back. [1]' }],
    )
    expect((await shopCustomer().play(shopAssistant(fake))).shown).toEqual(['Send it back.'])
  })
})

describe('a person takes it', () => {
  test.each(['I will transfer you to a colleague.', 'Sure. I am connecting you with our team now.'])(
    'when the model says so: %s',
    async (words) => {
      fake.play(says(words))
      const { facts, shown } = await shopCustomer().play(shopAssistant(fake))
      expect(shown).toEqual([])
      expect(of(facts, 'ReplyWithheld')[0]?.because).toBe('claims-transfer')
      expect(of(facts, 'Escalated')[0]?.reason.kind).toBe('claimed-transfer')
      expect(of(facts, 'HandoffPrepared')).toHaveLength(1)
      expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'handed-off', fault: 'claimed-transfer' })
    },
  )

  test.each([
    ['de', 'Wie schicke ich das Gerät an Sie zurück?', 'Ich verbinde Sie jetzt mit einem Kollegen.'],
    ['es', '¿Cómo puedo devolver el lector que compré?', 'Le paso con un compañero ahora mismo.'],
    ['fr', 'Comment est-ce que je peux vous renvoyer la liseuse ?', 'Je vous mets en relation avec un conseiller.'],
    ['pt', 'Como é que eu posso devolver o leitor?', 'Vou te transferir para um atendente.'],
  ])('when it says so in %s', async (_language, asked, words) => {
    fake.play(says(words))
    const { facts, shown } = await shopCustomer(asked).play(shopAssistant(fake))
    expect(shown).toEqual([])
    expect(of(facts, 'Escalated')[0]?.reason.kind).toBe('claimed-transfer')
  })

  test('when the claim comes behind an answer: what was shown stays, the claim is not sent', async () => {
    fake.play(searching(says('Send it back. [1] The form is here. [1] I am transferring you to a colleague.')))
    const made = shopCustomer()
    const { facts, shown } = await made.play(shopAssistant(fake))
    expect(shown).toEqual(['Send it back.'])
    expect(of(facts, 'Escalated')[0]?.reason.kind).toBe('claimed-transfer')
    expect(made.state.openReply).toBe(null)
  })

  test('when the model says so and breaks off: it is made true, and not asked again', async () => {
    fake.play(() => [{ text: 'I will transfer you to a colleague. And then ' }, { cut: true }])
    const { facts } = await shopCustomer().play(shopAssistant(fake))
    expect(of(facts, 'Escalated')[0]?.reason.kind).toBe('claimed-transfer')
    expect(fake.requests).toHaveLength(1)
  })

  test('when it asks for one, with its reason as a note, whatever it says with it', async () => {
    fake.play(() => [
      { text: 'I will transfer you to a colleague.' },
      { call: 'request_handoff', arguments: { reason: 'The reader has burnt their hand.' } },
    ])
    const made = shopCustomer()
    const { facts, shown } = await made.play(shopAssistant(fake))
    expect(shown).toEqual([])
    const escalated = of(facts, 'Escalated')[0]
    expect(escalated?.reason).toEqual({ kind: 'model-asked', textId: null })
    expect(made.text(escalated?.noteTextId)).toBe('The reader has burnt their hand.')
    expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'handed-off', fault: null })
  })

  test('when nothing is found and it asks for one, the search is in the package', async () => {
    fake.play(
      calls('search_knowledge', { query: 'burnt hand' }, () => [
        { call: 'request_handoff', arguments: { reason: 'Not found.' } },
      ]),
    )
    const made = shopCustomer()
    const { facts } = await made.play(shopAssistant(fake, { found: [] }))
    const attempts = of(facts, 'HandoffPrepared')[0]?.package.attempts
    expect(attempts).toMatchObject([{ path: 'search', ref: 'knowledge', outcome: 'nothing-found' }])
    expect(made.text(attempts?.[0]?.titleTextId)).toBe('burnt hand')
  })
})

test('a customer who writes again ends the turn, and the request with it', async () => {
  fake.play(
    searching(() => [{ text: 'Send it back. [1] The form is here. [1] Then ' }, { wait: 30_000 }, { text: 'wait.' }]),
  )
  const made = shopCustomer()
  const began = performance.now()
  const { shown, facts, batches } = await made.play(shopAssistant(fake), {
    afterBatch: (each, batch) => batch === 1 && each.write('Wait, I found it.'),
  })
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(shown).toEqual(['Send it back.'])
  expect(of(facts, 'AssistantSaid').filter(({ last }) => last)).toEqual([])
  expect(batches.at(-1)).toMatchObject([{ kind: 'end', outcome: 'withheld', fault: null }])
  expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'withheld', fault: null })
  expect(made.state.holder).toEqual({ kind: 'assistant' })
  await expect.poll(() => fake.abandoned).toBe(1)
})

test('a person who takes over while the model writes is not talked over', async () => {
  fake.play(
    searching(says('Send it back. [1] The form is here. [1] Then wait. [1] And so on. [1]', { size: 8, everyMs: 20 })),
  )
  const made = shopCustomer()
  const { shown } = await made.play(shopAssistant(fake), {
    afterBatch: (each, batch) => batch === 1 && each.command({ type: 'TakeOver', agentId: 'ada' }),
  })
  expect(shown).toEqual(['Send it back.'])
  expect(made.state.holder).toEqual({ kind: 'agent', id: 'ada' })
})

test('after a person has handed back the model sees their briefing and nothing of the episode before', async () => {
  const made = shopCustomer('Everything before is about EPISODE ONE.')
  made.command({ type: 'TakeOver', agentId: 'ada' })
  made.command({
    type: 'ReplyAsAgent',
    agentId: 'ada',
    messageId: 'a1',
    clientId: 'a1',
    text: 'I refunded EPISODE ONE.',
  })
  made.command({
    type: 'ReturnToAssistant',
    agentId: 'ada',
    briefing: 'The refund of 20 EUR is done, only the return is open.',
  })
  made.write('Did the refund go through?')
  fake.play(says('Yes, the refund of 20 EUR is done. [1]'))
  const { shown } = await made.play(shopAssistant(fake))
  expect(shown).toEqual(['Yes, the refund of 20 EUR is done.'])
  const sent = JSON.stringify(fake.requests[0]?.messages)
  expect(sent).toContain('only the return is open')
  expect(sent).not.toContain('EPISODE ONE')
})

describe('a provider that cannot be used', () => {
  const builtIn: Assistant = {
    name: 'built-in',
    async *takeTurn(turn) {
      yield [
        {
          kind: 'say',
          messageId: turn.newId('message'),
          part: 0,
          last: true,
          text: 'From the built-in one.',
          as: 'answer',
          citations: [],
          asks: null,
          grounding: 1,
        },
        { kind: 'end', outcome: 'answered', usage: { model: 'built-in', ms: 1, confidence: 1 }, fault: null },
      ]
    },
  }

  test.each<[string, Partial<ModelAssistantParts>, RegExp]>([
    ['a wrong key', { apiKey: 'sk-secret-and-wrong' }, /refused the key for fake-1\. Set BATON_MODEL_KEY to a key/],
    ['an unknown model', { model: 'gone-1' }, /does not know gone-1\. Check the name in BATON_MODEL/],
    ['nobody there', { baseUrl: 'http://127.0.0.1:9/v1' }, /cannot be reached for fake-1\. Check BATON_MODEL_BASE_URL/],
  ])('%s: the built-in one answers, and one line says what to do', async (_name, over, advice) => {
    const lines: string[] = []
    const log = (message: string, detail: object) => void lines.push(message + JSON.stringify(detail))
    const asked = shopAssistant(fake, { ...over, fallback: builtIn, log })
    expect((await shopCustomer().play(asked)).shown).toEqual(['From the built-in one.'])
    expect((await shopCustomer().play(asked)).shown).toEqual(['From the built-in one.'])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(advice)
    expect(lines[0]).not.toContain('sk-secret')
  })

  test('without another one a person does', async () => {
    const { facts } = await shopCustomer().play(shopAssistant(fake, { apiKey: 'wrong' }))
    expect(of(facts, 'TurnEnded')[0]).toMatchObject({ outcome: 'failed', fault: 'server-error' })
    expect(of(facts, 'Offered')).toHaveLength(1)
  })

  test('knowledge that cannot be searched is a fault of the assistant', async () => {
    fake.play(searching(says('x')))
    const tools = {
      search: () => Promise.reject(new Error('no database')),
      listActions: () => Promise.resolve([]),
      mayGoTo: () => Promise.resolve(false),
      runAction: () => Promise.reject(new Error('none')),
    }
    const { facts } = await shopCustomer().play(shopAssistant(fake, { tools }))
    expect(of(facts, 'TurnEnded')[0]?.fault).toBe('crashed')
    expect(of(facts, 'Offered')).toHaveLength(1)
  })
})

test('a model that only ever calls tools is stopped', async () => {
  fake.play((_request, nth) => [{ call: 'search_knowledge', arguments: { query: `again ${nth}` } }])
  const { facts } = await shopCustomer().play(shopAssistant(fake))
  expect(fake.requests).toHaveLength(defaultLimits.steps)
  expect(of(facts, 'TurnEnded')[0]?.fault).toBe('endless-loop')

  fake.reset()
  fake.play(() => Array.from({ length: 9 }, (_, i) => ({ call: 'search_knowledge', arguments: { query: `q${i}` } })))
  const many = await shopCustomer().play(shopAssistant(fake))
  expect(fake.requests).toHaveLength(1)
  expect(of(many.facts, 'TurnEnded')[0]?.fault).toBe('endless-loop')
})

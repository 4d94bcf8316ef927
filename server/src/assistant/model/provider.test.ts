import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { calls, says } from '../../testing/chat-scripts.ts'
import { startFakeOpenAi } from '../../testing/fake-openai.ts'
import { createRehearsal } from '../../testing/rehearsal.ts'
import { createModelAssistant } from './model-assistant.ts'
import type { ModelConfig } from './config.ts'

const passage = { articleId: 'a', passageId: 'a#1', title: 'A', url: null, text: 'Two days.', score: 0.9 }

async function play(config: Pick<ModelConfig, 'provider' | 'model' | 'baseUrl' | 'reasoning'>) {
  const customer = createRehearsal()
  customer.write('How long does the shipping take to my place?')
  return customer.play(
    createModelAssistant({
      ...config,
      apiKey: 'sk-fake',
      budget: {},
      prices: { [config.model]: { input: 1, output: 2 } },
      tools: {
        search: () => Promise.resolve([passage]),
        listActions: () => Promise.resolve([]),
        mayGoTo: () => Promise.resolve(false),
        runAction: () => Promise.reject(new Error('none')),
      },
      now: () => 0,
      log: () => {},
    }),
  )
}

test.each(['openai', 'openai-compatible'] as const)('%s: a turn with a search, its cost counted', async (provider) => {
  const fake = await startFakeOpenAi()
  fake.play(calls('search_knowledge', { query: 'shipping' }, says('It takes two days. [1]')))
  const { shown, facts } = await play({ provider, model: fake.model, baseUrl: fake.url, reasoning: 'low' })
  expect(shown).toEqual(['It takes two days.'])
  expect(facts.find(({ type }) => type === 'TurnEnded')).toMatchObject({ usage: { costMicros: expect.any(Number) } })
  expect(fake.requests).toHaveLength(2)
  await fake.close()
})

/** As much of the Messages call as one turn needs: a tool call, then an answer. */
test('anthropic: a turn with a search, its cost counted', async () => {
  const requests: { system: unknown; messages: { role: string }[]; headers: unknown }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    requests.push({ ...JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers })
    const first = requests.length === 1
    const block = first
      ? { type: 'tool_use', id: 'toolu_1', name: 'search_knowledge', input: {} }
      : { type: 'text', text: '' }
    const deltas = first
      ? [{ type: 'input_json_delta', partial_json: '{"query": "shipping"}' }]
      : ['It takes ', 'two days. [1]'].map((text) => ({ type: 'text_delta', text }))
    const events: ({ type: string } & Record<string, unknown>)[] = [
      {
        type: 'message_start',
        message: {
          id: `msg_${requests.length}`,
          type: 'message',
          role: 'assistant',
          model: 'a-1',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 100, output_tokens: 1 },
        },
      },
      { type: 'content_block_start', index: 0, content_block: block },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
      { type: 'content_block_stop', index: 0 },
      {
        type: 'message_delta',
        delta: { stop_reason: first ? 'tool_use' : 'end_turn', stop_sequence: null },
        usage: { output_tokens: 10 },
      },
      { type: 'message_stop' },
    ]
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`

  const { shown, facts } = await play({ provider: 'anthropic', model: 'a-1', baseUrl })
  expect(shown).toEqual(['It takes two days.'])
  expect(facts.find(({ type }) => type === 'TurnEnded')).toMatchObject({
    usage: { model: 'anthropic:a-1', inputTokens: 200, outputTokens: 20, costMicros: 240 },
  })
  expect(requests.map(({ messages }) => messages.map(({ role }) => role))).toEqual([
    ['user'],
    ['user', 'assistant', 'user'],
  ])
  expect(requests[0]?.headers).toMatchObject({ 'x-api-key': 'sk-fake' })
  expect(JSON.stringify(requests[0]?.system)).toContain('search_knowledge')
  server.closeAllConnections()
  server.close()
})

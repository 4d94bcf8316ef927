import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { says } from './chat-scripts.ts'
import { startFakeOpenAi, type FakeOpenAi } from './fake-openai.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())
beforeEach(() => fake.reset())

function post(body: object | string, key = fake.key) {
  return fetch(`${fake.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const hello = { model: 'fake-1', messages: [{ role: 'user', content: 'Hello' }] }

test('a whole answer', async () => {
  fake.play(says('Good morning.'))
  const answer = await (await post(hello)).json()
  expect(answer).toMatchObject({
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Good morning.' }, finish_reason: 'stop' }],
    usage: { completion_tokens: 4 },
  })
})

test('a streamed answer: role, text, how it ended, what it cost, done', async () => {
  fake.play(says('Good morning.', { size: 5 }))
  const response = await post({ ...hello, stream: true, stream_options: { include_usage: true } })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const events = (await response.text()).split('\n\n').filter(Boolean)
  expect(events.at(-1)).toBe('data: [DONE]')
  const chunks = events.slice(0, -1).map((event) => JSON.parse(event.slice('data: '.length)))
  expect(chunks[0].choices[0].delta.role).toBe('assistant')
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe('Good morning.')
  expect(chunks.at(-2).choices[0].finish_reason).toBe('stop')
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 4 } })
})

test('a streamed call of a tool, its arguments in pieces', async () => {
  fake.play(() => [{ call: 'find', arguments: { a: 1 } }])
  const text = await (await post({ ...hello, stream: true })).text()
  const chunks = text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice(6)))
  const deltas = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? [])
  expect(deltas[0]).toMatchObject({ index: 0, id: expect.any(String), function: { name: 'find' } })
  expect(deltas.map((delta) => delta.function.arguments).join('')).toBe('{"a":1}')
  expect(chunks.at(-1).choices[0].finish_reason).toBe('tool_calls')
})

test('the models', async () => {
  const response = await fetch(`${fake.url}/models`, { headers: { authorization: `Bearer ${fake.key}` } })
  expect(await response.json()).toMatchObject({ data: [{ id: 'fake-1' }] })
})

test.each<[string, () => Promise<Response>, number]>([
  ['a wrong key', () => post(hello, 'sk-other'), 401],
  ['an unknown model', () => post({ ...hello, model: 'x' }), 404],
  ['no JSON', () => post('{'), 400],
  ['no messages', () => post({ ...hello, messages: [] }), 400],
  [
    'an answer of a tool that nobody called',
    () => post({ ...hello, messages: [{ role: 'tool', tool_call_id: 'x', content: '' }] }),
    400,
  ],
])('refuses %s', async (_name, send, status) => {
  const response = await send()
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ error: { message: expect.any(String), type: expect.any(String) } })
  expect(fake.requests).toEqual([])
})

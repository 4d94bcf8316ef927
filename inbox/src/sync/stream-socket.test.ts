import type { ClientFrame, ServerFrame } from '@baton/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi, CallRefused } from './call-api.ts'
import { openStreamSocket } from './stream-socket.ts'

/** The far end: what was asked for, and a body for each answer to write on. */
function server() {
  const asked: string[] = []
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  let refuses: object | null = null
  const fetch = (url: RequestInfo | URL, init?: RequestInit) => {
    asked.push(String(url))
    if (refuses) return Promise.resolve(new Response(JSON.stringify(refuses), { status: 401 }))
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        bodies.push(controller)
        init?.signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')))
      },
    })
    return Promise.resolve(new Response(body))
  }
  const bytes = new TextEncoder()
  return {
    fetch,
    asked,
    say: (frame: object) => bodies.at(-1)?.enqueue(bytes.encode(`id: x\ndata: ${JSON.stringify(frame)}\n\n`)),
    /** In pieces, as a network may. */
    bytes: (text: string) => {
      for (const byte of bytes.encode(text)) bodies.at(-1)?.enqueue(new Uint8Array([byte]))
    },
    hangUp: () => bodies.at(-1)?.close(),
    refuse: (problem: object) => void (refuses = problem),
  }
}

function open(call: (operation: string, input: { body: object }) => Promise<unknown> = () => Promise.resolve(null)) {
  const far = server()
  const socket = openStreamSocket({ fetch: far.fetch, call: call as typeof callApi })
  const heard: ServerFrame[] = []
  let closed = 0
  socket.addEventListener('message', ({ data }) => void heard.push(JSON.parse(String(data)) as ServerFrame))
  socket.addEventListener('close', () => void (closed += 1))
  const say = (frame: ClientFrame) => socket.send(JSON.stringify(frame))
  return { far, socket, heard, say, closed: () => closed, types: () => heard.map(({ type }) => type) }
}

const ready = { type: 'ready', you: { kind: 'agent', id: 'mara', name: 'Mara' }, now: '2026-01-05T10:00:00.000Z' }
const until = (look: () => unknown, value: unknown) => expect.poll(look, { interval: 5 }).toEqual(value)
afterEach(() => void vi.restoreAllMocks())

test('what is followed and read along is asked for in one stream, and again from where it is when a thread is added', async () => {
  const { far, say, types } = open()
  say({ type: 'hello' })
  await until(() => far.asked, ['/v1/live?'])
  far.say(ready)
  await until(types, ['ready'])
  say({ type: 'follow' })
  say({ type: 'subscribe', conversationId: 'c1', after: 4 })
  await until(() => far.asked.at(-1), '/v1/live?follow=1&conversation=4.c1')
  far.say(ready)
  far.say({ type: 'rows', conversations: [], agents: [], cursor: 'abc.7', whole: true })
  far.say({ type: 'events', conversationId: 'c1', events: [], upTo: 9, caughtUp: true })
  await until(types, ['ready', 'rows', 'events'])
  say({ type: 'subscribe', conversationId: 'c2', after: 0 })
  await until(() => far.asked.at(-1), '/v1/live?follow=1&cursor=abc.7&conversation=9.c1&conversation=0.c2')
  expect(far.asked).toHaveLength(3)
})

test('a frame that comes byte by byte, with characters of several bytes, is one frame', async () => {
  const { far, say, heard } = open()
  say({ type: 'hello' })
  await until(() => far.asked.length, 1)
  far.bytes(
    `: ping\n\nid: 1\ndata: ${JSON.stringify({ ...ready, you: { kind: 'agent', id: 'm', name: 'Zoë 🙂' } })}\n\n`,
  )
  await until(() => heard.map((frame) => frame.type === 'ready' && frame.you.name), ['Zoë 🙂'])
})

test('what is written goes through the API and is acknowledged; what is refused is refused by name', async () => {
  const calls: string[] = []
  const { far, say, heard } = open((operation, { body }) => {
    calls.push(`${operation} ${JSON.stringify(body)}`)
    const refusal = { type: '', title: 'No', status: 409, code: 'conversation_resolved', next: '' }
    return JSON.stringify(body).includes('no') ? Promise.reject(new CallRefused(refusal)) : Promise.resolve({ seq: 7 })
  })
  say({ type: 'hello' })
  await until(() => far.asked.length, 1)
  say({ type: 'send', conversationId: 'c1', clientId: 'x1', text: 'yes', kind: 'message' })
  say({ type: 'send', conversationId: 'c1', clientId: 'x2', text: 'a note', kind: 'note' })
  say({ type: 'send', conversationId: 'c1', clientId: 'x3', text: 'never mind', kind: 'message' })
  await until(() => heard.length, 3)
  expect(heard).toMatchObject([
    { type: 'sent', clientId: 'x1', seq: 7 },
    { type: 'refused', clientId: 'x2', problem: { code: 'conversation_resolved' } },
    { type: 'sent', clientId: 'x3', seq: 7 },
  ])
  say({ type: 'seen', conversationId: 'c1', upTo: 7 })
  expect(calls.map((each) => each.split(' ')[0])).toEqual(['postMessage', 'addNote', 'postMessage', 'markSeen'])
})

test('nobody answers, or the stream ends: the line is lost, once', async () => {
  const unreachable = { type: '', title: '', status: 0, code: 'unreachable', next: '' }
  const one = open(() => Promise.reject(new CallRefused(unreachable)))
  one.say({ type: 'hello' })
  await until(() => one.far.asked.length, 1)
  one.say({ type: 'send', conversationId: 'c1', clientId: 'x1', text: 'hello?', kind: 'message' })
  await until(one.closed, 1)
  expect(one.heard).toEqual([])
  const two = open()
  two.say({ type: 'hello' })
  await until(() => two.far.asked.length, 1)
  two.far.hangUp()
  await until(two.closed, 1)
  two.socket.close()
  expect(two.closed()).toBe(1)
})

test('a session that has ended is told as the socket tells it', async () => {
  const { far, say, heard, closed } = open()
  far.refuse({ type: '', title: 'Ended', status: 401, code: 'session_expired', next: 'Sign in again.' })
  say({ type: 'hello' })
  await until(closed, 1)
  expect(heard).toMatchObject([{ type: 'problem', problem: { status: 401 } }])
})

test('a ping is answered while the server is heard, and ends a line on which nothing comes any more', async () => {
  const { far, say, types, closed } = open()
  say({ type: 'hello' })
  await until(() => far.asked.length, 1)
  far.say(ready)
  await until(types, ['ready'])
  say({ type: 'ping' })
  expect(types()).toEqual(['ready', 'pong'])
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
  say({ type: 'ping' })
  expect(closed()).toBe(1)
})

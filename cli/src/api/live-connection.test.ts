import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { ClientFrame, ServerFrame } from '@baton/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { connectLive, type LiveConnection, type LiveEars } from './live-connection.ts'

/** A server that only remembers: each connection with what it was told. */
let server: WebSocketServer
let lines: { socket: WebSocket; frames: ClientFrame[] }[] = []
const open: LiveConnection[] = []

beforeEach(async () => {
  lines = []
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    const line = { socket, frames: [] as ClientFrame[] }
    lines.push(line)
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame
      line.frames.push(frame)
      if (frame.type === 'hello')
        tell(line, { type: 'ready', you: { kind: 'customer', id: 'v1', name: null }, now: '' })
    })
  })
  await once(server, 'listening')
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
  server.close()
})

function tell({ socket }: { socket: WebSocket }, frame: ServerFrame): void {
  socket.send(JSON.stringify(frame))
}

function connect(ears: LiveEars = {}): LiveConnection {
  const { port } = server.address() as AddressInfo
  const live = connectLive({ url: `http://127.0.0.1:${port}`, token: 'secret' }, ears)
  open.push(live)
  return live
}

const message = (n: number) => ({ conversationId: 'cv1', clientId: `c${n}`, text: `words ${n}` })
const sent = (frames: readonly ClientFrame[] | undefined) =>
  (frames ?? []).flatMap((frame) => (frame.type === 'send' ? [frame.clientId] : []))

test('comes back after a cut line, from its cursor, with what was not acknowledged, in order', async () => {
  const heard: number[] = []
  const live = connect({ events: ({ events }) => heard.push(...events.map(({ seq }) => seq)) })
  live.subscribe('cv1')
  for (const n of [1, 2, 3]) live.send(message(n))
  await expect.poll(() => sent(lines[0]?.frames)).toEqual(['c1', 'c2', 'c3'])
  const [first] = lines
  if (!first) throw new Error('nobody connected')
  const event = { seq: 2, type: 'MessageReceived', at: '2026-01-01T00:00:00Z', actor: { kind: 'customer' as const } }
  tell(first, { type: 'sent', clientId: 'c2', seq: 2 })
  tell(first, { type: 'events', conversationId: 'cv1', events: [event], upTo: 4, caughtUp: true })
  await expect.poll(() => [heard, live.unacknowledged()]).toEqual([[2], 2])

  live.drop(50)
  live.send(message(4))
  await expect.poll(() => sent(lines[1]?.frames)).toEqual(['c1', 'c3', 'c4'])
  expect(lines[1]?.frames.slice(0, 2)).toEqual([
    { type: 'hello', token: 'secret' },
    { type: 'subscribe', conversationId: 'cv1', after: 4 },
  ])
  expect(live.reconnects()).toBe(1)
})

test('what arrives on a line that was cut is not heard', async () => {
  const heard: string[] = []
  const live = connect({ sent: ({ clientId }) => heard.push(clientId) })
  live.send(message(1))
  await expect.poll(() => sent(lines[0]?.frames)).toEqual(['c1'])
  const [first] = lines
  if (first) tell(first, { type: 'sent', clientId: 'c1', seq: 1 })
  live.drop(50)
  await expect.poll(() => sent(lines[1]?.frames)).toEqual(['c1'])
  expect(heard).toEqual([])
})

test('a refusal for good is told once and not sent again; a server that is busy gets it again', async () => {
  const refused: string[] = []
  const postponed: string[] = []
  const live = connect({ refused: (id) => refused.push(id), postponed: (id) => postponed.push(id) })
  live.send(message(1))
  live.send(message(2))
  await expect.poll(() => sent(lines[0]?.frames)).toEqual(['c1', 'c2'])
  const [first] = lines
  if (!first) throw new Error('nobody connected')
  const problem = { type: 'x', title: 'No', code: 'x', next: 'x' }
  tell(first, { type: 'refused', clientId: 'c1', problem: { ...problem, status: 404 } })
  tell(first, { type: 'refused', clientId: 'c2', problem: { ...problem, status: 503 } })
  await expect.poll(() => sent(first.frames)).toEqual(['c1', 'c2', 'c2'])
  expect([refused, postponed, live.unacknowledged()]).toEqual([['c1'], ['c2'], 1])
})

test('a follower resumes from the last place that it was told', async () => {
  const live = connect()
  live.follow()
  await expect.poll(() => lines[0]?.frames).toContainEqual({ type: 'follow' })
  const rows: Extract<ServerFrame, { type: 'rows' }> = { type: 'rows', conversations: [], agents: [] }
  if (lines[0]) tell(lines[0], { ...rows, cursor: '71', whole: true })
  if (lines[0]) tell(lines[0], { ...rows }) // pushed ahead, without a place
  live.send(message(1))
  await expect.poll(() => sent(lines[0]?.frames)).toEqual(['c1'])
  lines[0]?.socket.close()
  await expect.poll(() => lines[1]?.frames).toContainEqual({ type: 'follow', cursor: '71' })
})

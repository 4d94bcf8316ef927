import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import type { ClientFrame } from '@baton/protocol'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { KnownCaller } from '../identity/caller.ts'
import { createArrivals } from './arrivals.ts'
import { serveEventStream, type EventStreamParts } from './event-stream.ts'
import type { Subscriber } from './hub.ts'
import { serveSocket, type SocketParts } from './socket.ts'

const reading = new Set<Subscriber>()
const common = {
  db: { scoped: async () => [] },
  deeds: { placeIn: async () => ({ after: 0, anew: false }) },
  hub: {
    subscribe: async (reader: Subscriber) => void reading.add(reader),
    unsubscribe: (reader: Subscriber) => void reading.delete(reader),
  },
  feed: {},
  surroundings: {},
  chatter: {},
  arrivals: createArrivals(() => true),
  now: () => 0,
  stillValid: async () => true,
  log: () => {},
}
const who = { kind: 'key', workspace: 'w', keyId: 'k', name: 'k' } as unknown as KnownCaller

async function subscribed(): Promise<Subscriber> {
  await expect.poll(() => reading.size).toBe(1)
  return [...reading][0] as Subscriber
}

/** A socket whose other end has stopped reading. */
class DeafSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly closed: [number, string][] = []
  terminated = 0
  send(text: string) {
    this.bufferedAmount += text.length
  }
  close(code: number, reason: string) {
    this.readyState = 2
    this.closed.push([code, reason])
  }
  terminate() {
    this.terminated += 1
  }
}

test('a socket that leaves a megabyte unread is closed behind it, with a code that says so, and nothing more is read for it (R9)', async () => {
  const socket = new DeafSocket()
  const parts = {
    ...common,
    wire: { cork() {}, uncork() {} },
    callerOfToken: async () => who,
    signedIn() {},
    mayAsk: () => true,
  } as unknown as SocketParts
  serveSocket(socket as unknown as WebSocket, parts)
  const hear = (frame: ClientFrame) => socket.emit('message', Buffer.from(JSON.stringify(frame)), false)
  hear({ type: 'hello', token: 'k' })
  hear({ type: 'subscribe', conversationId: 'cnv_1', after: 0 })
  const reader = await subscribed()
  const before = socket.bufferedAmount
  for (let n = 0; n < 5; n++) reader.send('x'.repeat(600_000))
  expect(socket.bufferedAmount - before).toBe(1_200_000)
  expect(socket.closed).toEqual([[4408, 'reading too slowly']])
  expect([reading.size, socket.terminated]).toEqual([0, 0])
  socket.emit('close')
})

test('a stream that is read too slowly ends after what was on its way, and nothing more is read for it (R9)', async () => {
  const line = new PassThrough()
  const place = { rows: null, conversations: new Map([['cnv_1', 0]]) }
  serveEventStream(line as unknown as ServerResponse, who, place, common as unknown as EventStreamParts)
  const reader = await subscribed()
  for (const n of [1, 2, 3]) reader.send(JSON.stringify({ type: 'pong', n, filler: 'x'.repeat(600_000) }))
  expect(reading.size).toBe(0)
  expect(line.destroyed).toBe(false)

  let text = ''
  for await (const piece of line.setEncoding('utf8')) text += piece
  expect([...text.matchAll(/"n":(\d)/g)].map(([, n]) => n)).toEqual(['1', '2'])
})

import type { ServerFrame } from '@baton/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backOff, connectLive, type Socket } from './live-connection.ts'

class FakeSocket implements Socket {
  readyState = 1
  readonly sent: string[] = []
  private readonly listeners = new Map<string, ((event: { data?: unknown }) => void)[]>()
  send(data: string): void {
    this.sent.push(data)
  }
  close(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.fire('close')
  }
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  fire(type: string, data?: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data })
  }
  say(frame: ServerFrame | Record<string, unknown>): void {
    this.fire('message', JSON.stringify(frame))
  }
}

const ready = { type: 'ready', you: { kind: 'agent', id: 'mara', name: 'Mara' }, now: '2026-03-02T09:00:00.000Z' }

function connect() {
  const sockets: FakeSocket[] = []
  const seen: string[] = []
  const live = connectLive({
    open: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    onFrame: ({ type }) => seen.push(type),
    onTrying: (retryAt) => seen.push(retryAt === null ? 'connecting' : 'waiting'),
    onEnded: (because) => seen.push(because),
    random: () => 1,
  })
  const last = () => sockets.at(-1) as FakeSocket
  const open = () => {
    last().fire('open')
    last().say(ready)
  }
  return { live, sockets, seen, last, open }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('waits longer each time, up to ten seconds, and never in step with others', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => backOff(attempt, 1))).toEqual([
    300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000,
  ])
  expect(backOff(20, 0)).toBe(5000)
})

describe('a live connection', () => {
  test('says hello first and nothing before it is ready', () => {
    const { live, last } = connect()
    live.send({ type: 'follow' })
    last().fire('open')
    live.send({ type: 'follow' })
    expect(last().sent).toEqual(['{"type":"hello"}'])
    last().say(ready)
    live.send({ type: 'follow' })
    expect(last().sent).toEqual(['{"type":"hello"}', '{"type":"follow"}'])
  })

  test('connects again when it is lost, and starts over with short waits after it was ready', () => {
    const { sockets, open, last } = connect()
    open()
    last().close()
    vi.advanceTimersByTime(300)
    last().close()
    vi.advanceTimersByTime(599)
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(sockets).toHaveLength(3)
    open()
    last().close()
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(4)
  })

  test('notices that the other end is gone although the socket says nothing', () => {
    const { sockets, open, last } = connect()
    open()
    vi.advanceTimersByTime(20_000)
    expect(last().sent.at(-1)).toBe('{"type":"ping"}')
    last().say({ type: 'pong' })
    vi.advanceTimersByTime(20_000)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(10_300)
    expect(sockets).toHaveLength(2)
  })

  test('gives up on a handshake that never ends', () => {
    const { sockets } = connect()
    vi.advanceTimersByTime(10_300)
    expect(sockets).toHaveLength(2)
  })

  test('tries at once when asked to hurry, and only when it is down', () => {
    const { live, sockets, open, last } = connect()
    open()
    live.hurry()
    expect(sockets).toHaveLength(1)
    last().close()
    live.hurry()
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(5000)
    expect(sockets).toHaveLength(2)
  })

  test('does not come back when the session has ended', () => {
    const { sockets, open, last, seen } = connect()
    open()
    last().say({ type: 'bye', because: 'session-ended' })
    vi.advanceTimersByTime(60_000)
    expect(sockets).toHaveLength(1)
    expect(seen.at(-1)).toBe('session-ended')
  })

  test('comes back when the server is only stopping', () => {
    const { sockets, open, last } = connect()
    open()
    last().say({ type: 'bye', because: 'shutting-down' })
    last().close()
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(2)
  })

  test('leaves out a kind of frame that it has never heard of, and stops at a broken one that it knows', () => {
    const { open, last, seen } = connect()
    open()
    last().say({ type: 'weather', mood: 'fair' })
    expect(seen.at(-1)).toBe('ready')
    last().say({ type: 'events', conversationId: 'c1' })
    expect(seen.at(-1)).toBe('out-of-date')
  })
})

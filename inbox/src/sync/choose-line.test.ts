import { expect, test } from 'vitest'
import { chooseLine } from './choose-line.ts'
import type { Socket } from './live-connection.ts'

interface Line extends Socket {
  kind: string
  happen(event: 'message' | 'close'): void
}

function line(kind: string): Line {
  const target = new EventTarget()
  return {
    kind,
    readyState: 0,
    send() {},
    close() {},
    addEventListener: (type, listener) => target.addEventListener(type, listener as EventListener),
    happen: (event) => void target.dispatchEvent(new Event(event)),
  }
}

function lines(openSocket: () => Socket = () => line('socket')) {
  const open = chooseLine({ openSocket, openStream: () => line('stream') })
  return () => open() as Line
}

test('a socket that is any good is kept to, however often it is lost', () => {
  const open = lines()
  for (let n = 0; n < 5; n++) {
    const it = open()
    expect(it.kind).toBe('socket')
    it.happen('message')
    it.happen('close')
  }
})

test('sockets that come to nothing give way to a stream, and are tried again once it has ended', () => {
  const open = lines()
  const kinds = Array.from({ length: 6 }, () => {
    const it = open()
    if (it.kind === 'stream') it.happen('message')
    it.happen('close')
    return it.kind
  })
  expect(kinds).toEqual(['socket', 'socket', 'stream', 'socket', 'stream', 'socket'])
})

test('where there are no sockets at all it is a stream at once', () => {
  const open = lines(() => {
    throw new Error('no sockets here')
  })
  expect([open().kind, open().kind]).toEqual(['stream', 'stream'])
})

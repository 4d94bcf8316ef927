import { expect, test } from 'vitest'
import { backOff } from './clock.ts'
import { createLink, type Socket } from './link.ts'
import { heldClock } from './testing/held-clock.ts'

/** A socket whose far end is the test. */
class FakeSocket extends EventTarget {
  readyState = 0
  readonly said: Record<string, unknown>[] = []
  readonly close: () => void
  constructor(close: () => void) {
    super()
    this.close = close
  }
  send(data: string) {
    this.said.push(JSON.parse(data) as Record<string, unknown>)
  }
}

function setUp() {
  const clock = heldClock()
  const sockets: FakeSocket[] = []
  const heard: string[] = []
  const link = createLink(
    {
      open() {
        const socket = new FakeSocket(() => heard.push('closed'))
        sockets.push(socket)
        return socket as unknown as Socket
      },
      token: () => 't1',
      clock,
      random: () => 1,
    },
    {
      up: () => heard.push('up'),
      down: (tries) => heard.push(`down ${tries}`),
      rested: () => heard.push('rested'),
      frame: (frame) => heard.push(frame.type),
      refused: ({ code }) => heard.push(`refused ${code}`),
    },
  )
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket yet')
    return socket
  }
  const opens = () => {
    last().readyState = 1
    last().dispatchEvent(new Event('open'))
  }
  const hears = (data: unknown) => last().dispatchEvent(new MessageEvent('message', { data }))
  const tells = (frame: object) => hears(JSON.stringify(frame))
  const comesUp = () => {
    opens()
    tells({ type: 'ready' })
  }
  const breaks = () => last().dispatchEvent(new Event('close'))
  return { clock, sockets, heard, link, last, opens, tells, hears, comesUp, breaks }
}

test('says who it is first, and is up when the server is ready', () => {
  const { link, last, opens, tells, heard } = setUp()
  link.start()
  expect(link.say({ type: 'ping' })).toBe(false)
  opens()
  expect(last().said).toEqual([{ type: 'hello', token: 't1' }])
  tells({ type: 'ready' })
  expect(heard).toEqual(['up'])
  expect(link.say({ type: 'ping' })).toBe(true)
})

test('comes back with longer and longer waits, and from the start after a link that held', async () => {
  const { link, clock, sockets, breaks, comesUp, heard } = setUp()
  link.start()
  breaks()
  await clock.pass(299)
  expect(sockets).toHaveLength(1)
  await clock.pass(1)
  expect(sockets).toHaveLength(2)
  breaks()
  await clock.pass(599)
  expect(sockets).toHaveLength(2)
  await clock.pass(1)
  comesUp()
  await clock.pass(5_000)
  breaks()
  await clock.pass(300)
  expect(sockets).toHaveLength(4)
  expect(heard.filter((h) => h.startsWith('down'))).toEqual(['down 1', 'down 2', 'down 1'])
})

test('a server that takes it up and drops it at once is not stormed', async () => {
  const { link, clock, sockets, breaks, comesUp } = setUp()
  link.start()
  for (let i = 0; i < 6; i++) {
    comesUp()
    breaks()
    await clock.pass(10_000)
  }
  expect(sockets.length).toBeLessThanOrEqual(8)
  await clock.pass(9_000)
  const before = sockets.length
  comesUp()
  breaks()
  await clock.pass(4_000)
  expect(sockets.length).toBe(before)
})

test('a ping without an answer is a dead line', async () => {
  const { link, clock, sockets, comesUp, last, tells } = setUp()
  link.start()
  comesUp()
  await clock.pass(20_000)
  expect(last().said.at(-1)).toEqual({ type: 'ping' })
  tells({ type: 'pong' })
  await clock.pass(20_000)
  expect(sockets).toHaveLength(1)
  await clock.pass(10_000 + 300)
  expect(sockets).toHaveLength(2)
})

test('a socket that never gets ready is given up', async () => {
  const { link, clock, sockets, opens } = setUp()
  link.start()
  opens()
  await clock.pass(10_300)
  expect(sockets).toHaveLength(2)
})

test('a nudge tries at once, or makes sure quickly that the line is alive', async () => {
  const { link, clock, sockets, breaks, comesUp } = setUp()
  link.start()
  for (let i = 0; i < 8; i++) {
    breaks()
    await clock.pass(10_000)
  }
  breaks()
  const before = sockets.length
  link.nudge()
  expect(sockets).toHaveLength(before + 1)
  comesUp()
  await clock.pass(5_000)
  link.nudge()
  await clock.pass(4_300)
  expect(sockets).toHaveLength(before + 2)
})

test('a conversation that has ended needs no link', async () => {
  const { link, clock, sockets, comesUp, tells, heard } = setUp()
  link.start()
  comesUp()
  tells({ type: 'bye', because: 'resolved' })
  await clock.pass(60_000)
  expect(sockets).toHaveLength(1)
  expect(heard.at(-1)).toBe('rested')
  link.start()
  expect(sockets).toHaveLength(2)
})

test('a server that stops is come back to', async () => {
  const { link, clock, sockets, comesUp, tells } = setUp()
  link.start()
  comesUp()
  tells({ type: 'bye', because: 'shutting-down' })
  await clock.pass(300)
  expect(sockets).toHaveLength(2)
})

test('a refused token stops it', async () => {
  const { link, clock, sockets, opens, tells, heard } = setUp()
  link.start()
  opens()
  tells({ type: 'problem', problem: { code: 'token_invalid', status: 401 } })
  await clock.pass(60_000)
  expect(sockets).toHaveLength(1)
  expect(heard).toEqual(['closed', 'refused token_invalid'])
})

test('what is no frame is passed over', () => {
  const { link, comesUp, hears, heard } = setUp()
  link.start()
  comesUp()
  for (const data of ['', '{', 'null', '7', '{"type":"rows"}', new ArrayBuffer(2)]) hears(data)
  expect(heard).toEqual(['up'])
})

test('waits are 0.3 s doubling to 10 s, spread over the upper half', () => {
  expect([0, 1, 2, 5, 20].map((n) => backOff(n, 1))).toEqual([300, 600, 1200, 9600, 10_000])
  expect(backOff(3, 0)).toBe(backOff(3, 1) / 2)
})

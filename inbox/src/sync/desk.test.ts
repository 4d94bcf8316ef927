import type { Problem } from '@baton/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepDraft, loadDraft } from '../conversation/drafts.ts'
import { at, events, row, waiting } from '../testing/builders.ts'
import { CallRefused, type callApi } from './call-api.ts'
import { createDesk } from './desk.ts'
import type { Outgoing } from './desk-state.ts'
import { undoReplies } from './held-replies.ts'
import type { Socket } from './live-connection.ts'
import { shownRows, writerKey } from './take-frame.ts'

// What a reply does that may be undone is told below.
beforeEach(() => undoReplies.set('off'))

function sit(call: (operation: string, input: unknown, options?: object) => Promise<unknown> = async () => ({})) {
  const sockets: (Socket & { sent: Record<string, unknown>[]; fire: (type: string, frame?: object) => void })[] = []
  const refused: { problem: Problem; what: string }[] = []
  const left: Outgoing[] = []
  const desk = createDesk({
    me: { id: 'mara', name: 'Mara Vogel' },
    onRefused: (problem, what) => refused.push({ problem, what }),
    call: call as typeof callApi,
    sendOnLeaving: (it) => left.push(it),
    openSocket: () => {
      const listeners = new Map<string, (event: { data?: unknown }) => void>()
      const sent: Record<string, unknown>[] = []
      const socket = {
        readyState: 1,
        sent,
        send: (data: string) => void sent.push(JSON.parse(data) as Record<string, unknown>),
        close: () => {},
        addEventListener: (type: string, listener: (event: { data?: unknown }) => void) =>
          void listeners.set(type, listener),
        fire: (type: string, frame?: object) => listeners.get(type)?.({ data: JSON.stringify(frame) }),
      }
      sockets.push(socket)
      return socket
    },
  })
  const ready = () => {
    const socket = sockets.at(-1)
    socket?.fire('open')
    socket?.fire('message', {
      type: 'ready',
      you: { kind: 'agent', id: 'mara', name: 'Mara Vogel' },
      now: new Date().toISOString(),
    })
  }
  const last = () => sockets.at(-1)?.sent ?? []
  const lose = () => {
    sockets.at(-1)?.fire('close')
    desk.hurry()
    ready()
  }
  return {
    desk,
    left,
    sockets,
    refused,
    ready,
    last,
    lose,
    tell: (frame: object) => sockets.at(-1)?.fire('message', frame),
  }
}

const offered = waiting('c1', '09:00', {
  status: 'offered',
  offer: { id: 'o1', agentId: 'mara', expiresAt: '2026-03-02T09:01:00.000Z' },
})

test('after a lost connection it follows, reads on and sends again where it was, under the same client id', () => {
  const { desk, ready, last, lose, tell } = sit()
  ready()
  desk.watch('c1')
  tell({ type: 'rows', conversations: [row()], agents: [], cursor: '42', whole: true })
  tell({ type: 'events', conversationId: 'c1', events: [], upTo: 9, caughtUp: true })
  desk.write('c1', 'message', 'hello')
  const [first] = last().filter(({ type }) => type === 'send')
  lose()
  expect(last()).toEqual([
    { type: 'hello' },
    { type: 'follow', cursor: '42' },
    { type: 'subscribe', conversationId: 'c1', after: 9 },
    first,
  ])
  tell({ type: 'sent', clientId: first?.['clientId'], seq: 9 })
  lose()
  expect(last().some(({ type }) => type === 'send')).toBe(false)
  desk.close()
})

test('a thread that nobody looks at any more is not followed again', () => {
  const { desk, ready, last, lose } = sit()
  ready()
  const leave = desk.watch('c1')
  desk.watch('c1')()
  expect(last().filter(({ type }) => type === 'unsubscribe')).toEqual([])
  leave()
  expect(last().at(-1)).toEqual({ type: 'unsubscribe', conversationId: 'c1' })
  lose()
  expect(last().some(({ type }) => type === 'subscribe')).toBe(false)
  desk.close()
})

test('an accepted offer is shown as mine at once, and given back when the server refuses', async () => {
  const problem = { type: '', title: 'The offer is no longer open', status: 409, code: 'offer_gone', next: '' }
  const { desk, ready, refused, tell } = sit(async () => {
    throw new CallRefused(problem)
  })
  ready()
  tell({ type: 'rows', conversations: [offered], agents: [], whole: true })
  const asked = desk.acceptOffer(offered)
  expect(shownRows(desk.get()).get('c1')?.holder).toEqual({ kind: 'agent', id: 'mara', name: 'Mara Vogel' })
  expect(await asked).toBe(false)
  expect(shownRows(desk.get()).get('c1')?.holder).toEqual(offered.holder)
  expect(refused).toEqual([{ problem, what: 'The offer was not accepted' }])
  desk.close()
})

test('a refused message stays, and is sent again under its own id or thrown away', () => {
  const { desk, ready, last, tell } = sit()
  ready()
  desk.write('c1', 'note', 'for us')
  const [it] = desk.get().outbox
  const problem = { type: '', title: 'No', status: 409, code: 'busy', next: '' }
  tell({ type: 'refused', clientId: it?.clientId, problem })
  expect(desk.get().outbox[0]?.state).toBe('failed')
  desk.writeAgain(it?.clientId ?? '')
  expect(
    last()
      .filter(({ type }) => type === 'send')
      .map(({ clientId }) => clientId),
  ).toEqual([it?.clientId, it?.clientId])
  desk.discard(it?.clientId ?? '')
  expect(desk.get().outbox).toEqual([])
  desk.close()
})

test('a briefing or a note of blanks is not sent', async () => {
  const inputs: unknown[] = []
  const { desk, ready } = sit(async (_operation, input) => void inputs.push(input))
  ready()
  await desk.passBack(row(), '  ')
  await desk.transfer(row(), 'billing', '')
  expect(inputs).toEqual([
    { params: { id: 'c1' }, body: {} },
    { params: { id: 'c1' }, body: { reason: 'transfer', team: 'billing' } },
  ])
  desk.close()
})

test('a customer who is forgotten is forgotten here: thread, row, what was unsent and drafts; the thread is read anew, once', () => {
  const { desk, ready, last, tell } = sit()
  ready()
  desk.watch('c1')
  tell({ type: 'rows', conversations: [row()], agents: [], cursor: '42', whole: true })
  const said = events(['MessageReceived', { at: '09:00', messageId: 'm', clientId: 'c', text: 'my words' }])
  tell({ type: 'events', conversationId: 'c1', events: said, upTo: 1, caughtUp: true })
  desk.write('c1', 'message', 'about my words')
  keepDraft('c1', 'note', 'my words once more')
  expect(JSON.stringify([...desk.get().timelines])).toContain('my words')

  const forgotten = { seq: 2, type: 'CustomerForgotten', at: at('09:01'), actor: { kind: 'system' } }
  tell({ type: 'events', conversationId: 'c1', events: [forgotten], upTo: 2, caughtUp: true })
  const { timelines, outbox, conversations } = desk.get()
  expect(JSON.stringify([[...timelines], outbox, [...conversations]])).not.toMatch(/my words|Where is my order|Dana/)
  expect(loadDraft('c1', 'note')).toBe('')
  expect(last().at(-1)).toEqual({ type: 'subscribe', conversationId: 'c1', after: 0 })

  const before = last().length
  const empty = [{ ...said[0], text: null }, forgotten]
  tell({ type: 'events', conversationId: 'c1', events: empty, upTo: 2, caughtUp: true })
  expect(desk.get().timelines.get('c1')?.events).toHaveLength(2)
  expect(last()).toHaveLength(before)
  desk.close()
})

describe('a reply that can be undone', () => {
  beforeEach(() => {
    undoReplies.set('on')
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())
  const sent = (frames: Record<string, unknown>[]) =>
    frames.filter(({ type }) => type === 'send').map(({ text }) => text)

  test('goes out after five seconds; a note goes at once', () => {
    const { desk, ready, last } = sit()
    ready()
    desk.write('c1', 'message', 'Hello Dana')
    desk.write('c2', 'note', 'for us')
    expect(sent(last())).toEqual(['for us'])
    vi.advanceTimersByTime(5000)
    expect(sent(last())).toEqual(['for us', 'Hello Dana'])
    desk.close()
  })

  test('taken back it is gone from here, and never sent', () => {
    const { desk, ready, last } = sit()
    ready()
    desk.write('c1', 'message', 'Hello Dana')
    const id = desk.get().outbox[0]?.clientId ?? ''
    expect(desk.takeBack(id)).toBe('Hello Dana')
    expect(desk.takeBack(id)).toBeNull()
    vi.advanceTimersByTime(10_000)
    expect(sent(last())).toEqual([])
    expect(desk.get().outbox).toEqual([])
    desk.close()
  })

  test('a second one lets the first go, so that the order is kept; signing out lets all go', () => {
    const { desk, ready, last } = sit()
    ready()
    desk.write('c1', 'message', 'one')
    desk.write('c1', 'message', 'two')
    expect(sent(last())).toEqual(['one'])
    desk.close()
    expect(sent(last())).toEqual(['one', 'two'])
  })

  test('the page goes away: it is sent by what outlives the page, once', () => {
    const { desk, left, ready, last } = sit()
    ready()
    desk.write('c1', 'message', 'Hello Dana')
    desk.goAway()
    desk.goAway()
    vi.advanceTimersByTime(10_000)
    expect(left.map(({ text }) => text)).toEqual(['Hello Dana'])
    expect(sent(last())).toEqual([])
    expect(desk.get().outbox).toMatchObject([{ state: 'sending' }])
    desk.close()
  })

  test('the page goes away: a merge that could still be undone is done, once, by what outlives the page; later ones are asked as ever', async () => {
    const asked: unknown[] = []
    const { desk, ready } = sit(async (...call) => asked.push(call))
    ready()
    const merge = (from: string, into: string) => ['mergeConversation', { params: { id: from }, body: { into } }]
    desk.merge(row({ id: 'c2' }), row({ id: 'c1' }))
    desk.goAway()
    desk.goAway()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toEqual([[...merge('c2', 'c1'), { keepalive: true }]])
    desk.merge(row({ id: 'c3' }), row({ id: 'c1' }))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked[1]).toEqual([...merge('c3', 'c1'), {}])
    desk.close()
  })

  test('what is done to the conversation waits for it: the reply comes before the end', async () => {
    const done: string[] = []
    const { desk, ready, last, tell } = sit(async (operation) => done.push(operation))
    ready()
    tell({ type: 'rows', conversations: [row()], agents: [], cursor: '1', whole: true })
    desk.write('c1', 'message', 'Hello Dana')
    const resolving = desk.resolve(row(), 'solved')
    await vi.advanceTimersByTimeAsync(100)
    expect(sent(last())).toEqual(['Hello Dana'])
    expect(done).toEqual([])
    tell({ type: 'sent', clientId: desk.get().outbox[0]?.clientId, seq: 4 })
    await resolving
    expect(done).toEqual(['resolve'])
    desk.close()
  })
})

test('who else writes to the customer is known although the customer types as well, and forgotten once they have written', () => {
  const { desk, ready, tell } = sit()
  ready()
  desk.watch('c1')
  tell({ type: 'typing', conversationId: 'c1', by: { kind: 'agent', name: 'Ben' }, on: true })
  tell({ type: 'typing', conversationId: 'c1', by: { kind: 'customer', name: null }, on: true })
  expect(desk.get().typing.get(writerKey('c1'))).toMatchObject({ name: 'Ben' })
  expect(desk.get().typing.get('c1')).toMatchObject({ kind: 'customer' })
  tell({ type: 'typing', conversationId: 'c1', by: { kind: 'agent', name: 'Ben' }, on: false })
  expect(desk.get().typing.has(writerKey('c1'))).toBe(false)
  desk.close()
})

import type { ConversationRow, ServerFrame } from '@baton/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, at, events, row, type Told } from '../testing/builders.ts'
import { nothingKnown, type DeskState, type Outgoing } from './desk-state.ts'
import { shownRows, takeFrame } from './take-frame.ts'

const rows = (conversations: ConversationRow[], whole = false): ServerFrame => ({
  type: 'rows',
  conversations,
  agents: [],
  ...(whole ? { whole, cursor: '1' } : {}),
})
const after = (frames: readonly ServerFrame[], from: DeskState = nothingKnown): DeskState =>
  frames.reduce((state, frame) => takeFrame(state, frame, 0), from)
const words = (text: string, more: object = {}): Told => [
  'AgentReplied',
  { at: '09:00', messageId: text, text, agentId: 'mara', ...more },
]
const outgoing = (clientId: string, change: Partial<Outgoing> = {}): Outgoing => ({
  clientId,
  conversationId: 'c1',
  kind: 'message',
  text: clientId,
  at: 0,
  state: 'sending',
  seq: null,
  problem: null,
  ...change,
})

describe('rows', () => {
  test('a snapshot and what streamed in equal a fresh snapshot, whatever came twice or late', () => {
    const history = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), version: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(history, fc.nat(), fc.infiniteStream(fc.nat(3)), (told, cut, sizes) => {
        const all = told.map(({ id, version }) => row({ id, version, messages: version }))
        const newest = new Map<string, ConversationRow>()
        for (const each of all) if ((newest.get(each.id)?.version ?? 0) < each.version) newest.set(each.id, each)
        const first = all.slice(0, cut % all.length)
        const rest = all.slice(cut % all.length)
        const frames: ServerFrame[] = [rows(first, true)]
        while (rest.length > 0) frames.push(rows(rest.splice(0, 1 + (sizes.next().value ?? 0))))
        expect(after([...frames, ...frames.slice(1)]).conversations).toEqual(newest)
      }),
    )
  })

  test('an older version does not replace a newer one', () => {
    const state = after([rows([row({ version: 5, messages: 5 })]), rows([row({ version: 4, messages: 4 })])])
    expect(state.conversations.get('c1')?.messages).toBe(5)
  })

  test('what a whole snapshot does not hold is gone, and what it holds in an older version stays new', () => {
    const before = after([rows([row({ id: 'gone' }), row({ version: 3, messages: 3 })], true)])
    const state = after([rows([row({ version: 2, messages: 2 })], true)], before)
    expect([...state.conversations.keys()]).toEqual(['c1'])
    expect(state.conversations.get('c1')?.messages).toBe(3)
  })

  test('agents are replaced, and those whom a whole snapshot leaves out are gone', () => {
    const state = after([
      { type: 'rows', conversations: [], agents: [agent(), agent({ id: 'sam', name: 'Sam' })], whole: true },
      { type: 'rows', conversations: [], agents: [agent({ presence: 'away' })] },
    ])
    expect(state.agents.get('mara')?.presence).toBe('away')
    expect(after([{ type: 'rows', conversations: [], agents: [agent()], whole: true }], state).agents.size).toBe(1)
  })

  test('the cursor of the last frame that had one stays', () => {
    expect(after([rows([], true), rows([row()])]).cursor).toBe('1')
  })
})

describe('events', () => {
  const frame = (from: number, to: number): ServerFrame => ({
    type: 'events',
    conversationId: 'c1',
    events: events(...Array.from({ length: 9 }, (_, i) => words(`m${i + 1}`))).slice(from, to),
    upTo: to,
    caughtUp: true,
  })

  test('overlapping pieces give every event once and in order', () => {
    const pieces = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, (cuts) => {
        let state = nothingKnown
        for (const [a, b] of [...cuts, [0, 9] as const]) {
          const known = state.timelines.get('c1')?.upTo ?? 0
          // The server never leaves a gap: a piece begins at or before what is known.
          state = after([frame(Math.min(a, known), Math.max(b, known))], state)
        }
        expect(state.timelines.get('c1')?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      }),
    )
  })

  test('a piece without events moves the cursor on', () => {
    const state = after([{ type: 'events', conversationId: 'c1', events: [], upTo: 7, caughtUp: true }])
    expect(state.timelines.get('c1')).toEqual({ events: [], upTo: 7, caughtUp: true })
  })
})

describe('a log that was restored to an older state', () => {
  test('takes the place of the rows and facts that it does not have, and of newer versions of those that it has', () => {
    const before = after([rows([row({ id: 'c1', version: 9 }), row({ id: 'c2', version: 2 })])])
    const anew: ServerFrame = {
      type: 'rows',
      conversations: [row({ id: 'c1', version: 4 })],
      agents: [],
      whole: true,
      anew: true,
      cursor: 'b.1',
    }
    const state = after([anew], before)
    expect([...state.conversations.values()].map(({ id, version }) => `${id} ${version}`)).toEqual(['c1 4'])
    expect(state.cursor).toBe('b.1')
  })

  test('takes the place of a thread that went further', () => {
    const said = events(words('one'), words('two'), words('lost'))
    const all: ServerFrame = { type: 'events', conversationId: 'c1', events: said, upTo: 3, caughtUp: true }
    const less: ServerFrame = { ...all, events: said.slice(0, 2), upTo: 2, anew: true }
    const state = after([all, less])
    expect(state.timelines.get('c1')).toMatchObject({ upTo: 2, events: [{ seq: 1 }, { seq: 2 }] })
  })
})

describe('what was written here', () => {
  const shown: ServerFrame = {
    type: 'events',
    conversationId: 'c1',
    events: events(words('hello', { clientId: 'x1' })),
    upTo: 1,
    caughtUp: true,
  }
  const writing = { ...nothingKnown, outbox: [outgoing('x1'), outgoing('x2')] }

  test('leaves the outbox when the thread shows it', () => {
    expect(after([shown], writing).outbox.map(({ clientId }) => clientId)).toEqual(['x2'])
  })

  test('stays visible between the acknowledgement and the event, and goes with it', () => {
    const sent = after([{ type: 'sent', clientId: 'x1', seq: 1 }], {
      ...writing,
      timelines: new Map([['c1', { events: [], upTo: 0, caughtUp: true }]]),
    })
    expect(sent.outbox[0]).toMatchObject({ clientId: 'x1', state: 'sent', seq: 1 })
    expect(after([shown], sent).outbox.map(({ clientId }) => clientId)).toEqual(['x2'])
  })

  test('is acknowledged away when its thread is not being read', () => {
    expect(after([{ type: 'sent', clientId: 'x1', seq: 1 }], writing).outbox).toHaveLength(1)
  })

  test('stays with the reason when it was refused', () => {
    const problem = {
      type: '',
      title: 'The conversation is resolved',
      status: 409,
      code: 'conversation_resolved',
      next: '',
    }
    const state = after([{ type: 'refused', clientId: 'x1', problem }], writing)
    expect(state.outbox[0]).toMatchObject({ state: 'failed', problem })
  })
})

describe('what was asked and is not answered', () => {
  const deed = { id: 'd1', conversationId: 'c1', since: 3, change: { status: 'resolved' as const } }
  const known = { ...after([rows([row({ version: 3 })])]), deeds: [deed] }

  test('is shown as done', () => {
    expect(shownRows(known).get('c1')?.status).toBe('resolved')
    expect(shownRows(known)).toBe(shownRows(known))
  })

  test('gives way to the row that the server made of it', () => {
    const state = after([rows([row({ version: 4, status: 'open' })])], known)
    expect(shownRows(state).get('c1')?.status).toBe('open')
    expect(state.deeds).toEqual([])
  })

  test('outlives a row that is older than the asking', () => {
    expect(after([rows([row({ version: 3 })])], known).deeds).toEqual([deed])
  })
})

test('typing ends when the words are there', () => {
  const typing: ServerFrame = { type: 'typing', conversationId: 'c1', by: { kind: 'customer', name: null }, on: true }
  const said = events(['MessageReceived', { at: '09:00', actor: { kind: 'customer' }, messageId: 'm', text: 'hi' }])
  const before = after([typing])
  expect(before.typing.has('c1')).toBe(true)
  const frame: ServerFrame = { type: 'events', conversationId: 'c1', events: said, upTo: 1, caughtUp: true }
  expect(after([frame], before).typing.has('c1')).toBe(false)
})

test('the difference to the server clock is taken from ready', () => {
  const ready: ServerFrame = { type: 'ready', you: { kind: 'agent', id: 'mara', name: null }, now: at('09:00') }
  expect(takeFrame(nothingKnown, ready, Date.parse(at('08:59'))).clockOffset).toBe(60_000)
})

describe('a page that is followed', () => {
  const capture = {
    version: 1,
    takenAt: at('09:00'),
    url: 'https://folio.example/',
    title: 'Folio',
    viewport: { width: 1, height: 1 },
    scroll: { x: 0, y: 0 },
    root: { id: 1, type: 0 },
    nodes: 1,
    masked: 0,
    truncated: false,
    targets: [],
  } as const
  const live = (clock: string): ServerFrame => ({
    type: 'page-live',
    conversationId: 'c1',
    at: at(clock),
    capture: { ...capture, targets: [] },
  })
  const told = (type: string): ServerFrame => ({
    type: 'events',
    conversationId: 'c1',
    events: events([type, { at: '09:02', agentId: 'mara', because: 'customer' }]),
    upTo: 1,
    caughtUp: true,
  })

  test('the newest picture stands, and none after it has ended', () => {
    expect(after([live('09:00'), live('09:01')]).pages.get('c1')?.at).toBe(at('09:01'))
    expect(after([live('09:00'), told('AgentReplied')]).pages.has('c1')).toBe(true)
    expect(after([live('09:00'), told('FollowStopped')]).pages.size).toBe(0)
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEvent, type WidgetEvent } from './read-event.ts'
import { changed, emptyThread, hasBegun, unreadOf, type Change, type Thread } from './thread.ts'

const at = (seq: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, seq)).toISOString()

/** An event as it stands on the wire. */
function wire(seq: number, type: string, fields: Record<string, unknown> = {}): WidgetEvent {
  const event = readEvent({ seq, type, at: at(seq), actor: { kind: 'system' }, ...fields })
  if (!event) throw new Error('not an event')
  return event
}

const opened = (seq: number) => wire(seq, 'ConversationOpened', { channel: 'widget', locale: 'en' })
const wrote = (seq: number, clientId: string, text = 'hello') =>
  wire(seq, 'MessageReceived', { messageId: `m${seq}`, clientId, text })
const said = (seq: number, messageId: string, part: number, last: boolean, text: string, more = {}) =>
  wire(seq, 'AssistantSaid', { messageId, part, last, text, kind: 'answer', citations: [], asks: null, ...more })
const replied = (seq: number, text: string, name = 'Nora') =>
  wire(seq, 'AgentReplied', {
    messageId: `m${seq}`,
    clientId: `a${seq}`,
    text,
    actor: { kind: 'agent', id: 'a1', name },
  })
const told = (seq: number, type: string, key: string | null, params: Record<string, unknown> = {}) =>
  wire(seq, type, { told: key === null ? null : { key, params } })

const events = (list: WidgetEvent[], caughtUp = true): Change => ({
  type: 'events',
  events: list,
  upTo: list.at(-1)?.seq ?? 0,
  caughtUp,
})
const after = (...changes: Change[]): Thread => changes.reduce(changed, emptyThread)
const texts = (thread: Thread) =>
  thread.items.map((i) => (i.kind === 'message' ? i.text : i.kind === 'notice' ? i.told.key : i.kind))

/** One conversation with everything in it. */
const story: WidgetEvent[] = [
  opened(1),
  wrote(2, 'c1', 'My book does not open'),
  said(4, 'b1', 0, false, 'Try this.'),
  said(5, 'b1', 1, true, 'Then restart.', { asks: { kind: 'did-that-help', attemptId: 't1' } }),
  wrote(8, 'c2', 'No'),
  told(10, 'Queued', 'handoff.queued', { team: 'Devices', waitSeconds: 120, ahead: 0 }),
  told(11, 'Offered', null),
  told(12, 'OfferAccepted', 'handoff.accepted', { agent: 'Nora' }),
  told(13, 'CaseOpened', 'handoff.opened', { agent: 'Nora' }),
  replied(14, 'I see it.'),
  wrote(15, 'c3', 'Thank you'),
  told(16, 'Returned', 'handoff.returned', { agent: 'Nora' }),
  said(18, 'b2', 0, false, 'Anything'),
  wire(19, 'ReplyWithheld', { because: 'superseded' }),
  told(20, 'Resolved', 'conversation.resolved', { by: 'agent', agent: 'Nora' }),
  told(21, 'Reopened', 'conversation.reopened'),
]

describe('events', () => {
  test('become the thread, in their order', () => {
    expect(texts(after(events(story)))).toEqual([
      'My book does not open',
      'Try this. Then restart.',
      'No',
      'handoff.queued',
      'handoff.accepted',
      'handoff.opened',
      'I see it.',
      'Thank you',
      'handoff.returned',
      'Anything',
      'conversation.resolved',
      'conversation.reopened',
    ])
  })

  test('give the same thread however they are cut into frames, repeated or shuffled within one', () => {
    const whole = after(events(story))
    fc.assert(
      fc.property(
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), again: fc.integer({ min: 0, max: 8 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.boolean(),
        (frames, reverse) => {
          let thread = emptyThread
          let next = 0
          for (const { size, again } of [...frames, { size: story.length, again: 0 }]) {
            const from = Math.max(0, next - again)
            const to = Math.min(story.length, next + size)
            if (to <= from) continue
            const batch = story.slice(from, to)
            thread = changed(thread, {
              ...(events(batch) as Extract<Change, { type: 'events' }>),
              events: reverse ? batch.toReversed() : batch,
            })
            next = Math.max(next, to)
          }
          expect(thread).toEqual(whole)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('that skip numbers are not waited for', () => {
    const thread = after(events([opened(1), wrote(7, 'c1')]), events([replied(31, 'Hello')]))
    expect(texts(thread)).toEqual(['hello', 'Hello'])
    expect(thread.cursor).toBe(31)
  })

  test('move the cursor to what the frame says, also over facts that are not the customer’s', () => {
    expect(after({ type: 'events', events: [opened(1)], upTo: 9, caughtUp: true }).cursor).toBe(9)
  })

  test('of a type from a newer server show nothing and do not stop the rest', () => {
    const thread = after(events([opened(1), wire(2, 'CustomerTeleported', { text: 'x' }), wrote(3, 'c1')]))
    expect(texts(thread)).toEqual(['hello'])
    expect(thread.cursor).toBe(3)
  })
})

describe('an answer in parts', () => {
  test('is one message that grows and ends with its last part', () => {
    const half = after(events([said(2, 'b1', 0, false, 'First.')]))
    expect(half.items[0]).toMatchObject({ text: 'First.', done: false })
    const whole = changed(half, events([said(3, 'b1', 1, true, 'Second.')]))
    expect(whole.items).toHaveLength(1)
    expect(whole.items[0]).toMatchObject({ key: 'b1', text: 'First. Second.', done: true, cut: false, seq: 3 })
  })

  test('keeps line breaks that the parts bring', () => {
    const thread = after(
      events([
        said(2, 'b1', 0, false, 'Do this:\n'),
        said(3, 'b1', 1, false, '1. Off'),
        said(4, 'b1', 2, true, '\n2. On'),
      ]),
    )
    expect(texts(thread)).toEqual(['Do this:\n1. Off\n2. On'])
  })

  test('stays one message when the customer writes in between', () => {
    const thread = after(events([said(2, 'b1', 0, false, 'A'), wrote(3, 'c1', 'wait'), said(4, 'b1', 1, true, 'B')]))
    expect(texts(thread)).toEqual(['A B', 'wait'])
  })

  test('ends where it stands when the rest is withheld', () => {
    const thread = after(
      events([said(2, 'b1', 0, false, 'First.'), wire(3, 'ReplyWithheld', { because: 'superseded' })]),
    )
    expect(thread.items[0]).toMatchObject({ text: 'First.', done: true, cut: true })
  })

  test('ends where it stands when somebody takes over', () => {
    const thread = after(
      events([said(2, 'b1', 0, false, 'First.'), told(3, 'TakenOver', 'handoff.accepted', { agent: 'Nora' })]),
    )
    expect(thread.items[0]).toMatchObject({ done: true, cut: true })
  })

  test('collects its sources and what it asks', () => {
    const citations = [{ title: 'Restart', url: '/help#restart', articleId: 'a', passageId: 'p', score: 1 }]
    const thread = after(
      events([
        said(2, 'b1', 0, false, 'A', { citations }),
        said(3, 'b1', 1, true, 'B', { asks: { kind: 'clarify', options: [{ articleId: 'x', label: 'Option X' }] } }),
      ]),
    )
    expect(thread.items[0]).toMatchObject({
      sources: [{ title: 'Restart', url: '/help#restart' }],
      asks: { kind: 'clarify', options: ['Option X'] },
    })
  })

  test('withheld with nothing open changes nothing to see', () => {
    expect(after(events([wrote(1, 'c1'), wire(2, 'ReplyWithheld', { because: 'epoch-moved' })])).items).toHaveLength(1)
  })
})

describe('what the customer writes', () => {
  const write: Change = { type: 'written', clientId: 'c1', text: 'hello', at: 5 }

  test('stands there at once and is replaced by its event under the same key', () => {
    const before = after(events([opened(1)]), write)
    expect(before.pending).toEqual([{ clientId: 'c1', text: 'hello', at: 5, state: 'sending' }])
    const stored = changed(changed(before, { type: 'sent', clientId: 'c1' }), events([wrote(2, 'c1')]))
    expect(stored.pending).toEqual([])
    expect(stored.items.map((i) => i.key)).toEqual(['c1'])
  })

  test('is shown once, whether the acknowledgement or the event comes first', () => {
    const eventFirst = [write, events([wrote(2, 'c1')]), { type: 'sent', clientId: 'c1' }] as Change[]
    const ackFirst = [write, { type: 'sent', clientId: 'c1' }, events([wrote(2, 'c1')])] as Change[]
    expect(after(...eventFirst)).toEqual(after(...ackFirst))
  })

  test('is not shown again when a kept copy turns up after its event', () => {
    const thread = after(events([opened(1), wrote(2, 'c1')]), write)
    expect(thread.pending).toEqual([])
    expect(thread.items).toHaveLength(1)
  })

  test('keeps its order among others that are on the way', () => {
    const thread = after(write, { ...write, clientId: 'c2' }, events([wrote(4, 'c1')]), { ...write, clientId: 'c3' })
    expect(thread.pending.map((p) => p.clientId)).toEqual(['c2', 'c3'])
  })

  test('refused stays, and is sent again on request', () => {
    const refused = after(write, { type: 'refused', clientId: 'c1' })
    expect(refused.pending[0]?.state).toBe('failed')
    expect(changed(refused, { type: 'retried', clientId: 'c1' }).pending[0]?.state).toBe('sending')
  })
})

describe('who holds it', () => {
  const holderAfter = (...list: WidgetEvent[]) => after(events(list)).holder
  const queued = told(10, 'Queued', 'handoff.queued', { team: 'Devices', waitSeconds: 120, ahead: 0 })

  test('begins with the assistant', () => {
    expect(emptyThread.holder).toEqual({ kind: 'assistant' })
    expect(hasBegun(emptyThread)).toBe(false)
  })

  test('waits, and says what was told and since when', () => {
    expect(holderAfter(queued)).toEqual({
      kind: 'waiting',
      how: 'queued',
      told: queued.type === 'Queued' ? queued.told : null,
      since: queued.at,
    })
  })

  test('keeps what was told when it is routed again without news', () => {
    const later = holderAfter(queued, told(11, 'Offered', null))
    expect(later).toMatchObject({ kind: 'waiting', how: 'offered', since: queued.at })
    expect(later.kind === 'waiting' && later.told?.key).toBe('handoff.queued')
  })

  test('has a time once one is booked, told as a line, and waits in the queue when it is cancelled', () => {
    const booked = told(11, 'CallbackBooked', 'callback.booked', { agent: 'Nora', at: 9 })
    const off = told(12, 'CallbackCancelled', 'callback.cancelled', { because: 'customer' })
    expect(holderAfter(queued, booked)).toMatchObject({ how: 'scheduled', told: { key: 'callback.booked' } })
    expect(texts(after(events([queued, booked])))).toEqual(['handoff.queued', 'callback.booked'])
    expect(holderAfter(queued, booked, off)).toMatchObject({ how: 'queued', told: { key: 'callback.cancelled' } })
  })

  test('is a person by name once somebody has accepted, and not before', () => {
    const accepted = told(12, 'OfferAccepted', 'handoff.accepted', { agent: 'Nora' })
    expect(holderAfter(queued, told(11, 'Offered', null)).kind).toBe('waiting')
    expect(holderAfter(queued, accepted)).toEqual({ kind: 'agent', name: 'Nora', picture: null, opened: false })
    expect(holderAfter(queued, accepted, told(13, 'CaseOpened', 'handoff.opened', { agent: 'Nora' }))).toEqual({
      kind: 'agent',
      name: 'Nora',
      picture: null,
      opened: true,
    })
  })

  test('goes back, ends and begins again', () => {
    const back = told(14, 'Returned', 'handoff.returned', { agent: 'Nora' })
    const end = told(15, 'Resolved', 'conversation.resolved', { by: 'agent' })
    expect(holderAfter(queued, back)).toEqual({ kind: 'assistant' })
    expect(holderAfter(queued, end)).toEqual({ kind: 'nobody' })
    expect(holderAfter(queued, end, told(16, 'Reopened', 'conversation.reopened'))).toEqual({ kind: 'assistant' })
  })
})

describe('faces', () => {
  const has = (seq: number, picture?: string) =>
    wire(seq, 'TakenOver', {
      // A lead gave it to her: the face is that of whom the notice names.
      actor: { kind: 'agent', id: 'a2', name: 'Lead', picture: '/lead' },
      told: { key: 'handoff.accepted', params: { agent: 'Nora' } },
      picture,
    })
  const writes = (seq: number, name: string, picture?: string) =>
    wire(seq, 'AgentReplied', { messageId: `m${seq}`, text: 'Hi', actor: { kind: 'agent', id: 'a1', name, picture } })
  const faces = ({ holder, items }: Thread) => [
    holder.kind === 'agent' ? holder.picture : holder.kind,
    ...items.map((item) => (item.kind === 'message' || item.kind === 'notice' ? item.picture : null)),
  ]

  test('whoever has it is shown, at the head and in the line that says so', () => {
    expect(faces(after(events([has(2, '/nora')])))).toEqual(['/nora', '/nora'])
    expect(faces(after(events([has(2)])))).toEqual([null, null])
  })

  test('the head shows them as they looked last, and nobody else who writes', () => {
    expect(faces(after(events([has(2, '/nora'), writes(3, 'Nora', '/new')])))).toEqual(['/new', '/nora', '/new'])
    expect(faces(after(events([has(2, '/nora'), writes(3, 'Nora')])))).toEqual([null, '/nora', null])
    expect(faces(after(events([has(2, '/nora'), writes(3, 'Lead', '/lead')])))).toEqual(['/nora', '/nora', '/lead'])
  })
})

describe('typing', () => {
  const types = (by: 'agent' | 'assistant', on = true): Change => ({
    type: 'typing',
    by,
    name: null,
    picture: null,
    on,
    at: 1000,
  })

  test('ends when it is said, when the message comes, or by itself', () => {
    expect(after(types('agent'), types('agent', false)).typing).toBeNull()
    expect(after(types('agent'), events([replied(2, 'Hi')])).typing).toBeNull()
    expect(after(types('agent'), { type: 'time', at: 1000 + 7_999 }).typing).not.toBeNull()
    expect(after(types('agent'), { type: 'time', at: 1000 + 8_000 }).typing).toBeNull()
  })

  test('of the assistant goes on between its sentences', () => {
    const half = after(types('assistant'), events([said(2, 'b1', 0, false, 'A')]))
    expect(half.typing?.by).toBe('assistant')
    expect(changed(half, events([said(3, 'b1', 1, true, 'B')])).typing).toBeNull()
  })

  test('of one is not ended by another', () => {
    expect(after(types('agent'), types('assistant', false)).typing?.by).toBe('agent')
  })
})

describe('unread', () => {
  test('counts messages to the customer that they have not seen, not their own and not notices', () => {
    const thread = after(events(story))
    expect(unreadOf(thread)).toBe(3)
    expect(unreadOf(changed(thread, { type: 'seen', upTo: 14 }))).toBe(1)
    expect(unreadOf(changed(thread, { type: 'receipts', customer: 21, team: 15 }))).toBe(0)
  })

  test('never goes back', () => {
    const thread = after(
      { type: 'seen', upTo: 9 },
      { type: 'seen', upTo: 3 },
      { type: 'receipts', customer: 2, team: 0 },
    )
    expect(thread.seen).toBe(9)
  })
})

describe('what came in from another conversation', () => {
  const came = (seq: number, ...list: WidgetEvent[]): Change => ({
    type: 'came-in',
    seq,
    items: after(events(list)).items,
  })
  const merged = (seq: number) =>
    wire(seq, 'ConversationMerged', { from: 'k2', told: { key: 'conversation.merged', params: {} } })

  test('stands among the rest by its time, once, and counts as read with the line that says so', () => {
    const own = after(events([opened(1), wrote(2, 'c1', 'second'), wrote(5, 'c2', 'fourth'), merged(6)]))
    const thread = changed(own, came(6, replied(1, 'first'), replied(4, 'third')))
    expect(texts(thread)).toEqual(['first', 'second', 'third', 'fourth', 'conversation.merged'])
    expect(changed(thread, came(6, replied(1, 'first'), replied(4, 'third')))).toEqual(thread)
    expect(unreadOf(thread)).toBe(2)
    expect(unreadOf(changed(thread, { type: 'seen', upTo: 6 }))).toBe(0)
  })

  test('is not on its way any more, where it was stored there and the word of it was lost', () => {
    const written: Change = { type: 'written', clientId: 'c9', text: 'heard?', at: 0 }
    const thread = changed(after(written, events([opened(1), merged(2)])), came(2, wrote(3, 'c9', 'heard?')))
    expect(thread.pending).toEqual([])
    expect(texts(thread)).toEqual(['conversation.merged', 'heard?'])
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createChat, type Chat } from './chat.ts'
import { createKept } from './kept.ts'
import { fair, fakeDesk, type Weather } from './testing/fake-desk.ts'
import { heldClock } from './testing/held-clock.ts'
import { memoryStore } from './testing/memory-store.ts'
import { isBooked } from '../thread/thread.ts'
import type { Use } from './self-service.ts'
import type { Trouble } from './trouble.ts'

const never = new Promise<never>(() => {})

function setUp(weather: () => Weather = () => fair) {
  const clock = heldClock()
  const desk = fakeDesk(clock, weather)
  const store = memoryStore()
  const warned: Trouble[] = []
  const taken: number[] = []
  let ids = 0
  /** A page with the widget on it; what it keeps is in `store`. */
  const visitPage = (page = { open: true }): Chat => {
    const chat = createChat({
      workspace: 'demo',
      locale: 'en',
      // What a page that has been left was about to do does not happen.
      rest: (...call) => (page.open ? desk.rest(...call).then((a) => (page.open ? a : never)) : never),
      kept: createKept('demo', store),
      clock: { ...clock, after: (ms, run) => clock.after(ms, () => page.open && run()) },
      open: desk.openSocket,
      random: () => 0.5,
      newId: () => `c${++ids}`,
      taken: (entries) => taken.push(...entries),
      carry: { upload: () => () => {}, preview: { make: () => '', drop() {} } },
      page: () => ({ url: 'https://shop.example/', title: 'Shop' }),
      warn: (trouble) => warned.push(trouble),
      pageCapture: 'off',
      takePicture: null,
      isLookedAt: () => true,
    })
    chat.start()
    return chat
  }
  return { clock, desk, store, warned, taken, visitPage }
}

const texts = (chat: Chat) => chat.state().thread.items.flatMap((i) => (i.kind === 'message' ? [i.text] : []))
const underway = (chat: Chat) => chat.state().thread.pending.map((p) => `${p.text} (${p.state})`)

describe('a conversation that goes on in another one', () => {
  /** Somebody has written here, and has another conversation with a word in it. */
  async function begun(weather: () => Weather = () => fair) {
    const it = setUp(weather)
    const page = { open: true }
    const chat = it.visitPage(page)
    chat.write('from here')
    await it.clock.pass(2000)
    const [mine] = it.desk.conversations.values()
    if (!mine) throw new Error('nothing was opened')
    const other = it.desk.openElsewhere(mine.visitor)
    it.desk.add(
      other,
      'AgentReplied',
      { messageId: 'r1', text: 'from there' },
      { kind: 'agent', id: 'a', name: 'Nora' },
    )
    await it.clock.pass(100)
    return { ...it, chat, page, mine, other }
  }
  const wordsIn = (desk: ReturnType<typeof fakeDesk>, id: string) =>
    (desk.conversations.get(id)?.facts ?? []).filter(({ type }) => type === 'MessageReceived').map((f) => f['text'])

  test('is read there at once, with what was said in both, and what is written next is said there', async () => {
    const { clock, desk, chat, mine, other } = await begun()
    desk.merge(mine.id, other)
    await clock.pass(1000)
    expect(texts(chat)).toEqual(['from here', 'from there'])
    chat.write('and on')
    await clock.pass(1000)
    expect(texts(chat)).toEqual(['from here', 'from there', 'and on'])
    expect(wordsIn(desk, other)).toEqual(['and on'])
    expect(underway(chat)).toEqual([])
  })

  test('while the device was offline: nothing that was written is lost, doubled or out of order, and a reload opens the other', async () => {
    const { clock, desk, chat, page, mine, other, visitPage } = await begun()
    desk.go('down')
    chat.write('offline one')
    chat.write('offline two')
    desk.merge(mine.id, other)
    await clock.pass(60_000)
    page.open = false
    const again = visitPage()
    desk.go('up')
    await clock.pass(60_000)
    expect(texts(again)).toEqual(['from here', 'from there', 'offline one', 'offline two'])
    expect(wordsIn(desk, other)).toEqual(['offline one', 'offline two'])
    expect(underway(again)).toEqual([])
  })

  test('stored there while the word of it was lost, a message stands once, and is not sent for ever', async () => {
    let lost = false
    const { clock, desk, chat, mine, other } = await begun(() => ({ ...fair, delay: () => (lost ? 30 : 5) }))
    // Stored at the desk; the line breaks before anybody says so.
    chat.write('was it heard?')
    lost = true
    await clock.pass(12)
    desk.cutAll()
    desk.merge(mine.id, other)
    lost = false
    await clock.pass(60_000)
    expect(texts(chat).filter((text) => text === 'was it heard?')).toHaveLength(1)
    expect(
      [...wordsIn(desk, mine.id), ...wordsIn(desk, other)].filter((text) => text === 'was it heard?'),
    ).toHaveLength(1)
    expect(underway(chat)).toEqual([])
  })

  test('by way of another: the words of all stand, each once', async () => {
    const { clock, desk, chat, mine, other } = await begun()
    const last = desk.openElsewhere(mine.visitor)
    desk.merge(mine.id, other)
    desk.merge(other, last)
    await clock.pass(2000)
    expect(texts(chat)).toEqual(['from here', 'from there'])
    chat.write('and on')
    await clock.pass(1000)
    expect(wordsIn(desk, last)).toEqual(['and on'])
  })

  test('who is told of it by a refusal goes on there too', async () => {
    const { clock, desk, chat, mine, other } = await begun()
    desk.allowSockets(false)
    desk.cutAll()
    await clock.pass(30_000)
    desk.merge(mine.id, other)
    chat.write('by the slow way')
    await clock.pass(30_000)
    expect(texts(chat)).toEqual(['from here', 'from there', 'by the slow way'])
    expect(wordsIn(desk, other)).toEqual(['by the slow way'])
  })
})

describe('while waiting', () => {
  async function invited(weather: () => Weather = () => fair) {
    const it = setUp(weather)
    const chat = it.visitPage()
    chat.askForPerson()
    await it.clock.pass(1000)
    const [conversation] = it.desk.conversations.values()
    const id = conversation?.id ?? ''
    it.desk.add(id, 'InvitationMade', { handoffId: 'h1' })
    await it.clock.pass(100)
    return { ...it, chat, ask: (slot: string) => it.desk.add(id, 'InvitationAsked', { slot }) }
  }
  const told = (desk: ReturnType<typeof fakeDesk>) => desk.calls.filter(({ path }) => path.includes('/invitation'))

  test('yes and no go to the desk, once', async () => {
    const { clock, desk, chat } = await invited()
    expect(chat.state().thread.invitation).toMatchObject({ accepts: null })
    chat.answerInvitation(true)
    chat.answerInvitation(true)
    await clock.pass(1000)
    expect(told(desk).map(({ body }) => body)).toEqual([{ handoffId: 'h1', accepts: true }])
    expect(chat.state()).toMatchObject({ adding: 'idle', thread: { invitation: { accepts: true } } })
  })

  test('an answer is a message of the customer; none skips', async () => {
    const { clock, desk, chat, ask } = await invited()
    chat.answerInvitation(true)
    await clock.pass(100)
    ask('order-number')
    await clock.pass(100)
    const taken = chat.answerQuestion('48213')
    await clock.pass(100)
    expect(await taken).toBe(true)
    expect(texts(chat)).toContain('48213')
    ask('device')
    await clock.pass(100)
    const skipped = chat.answerQuestion(null)
    await clock.pass(100)
    expect(await skipped).toBe(true)
    expect(told(desk).at(-1)?.body).toEqual({ handoffId: 'h1', slot: 'device', clientId: expect.any(String) })
  })

  test('an answer that was not heard says so, and is stored once when it is given again', async () => {
    const { clock, desk, chat, ask } = await invited()
    chat.answerInvitation(true)
    await clock.pass(100)
    ask('order-number')
    await clock.pass(100)
    desk.go('down')
    const lost = chat.answerQuestion('48213')
    await clock.pass(100)
    expect(await lost).toBe(false)
    expect(chat.state().adding).toBe('failed')
    desk.go('up')
    void chat.answerQuestion('48213')
    await clock.pass(20_000)
    void chat.answerQuestion('48213')
    await clock.pass(20_000)
    expect(texts(chat).filter((text) => text === '48213')).toHaveLength(1)
  })
})

describe('instead of waiting', () => {
  const [early, late] = ['2026-01-05T13:30:00.000Z', '2026-01-05T14:00:00.000Z'] as const

  async function waiting(weather: () => Weather = () => fair) {
    const it = setUp(weather)
    const chat = it.visitPage()
    it.desk.have([late, early])
    chat.askForPerson()
    await it.clock.pass(1000)
    const come = async <T>(deed: Promise<T>): Promise<T> => {
      await it.clock.pass(100)
      return deed
    }
    return { ...it, chat, come, id: [...it.desk.conversations.keys()][0] ?? '' }
  }

  test('a time is booked, stands with its name, and is cancelled', async () => {
    const { chat, come } = await waiting()
    expect(await come(chat.whileWaiting.times())).toEqual([Date.parse(early), Date.parse(late)])
    expect(await come(chat.whileWaiting.book(Date.parse(early)))).toBe('done')
    expect(isBooked(chat.state().thread.holder)).toBe(true)
    expect(chat.state().thread.holder).toMatchObject({ told: { params: { agent: 'Nora', at: Date.parse(early) } } })
    expect(await come(chat.whileWaiting.cancel())).toBe('done')
    expect(isBooked(chat.state().thread.holder)).toBe(false)
  })

  test('a time that somebody else was faster to is not booked, and says so', async () => {
    const { chat, come, desk } = await waiting()
    desk.have([late])
    expect(await come(chat.whileWaiting.book(Date.parse(early)))).toBe('taken')
    expect(isBooked(chat.state().thread.holder)).toBe(false)
  })

  test('times that could not be had are not none', async () => {
    const { chat, come, desk, warned } = await waiting()
    desk.have([])
    expect(await come(chat.whileWaiting.times())).toEqual([])
    desk.go('down')
    expect(await come(chat.whileWaiting.times())).toBeNull()
    expect(await come(chat.whileWaiting.book(Date.parse(early)))).toBe('failed')
    expect(warned.map(({ code }) => code)).toEqual(['unreachable', 'unreachable'])
  })

  test('on with the assistant: also where the answer to it was lost; not while a person is being asked', async () => {
    const { chat, come, desk, id } = await waiting()
    desk.add(id, 'Offered', { told: null })
    expect(await come(chat.whileWaiting.goOnWithAssistant())).toBe('asked')
    desk.add(id, 'Queued', { told: null })
    expect(await come(chat.whileWaiting.goOnWithAssistant())).toBe('done')
    expect(chat.state().thread.holder).toEqual({ kind: 'assistant' })
    expect(await come(chat.whileWaiting.goOnWithAssistant())).toBe('done')
  })
})

describe('an anonymous visitor', () => {
  test('costs the server nothing until they write', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage()
    await clock.pass(60_000)
    expect(desk.calls).toEqual([])
  })

  test('writes without a form: visitor, conversation and message follow by themselves', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    chat.write('My book does not open')
    expect(underway(chat)).toEqual(['My book does not open (sending)'])
    await clock.pass(1000)
    expect(desk.calls.map((c) => `${c.method} ${c.path}`)).toEqual(['POST /v1/visitors', 'POST /v1/conversations'])
    expect(texts(chat)).toEqual(['My book does not open'])
    expect(underway(chat)).toEqual([])
    expect(chat.state().link).toBe('live')
  })

  test('sees what the desk has, when that was restored to an older state, and goes on from there', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    chat.write('one')
    await clock.pass(1000)
    chat.write('two')
    await clock.pass(1000)
    expect(texts(chat)).toEqual(['one', 'two'])
    const [id = ''] = desk.conversations.keys()
    desk.restore(id, 2)
    await clock.pass(5000)
    expect(texts(chat)).toEqual(['one'])
    chat.write('three')
    await clock.pass(1000)
    expect(texts(chat)).toEqual(['one', 'three'])
    expect(chat.state().thread.cursor).toBe(3)
  })

  test('asks for a person without having written', async () => {
    const { clock, visitPage } = setUp()
    const chat = visitPage()
    chat.askForPerson()
    expect(chat.state().asking).toBe(true)
    await clock.pass(1000)
    expect(chat.state()).toMatchObject({ asking: false, thread: { holder: { kind: 'waiting', how: 'queued' } } })
  })

  test('is asked for once, however often the button is pressed and the line breaks', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    chat.write('hello')
    await clock.pass(1000)
    desk.go('down')
    chat.askForPerson()
    chat.askForPerson()
    await clock.pass(20_000)
    expect(chat.state().asking).toBe(true)
    desk.go('up')
    await clock.pass(20_000)
    expect(chat.state().asking).toBe(false)
    expect(desk.conversations.get('k2')?.facts.filter((f) => f.type === 'Queued')).toHaveLength(1)
  })

  test('writes first and asks second, in that order', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    chat.write('hello')
    chat.askForPerson()
    await clock.pass(2000)
    expect(desk.conversations.get('k2')?.facts.map((f) => f.type)).toEqual([
      'ConversationOpened',
      'MessageReceived',
      'Queued',
    ])
  })
})

describe('a reload', () => {
  test('finds thread and place again', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage().write('hello')
    await clock.pass(1000)
    desk.add('k2', 'AgentReplied', { messageId: 'a1', text: 'Hi there' }, { kind: 'agent', name: 'Nora' })
    const later = visitPage()
    await clock.pass(1000)
    expect(texts(later)).toEqual(['hello', 'Hi there'])
  })

  test('sends what had not been acknowledged, and stores it once', async () => {
    const { clock, desk, store, visitPage } = setUp()
    visitPage().write('hello')
    await clock.pass(1000)
    desk.go('down')
    visitPage().write('are you there')
    await clock.pass(5000)
    desk.go('up')
    const later = visitPage()
    expect(underway(later)).toEqual(['are you there (sending)'])
    await clock.pass(20_000)
    expect(texts(later)).toEqual(['hello', 'are you there'])
    expect(desk.conversations.get('k2')?.facts.filter((f) => f.type === 'MessageReceived')).toHaveLength(2)
    expect(createKept('demo', store).sends()).toEqual([])
  })

  test('keeps a refused message where it stands', async () => {
    const { clock, visitPage } = setUp()
    const chat = visitPage()
    chat.write('forbidden')
    await clock.pass(2000)
    expect(underway(chat)).toEqual(['forbidden (failed)'])
    const later = visitPage()
    await clock.pass(2000)
    expect(underway(later)).toEqual(['forbidden (failed)'])
  })

  test('goes on asking for a person', async () => {
    const { clock, desk, visitPage } = setUp()
    desk.go('down')
    visitPage().askForPerson()
    await clock.pass(1000)
    desk.go('up')
    const later = visitPage()
    expect(later.state().asking).toBe(true)
    await clock.pass(5000)
    expect(later.state().thread.holder.kind).toBe('waiting')
  })
})

describe('a bad line', () => {
  test('a refused message does not hold up the next', async () => {
    const { clock, warned, visitPage } = setUp()
    const chat = visitPage()
    chat.write('forbidden')
    chat.write('fine')
    await clock.pass(2000)
    expect(texts(chat)).toEqual(['fine'])
    expect(underway(chat)).toEqual(['forbidden (failed)'])
    expect(warned.map((w) => w.code)).toEqual(['invalid_request'])
  })

  test('where no socket can be had, messages and answers come by asking', async () => {
    const { clock, desk, visitPage } = setUp()
    desk.allowSockets(false)
    const chat = visitPage()
    chat.write('hello')
    await clock.pass(10_000)
    expect(chat.state().link).toBe('polling')
    expect(texts(chat)).toEqual(['hello'])
    desk.add('k2', 'AgentReplied', { messageId: 'a1', text: 'Hi' }, { kind: 'agent', name: 'Nora' })
    await clock.pass(3000)
    expect(texts(chat)).toEqual(['hello', 'Hi'])
    desk.allowSockets(true)
    await clock.pass(30_000)
    expect(chat.state().link).toBe('live')
    const before = desk.calls.length
    await clock.pass(30_000)
    expect(desk.calls.length).toBe(before)
  })

  test('a line that has died without a word is found out and made new', async () => {
    let mute = false
    const { clock, desk, visitPage } = setUp(() => ({ ...fair, delay: () => (mute ? 1e9 : 5) }))
    const chat = visitPage()
    chat.write('hello')
    await clock.pass(1000)
    mute = true
    chat.write('still there')
    await clock.pass(1000)
    mute = false
    expect(underway(chat)).toEqual(['still there (sending)'])
    await clock.pass(31_000)
    expect(texts(chat)).toEqual(['hello', 'still there'])
    expect(desk.conversations.size).toBe(1)
  })
})

describe('whom the server does not know any more', () => {
  test('begins anew and takes along what has not arrived', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage().write('old')
    await clock.pass(1000)
    desk.forgetTokens()
    const chat = visitPage()
    chat.write('new')
    await clock.pass(5000)
    expect(texts(chat)).toEqual(['new'])
    expect([...desk.conversations.keys()]).toHaveLength(2)
  })

  test('a conversation that is gone again and again is not asked for in a storm', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    desk.forgetConversations()
    chat.write('hello')
    await clock.pass(60_000)
    expect(underway(chat)).toEqual(['hello (sending)'])
    expect(desk.calls.length).toBeLessThan(30)
  })

  test('a conversation that is gone is replaced', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage().write('old')
    await clock.pass(1000)
    desk.conversations.clear()
    const chat = visitPage()
    await clock.pass(60_000)
    expect(chat.state().thread.items).toEqual([])
    chat.write('new')
    await clock.pass(20_000)
    expect(texts(chat)).toEqual(['new'])
  })
})

describe('a resolved conversation', () => {
  async function resolved() {
    const all = setUp()
    const chat = all.visitPage()
    chat.write('hello')
    await all.clock.pass(1000)
    all.desk.add('k2', 'Resolved', { told: { key: 'conversation.resolved', params: { by: 'agent' } } })
    await all.clock.pass(1000)
    return { ...all, chat }
  }

  test('opens again when the customer writes', async () => {
    const { chat, clock } = await resolved()
    expect(chat.state().thread.holder.kind).toBe('nobody')
    chat.write('one more thing')
    await clock.pass(1000)
    expect(chat.state().thread.holder.kind).toBe('assistant')
    expect(texts(chat)).toEqual(['hello', 'one more thing'])
  })

  test('can be left for a new one', async () => {
    const { chat, clock, desk } = await resolved()
    chat.startNew()
    await clock.pass(1000)
    expect(chat.state().thread.items).toEqual([])
    chat.write('something else')
    await clock.pass(1000)
    expect(texts(chat)).toEqual(['something else'])
    expect(desk.conversations.size).toBe(2)
  })

  test('a person asked for there is asked for in a new one', async () => {
    const { chat, clock } = await resolved()
    chat.askForPerson()
    await clock.pass(2000)
    expect(chat.state()).toMatchObject({ asking: false, thread: { holder: { kind: 'waiting' } } })
  })
})

describe('who the visitor is', () => {
  const jwt = (claims: object, end = 'signed') => `x.${btoa(JSON.stringify(claims))}.${end}`
  const identities = (desk: ReturnType<typeof fakeDesk>) =>
    desk.calls.filter((c) => c.path.endsWith('/identity')).length

  test('is said once, though each page says it again with a new expiry', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage().identify(jwt({ sub: 'u1', name: 'Ida', exp: 1 }))
    await clock.pass(1000)
    const later = visitPage()
    later.identify(jwt({ sub: 'u1', exp: 2, name: 'Ida' }))
    await clock.pass(1000)
    expect(identities(desk)).toBe(1)
    later.identify(jwt({ sub: 'u1', exp: 3, name: 'Ida', tier: 'gold' }))
    await clock.pass(1000)
    expect(identities(desk)).toBe(2)
  })

  test('somebody else on the same device does not see the thread of the one before', async () => {
    const { clock, desk, visitPage } = setUp()
    const first = visitPage()
    first.identify(jwt({ sub: 'u1' }))
    first.write('private')
    await clock.pass(1000)
    const second = visitPage()
    second.identify(jwt({ sub: 'u2' }))
    await clock.pass(1000)
    expect(texts(second)).toEqual([])
    second.write('hello')
    await clock.pass(1000)
    expect(texts(second)).toEqual(['hello'])
    expect(desk.conversations.size).toBe(2)
  })

  test('a forged identity is told to the developer and changes nothing', async () => {
    const { clock, warned, visitPage } = setUp()
    const chat = visitPage()
    chat.write('hello')
    chat.identify(jwt({ sub: 'u1' }, 'forged'))
    await clock.pass(2000)
    expect(warned.map((w) => w.code)).toEqual(['token_invalid'])
    expect(texts(chat)).toEqual(['hello'])
  })

  test('forgotten, the device knows nothing any more', async () => {
    const { clock, store, visitPage } = setUp()
    const chat = visitPage()
    chat.write('private')
    await clock.pass(1000)
    chat.forget()
    await clock.pass(1000)
    expect(chat.state().thread.items).toEqual([])
    expect(store.length).toBe(0)
  })
})

test('forgotten by the server, the device forgets as well: thread, token and what had not arrived', async () => {
  const { clock, desk, store, visitPage } = setUp()
  const chat = visitPage()
  chat.write('private')
  await clock.pass(1000)
  expect(store.length).toBeGreaterThan(0)
  desk.add('k2', 'CustomerForgotten', {})
  await clock.pass(1000)
  expect(texts(chat)).toEqual([])
  expect(store.length).toBe(0)
  chat.write('somebody new')
  await clock.pass(1000)
  expect(texts(chat)).toEqual(['somebody new'])
  expect(desk.conversations.size).toBe(2)
})

describe('two tabs of one site', () => {
  test('share the conversation that one of them begins', async () => {
    const { clock, visitPage } = setUp()
    const [one, two] = [visitPage(), visitPage()]
    one.write('hello')
    await clock.pass(1000)
    two.adopt()
    await clock.pass(1000)
    expect(texts(two)).toEqual(['hello'])
    two.write('from here')
    await clock.pass(1000)
    expect(texts(one)).toEqual(['hello', 'from here'])
  })

  test('leave it together', async () => {
    const { clock, visitPage } = setUp()
    const [one, two] = [visitPage(), visitPage()]
    one.write('private')
    await clock.pass(1000)
    two.adopt()
    await clock.pass(1000)
    one.forget()
    two.adopt()
    await clock.pass(1000)
    expect(texts(two)).toEqual([])
  })
})

test('what the customer has read is told again after a reconnect, and survives a reload', async () => {
  const { clock, desk, visitPage } = setUp()
  const chat = visitPage()
  chat.write('hello')
  await clock.pass(1000)
  desk.add('k2', 'AgentReplied', { messageId: 'a1', text: 'Hi' }, { kind: 'agent', name: 'Nora' })
  await clock.pass(1000)
  chat.look()
  expect(chat.state().thread.seen).toBe(3)
  const later = visitPage()
  await clock.pass(1000)
  expect(later.state().thread.seen).toBe(3)
})

/** Even chances from a seed (mulberry32). */
function chances(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

test('over random schedules of a bad line the thread equals the log: nothing lost, doubled or out of order', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('answer' as const) },
    fc.constant('reload' as const),
    fc.constant('second-tab' as const),
    fc.constant('cut' as const),
    fc.constant('down' as const),
    fc.constant('up' as const),
    fc.constant('no-sockets' as const),
    fc.constant('sockets' as const),
    fc.constant('nudge' as const),
    { weight: 4, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 15_000 }) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), fc.integer(), async (steps, seed) => {
      let bad = true
      const chance = chances(seed)
      const { clock, desk, visitPage } = setUp(() =>
        bad ? { delay: () => 1 + chance() * 400, breaks: () => chance() < 0.08, busy: () => chance() < 0.1 } : fair,
      )
      let page = { open: true }
      let chat = visitPage(page)
      const written: string[] = []
      for (const s of steps) {
        if (s === 'write') {
          written.push(`w${written.length}`)
          chat.write(written.at(-1) ?? '')
        } else if (s === 'answer') {
          const [id] = desk.conversations.keys()
          if (id)
            desk.add(id, 'AgentReplied', { messageId: `a${chance()}`, text: 'answer' }, { kind: 'agent', name: 'Nora' })
        } else if (s === 'reload') {
          page.open = false
          desk.cutAll()
          chat = visitPage((page = { open: true }))
        } else if (s === 'second-tab') chat = visitPage(page)
        else if (s === 'cut') desk.cutAll()
        else if (s === 'up' || s === 'down') desk.go(s)
        else if (s === 'sockets' || s === 'no-sockets') desk.allowSockets(s === 'sockets')
        else if (s === 'nudge') chat.nudge()
        else await clock.pass(s.wait)
      }
      bad = false
      desk.go('up')
      desk.allowSockets(true)
      await clock.pass(90_000)
      const logs = [...desk.conversations.values()].flatMap((c) =>
        c.facts.flatMap((f) => (typeof f['text'] === 'string' ? [f['text']] : [])),
      )
      expect(logs.filter((text) => text !== 'answer')).toEqual(written)
      expect(texts(chat)).toEqual(logs)
      expect(underway(chat)).toEqual([])
    }),
    { numRuns: 150 },
  )
}, 60_000)

describe('what was looked up alone', () => {
  const at = '2026-01-05T10:00:00.000Z'
  const read = { kind: 'article', title: 'Wi-Fi', at } as const
  const searched = { kind: 'search', query: 'wifi', at } as const

  test('makes no conversation, and goes ahead of the first words once there is one', async () => {
    const { clock, desk, taken, visitPage } = setUp()
    const chat = visitPage()
    chat.tellUses(new Map([[1, searched]]))
    chat.tellUses(
      new Map<number, Use>([
        [1, searched],
        [2, read],
      ]),
    )
    await clock.pass(10_000)
    expect(desk.calls).toEqual([])
    chat.write('It does not connect')
    await clock.pass(1000)
    const [conversation] = desk.conversations.values()
    expect(conversation?.facts.map(({ type }) => type)).toEqual([
      'ConversationOpened',
      'SelfServiceUsed',
      'SelfServiceUsed',
      'MessageReceived',
    ])
    expect(taken).toEqual([1, 2])
    chat.write('Still not')
    await clock.pass(1000)
    expect(desk.calls.filter(({ path }) => path.endsWith('self-service'))).toHaveLength(1)
  })

  test('what is read beside the conversation goes at once', async () => {
    const { clock, desk, taken, visitPage } = setUp()
    const chat = visitPage()
    chat.write('Hello')
    await clock.pass(1000)
    chat.tellUses(new Map([[7, read]]))
    await clock.pass(1000)
    expect(taken).toEqual([7])
    expect([...desk.conversations.values()][0]?.facts.at(-1)).toMatchObject({ type: 'SelfServiceUsed', text: 'Wi-Fi' })
  })

  test('a desk that hangs over it delays the words by two seconds and no more', async () => {
    const { clock, desk, visitPage } = setUp()
    const chat = visitPage()
    chat.tellUses(new Map([[1, read]]))
    desk.hangOn('self-service')
    chat.write('It does not connect')
    await clock.pass(2_500)
    expect([...desk.conversations.values()][0]?.facts.map(({ type }) => type)).toContain('MessageReceived')
  })

  test('what the server does not take is not tried for ever', async () => {
    const { clock, desk, taken, warned, visitPage } = setUp()
    const chat = visitPage()
    chat.tellUses(new Map([[1, { ...read, title: 'not taken' }]]))
    chat.write('Hello')
    await clock.pass(60_000)
    expect(desk.calls.filter(({ path }) => path.endsWith('self-service'))).toHaveLength(1)
    expect(warned).toMatchObject([{ code: 'invalid_request' }])
    expect(taken).toEqual([1])
  })

  test('read after the end of a conversation, it goes with the next words', async () => {
    const { clock, desk, taken, visitPage } = setUp()
    const chat = visitPage()
    chat.write('Hello')
    await clock.pass(1000)
    const id = [...desk.conversations.values()][0]?.id ?? ''
    desk.add(id, 'Resolved', { resolution: 'solved', by: 'agent', told: null })
    await clock.pass(1000)
    chat.tellUses(new Map([[9, read]]))
    await clock.pass(1000)
    expect(taken).toEqual([])
    chat.write('Once more')
    await clock.pass(5000)
    expect(taken).toEqual([9])
  })
})

describe('a page that asks for a person', () => {
  const ask = { selfService: { code: 'still-stuck', article: { title: 'Wi-Fi' } }, team: 'billing' }
  const page = { url: 'https://shop.example/', title: 'Shop' }
  const handoffs = (desk: ReturnType<typeof setUp>['desk']) => desk.calls.filter(({ path }) => path.endsWith('handoff'))

  test('needs no word of the customer', async () => {
    const { clock, desk, visitPage } = setUp()
    visitPage().askForPerson(ask)
    await clock.pass(1000)
    expect(handoffs(desk).map(({ body }) => body)).toEqual([{ reason: 'customer_request', page, ...ask }])
  })

  test('survives a reload with all that it asked for', async () => {
    const { clock, desk, visitPage } = setUp(() => ({ ...fair, breaks: () => down }))
    let down = true
    const tab = { open: true }
    visitPage(tab).askForPerson(ask)
    await clock.pass(3000)
    tab.open = false
    down = false
    visitPage()
    await clock.pass(3000)
    expect(handoffs(desk).map(({ body }) => body)).toEqual([{ reason: 'customer_request', page, ...ask }])
  })

  test('gets one although what it says is wrong', async () => {
    const { clock, desk, warned, visitPage } = setUp()
    const chat = visitPage()
    chat.askForPerson({ ...ask, note: 'not taken' })
    await clock.pass(3000)
    expect(handoffs(desk).map(({ body }) => body)).toEqual([
      { reason: 'customer_request', page, ...ask, note: 'not taken' },
      { reason: 'customer_request', page },
    ])
    expect(chat.state()).toMatchObject({ asking: false, failed: false })
    expect(warned).toMatchObject([{ code: 'invalid_request' }])
  })
})

import type { ServerFrame } from '@baton/protocol'
import { expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createFeed } from './feed.ts'
import { createHub, type Subscriber } from './hub.ts'

const isEvents = (frame: string) => frame.startsWith('{"type":"events"')

eachDatabase((name, open) => {
  function reader(desk: Desk, conversation: string) {
    const frames: Extract<ServerFrame, { type: 'events' }>[] = []
    const subscriber: Subscriber = {
      workspace: desk.workspace,
      conversation,
      audience: 'team',
      cursor: 0,
      catchingUp: false,
      send(text) {
        const frame = JSON.parse(text) as ServerFrame
        if (frame.type === 'events') frames.push(frame)
      },
    }
    const seen = () => frames.flatMap(({ events }) => events.map(({ seq }) => seq))
    return { subscriber, seen }
  }
  const until = (look: () => unknown, value: unknown) =>
    expect.poll(look, { timeout: 5000, interval: 10 }).toEqual(value)

  test('while the database is away a reader waits instead of asking without pause, and then gets all', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    const unsure = unreliable(desk.db)
    const hub = createHub(unsure.db, desk.door, desk.surroundings)
    const { subscriber, seen } = reader(desk, id)
    unsure.fail(true)
    hub.subscribe(subscriber)
    await desk.say(id, 'hello', 'c1')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(unsure.failures()).toBeLessThan(5)
    unsure.fail(false)
    await until(seen, [1, 2])
    hub.unsubscribe(subscriber)
  })

  test('whoever comes hears first how far each side has read, once, and asks the database one question for it and for what they missed', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    await desk.door.current({ workspace: desk.workspace, conversation: id })
    let asked = 0
    const scoped: Database['scoped'] = (workspace, sql, params) => {
      asked += 1
      return desk.db.scoped(workspace, sql, params)
    }
    const db = new Proxy(desk.db, { get: (on, key) => (key === 'scoped' ? scoped : Reflect.get(on, key)) })
    const hub = createHub(db, desk.door, desk.surroundings)
    const types: string[] = []
    const { subscriber } = reader(desk, id)
    subscriber.send = (frame) => void types.push((JSON.parse(frame) as ServerFrame).type)
    hub.subscribe(subscriber)
    await until(() => types, ['receipts', 'events'])
    expect(asked).toBe(1)
    hub.changed(desk.workspace, id, 9)
    await until(() => types, ['receipts', 'events', 'events'])
    hub.unsubscribe(subscriber)
  })

  test('what another node wrote while a reader was reading is read too', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    await desk.door.current({ workspace: desk.workspace, conversation: id })
    const unsure = unreliable(desk.db)
    const hub = createHub(unsure.db, desk.door, desk.surroundings)
    const { subscriber, seen } = reader(desk, id)
    const other = desk.otherDoor()
    unsure.afterNext(/from baton\.facts/, async () => {
      await other.handle(
        { workspace: desk.workspace, conversation: id },
        { kind: 'customer', id: 'v1' },
        { type: 'ReceiveMessage', messageId: 'm1', clientId: 'c1', text: 'from the other node', page: null },
      )
      hub.changed(desk.workspace, id, 2)
    })
    hub.subscribe(subscriber)
    await until(seen, [1, 2])
    hub.unsubscribe(subscriber)
  })

  test('a package reaches those who read along with all of its words, read once for all; the customer, who is not shown it, waits for nothing', async () => {
    const desk = await createDesk((await open()).db)
    await desk.addAgent('mara')
    const id = await desk.open('v1')
    await desk.say(id, 'My e-reader does not turn on', 'c1')
    const asked: string[] = []
    const scoped: Database['scoped'] = (workspace, sql, params) => {
      asked.push(/from baton\.(\w+)/.exec(sql)?.[1] ?? sql)
      return desk.db.scoped(workspace, sql, params)
    }
    const db = new Proxy(desk.db, { get: (on, key) => (key === 'scoped' ? scoped : Reflect.get(on, key)) })
    const hub = createHub(db, desk.door, desk.surroundings)
    const readers = (['team', 'team', 'customer'] as const).map((audience) => {
      const frames: string[] = []
      const subscriber: Subscriber = {
        workspace: desk.workspace,
        conversation: id,
        audience,
        cursor: 0,
        catchingUp: false,
        send: (frame) => void (isEvents(frame) && frames.push(frame)),
      }
      hub.subscribe(subscriber)
      return { frames, subscriber }
    })
    await expect.poll(() => readers.map(({ frames }) => frames.length)).toEqual([1, 1, 1])
    asked.length = 0
    await desk.say(id, 'I want to talk to a human', 'c2')
    expect(readers[2]?.frames).toHaveLength(2)
    await expect.poll(() => readers.map(({ frames }) => frames.length)).toEqual([2, 2, 2])
    expect(asked).toEqual(['texts'])
    const [first, second, customer] = readers.map(
      ({ frames }) => JSON.parse(frames[1] ?? '') as Extract<ServerFrame, { type: 'events' }>,
    )
    expect(second).toEqual(first)
    const prepared = first?.events.find(({ type }) => type === 'HandoffPrepared')
    expect(JSON.stringify(prepared)).toContain('My e-reader does not turn on')
    expect(customer?.events.map(({ type }) => type)).toEqual(['MessageReceived', 'Offered'])
    expect(new Set([first, customer].map((frame) => frame?.upTo)).size).toBe(1)
    await desk.say(id, 'Hello?', 'c3')
    expect(readers.map(({ frames }) => frames.length)).toEqual([3, 3, 3])
    for (const { subscriber } of readers) hub.unsubscribe(subscriber)
  })

  test('rows that could not be read are read again, without another change', async () => {
    const desk = await createDesk((await open()).db)
    const unsure = unreliable(desk.db)
    const hub = createHub(unsure.db, desk.door, desk.surroundings)
    const feed = createFeed({ db: unsure.db, door: desk.door, hub, log: () => {} })
    const rows: string[] = []
    await feed.follow({ workspace: desk.workspace, agentId: null, send: (frame) => void rows.push(frame) }, undefined)
    unsure.fail(true)
    const id = await desk.open('v1')
    await expect.poll(() => unsure.failures()).toBeGreaterThan(0)
    unsure.fail(false)
    await until(() => rows.some((frame) => frame.includes(id)), true)
    feed.stop()
  })

  test('what another node wrote is forgotten by this one at the next poll', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    const where = { workspace: desk.workspace, conversation: id }
    const hub = createHub(desk.db, desk.door, desk.surroundings)
    const feed = createFeed({ db: desk.db, door: desk.door, hub, log: () => {}, pollMs: 50 })
    await feed.start()
    await desk.door.current(where)
    const other = desk.otherDoor()
    await other.handle(where, { kind: 'system' }, { type: 'LinkCustomer', customerId: 'c1' })
    await until(async () => (await desk.door.current(where)).state.customerId, 'c1')
    feed.stop()
  })

  // The embedded database has one transaction at a time: nobody else writes.
  if (name === 'postgres')
    test('what another node wrote is found though somebody else has been writing since before, and is told once', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const where = { workspace: desk.workspace, conversation: id }
      const hub = createHub(desk.db, desk.door, desk.surroundings)
      const told: number[] = []
      const feed = createFeed({
        db: desk.db,
        door: { ...desk.door, heardOf: (of, seq) => void (of.conversation === id && told.push(seq)) },
        hub,
        log: () => {},
        pollMs: 20,
      })
      await feed.start()
      const slow = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const writing = desk.db.transaction({ workspace: desk.workspace }, async (query) => {
        await query('select pg_current_xact_id()')
        begun.resolve()
        await slow.promise
      })
      await begun.promise
      await desk.otherDoor().handle(where, { kind: 'system' }, { type: 'LinkCustomer', customerId: 'c1' })
      const { version } = (await desk.otherDoor().current(where)).state
      await until(() => told.includes(version), true)
      await new Promise((resolve) => setTimeout(resolve, 150))
      slow.resolve()
      await writing
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(told.filter((seq) => seq === version).length).toBe(1)
      feed.stop()
    })

  test('a cursor from so long ago that most is new brings the whole, and no more than that', async () => {
    const desk = await createDesk((await open()).db)
    await desk.db.scoped(
      desk.workspace,
      `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
        select $1, 'old-' || n, 1, 'ConversationOpened', 1, 'system', '{}' from generate_series(1, 600) n`,
      [desk.workspace],
    )
    const id = await desk.open('v1')
    const feed = createFeed({
      db: desk.db,
      door: desk.door,
      hub: createHub(desk.db, desk.door, desk.surroundings),
      log: () => {},
    })
    const frames: Extract<ServerFrame, { type: 'rows' }>[] = []
    const follower = {
      workspace: desk.workspace,
      agentId: null,
      send: (frame: string) => void frames.push(JSON.parse(frame)),
    }
    await feed.follow(follower, '0')
    expect(frames[0]).toMatchObject({ whole: true, conversations: [{ id }] })
    feed.stop()
  })
})

/** The same database, which goes away and comes back when told to. */
function unreliable(inner: Database) {
  let failing = false
  let failures = 0
  let then: { pattern: RegExp; work: () => Promise<void> } | undefined
  const db: Database = {
    kind: inner.kind,
    call: (sql, params) => inner.call(sql, params),
    async scoped(workspace, sql, params) {
      if (failing) {
        failures += 1
        throw new Error('the database is away')
      }
      const rows = await inner.scoped(workspace, sql, params)
      if (then?.pattern.test(sql)) {
        const { work } = then
        then = undefined
        await work()
      }
      return rows as never
    },
    transaction: (as, work) => inner.transaction(as, work),
    migrate: (work) => inner.migrate(work),
    close: () => inner.close(),
  }
  return {
    db,
    fail: (on: boolean) => void (failing = on),
    failures: () => failures,
    /** Runs once, after the next statement that fits and before its answer arrives. */
    afterNext: (pattern: RegExp, work: () => Promise<void>) => void (then = { pattern, work }),
  }
}

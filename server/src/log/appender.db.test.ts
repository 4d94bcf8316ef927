import type { Fact } from '@baton/engine'
import { expect, test } from 'vitest'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import type { Database } from '../db/database.ts'
import { createAppender } from './appender.ts'
import { append, appendMany, load, readFacts, readTexts, type Append } from './log.ts'
import { columnsOf } from './row-of.ts'
import { defaultPolicy } from '@baton/engine'

/** One note for a conversation as it stands, ready to be written: as a line, or with all of the row's columns. */
async function noteFor(
  desk: Desk,
  onlyLine: boolean,
  conversation: string,
  clientId: string,
  body = clientId,
): Promise<Append> {
  const loaded = await load(desk.db, desk.workspace, conversation)
  const textId = desk.newId('text')
  const fact: Fact = { type: 'NoteAdded', messageId: desk.newId('message'), clientId, textId }
  const state = { ...loaded.state, version: loaded.state.version + 1 }
  return {
    workspace: desk.workspace,
    conversation,
    expected: loaded.state.version,
    clientId,
    bodyHash: body,
    at: desk.now(),
    actor: { kind: 'agent', id: 'mara' },
    facts: [fact],
    texts: [{ id: textId, kind: 'note', body }],
    columns: columnsOf(state, loaded.opener, loaded.last, defaultPolicy),
    onlyLine,
    handoffs: [],
    reserve: null,
    released: null,
  }
}

/** The database with its statements counted, and the first ones held until `go`. */
function watched(db: Database): { db: Database; calls: string[]; go(): void } {
  const calls: string[] = []
  let go = () => {}
  const gate = new Promise<void>((resolve) => (go = resolve))
  const call: Database['call'] = async (sql, params) => {
    calls.push(/baton\.(\w+)/.exec(sql)?.[1] ?? sql)
    await gate
    return db.call(sql, params)
  }
  return { db: new Proxy(db, { get: (on, key) => (key === 'call' ? call : Reflect.get(on, key)) }), calls, go }
}

const bodies = async (desk: Desk, conversation: string) => {
  const facts = await readFacts(desk.db, desk.workspace, conversation, 0, 100)
  const ids = facts.flatMap(({ fact }) => (fact.type === 'NoteAdded' ? [fact.textId] : []))
  return [...(await readTexts(desk.db, desk.workspace, conversation, ids)).values()]
}

eachDatabase((_name, open) => {
  for (const way of [
    { name: 'whole', onlyLine: false, calls: ['append', 'append', 'append_many'] },
    { name: 'lines', onlyLine: true, calls: ['append_line', 'append_line', 'append_lines'] },
  ]) {
    const message = (desk: Desk, conversation: string, clientId: string, body?: string) =>
      noteFor(desk, way.onlyLine, conversation, clientId, body)

    test(`${way.name}: what comes while others are being written is written together, and stands as if each had been alone`, async () => {
      const desk = await createDesk((await open()).db)
      const ids = await Promise.all([...Array(12)].map((_, n) => desk.open(`together${n}`)))
      const items = await Promise.all(ids.map((id, n) => message(desk, id, `c${n}`)))
      const { db, calls, go } = watched(desk.db)
      const write = createAppender(db)
      const answers = items.map(write)
      go()
      expect((await Promise.all(answers)).every(({ outcome }) => outcome === 'appended')).toBe(true)
      expect(calls).toEqual(way.calls)
      for (const [n, id] of ids.entries()) {
        const { state } = await load(desk.db, desk.workspace, id)
        expect(state.version).toBe(2)
        expect(await bodies(desk, id)).toEqual([`c${n}`])
      }
    })

    test(`${way.name}: one that is stale, one that is a double and one of another workspace each hear so; the others are written`, async () => {
      const { db } = await open()
      const desk = await createDesk(db)
      const foreign = await createDesk(db)
      const [fresh, behind, double] = await Promise.all(['f', 'b', 'd'].map((v) => desk.open(`mixed-${v}`)))
      if (!fresh || !behind || !double) throw new Error('not opened')
      const stale = await message(desk, behind, 'late')
      await append(db, await message(desk, behind, 'first'))
      await append(db, await message(desk, double, 'again', 'body'))
      const crossing = { ...(await message(foreign, await foreign.open('theirs'), 'x')), workspace: desk.workspace }
      const answers = await appendMany(db, [
        await message(desk, fresh, 'new'),
        stale,
        await message(desk, double, 'again', 'body'),
        crossing,
      ])
      expect(answers.map(({ outcome }) => outcome)).toEqual(['appended', 'stale', 'duplicate', 'stale'])
      expect(answers[1]).toMatchObject({ missing: [{ seq: 2, fact: { clientId: 'first' } }] })
      expect(answers[2]).toEqual({ outcome: 'duplicate', seq: 2, same: true })
      expect(answers[3]).toEqual({ outcome: 'stale', missing: [] })
      expect(await bodies(desk, fresh)).toEqual(['new'])
      expect(await bodies(desk, behind)).toEqual(['first'])
      expect(await readFacts(db, foreign.workspace, crossing.conversation, 0, 10)).toHaveLength(1)
    })

    test(`${way.name}: what the database refuses in one is not the loss of the others`, async () => {
      const desk = await createDesk((await open()).db)
      const ids = await Promise.all([...Array(5)].map((_, n) => desk.open(`refused${n}`)))
      const items = await Promise.all(ids.map((id, n) => message(desk, id, `c${n}`)))
      const bad = items[3]
      if (!bad) throw new Error('no item')
      items[3] = { ...bad, texts: [...bad.texts, ...bad.texts] } // the same text twice: its key is taken
      const { db, go } = watched(desk.db)
      const answers = Promise.allSettled(items.map(createAppender(db)))
      go()
      const settled = await answers
      expect(settled.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect((await load(desk.db, desk.workspace, bad.conversation)).state.version).toBe(1)
    })

    test(`${way.name}: a handoff does not come this way, and the database refuses one that would (law 4)`, async () => {
      const desk = await createDesk((await open()).db)
      const item = await message(desk, await desk.open('law4'), 'c')
      const escalated = { ...item, facts: [{ ...item.facts[0], type: 'Escalated' } as unknown as Fact] }
      await expect(appendMany(desk.db, [escalated])).rejects.toThrow('a handoff travels with its package')
      await expect(append(desk.db, escalated)).rejects.toThrow('a handoff travels with its package')
    })

    test(`${way.name}: alone, one that is stale and one that is a double hear so, whatever else they would have changed`, async () => {
      const { db } = await open()
      const desk = await createDesk(db)
      const id = await desk.open('alone')
      const stale = await message(desk, id, 'late')
      expect(await append(db, await message(desk, id, 'first', 'body'))).toEqual({ outcome: 'appended', version: 2 })
      expect(await append(db, stale)).toMatchObject({
        outcome: 'stale',
        missing: [{ seq: 2, fact: { clientId: 'first' } }],
      })
      const again = await message(desk, id, 'first', 'body')
      expect(await append(db, again)).toEqual({ outcome: 'duplicate', seq: 2, same: true })
      expect(await append(db, { ...again, bodyHash: 'other' })).toEqual({ outcome: 'duplicate', seq: 2, same: false })
      expect((await load(db, desk.workspace, id)).state.version).toBe(2)
      expect(await bodies(desk, id)).toEqual(['body'])
    })

    test(`${way.name}: what is due from then on is written with it; the lease and the tries stay with what was due before`, async () => {
      const desk = await createDesk((await open()).db)
      const ids = await Promise.all(['same', 'new', 'none'].map((v) => desk.open(`${way.name}-due-${v}`)))
      const lease = (id: string) =>
        desk.db.scoped<{ at: number | null; kind: string | null; tries: number; leased: boolean }>(
          desk.workspace,
          `select due_at as at, due_kind as kind, due_tries as tries, lease_until is not null as leased from baton.conversations
            where workspace_id = $1 and id = $2`,
          [desk.workspace, id],
        )
      await desk.db.scoped(
        desk.workspace,
        `update baton.conversations set due_at = 5000, due_kind = 'follow', due_tries = 2, lease_until = 9000, lease_owner = 'other'
          where workspace_id = $1 and id = any ($2)`,
        [desk.workspace, ids],
      )
      const due = [
        { due_at: 5000, due_kind: 'follow' as const },
        { due_at: 7000, due_kind: 'follow' as const },
        { due_at: null, due_kind: null },
      ]
      const items = await Promise.all(ids.map((id, n) => message(desk, id, `c${n}`)))
      const at = (n: number) => ({ ...items[n]!, columns: { ...items[n]!.columns, ...due[n]! } })
      await append(desk.db, at(1))
      await appendMany(desk.db, [at(0), at(2)])
      expect((await Promise.all(ids.map(lease))).flat()).toEqual([
        { at: 5000, kind: 'follow', tries: 2, leased: true },
        { at: 7000, kind: 'follow', tries: 0, leased: false },
        { at: null, kind: null, tries: 0, leased: false },
      ])
    })
  }

  test('two nodes that write the same conversations at once neither block each other nor lose one', async () => {
    const desk = await createDesk((await open()).db)
    const other = desk.otherDoor()
    const ids = await Promise.all([...Array(8)].map((_, n) => desk.open(`crossed${n}`)))
    const write = (door: typeof other, conversation: string, clientId: string) =>
      door.handle(
        { workspace: desk.workspace, conversation },
        { kind: 'customer', id: 'v' },
        { type: 'ReceiveMessage', messageId: desk.newId('message'), clientId, text: clientId, page: null },
        { clientId, body: clientId },
      )
    const handled = await Promise.all(
      [...Array(5)].flatMap((_, round) => [
        ...ids.map((id) => write(desk.door, id, `a${round}`)),
        ...ids.toReversed().map((id) => write(other, id, `b${round}`)),
      ]),
    )
    expect(handled.every(({ kind }) => kind === 'done')).toBe(true)
    for (const id of ids) {
      const facts = await readFacts(desk.db, desk.workspace, id, 0, 100)
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, n) => n + 1))
      expect(facts.filter(({ fact }) => fact.type === 'MessageReceived')).toHaveLength(10)
    }
  })
})

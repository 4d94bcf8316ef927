import { describe, expect, test } from 'vitest'
import type { Door } from './handle.ts'
import { keepSnapshot, load, readFacts } from './log/log.ts'
import { createDesk, type Desk } from './testing/desk.ts'
import { eachDatabase } from './testing/databases.ts'

const press = (door: Door, desk: Desk, conversation: string) =>
  door.handle(
    { workspace: desk.workspace, conversation },
    { kind: 'system' },
    {
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: null,
    },
  )

eachDatabase((_name, open) => {
  describe('what was acknowledged is kept (law 8)', () => {
    test('the same client id is stored once, however often and wherever it is sent; with other words it is a conflict', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const other = desk.otherDoor()
      const where = { workspace: desk.workspace, conversation: id }
      const send = (door: Door, text: string) =>
        door.handle(
          where,
          { kind: 'customer', id: 'v1' },
          { type: 'ReceiveMessage', messageId: desk.newId('message'), clientId: 'c1', text, page: null },
          { clientId: 'c1', body: text },
        )
      const answers = await Promise.all([...Array(8)].map((_, n) => send(n % 2 ? other : desk.door, 'hello')))
      expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
      expect(answers.filter((each) => each.kind === 'duplicate' && each.seq === 2 && each.same)).toHaveLength(7)
      expect(await send(other, 'other words')).toEqual({ kind: 'duplicate', seq: 2, same: false })
      expect(await readFacts(desk.db, desk.workspace, id, 0, 100)).toHaveLength(2)
    })

    test('two nodes write into one conversation without gap, double or lost message', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const doors = [desk.door, desk.otherDoor(), desk.otherDoor()]
      const sent = await Promise.all(
        [...Array(60)].map((_, n) =>
          (doors[n % 3] as Door).handle(
            { workspace: desk.workspace, conversation: id },
            { kind: 'customer', id: 'v1' },
            { type: 'ReceiveMessage', messageId: `m${n}`, clientId: `c${n}`, text: `message ${n}`, page: null },
            { clientId: `c${n}`, body: `message ${n}` },
          ),
        ),
      )
      expect(sent.every(({ kind }) => kind === 'done')).toBe(true)
      const facts = await readFacts(desk.db, desk.workspace, id, 0, 1000)
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1))
      const stored = facts.flatMap(({ fact }) => (fact.type === 'MessageReceived' ? [fact.clientId] : []))
      expect([...stored].sort()).toEqual([...Array(60)].map((_, n) => `c${n}`).sort())
    })

    test('one visitor on two nodes makes one conversation: the index decides (failure 30)', async () => {
      const desk = await createDesk((await open()).db)
      const doors = [...Array(6)].map(() => desk.otherDoor())
      const opened = await Promise.all(
        doors.map(async (door) => {
          const conversation = desk.newId('conversation')
          const handled = await door.handle(
            { workspace: desk.workspace, conversation },
            { kind: 'customer', id: 'v9' },
            {
              type: 'OpenConversation',
              channel: 'widget',
              locale: 'en',
              visitorId: 'v9',
              customerId: null,
              page: null,
            },
          )
          return handled.kind === 'elsewhere' ? handled.conversationId : conversation
        }),
      )
      expect(new Set(opened).size).toBe(1)
    })

    test('a state from a snapshot and the facts after it is the state from all facts', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      for (let n = 0; n < 12; n++) await desk.say(id, `message ${n}`, `c${n}`)
      const whole = await load(desk.db, desk.workspace, id)
      await keepSnapshot(desk.db, desk.workspace, id, whole)
      await desk.say(id, 'one more', 'c-more')
      const fromSnapshot = await load(desk.db, desk.workspace, id)
      expect(fromSnapshot.state.version).toBe(14)
      expect(fromSnapshot).toEqual(await desk.door.current({ workspace: desk.workspace, conversation: id }))
    })
  })

  test('a snapshot whose state was folded otherwise is not trusted, and gives way to the next', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    for (let n = 0; n < 3; n++) await desk.say(id, `message ${n}`, `c${n}`)
    const whole = await load(desk.db, desk.workspace, id)
    const alter = (change: string) =>
      desk.db.scoped(
        desk.workspace,
        `update baton.snapshots set state = ${change} where workspace_id = $1 and conversation_id = $2`,
        [desk.workspace, id],
      )
    await keepSnapshot(desk.db, desk.workspace, id, whole)
    // Seen to be used at all: what it says counts.
    await alter(`jsonb_set(state, '{opener}', '"kept"')`)
    expect((await load(desk.db, desk.workspace, id)).opener).toBe('kept')
    for (const older of [`jsonb_set(state, '{shape}', '"older"')`, `state - 'shape'`]) {
      await alter(older)
      expect(await load(desk.db, desk.workspace, id)).toEqual(whole)
    }
    await keepSnapshot(desk.db, desk.workspace, id, whole)
    await alter(`jsonb_set(state, '{opener}', '"kept"')`)
    expect((await load(desk.db, desk.workspace, id)).opener).toBe('kept')
  })

  describe('a retry is answered by what is stored', () => {
    test('a reply whose acknowledgement was lost is not refused once the conversation is resolved', async () => {
      const desk = await createDesk((await open()).db)
      await desk.addAgent('mara')
      const id = await desk.open('v1')
      const where = { workspace: desk.workspace, conversation: id }
      const reply = (clientId: string, text: string) =>
        desk.door.handle(
          where,
          { kind: 'agent', id: 'mara' },
          { type: 'ReplyAsAgent', agentId: 'mara', messageId: desk.newId('message'), clientId, text },
          { clientId, body: text },
        )
      const first = await reply('a1', 'Done.')
      const seq = first.kind === 'done' ? first.records.at(-1)?.seq : 0
      await desk.door.handle(
        where,
        { kind: 'agent', id: 'mara' },
        { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' },
      )
      expect(await reply('a1', 'Done.')).toEqual({ kind: 'duplicate', seq, same: true })
      expect(await reply('a1', 'Other words')).toEqual({ kind: 'duplicate', seq, same: false })
      expect(await reply('a2', 'Done.')).toEqual({ kind: 'refused', refusal: { code: 'conversation_resolved' } })
    })

    test('a listener that throws takes neither the acknowledgement nor the listeners after it', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const heard: number[] = []
      desk.door.onCommitted(() => {
        throw new Error('a broken listener')
      })
      desk.door.onCommitted(({ after }) => void heard.push(after.state.version))
      expect(await desk.say(id, 'hello', 'c1')).toMatchObject({ kind: 'done' })
      expect(heard).toEqual([2])
    })
  })

  describe('what another node wrote', () => {
    test('is looked at before anything is refused: an offer that it made can be accepted here', async () => {
      const desk = await createDesk((await open()).db)
      await desk.addAgent('mara')
      const id = await desk.open('v1')
      const where = { workspace: desk.workspace, conversation: id }
      const other = desk.otherDoor()
      expect((await other.current(where)).state.version).toBe(1)
      await press(desk.door, desk, id)
      const offerId = (await desk.door.current(where)).state.handoff?.offer?.id ?? ''
      const accepted = await other.handle(
        where,
        { kind: 'agent', id: 'mara' },
        { type: 'AcceptOffer', offerId, agentId: 'mara' },
      )
      expect(accepted.kind).toBe('done')
    })

    test('is read afresh once this node has heard of it', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const where = { workspace: desk.workspace, conversation: id }
      const other = desk.otherDoor()
      await other.current(where)
      await desk.say(id, 'hello', 'c1')
      other.heardOf(where, 2)
      expect((await other.current(where)).state.version).toBe(2)
    })

    test('does not hide behind what was not there yet', async () => {
      const desk = await createDesk((await open()).db)
      const other = desk.otherDoor()
      const where = { workspace: desk.workspace, conversation: desk.newId('conversation') }
      expect((await other.current(where)).state.status).toBe('none')
      const opened = {
        type: 'OpenConversation',
        channel: 'widget',
        locale: 'en',
        customerId: null,
        page: null,
      } as const
      await desk.door.handle(where, { kind: 'customer', id: 'v1' }, { ...opened, visitorId: 'v1' })
      expect((await other.current(where)).state.status).toBe('open')
    })

    test('a conversation that opens again while another is open names the other', async () => {
      const desk = await createDesk((await open()).db)
      const first = await desk.open('v1')
      await desk.door.handle(
        { workspace: desk.workspace, conversation: first },
        { kind: 'system' },
        { type: 'Resolve', by: 'agent', agentId: null, resolution: 'solved' },
      )
      const second = await desk.open('v1')
      expect(await desk.say(first, 'once more', 'c1')).toEqual({ kind: 'elsewhere', conversationId: second })
      expect(await desk.say(second, 'once more', 'c1')).toMatchObject({ kind: 'done' })
    })
  })

  describe('a handoff in one transaction', () => {
    test('its package stands in the same commit, and its row tells where it went (law 4)', async () => {
      const desk = await createDesk((await open()).db)
      await desk.addAgent('mara')
      const id = await desk.open('v1')
      await desk.say(id, 'My order is late', 'c1')
      await press(desk.door, desk, id)
      const [row] = await desk.db.scoped<{ status: string; data: { package: { summary: object } } }>(
        desk.workspace,
        'select status, data from baton.handoffs where workspace_id = $1 and conversation_id = $2',
        [desk.workspace, id],
      )
      expect(row?.status).toBe('offered')
      expect(row?.data.package.summary).toMatchObject({ problem: [{ textId: expect.any(String) }] })
    })

    test('the database refuses a handoff without its package', async () => {
      const desk = await createDesk((await open()).db)
      const id = await desk.open('v1')
      const facts = JSON.stringify([{ type: 'Escalated', handoffId: 'h1' }])
      const columns = [null, 2, 'open', 'queue', 'support', null, null, null, '{}', null, null]
      const append = [desk.workspace, id, 1, null, null, 1, 'system', null, facts, null, ...columns, null, null, null]
      await expect(
        desk.db.call(`select baton.append(${append.map((_, i) => `$${i + 1}`).join(', ')})`, append),
      ).rejects.toThrow(/travels with its package/)
      expect(await readFacts(desk.db, desk.workspace, id, 0, 10)).toHaveLength(1)
    })

    test('many handoffs at once on several nodes never give anybody more than they carry', async () => {
      const desk = await createDesk((await open()).db)
      await desk.addAgent('mara', { capacity: 2 })
      await desk.addAgent('sam', { capacity: 1 })
      const ids = await Promise.all([...Array(8)].map((_, n) => desk.open(`v${n}`)))
      const doors = [desk.door, desk.otherDoor(), desk.otherDoor()]
      await Promise.all(ids.map((id, n) => press(doors[n % 3] as Door, desk, id)))
      const loads = await desk.db.scoped<{ offered_to: string; count: number }>(
        desk.workspace,
        'select offered_to, count(*)::int as count from baton.conversations where workspace_id = $1 and offered_to is not null group by 1 order by 1',
        [desk.workspace],
      )
      expect(loads).toEqual([
        { offered_to: 'mara', count: 2 },
        { offered_to: 'sam', count: 1 },
      ])
    })

    test('an offer is accepted once, on whatever node and however often it is sent, and each is told the same', async () => {
      const desk = await createDesk((await open()).db)
      await desk.addAgent('mara')
      const id = await desk.open('v1')
      await press(desk.door, desk, id)
      const { state } = await desk.door.current({ workspace: desk.workspace, conversation: id })
      const offerId = state.handoff?.offer?.id ?? ''
      const doors = [desk.door, desk.otherDoor(), desk.otherDoor(), desk.otherDoor()]
      const tried = await Promise.all(
        doors.map((door) =>
          door.handle(
            { workspace: desk.workspace, conversation: id },
            { kind: 'agent', id: 'mara' },
            { type: 'AcceptOffer', offerId, agentId: 'mara' },
          ),
        ),
      )
      for (const each of tried)
        expect(each).toMatchObject({ kind: 'done', state: { epoch: 3, holder: { kind: 'agent', id: 'mara' } } })
      expect(tried.filter((each) => each.kind === 'done' && each.records.length > 0)).toHaveLength(1)
    })
  })

  describe('tenants do not meet (law 10)', () => {
    test('another workspace cannot see, write or load a conversation by its id', async () => {
      const mine = await createDesk((await open()).db)
      const theirs = await createDesk((await open()).db)
      const id = await mine.open('v1')
      await mine.say(id, 'secret words', 'c1')
      expect(await readFacts(theirs.db, theirs.workspace, id, 0, 100)).toEqual([])
      expect((await load(theirs.db, theirs.workspace, id)).state.status).toBe('none')
      expect(await theirs.say(id, 'hello', 'x1')).toMatchObject({
        kind: 'refused',
        refusal: { code: 'conversation_not_found' },
      })
      expect(await theirs.db.call('select * from baton.texts')).toEqual([])
    })

    test('the database refuses a row of another workspace, whatever the statement says', async () => {
      const mine = await createDesk((await open()).db)
      const theirs = await createDesk((await open()).db)
      const id = await mine.open('v1')
      await expect(
        theirs.db.scoped(
          theirs.workspace,
          `insert into baton.texts (workspace_id, conversation_id, id, kind, body) values ($1, $2, 't', 'note', 'x')`,
          [mine.workspace, id],
        ),
      ).rejects.toThrow(/row-level security/)
    })

    test('facts are added and never changed or taken back by the application', async () => {
      const desk = await createDesk((await open()).db)
      await desk.open('v1')
      for (const sql of [
        'update baton.facts set type = $2 where workspace_id = $1',
        'delete from baton.facts where workspace_id = $1 and type <> $2',
      ]) {
        await expect(desk.db.scoped(desk.workspace, sql, [desk.workspace, 'x'])).rejects.toThrow(/permission denied/)
      }
    })
  })
})

import { afterEach, expect, test } from 'vitest'
import { rosterChanges } from '../people/read-roster.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { slotsWithin } from './callback-slots.ts'
import { openings } from '../calendar.ts'

const hour = 3_600_000
/** Monday, 10:00 in Berlin. */
const monday = Date.UTC(2026, 0, 5, 9)

test('times are whole half hours within the openings, also where the clocks are put forward', () => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '01:15', to: '04:00' }))
  const march = Date.UTC(2026, 2, 28, 12)
  const found = slotsWithin(openings({ timeZone: 'Europe/Berlin', days }, march), march, march + 20 * hour)
  // On the 29th it is 3:00 after 1:59: from 1:15 to 4:00 are an hour and three quarters.
  expect(found.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual(['00:30', '01:00', '01:30'])
})

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  let at = monday
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
  })

  const days = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
  const hours = { timeZone: 'Europe/Berlin', days }

  async function desk(people: string[]): Promise<TestNode & { agents: string[] }> {
    at = monday
    const it = await createTestNode((await open()).db, { now: () => at })
    running.push(it)
    const agents: string[] = []
    for (const name of people) {
      const made = await it.call('POST', '/v1/agents', { name, email: `${name}@${it.workspace}.example` })
      agents.push(made.json.id)
      await it.call('PUT', `/v1/agents/${made.json.id}/work`, { hours })
    }
    return { ...it, agents }
  }
  let count = 0
  async function waits(it: TestNode): Promise<string> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `c${++count}` } })
    await it.call('POST', `/v1/conversations/${json.id}/handoff`, {})
    return json.id
  }
  const path = (id: string) => `/v1/conversations/${id}/callback`
  const typesOf = async (it: TestNode, id: string): Promise<string[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events.map(({ type }: { type: string }) => type)

  test('times are those that somebody works and has free; a booked one is told, kept and seen, and can be cancelled', async () => {
    const it = await desk(['mara'])
    const id = await waits(it)
    const { json } = await it.call('GET', path(id))
    expect(json).toMatchObject({ callback: null, minutes: 30 })
    // From half an hour on until 17:00 in Berlin, and not at night.
    expect(json.times[0]).toBe('2026-01-05T09:30:00.000Z')
    expect(json.times).not.toContain('2026-01-05T16:00:00.000Z')
    expect(json.times).toContain('2026-01-06T08:00:00.000Z')
    const time = '2026-01-05T13:30:00.000Z'
    const booked = await it.call('POST', path(id), { at: time, note: 'call 030 1234' })
    expect(booked).toMatchObject({ status: 200, json: { callback: { at: time, agent: 'mara' } } })
    expect((await it.call('GET', `/v1/conversations/${id}`)).json.wait).toEqual({
      kind: 'until',
      at: time,
      callback: true,
    })
    // Nobody else gets it, and a time that is none is none.
    const other = await waits(it)
    expect((await it.call('GET', path(other))).json.times).not.toContain(time)
    expect((await it.call('POST', path(other), { at: time })).json.code).toBe('callback_taken')
    expect((await it.call('POST', path(other), { at: '2026-01-05T13:31:00.000Z' })).json.code).toBe('callback_taken')
    expect((await it.call('POST', `${path(id)}/cancel`, {})).status).toBe(204)
    expect(await typesOf(it, id)).toEqual(expect.arrayContaining(['CallbackBooked', 'CallbackCancelled', 'Queued']))
    expect((await it.call('GET', path(other))).json.times).toContain(time)
  })

  test('a customer books where their conversation goes on, on either', async () => {
    const it = await desk(['mara'])
    const id = await waits(it)
    const { customer } = (await it.call('GET', `/v1/conversations/${id}`)).json
    const other = { customer: { externalId: customer.externalId }, channel: 'shop' }
    const { json: from } = await it.call('POST', '/v1/conversations', other)
    expect((await it.call('POST', `/v1/conversations/${from.id}/merge`, { into: id })).status).toBe(200)
    const { times } = (await it.call('GET', path(from.id))).json
    expect(times).toEqual((await it.call('GET', path(id))).json.times)
    expect(times.length).toBeGreaterThan(0)
    const booked = await it.call('POST', path(from.id), { at: times[0] })
    expect(booked).toMatchObject({ status: 200, json: { callback: { at: times[0] } } })
    expect((await it.call('GET', path(id))).json.callback).toMatchObject({ at: times[0] })
    expect((await it.call('POST', `${path(from.id)}/cancel`, {})).status).toBe(204)
    expect((await it.call('GET', path(id))).json.callback).toBeNull()
  })

  test('two customers never get the same time of one person, however many ask at once', async () => {
    const it = await desk(['mara', 'jon'])
    const ids = []
    for (let n = 0; n < 8; n++) ids.push(await waits(it))
    const time = '2026-01-05T13:30:00.000Z'
    const answers = await Promise.all(ids.map((id) => it.call('POST', path(id), { at: time })))
    const got = answers.filter(({ status }) => status === 200).map(({ json }) => json.callback.agent)
    expect(got.toSorted()).toEqual(['jon', 'mara'])
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(6)
  })

  test('who is removed, or has that day off, is replaced, or the time is moved, and the customer is told', async () => {
    const it = await desk(['mara', 'jon'])
    const id = await waits(it)
    const time = '2026-01-05T13:30:00.000Z'
    const { json } = await it.call('POST', path(id), { at: time })
    const agentOf = async () => (await it.call('GET', path(id))).json.callback
    const gone = `update baton.agents set removed_at = 1 where workspace_id = $1 and id = $2`
    await it.db.scoped(it.workspace, gone, [it.workspace, json.callback.agentId])
    const stays = it.agents.find((each) => each !== json.callback.agentId)
    await it.call('PUT', `/v1/agents/${stays}/work`, { hours })
    await expect.poll(async () => (await agentOf())?.agentId).not.toBe(json.callback.agentId)
    expect(await agentOf()).toMatchObject({ at: time })
    const left = (await agentOf()).agentId
    // What is near is no reason to move it: who works then keeps it.
    at = Date.UTC(2026, 0, 5, 13, 10)
    await it.call('PUT', `/v1/agents/${left}/work`, { hours: { ...hours, days: days.slice(0, 4) } })
    expect((await it.call('GET', path(id))).json.times).not.toContain('2026-01-09T08:00:00.000Z')
    expect(await agentOf()).toMatchObject({ at: time, agentId: left })
    const tuesday = { timeZone: 'Europe/Berlin', days: days.filter(({ day }) => day === 2) }
    await it.call('PUT', `/v1/agents/${left}/work`, { hours: tuesday })
    await expect.poll(async () => (await agentOf())?.at).toBe('2026-01-06T08:00:00.000Z')
    expect((await typesOf(it, id)).filter((type) => type === 'CallbackMoved')).toHaveLength(2)
  })

  test('at the time it is offered to that person, by the clock and not before', async () => {
    const it = await desk(['mara', 'jon'])
    const id = await waits(it)
    const { json } = await it.call('POST', path(id), { at: '2026-01-05T13:30:00.000Z' })
    for (const agent of it.agents) await it.call('PUT', `/v1/agents/${agent}/presence`, { status: 'online' })
    at = Date.UTC(2026, 0, 5, 13, 29)
    for (const agent of it.agents) await it.call('PUT', `/v1/agents/${agent}/presence`, { status: 'online' })
    expect((await it.call('GET', `/v1/conversations/${id}`)).json.wait).toMatchObject({ kind: 'until' })
    at = Date.UTC(2026, 0, 5, 13, 30)
    const offerOf = async () => {
      const { handoffId } = (await it.call('GET', `/v1/conversations/${id}`)).json
      return (await it.call('GET', `/v1/handoffs/${handoffId}`)).json.offer?.agentId
    }
    await expect.poll(offerOf, { timeout: 10_000 }).toBe(json.callback.agentId)
  })

  test('when it is near there is room for it: nobody else is given that, and they are asked though they are full', async () => {
    const it = await desk(['mara'])
    const [mara = ''] = it.agents
    await it.call('PUT', `/v1/agents/${mara}/work`, { hours, capacity: 1 })
    const booked = await waits(it)
    const { place } = await rosterChanges(it.db, it.workspace, null)
    await it.call('POST', path(booked), { at: '2026-01-05T13:30:00.000Z' })
    // Nodes that have her in memory read her again.
    expect((await rosterChanges(it.db, it.workspace, place)).changed).toContainEqual(['agent', mara])
    const comesIn = async (when: number) => {
      at = when
      await it.call('PUT', `/v1/agents/${mara}/presence`, { status: 'online' })
      const id = await waits(it)
      const { holder, handoffId } = (await it.call('GET', `/v1/conversations/${id}`)).json
      const { offer } = (await it.call('GET', `/v1/handoffs/${handoffId}`)).json
      return { id, asked: offer?.agentId ?? holder.id, offer: offer?.id }
    }
    // Long before it, there is room.
    const first = await comesIn(Date.UTC(2026, 0, 5, 13, 0))
    expect(first.asked).toBe(mara)
    await it.call('POST', `/v1/conversations/${first.id}/resolve`, {})
    // From a quarter of an hour before it on, it is for who has booked. No word of hers changed that: the time came.
    const second = await comesIn(Date.UTC(2026, 0, 5, 13, 16))
    expect(second.asked).not.toBe(mara)
    expect((await it.call('GET', `/v1/conversations/${second.id}`)).json.holder.kind).toBe('queue')
    at = Date.UTC(2026, 0, 5, 13, 30)
    const offerOf = async () => {
      const { handoffId } = (await it.call('GET', `/v1/conversations/${booked}`)).json
      return (await it.call('GET', `/v1/handoffs/${handoffId}`)).json.offer?.agentId
    }
    await expect.poll(offerOf, { timeout: 10_000 }).toBe(mara)
    expect((await it.call('GET', `/v1/conversations/${second.id}`)).json.holder.kind).toBe('queue')
  })

  test('who would rather go on with the assistant does, and may ask for a person again', async () => {
    const it = await desk(['mara'])
    const id = await waits(it)
    const { status } = await it.call('POST', `/v1/conversations/${id}/assistant`, {})
    expect(status).toBe(200)
    expect((await it.call('GET', `/v1/conversations/${id}`)).json.holder).toEqual({ kind: 'assistant' })
    expect((await it.call('POST', `/v1/conversations/${id}/handoff`, {})).status).toBe(201)
  })
})

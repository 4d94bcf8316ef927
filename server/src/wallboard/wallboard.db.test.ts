import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LevelForecast, Wallboard } from '@baton/protocol'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const minute = 60_000
/** A Monday, 10:02 UTC. */
const monday = Date.UTC(2026, 10, 2, 10, 2)

eachDatabase((_name, open) => {
  let it: TestNode
  let now = monday
  let count = 0
  let mara: string
  let noor: string

  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now: () => now })
    for (const id of ['billing', 'sales']) await it.call('PUT', `/v1/teams/${id}`, { name: id })
    mara = await person('Mara', 'billing', ['refunds'], 1)
    noor = await person('Noor', 'sales', [], 4)
    await it.call('PUT', '/v1/service-levels', { targets: [{ team: 'billing', firstResponse: 15, nextResponse: 20 }] })
  })
  afterAll(() => it.stop())

  async function person(
    name: string,
    team: string,
    skills: string[],
    capacity: number,
    status = 'online',
  ): Promise<string> {
    const body = { name, email: `${name.toLowerCase()}@desk.example`, team, skills, capacity }
    const { id } = (await it.call('POST', '/v1/agents', body)).json
    await it.call('PUT', `/v1/agents/${id}/presence`, { status })
    return id
  }
  const says = (id: string, kind: 'customer' | 'agent', agentId = mara) =>
    it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `m${++count}`,
      author: kind === 'agent' ? { kind, id: agentId } : { kind },
      text: 'Where is my refund?',
    })
  async function asks(tier: string | null, team = 'billing', skills: string[] = ['refunds']): Promise<string> {
    const externalId = `c${++count}`
    await it.call('PUT', `/v1/customers/${externalId}`, { name: `Customer ${count}`, ...(tier ? { tier } : {}) })
    const { id } = (await it.call('POST', '/v1/conversations', { customer: { externalId } })).json
    await says(id, 'customer')
    await it.call('POST', `/v1/conversations/${id}/handoff`, { team, skills })
    return id
  }
  async function offerOf(id: string): Promise<string> {
    const { handoffId } = (await it.call('GET', `/v1/conversations/${id}`)).json
    return (await it.call('GET', `/v1/handoffs/${handoffId}`)).json.offer.id
  }
  const board = async (): Promise<Wallboard> => (await it.call('GET', '/v1/wallboard')).json
  const forecast = async (query = ''): Promise<LevelForecast> =>
    (await it.call('GET', `/v1/health/forecast${query}`)).json
  const teamOf = ({ teams }: Wallboard, id: string) => teams.find(({ team }) => team === id)

  test('an empty desk has a board of zeros', async () => {
    const { total, waiting, lastHour, people } = await board()
    expect(total).toMatchObject({ waiting: 0, held: 0, longest: null, capacity: 5, load: 0, expectedMisses: 0 })
    expect([waiting, lastHour.length]).toEqual([[], 12])
    expect(people.map(({ name }) => name).sort()).toEqual(['Mara', 'Noor'])
    expect(await forecast()).toMatchObject({ expected: 0, groups: [], cases: [] })
  })

  test('who waits, who holds, who is asked and what became of offers stand by team and tier', async () => {
    const first = await asks('enterprise')
    now += 10_000
    const second = await asks(null)
    const before = await board()
    expect(teamOf(before, 'billing')).toMatchObject({
      waiting: 2,
      offered: 1,
      held: 0,
      longest: { conversationId: first, since: new Date(monday).toISOString() },
      people: { online: 1 },
      capacity: 1,
      load: 1,
      today: { made: 1, accepted: 0 },
    })
    expect(teamOf(before, 'billing')?.tiers).toMatchObject([
      { tier: 'enterprise', waiting: 1, offered: 1 },
      { tier: null, waiting: 1, offered: 0, longest: { conversationId: second } },
    ])
    expect(before.skillsShort).toMatchObject([{ skill: 'refunds', waiting: 2, longest: { conversationId: first } }])
    expect(before.waiting.map(({ conversationId, agentId }) => [conversationId, agentId])).toEqual([
      [first, mara],
      [second, null],
    ])

    await it.call('POST', `/v1/offers/${await offerOf(first)}/accept`, { agentId: mara })
    const after = await board()
    expect(teamOf(after, 'billing')).toMatchObject({
      waiting: 1,
      held: 1,
      today: { made: 1, accepted: 1, declined: 0 },
    })
    expect(after.people.find(({ agentId }) => agentId === mara)).toMatchObject({ held: 1, load: 1, capacity: 1 })
    expect(after.lastHour.at(-1)).toMatchObject({ arrived: 2, accepted: 1 })

    const third = await asks(null, 'sales', [])
    await it.call('POST', `/v1/offers/${await offerOf(third)}/decline`, { agentId: noor, reason: 'break' })
    expect(teamOf(await board(), 'sales')?.today).toMatchObject({ made: 1, declined: 1, declinedBecause: { break: 1 } })
    await it.call('POST', `/v1/conversations/${third}/resolve`, { agentId: noor })
  })

  test('a customer who waits for a word is named with who holds it, unless they were told when there is one', async () => {
    const { held } = await board()
    const id = held[0]!.conversationId
    await says(id, 'agent')
    await says(id, 'customer')
    now += 9 * minute
    expect((await board()).unanswered).toMatchObject({ count: 0, afterMinutes: 10 })
    now += minute
    const { unanswered } = await board()
    expect(unanswered).toMatchObject({ count: 1, cases: [{ conversationId: id, agentId: mara, team: 'billing' }] })
    await it.call('POST', `/v1/conversations/${id}/hold`, {
      agentId: mara,
      until: new Date(now + 20 * minute).toISOString(),
    })
    expect((await board()).unanswered.count).toBe(0)
  })

  test('the forecast says what will be missed, late ones surely, and who could help', async () => {
    const early = await forecast()
    expect(early.groups.map(({ kind }) => kind)).toContain('first-response')
    // Full hands: of what waits nothing is known to come, and the promise is near.
    now += 6 * minute
    const late = await forecast('?team=billing')
    const group = late.groups.find(({ kind, tier }) => kind === 'first-response' && tier === null)
    expect(group).toMatchObject({ late: 1, expected: 1, nextDueAt: null })
    expect(late.cases[0]).toMatchObject({ kind: 'first-response', missed: 1 })
    expect(late.cases[0]!.lateMinutes).toBeGreaterThan(0)
    const kim = await person('Kim', 'billing', ['refunds'], 2, 'away')
    const helped = (await forecast()).groups.find(({ kind, tier }) => kind === 'first-response' && tier === null)
    expect(helped?.helps[0]).toEqual({ kind: 'call-in', people: [kim] })
    expect(teamOf(await board(), 'billing')?.expectedMisses).toBeGreaterThanOrEqual(1)
    expect((await it.call('GET', '/v1/health/forecast?team=nobody')).json.code).toBe('team_not_found')
  })

  test('another workspace sees nothing of it', async () => {
    const other = await it.another()
    const headers = { authorization: `Bearer ${other.key}` }
    const { json } = await it.call('GET', '/v1/wallboard', undefined, headers)
    expect([json.total.waiting, json.total.held, json.people]).toEqual([0, 0, []])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { fillDay } from '../testing/fill-day.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const hour = 60 * 60_000
/** A Monday, 08:00 UTC, and the evening of the day after, when it is looked back at. */
const monday = Date.UTC(2026, 10, 2, 8)
const iso = (at: number) => new Date(at).toISOString()
const span = { from: iso(monday), to: iso(monday + 10 * hour) }

eachDatabase((_name, open) => {
  let it: TestNode
  let now = monday + 30 * hour
  const agents: string[] = []
  const skillsOf = (i: number) => (i < 2 ? ['billing'] : i < 6 ? ['device'] : ['billing', 'device'])

  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now: () => now, drillSweepMs: 100 })
    const hours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '18:00' })) }
    for (let i = 0; i < 7; i++) {
      const given = { name: `A${i}`, email: `a${i}@desk.example`, capacity: 1, teams: ['support'], skills: skillsOf(i) }
      const { json } = await it.call('POST', '/v1/agents', given)
      agents.push(json.id)
      await it.call('PUT', `/v1/agents/${json.id}/work`, { hours })
    }
    await it.node.start()
    await fillDay(it.db, {
      workspace: it.workspace,
      from: monday,
      hours: 10,
      perHour: 60,
      agents: agents.map((id, i) => ({ id, skills: skillsOf(i) })),
      skills: ['billing', 'device'],
      team: 'support',
      meanMinutes: 6,
      patienceMinutes: 12,
    })
  })
  afterAll(() => it.stop())

  const ask = (body: object, headers = {}) =>
    it.call('POST', '/v1/simulations', { ...span, replications: 6, ...body }, headers)
  const look = async (id: string) => (await it.call('GET', `/v1/simulations/${id}`)).json
  async function ended(id: string) {
    await expect.poll(async () => (await look(id)).status, { timeout: 30_000 }).toMatch(/done|failed|cancelled/)
    return look(id)
  }

  describe('what-ifs of staffing', () => {
    test('a day as it was: who came, who was there, how many were needed', async () => {
      const { status, json } = await it.call('GET', `/v1/staffing?from=${span.from}&to=${span.to}`)
      expect(status).toBe(200)
      expect(json).toMatchObject({ enough: true, basis: { byShift: 7, bySight: 0, closed: 0, patience: 'learned' } })
      expect(json.basis.patienceMinutes).toBeGreaterThan(7)
      expect(json.basis.patienceMinutes).toBeLessThan(18)
      expect(json.real.arrivals).toBe(json.real.answered + json.real.left + json.real.waiting)
      expect(json.halfHours).toHaveLength(20)
      expect(json.halfHours[3]).toMatchObject({ people: 7, needed: [{ team: 'support' }] })
      expect(json.skills).toEqual(['billing', 'device'])
      expect(json.people[0]).toMatchObject({ name: 'A0', skillLevels: [{ name: 'billing', level: 3 }] })
    })

    test('the day played as it was waits about as long as it did, and with more people less', async () => {
      const { status, json: asked } = await ask({
        changes: { add: [{ count: 2, team: 'support', skills: ['billing'], from: '08:00', to: '18:00' }] },
      })
      expect(status).toBe(202)
      const { status: came, result, headline, progress } = await ended(asked.id)
      expect({ came, progress }).toEqual({ came: 'done', progress: 1 })
      const { real, before, after } = result
      expect(before.figures.arrivals).toBe(real.arrivals)
      expect(Math.abs(before.figures.meanWait - real.meanWait)).toBeLessThan(0.35 * real.meanWait)
      expect(Math.abs(before.figures.abandoned - real.abandoned)).toBeLessThan(0.06)
      expect(after.people).toBe(9)
      expect(after.figures.meanWait).toBeLessThan(0.75 * before.figures.meanWait)
      expect(after.utilisation).toBeLessThan(before.utilisation)
      expect(before.formula.name).toBe('erlang-a')
      expect(headline.after.inTime).toBe(after.figures.inTime)
      const { json } = await it.call('GET', '/v1/simulations')
      expect(json.simulations[0]).toMatchObject({ id: asked.id, status: 'done', headline })
    })

    test('each change counts: gone, skilled, shifted, with more room, another policy', async () => {
      const play = async (changes: object) => (await ended((await ask({ replications: 4, changes })).json.id)).result
      const { after: gone, before } = await play({ remove: agents.slice(0, 2) })
      expect(gone.people).toBe(5)
      expect(gone.figures.meanWait).toBeGreaterThan(before.figures.meanWait)
      const all = agents.map((agentId) => ({ agentId, add: ['billing', 'device'] }))
      const { after: skilled } = await play({ skills: all })
      expect(skilled.figures.meanWait).toBeLessThan(before.figures.meanWait)
      expect(skilled.differs.map(({ because }: { because: string }) => because)).not.toContain('skills')
      const { after: early } = await play({
        shifts: agents.map((agentId) => ({ agentId, from: '07:00', to: '10:00' })),
      })
      expect(early.hours).toBe(14)
      expect(early.halfHours[10]).toMatchObject({ people: 0, utilisation: null })
      const { after: roomy } = await play({ capacity: [{ agentId: null, capacity: 2 }] })
      expect(roomy.figures.meanWait).toBeLessThan(before.figures.meanWait / 2)
      const { after: equal } = await play({ routing: { tiers: { Enterprise: { cost: 0.5, targetMinutes: 20 } } } })
      const ofTier = (outcome: { tiers: { key: string; meanWait: number }[] }) =>
        outcome.tiers.find(({ key }) => key === 'enterprise')!.meanWait
      expect(ofTier(equal)).toBeGreaterThan(1.2 * ofTier(before))
    }, 90_000)

    test('another version of the policy routes: with its tiers, and as shipped; what is said of the routing comes on top', async () => {
      const play = async (changes: object) => (await ended((await ask({ replications: 4, changes })).json.id)).result
      const ofTier = (outcome: { tiers: { key: string; meanWait: number }[] }) =>
        outcome.tiers.find(({ key }) => key === 'enterprise')!.meanWait
      const draft = await it.call('PUT', '/v1/policies/escalation', {
        yaml: 'routing: { tiers: { enterprise: { cost: 0.5, targetMinutes: 20 } } }',
      })
      const { version } = draft.json
      const drafted = await play({ policyVersion: version })
      expect(drafted.policies).toEqual({ before: 0, after: version })
      expect(ofTier(drafted.after)).toBeGreaterThan(1.2 * ofTier(drafted.before))
      const mended = await play({
        policyVersion: version,
        routing: { tiers: { enterprise: { cost: 4, targetMinutes: 5 } } },
      })
      expect(mended.after).toEqual(mended.before)

      await it.call('POST', '/v1/policies/escalation/activate', { version })
      const shipped = await play({ policyVersion: 0 })
      expect(shipped.policies).toEqual({ before: version, after: 0 })
      expect([shipped.before, shipped.after]).toEqual([drafted.after, drafted.before])
      expect((await ask({ changes: { policyVersion: 7 } })).json).toMatchObject({
        status: 404,
        code: 'policy_version_not_found',
        detail: 'There is no version 7.',
        next: expect.stringContaining('GET /v1/policies/escalation'),
      })
      await it.call('POST', '/v1/policies/escalation/activate', { version: 0 })
    }, 90_000)

    test('the same asked again comes to the same; nothing changed is played once', async () => {
      const [one, two] = [(await ask({ seed: 4 })).json.id, (await ask({ seed: 4 })).json.id]
      const [first, second] = [await ended(one), await ended(two)]
      expect(second.result).toEqual(first.result)
      expect(first.result.after).toBeNull()
    })

    test('one that was stopped ends, and comes to nothing', async () => {
      const { json } = await ask({ replications: 100, changes: { remove: [agents[0]] } })
      await expect.poll(async () => (await look(json.id)).status).toBe('running')
      expect((await it.call('POST', `/v1/simulations/${json.id}/cancel`, {})).json.status).toBe('cancelled')
      // The next one does not wait for it to be played to its end.
      const next = await ended((await ask({ replications: 1 })).json.id)
      expect(next.status).toBe('done')
      expect(await look(json.id)).toMatchObject({ status: 'cancelled', result: null })
      expect((await it.call('POST', `/v1/simulations/${next.id}/cancel`, {})).json.status).toBe('done')
    })

    test('what cannot be played is refused, with why', async () => {
      const code = async (body: object) => (await ask(body)).json.code
      expect(await code({ to: iso(now + hour) })).toBe('span_not_past')
      expect(await code({ from: span.to, to: span.from })).toBe('span_not_past')
      expect(await code({ from: iso(monday - 7 * 24 * hour) })).toBe('span_not_past')
      expect(await code({ from: iso(monday - 20 * hour), to: span.from })).toBe('too_little_came')
      expect(await code({ changes: { remove: ['nobody'] } })).toBe('agent_not_found')
      expect(await code({ changes: { add: [{ count: 1, team: 'none', from: '08:00', to: '09:00' }] } })).toBe(
        'team_not_found',
      )
      expect(await code({ timeZone: 'Mars/Olympus' })).toBe('invalid_request')
    })

    test('agents are not told, and another workspace sees nothing', async () => {
      const other = await it.another()
      const headers = { authorization: `Bearer ${other.key}` }
      expect((await it.call('GET', '/v1/simulations', undefined, headers)).json.simulations).toEqual([])
      const [mine] = (await it.call('GET', '/v1/simulations')).json.simulations
      expect((await it.call('GET', `/v1/simulations/${mine.id}`, undefined, headers)).status).toBe(404)
      expect((await ask({}, headers)).json.code).toBe('too_little_came')
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A Monday, 09:00 UTC. */
const monday = Date.UTC(2026, 10, 2, 9)

interface Fact {
  type: string
  at: number
  data: Record<string, any> // oxlint-disable-line typescript/no-explicit-any
}

/** How a handoff came and what became of it, read off its conversation's facts by other means than the fold. */
function readOff(facts: readonly Fact[]) {
  const asked = facts.findLast(({ type }) => type === 'Offered')?.data
  const taken = facts.findLast(({ type }) => type === 'OfferAccepted' || type === 'TakenOver')
  const opened = facts.find(({ type }) => type === 'CaseOpened')?.at ?? Infinity
  const by = taken?.type === 'OfferAccepted' ? asked : undefined
  const card = facts.find(({ type, data }) => type === 'CardLoaded' && data['offerId'] === by?.['offerId'])
  const begun = facts.find(({ type }) => type === 'Escalated')!.at
  const resolved = facts.find(({ type }) => type === 'Resolved')?.at
  const answered = facts.find(({ type }) => type === 'AgentReplied')?.at
  const reopened = facts.find(({ type }) => type === 'Reopened')?.at
  return {
    taken: taken !== undefined,
    available: by !== undefined,
    skilled: by !== undefined && !by['choice'].lacks,
    loaded: card !== undefined && card.at <= opened,
    first: answered === undefined ? null : (answered - begun) / minute,
    whole: resolved === undefined ? null : (resolved - begun) / minute,
    resolved,
    reopened,
    sentOn: facts.some(({ type }) => type === 'Misrouted' || type === 'Transferred'),
  }
}
type Read = ReturnType<typeof readOff>

function countOff(all: readonly Read[], now: number) {
  const middle = (times: readonly (number | null)[]) => {
    const sorted = times.filter((time) => time !== null).sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
    return { of: sorted.length, medianMinutes: at(0.5), slowTenthMinutes: at(0.9) }
  }
  const within = (some: readonly Read[], ms: number) => {
    const over = some.filter(({ resolved }) => resolved !== undefined && resolved + ms <= now)
    return {
      of: over.length,
      count: over.filter((each) => each.reopened && each.reopened < each.resolved! + ms).length,
    }
  }
  const fates = (some: readonly Read[]) => ({
    handoffs: some.length,
    resolved: some.filter(({ resolved }) => resolved !== undefined).length,
    reopened48h: within(some, 2 * day),
    reopened7d: within(some, 7 * day),
    sentOn: some.filter(({ sentOn }) => sentOn).length,
    firstResponse: middle(some.map(({ first }) => first)),
    resolution: middle(some.map(({ whole }) => whole)),
  })
  const taken = all.filter((each) => each.taken)
  const warm = taken.filter((each) => each.available && each.skilled && each.loaded)
  return {
    taken: taken.length,
    available: taken.filter(({ available }) => available).length,
    skilled: taken.filter(({ skilled }) => skilled).length,
    loaded: taken.filter(({ loaded }) => loaded).length,
    warmRate: Math.round((warm.length / taken.length) * 10_000) / 10_000,
    warm: fates(warm),
    cold: fates(taken.filter((each) => !warm.includes(each))),
  }
}

eachDatabase((_name, open) => {
  let it: TestNode
  let now = monday
  let count = 0
  const agents: string[] = []
  const conversations: string[] = []

  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now: () => now })
    for (const team of ['billing', 'technical']) await it.call('PUT', `/v1/teams/${team}`, { name: team })
    for (let n = 0; n < 6; n++) {
      const team = n < 5 ? 'billing' : 'technical'
      const given = { name: `Person ${n}`, email: `p${n}@desk.example`, capacity: 100, team }
      agents.push((await it.call('POST', '/v1/agents', given)).json.id)
    }
  })
  afterAll(() => it.stop())

  const says = (id: string, text: string, agentId?: string) =>
    it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `m${++count}`,
      author: agentId ? { kind: 'agent', id: agentId } : { kind: 'customer' },
      text,
    })
  const present = (id: string, status: string) => it.call('PUT', `/v1/agents/${id}/presence`, { status })

  /** A handoff offered to this person alone, or in the queue where nobody is online. */
  async function handedOff(team: string, agentId: string | null, skills: string[] = []) {
    for (const id of agents) await present(id, id === agentId ? 'online' : 'away')
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `c${++count}` } })
    await says(json.id, 'Where is my refund?')
    const handed = await it.call('POST', `/v1/conversations/${json.id}/handoff`, { team, skills })
    conversations.push(json.id)
    return { id: json.id as string, handoff: handed.json.handoffId, offer: handed.json.outcome.offerId as string }
  }
  const loaded = (offer: string, agentId: string) => it.call('POST', `/v1/offers/${offer}/card-loaded`, { agentId })

  async function warmCase(agentId: string, minutes: number) {
    const { id, offer } = await handedOff('billing', agentId)
    expect((await loaded(offer, agentId)).status).toBe(204)
    await it.call('POST', `/v1/offers/${offer}/accept`, { agentId })
    await it.call('POST', `/v1/conversations/${id}/open`, { agentId })
    now += minutes * minute
    await says(id, 'Here is your refund.', agentId)
    now += 5 * minute
    await it.call('POST', `/v1/conversations/${id}/resolve`, { agentId })
    return id
  }

  async function coldCase(team: string, agentId: string, minutes: number) {
    const { id } = await handedOff(team, null)
    now += minutes * minute
    await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId })
    await says(id, 'Sorry for the wait.', agentId)
    now += 20 * minute
    await it.call('POST', `/v1/conversations/${id}/resolve`, { agentId })
    return id
  }

  describe('warm and cold', () => {
    test('what is told is what the facts say, in each of its numbers', async () => {
      const first = await warmCase(agents[0]!, 1)
      for (const [n, id] of agents.slice(0, 5).entries()) await warmCase(id, n + 2)
      // Accepted, but the card came only after the case was opened.
      const late = await handedOff('billing', agents[1]!)
      await it.call('POST', `/v1/offers/${late.offer}/accept`, { agentId: agents[1] })
      await it.call('POST', `/v1/conversations/${late.id}/open`, { agentId: agents[1] })
      expect((await loaded(late.offer, agents[1]!)).status).toBe(204)
      await says(late.id, 'I am on it.', agents[1])
      // Said to be another team's, by whoever was warm for it.
      const wrong = await handedOff('billing', agents[2]!)
      await loaded(wrong.offer, agents[2]!)
      await it.call('POST', `/v1/offers/${wrong.offer}/accept`, { agentId: agents[2] })
      await it.call('POST', `/v1/handoffs/${wrong.handoff}/wrong-team`, { team: 'technical', agentId: agents[2] })
      await it.call('POST', `/v1/conversations/${wrong.id}/take-over`, { agentId: agents[5] })
      await says(wrong.id, 'I am looking at it.', agents[5])
      const back = await coldCase('billing', agents[0]!, 30)
      await coldCase('technical', agents[5]!, 45)
      const waits = await handedOff('billing', null)
      now += day
      await says(back, 'It is still not here')
      now += 2 * day
      await says(first, 'And again')
      now += 5 * day

      const { json } = await it.call('GET', '/v1/health/handoffs?from=2026-11-01T00:00:00Z')
      const facts = await it.db.scoped<Fact & { id: string }>(
        it.workspace,
        'select conversation_id as id, type, at, data from baton.facts where workspace_id = $1 order by conversation_id, seq',
        [it.workspace],
      )
      const read = conversations.map((id) => readOff(facts.filter((fact) => fact.id === id)))
      // What came back is handed off anew only where somebody asks: each conversation here has one handoff.
      const { from: _from, to: _to, by: _by, fewest: _fewest, groups, days, handoffs, ...figures } = json
      expect(handoffs).toBe(conversations.length)
      expect(figures).toEqual(countOff(read, now))
      expect(figures).toMatchObject({ taken: 10, available: 7, skilled: 7, loaded: 6, warmRate: 0.6 })
      expect(figures.warm).toMatchObject({
        resolved: 6,
        reopened48h: { of: 6, count: 0 },
        reopened7d: { of: 6, count: 1 },
        sentOn: 0,
        firstResponse: { of: 6, medianMinutes: 3, slowTenthMinutes: 6 },
      })
      expect(figures.cold).toMatchObject({ handoffs: 4, resolved: 2, reopened48h: { of: 2, count: 1 }, sentOn: 1 })
      expect(days).toEqual([{ day: '2026-11-02', taken: 10, warm: 6 }])
      expect(waits.offer).toBeUndefined()
      // Five people took billing's; one took technical's, and nothing is told of one.
      expect(groups).toMatchObject([
        { key: 'billing', people: 5, figures: { taken: 8, warmRate: 0.75 } },
        { key: 'technical', people: 1, figures: null },
      ])
    })

    test('leads to the conversations behind each number, and names nobody', async () => {
      const behind = async (query: string) =>
        (await it.call('GET', `/v1/health/handoffs/behind?from=2026-11-01T00:00:00Z&${query}`)).json
      expect((await behind('arrived=warm')).total).toBe(6)
      expect((await behind('arrived=cold&fate=sent-on')).handoffs).toMatchObject([{ team: 'technical', sentOn: true }])
      const again = await behind('fate=reopened')
      expect(again.total).toBe(2)
      expect(again.handoffs[0]).toMatchObject({ reopened: true })
      expect((await behind('team=technical&arrived=warm')).total).toBe(0)
      expect(JSON.stringify(await behind('limit=200'))).not.toContain('agent')
    })

    test('the week is over at its last millisecond, not before', async () => {
      const health = async () => (await it.call('GET', '/v1/health/handoffs?from=2026-11-12T00:00:00Z')).json.warm
      now = Date.UTC(2026, 10, 12, 9)
      await warmCase(agents[3]!, 1)
      const end = now
      now = end + 2 * day - 1
      expect((await health()).reopened48h).toEqual({ of: 0, count: 0 })
      now = end + 2 * day
      expect((await health()).reopened48h).toEqual({ of: 1, count: 0 })
      expect((await health()).reopened7d).toEqual({ of: 0, count: 0 })
    })
  })
})

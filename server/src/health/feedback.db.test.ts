import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const minute = 60_000
/** A Monday, 09:00 UTC. */
const monday = Date.UTC(2026, 10, 2, 9)

eachDatabase((_name, open) => {
  describe('what customers say of how it went', () => {
    let it: TestNode
    let now = monday
    let count = 0
    const people: string[] = []

    beforeAll(async () => {
      it = await createTestNode((await open()).db, { now: () => now })
      for (const n of [1, 2, 3, 4, 5, 6]) {
        const email = `p${n}@${it.workspace}.example`
        const { id } = await must('POST', '/v1/agents', {
          name: `Person ${n}`,
          email,
          password: 'correct horse battery',
        })
        people.push(id)
      }
    }, 60_000)
    afterAll(() => it.stop())

    async function must(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers = {}) {
      now += 1
      const { status, json } = await it.call(method, url, body, headers)
      if (status >= 300) throw new Error(`${method} ${url}: ${status} ${JSON.stringify(json)}`)
      return json
    }

    /** A conversation that is over: a person had it where one is given. */
    async function ended(agentId?: string, resolution = 'solved'): Promise<string> {
      count += 1
      now += minute
      await must('PUT', `/v1/customers/c${count}`, { name: 'Dana' })
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId: `c${count}` } })
      const path = `/v1/conversations/${id}`
      await must('POST', `${path}/messages`, { clientId: 'a', author: { kind: 'customer' }, text: 'My lamp broke' })
      if (agentId !== undefined) {
        await must('POST', `${path}/handoff`, {})
        await must('POST', `${path}/take-over`, { agentId })
      }
      await must('POST', `${path}/resolve`, { agentId: agentId ?? people[0], resolution })
      return path
    }

    const events = async (path: string) => (await must('GET', `${path}/events`)).events as Record<string, unknown>[]

    test('taps add up, are facts with what they are about, and reach Insights with n', async () => {
      const path = await ended(people[0])
      await must('POST', `${path}/feedback`, { satisfaction: 2 })
      await must('POST', `${path}/feedback`, { repeated: 'yes' })
      const said = await must('POST', `${path}/feedback`, { words: 'I told it twice, my card is 4242 4242 4242 4242' })
      expect(said).toMatchObject({ satisfaction: 2, repeated: 'yes' })
      const given = (await events(path)).filter(({ type }) => type === 'FeedbackGiven')
      expect(given).toHaveLength(3)
      expect(given.at(-1)).toMatchObject({
        about: { kind: 'handoff', agentId: people[0] },
        satisfaction: 2,
        repeated: 'yes',
        text: expect.stringMatching(/^I told it twice, my card is (?!.*4242 4242 4242)/),
      })
      for (const agent of people)
        await must('POST', `${await ended(agent)}/feedback`, { satisfaction: 5, repeated: 'no' })
      await must('POST', `${await ended()}/feedback`, { satisfaction: 4, repeated: 'a-little' })
      await ended()
      const health = await must('GET', '/v1/health/feedback')
      expect(health.handoff).toEqual({
        asked: 7,
        rated: 7,
        satisfied: 6,
        csat: 0.8571,
        answered: 7,
        repeatedALittle: 0,
        repeated: 1,
        repeatRate: 0.1429,
      })
      expect(health.assistant).toMatchObject({ asked: 2, rated: 1, satisfied: 1, csat: 1, answered: 1, repeatRate: 1 })
      expect(health.groups).toMatchObject([{ key: expect.any(String), asked: 7, people: 6, figures: { csat: 0.8571 } }])
      expect(health.days).toMatchObject([{ day: '2026-11-02', handoff: { rated: 7 }, assistant: { rated: 1 } }])
      const behind = await must('GET', '/v1/health/feedback/behind?satisfied=false&about=handoff')
      expect(behind).toMatchObject({ total: 1, feedback: [{ satisfaction: 2, repeated: 'yes' }] })
      expect(`/v1/conversations/${behind.feedback[0].conversationId}`).toBe(path)
    })

    test('a team of which fewer than five people were rated has no figures: they would be about one', async () => {
      await must('PUT', '/v1/teams/small', { name: 'Small' })
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId: 'c1' } })
      const path = `/v1/conversations/${id}`
      await must('POST', `${path}/messages`, { clientId: 'a', author: { kind: 'customer' }, text: 'Hello' })
      await must('POST', `${path}/handoff`, { team: 'small' })
      await must('POST', `${path}/take-over`, { agentId: people[0] })
      await must('POST', `${path}/resolve`, { agentId: people[0] })
      await must('POST', `${path}/feedback`, { satisfaction: 1 })
      const { groups } = await must('GET', '/v1/health/feedback')
      expect(groups.find(({ key }: { key: string }) => key === 'small')).toMatchObject({ asked: 1, figures: null })
    })

    test('the customer hears whom they are asked about, and who else reads along hears nothing of it', async () => {
      const { token } = await must('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const visitor = { authorization: `Bearer ${token}` }
      const { id } = await must('POST', '/v1/conversations', {}, visitor)
      const path = `/v1/conversations/${id}`
      await must('POST', `${path}/messages`, { clientId: 'a', text: 'My lamp broke' }, visitor)
      await must('POST', `${path}/take-over`, { agentId: people[1] })
      await must('POST', `${path}/resolve`, { agentId: people[1] })
      await must('POST', `${path}/feedback`, { satisfaction: 5, words: 'Quick' }, visitor)
      const seen = (await must('GET', `${path}/events`, undefined, visitor)).events
      expect(seen.find(({ type }: { type: string }) => type === 'Resolved').asks).toEqual({
        kind: 'handoff',
        agent: 'Person 2',
      })
      const given = seen.find(({ type }: { type: string }) => type === 'FeedbackGiven')
      expect(given).toMatchObject({ satisfaction: 5, repeated: null, closing: expect.any(Number) })
      expect(given).not.toHaveProperty('about')
      const other = await must('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const refused = await it.call(
        'POST',
        `${path}/feedback`,
        { satisfaction: 1 },
        { authorization: `Bearer ${other.token}` },
      )
      expect(refused.json.code).toBe('conversation_not_found')
    })

    test('it is refused before the end, after spam, a quarter of an hour later, and where the workspace does not ask', async () => {
      const path = await ended(people[2])
      await must('POST', `${path}/feedback`, { satisfaction: 3 })
      now += 16 * minute
      expect((await it.call('POST', `${path}/feedback`, { satisfaction: 1 })).json.code).toBe('feedback_closed')
      const spam = await ended(people[2], 'spam')
      expect((await it.call('POST', `${spam}/feedback`, { satisfaction: 1 })).json.code).toBe('nothing_to_rate')
      expect((await it.call('POST', `${path}/feedback`, {})).json.code).toBe('invalid_request')
      await must('PUT', '/v1/workspace', { askFeedback: false })
      const unasked = await ended(people[2])
      expect((await it.call('POST', `${unasked}/feedback`, { satisfaction: 1 })).json.code).toBe('nothing_to_rate')
      await must('PUT', '/v1/workspace', { askFeedback: true })
    })

    test('who is forgotten leaves their marks and not their words', async () => {
      const path = await ended(people[3])
      const externalId = `c${count}`
      await must('POST', `${path}/feedback`, { satisfaction: 1, words: 'Never again, says Dana Quillfeather' })
      await must('DELETE', `/v1/customers/${externalId}`)
      const { feedback } = await must('GET', '/v1/health/feedback/behind?satisfied=false')
      const mine = feedback.find((each: { conversationId: string }) => path.endsWith(each.conversationId))
      expect(mine).toMatchObject({ satisfaction: 1, words: null })
      const rows = await it.db.scoped(
        it.workspace,
        `select from baton.texts where workspace_id = $1 and body like '%Quillfeather%'`,
        [it.workspace],
      )
      expect(rows).toHaveLength(0)
    })
  })
})

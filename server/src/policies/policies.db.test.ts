import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const path = '/v1/policies/escalation'

eachDatabase((_, open) => {
  let it: TestNode
  let count = 0
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    it.script(async function* (turn) {
      yield [
        {
          kind: 'say',
          messageId: turn.newId('message'),
          part: 0,
          last: true,
          text: 'Open Settings.',
          as: 'answer',
          citations: [],
          asks: null,
          grounding: 0.9,
        },
        { kind: 'end', outcome: 'answered', usage: { model: 'test', ms: 1, confidence: 0.9 }, fault: null },
      ]
    })
  })
  afterAll(() => it.stop())

  const put = (yaml: string) => it.call('PUT', path, { yaml })
  const activate = (version: number, as = 'live') =>
    it.call('POST', `${path}/activate`, { version, as }, { 'idempotency-key': `a${++count}` })

  /** What was decided for a calm question, as its event tells. */
  async function decided(): Promise<any> {
    // oxlint-disable-line typescript/no-explicit-any
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `c${++count}` } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: 'm1',
      author: { kind: 'customer' },
      text: 'How do I clean the screen?',
    })
    for (let tries = 0; tries < 200; tries++) {
      const { events } = (await it.call('GET', `/v1/conversations/${json.id}/events?after=0`)).json
      const weighed = events.find(({ type }: { type: string }) => type === 'HandoffWeighed')
      if (weighed) return weighed
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('nothing was decided')
  }

  test('drafted, tried out in shadow, made live, and one call back', async () => {
    const draft = await put(
      'preset: careful\ncosts: { person: 0 } # whoever asks gets a person\nwindows: { quietSeconds: 0.3 }',
    )
    expect(draft.json).toMatchObject({ version: 1, stage: 'draft', document: { preset: 'careful' } })
    expect((await put('preset: careful\ncosts: { person: 0 }\nwindows: { quietSeconds: 0.3 }')).json.version).toBe(1)
    expect((await decided()).weighing).toMatchObject({ outcome: 'go-on', policy: 1 })

    expect((await activate(1, 'shadow')).json).toEqual({ live: null, shadow: 1 })
    expect(await decided()).toMatchObject({
      weighing: { outcome: 'go-on' },
      shadow: { policy: 1, outcome: 'hand-off' },
    })

    expect((await activate(1)).json).toEqual({ live: 1, shadow: null })
    const live = await decided()
    expect(live).toMatchObject({ when: 'before-draft', weighing: { outcome: 'hand-off', policy: 1, rule: null } })
    expect(live.shadow).toBeUndefined()

    expect((await put('preset: thrifty')).json).toMatchObject({ version: 2, stage: 'draft' })
    expect((await activate(2)).json).toEqual({ live: 2, shadow: null })
    expect((await decided()).weighing).toMatchObject({ outcome: 'go-on', policy: 2 })
    expect((await activate(1)).json).toEqual({ live: 1, shadow: null })
    const { json } = await it.call('GET', path)
    expect(json.versions.map(({ version, stage }: { version: number; stage: string }) => [version, stage])).toEqual([
      [2, 'retired'],
      [1, 'live'],
    ])
    expect(json.versions[0].writtenBy).toEqual({ kind: 'key', name: expect.any(String) })
    expect((await activate(0)).json).toEqual({ live: null, shadow: null })
    const audited = await it.db.scoped(
      it.workspace,
      `select detail from baton.audit where workspace_id = $1 and action = 'policy.moved'`,
      [it.workspace],
    )
    expect(audited).toHaveLength(5)
  })

  test('what cannot be read says in which line, and nothing is stored', async () => {
    const { status, json } = await put('preset: careful\ncosts:\n  lunch: 3')
    expect(status).toBe(422)
    expect(json).toMatchObject({ code: 'policy_broken', detail: 'line 3: costs.lunch: is not known here' })
    expect((await it.call('PUT', path, { document: { preset: 'bold' } })).status).toBe(400)
    expect((await it.call('PUT', path, {})).status).toBe(400)
    expect((await activate(99)).status).toBe(404)
  })

  test('a replay over what was, as a job that says how far it is', async () => {
    await decided()
    const { json, status } = await it.call(
      'POST',
      `${path}/replay`,
      { version: 1 },
      { 'idempotency-key': `r${++count}` },
    )
    expect(status).toBe(202)
    let replay: any // oxlint-disable-line typescript/no-explicit-any
    for (let tries = 0; tries < 200 && replay?.status !== 'done'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      replay = (await it.call('GET', `${path}/replays/${json.id}`)).json
    }
    expect(replay).toMatchObject({ status: 'done', version: 1 })
    expect(replay.done).toBe(replay.total)
    expect(replay.report.conversations).toBe(replay.total)
    expect(replay.report.handedOff.after).toBe(replay.total)
    expect(replay.report.handedOff.before).toBeLessThan(replay.total)
    expect(replay.report.newly).toBeGreaterThan(0)
    expect((await it.call('GET', `${path}/replays/rpl_nobody`)).status).toBe(404)
    const other = await it.another()
    expect(
      (await it.call('GET', `${path}/replays/${json.id}`, undefined, { authorization: `Bearer ${other.key}` })).status,
    ).toBe(404)
  })
})

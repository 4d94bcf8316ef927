import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  test('from accepting to the first reply that says something: a greeting does not stop it, reading back is noted once', async () => {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const agent = (await it.call('POST', '/v1/agents', { name: 'Mara', email: 'mara@desk.example' })).json.id
    const health = async () => (await it.call('GET', '/v1/health/discovery')).json
    expect(await health()).toMatchObject({ taken: 0, solved: 0, medianSeconds: null, groups: [] })
    await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
    const { id } = (await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })).json
    const path = `/v1/conversations/${id}`
    const reply = (clientId: string, text: string) =>
      it.call('POST', `${path}/messages`, { clientId, author: { kind: 'agent', id: agent }, text })
    await it.call('POST', `${path}/messages`, { clientId: 'c', author: { kind: 'customer' }, text: 'It broke' })
    const { handoffId } = (await it.call('POST', `${path}/handoff`, {})).json
    await it.call('POST', `${path}/take-over`, { agentId: agent })
    for (let n = 0; n < 2; n += 1)
      expect((await it.call('POST', `${path}/open-transcript`, { agentId: agent })).status).toBe(204)
    await reply('r1', 'Hello Dana, one moment please.')
    expect(await health()).toMatchObject({ taken: 1, transcripts: 1, solved: 0, medianSeconds: null })
    // The reply that helps, a minute and a half after it was accepted.
    await reply('r2', 'Please hold the button for ten seconds, then it starts again.')
    await it.db.scoped(
      it.workspace,
      `update baton.handoffs set data = data || jsonb_build_object('acceptedAt', (data ->> 'solvingAt')::bigint - 90000)
        where workspace_id = $1 and id = $2`,
      [it.workspace, handoffId],
    )
    const measured = await health()
    expect(measured).toMatchObject({ taken: 1, solved: 1, medianSeconds: 90, slowTenthSeconds: 90 })
    // Of one person there is no figure.
    expect(measured.groups).toMatchObject([{ taken: 1, people: 1, figures: null }])
    const facts = (await it.call('GET', `${path}/events`)).json.events as { type: string; solving?: true }[]
    expect(facts.filter(({ type }) => type === 'TranscriptOpened')).toHaveLength(1)
    expect(facts.filter(({ type }) => type === 'AgentReplied').map(({ solving = false }) => solving)).toEqual([
      false,
      true,
    ])
  })
})

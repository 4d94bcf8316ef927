import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelFaults, says, type ModelFaultName } from '../testing/chat-scripts.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../testing/fake-openai.ts'
import { connectLive } from '../testing/live-client.ts'
import { searching, shopAssistant } from '../testing/model-shop.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

/** Shorter than the defaults, whose sum another test holds below 20 s. */
const limits = { firstTokenMs: 900, gapMs: 600, turnMs: 2500 }

eachDatabase((_name, open) => {
  let fake: FakeOpenAi
  let it: TestNode
  let url: string
  beforeAll(async () => {
    fake = await startFakeOpenAi()
    it = await createTestNode((await open()).db)
    await it.db.scoped(it.workspace, `update baton.workspaces set policy = '{"quietMs": 30}' where workspace_id = $1`, [
      it.workspace,
    ])
    const assistant = shopAssistant(fake, {
      limits: { ...(await import('./model/limits.ts')).defaultLimits, ...limits },
    })
    it.script((turn) => assistant.takeTurn(turn))
    url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await it.stop()
    await fake.close()
  })

  async function ask(text: string) {
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, { authorization: `Bearer ${visit.token}` })
    const client = await connectLive(url, visit.token)
    client.send({ type: 'subscribe', conversationId: opened.id, after: 0 })
    client.send({ type: 'send', conversationId: opened.id, clientId: 'c1', text, kind: 'message' })
    return { id: opened.id as string, client }
  }

  describe('a model behind a whole node, over real HTTP', () => {
    test('its sentences reach the customer one after the other, each committed before it is shown', async () => {
      fake.play(
        searching(
          says(
            'You have thirty days to send it back [1]. Print the label from your order [1]. Drop the parcel at any shop [1].',
            { size: 8, everyMs: 25 },
          ),
        ),
      )
      const { id, client } = await ask('How do I send the reader back to you?')
      await client.untilEvent(id, 'AssistantSaid', 3)
      const parts = client.events(id).filter(({ type }) => type === 'AssistantSaid')
      expect(parts.map((event) => [event['part'], event['last']])).toEqual([
        [0, false],
        [1, false],
        [2, true],
      ])
      expect(
        new Set(
          client.frames.flatMap((frame) =>
            frame.type === 'events' && frame.events.some(({ type }) => type === 'AssistantSaid') ? [frame] : [],
          ),
        ).size,
      ).toBeGreaterThan(1)
      await client.close()
    })

    test.each(Object.keys(modelFaults) as ModelFaultName[])(
      '%s ends with a person who has the package, never in silence (R8)',
      async (fault) => {
        fake.play(modelFaults[fault]())
        const { id, client } = await ask('How do I send the reader back to you?')
        await client.until(
          (frame) =>
            frame.type === 'events' && frame.events.some(({ type }) => type === 'Queued' || type === 'Offered'),
        )
        const { json } = await it.call('GET', `/v1/conversations/${id}`)
        const { json: handoff } = await it.call('GET', `/v1/handoffs/${json.handoffId}`)
        expect(handoff.package.summary.problem[0].text).toBe('How do I send the reader back to you?')
        expect(['assistant-fault', 'claimed-transfer', 'not-grounded', 'assistant-loop']).toContain(handoff.reason.kind)
        expect(
          client
            .events(id)
            .map((event) => event.text ?? '')
            .join(),
        ).not.toMatch(/transferring you/)
        await client.close()
      },
    )

    test('a takeover while the model speaks ends its reply where it stands (failure 1)', async () => {
      const { json: mara } = await it.call('POST', '/v1/agents', {
        name: 'Mara',
        email: `${it.newId('agent')}@desk.example`,
      })
      const words = ['label', 'parcel', 'shop', 'receipt', 'carrier', 'box', 'cable', 'cover', 'order', 'refund']
      const text = words.map((word) => `Then please look after the ${word} that belongs to it [1].`).join(' ')
      fake.play(searching(says(text, { size: 6, everyMs: 30 })))
      const { id, client } = await ask('How do I send the reader back to you?')
      await client.untilEvent(id, 'AssistantSaid')
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara.id })
      await client.untilEvent(id, 'ReplyWithheld')
      const types = client.events(id).map(({ type }) => type)
      expect(types.slice(types.indexOf('TakenOver'))).not.toContain('AssistantSaid')
      await client.close()
    })
  })
})

import { firstReply } from '@baton/protocol'
import { expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  test('a first reply from the inbox is compared with the very draft that the inbox shows', async () => {
    const { db } = await open()
    const it = await createTestNode(db)
    const { workspace, newId } = it
    const { json: mara } = await it.call('POST', '/v1/agents', { name: 'Mara Vogel', email: `m@${workspace}.example` })
    const deps = { db, newId, endings: createEndings() }
    const { token } = await openSession(deps, { workspace, agentId: mara.id }, Date.now())
    const session = { authorization: `Bearer ${token}` }
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: newId('customer') } })
    const path = `/v1/conversations/${json.id}`
    const text = 'My parcel has not arrived yet'
    await it.call('POST', `${path}/messages`, { clientId: 'c1', author: { kind: 'customer' }, text })
    const { json: handed } = await it.call('POST', `${path}/handoff`, {})
    const { json: detail } = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
    const draft = firstReply(detail.package, 'Mara Vogel')
    expect(draft?.text).toContain('“My parcel has not arrived yet”')

    const sent = await it.call('POST', `${path}/messages`, { clientId: 'a1', text: draft?.text }, session)
    expect(sent.status).toBe(201)
    const { events } = (await it.call('GET', `${path}/events`)).json
    const used = events.filter(({ type }: { type: string }) => type === 'FirstReplyUsed')
    expect(used).toMatchObject([{ handoffId: handed.handoffId, likeness: 1, draft: draft?.text }])
    await it.stop()
  })
})

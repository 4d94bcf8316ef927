import { Vcon } from '@baton/protocol'
import { afterAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let started: Promise<TestNode> | undefined
  const start = () => (started ??= (async () => createTestNode((await open()).db))())
  afterAll(async () => (await started)?.stop())

  /** A conversation in which the assistant failed, Mara took over and gave it back. */
  async function story(it: TestNode, externalId: string) {
    const { json: mara } = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${externalId}@desk.example` })
    await it.call('PUT', `/v1/customers/${externalId}`, { name: 'Ana Silva', email: 'ana@mail.example', tier: 'gold' })
    const { json } = await it.call('POST', '/v1/conversations', {
      customer: { externalId },
      page: { url: 'https://shop.example/orders', title: 'Orders' },
    })
    const path = `/v1/conversations/${json.id}`
    const say = (author: object, text: string, clientId: string) =>
      it.call('POST', `${path}/messages`, { clientId, author, text })
    await say({ kind: 'customer' }, 'My order 48213 has not arrived', 'c1')
    const { json: handed } = await it.call('POST', `${path}/handoff`, {})
    await it.call('POST', `${path}/take-over`, { agentId: mara.id })
    await say({ kind: 'agent', id: mara.id }, 'It left on Monday.', 'a1')
    await it.call('POST', `${path}/return`, { agentId: mara.id, briefing: 'Wait for the carrier' })
    return { path, id: json.id as string, agent: mara.id as string, handoffId: handed.handoffId as string }
  }

  describe('a conversation as a vCon', () => {
    test('messages are dialogs, a change of hands is a transfer, the package is analysis and attachment', async () => {
      const it = await start()
      const { path, id, agent, handoffId } = await story(it, 'vcon-1')
      const { status, json } = await it.call('GET', `${path}/vcon`)
      expect(status).toBe(200)
      const vcon = Vcon.parse(json)
      expect(vcon.uuid[14]).toBe('8')
      expect(vcon.parties).toMatchObject([
        { type: 'person', role: 'customer', name: 'Ana Silva', mailto: 'ana@mail.example' },
        { name: 'Mara', uuid: agent },
        { type: 'bot' },
        { type: 'organization' },
      ])
      expect(vcon.dialog.map(({ type, body }) => (type === 'text' ? body : type))).toEqual([
        'My order 48213 has not arrived',
        'transfer',
        'It left on Monday.',
        'transfer',
      ])
      expect(vcon.dialog[1]).toMatchObject({ transferee: 0, transfer_target: 1, original: [0], target_dialog: 2 })
      expect(vcon.dialog[2]).toMatchObject({ parties: [1, 0], interaction_id: id })
      const report = vcon.analysis.find(({ type }) => type === 'report')
      expect(report?.body).toMatchObject({ handoff_id: handoffId, priority: 'normal' })
      expect(vcon.attachments.map(({ purpose }) => purpose)).toEqual([
        'handoff-package',
        'page-context',
        'account-snapshot',
      ])
    })

    test('every place that something refers to is there, and a second export is the same', async () => {
      const it = await start()
      const { path } = await story(it, 'vcon-2')
      const [first, second] = [(await it.call('GET', `${path}/vcon`)).json, (await it.call('GET', `${path}/vcon`)).json]
      expect(second).toEqual(first)
      const { parties, dialog, analysis, attachments } = Vcon.parse(first)
      const partyPlaces = dialog.flatMap((each) => [
        ...(each.parties ?? []),
        each.transferee ?? 0,
        each.transferor ?? 0,
        each.transfer_target ?? 0,
      ])
      const dialogPlaces = [
        ...dialog.flatMap((each) => [...(each.original ?? []), each.target_dialog ?? 0]),
        ...analysis.flatMap((each) => each.dialog ?? []),
        ...attachments.map((each) => each.dialog),
      ]
      for (const place of partyPlaces) expect(parties[place]).toBeDefined()
      for (const place of dialogPlaces) expect(dialog[place]).toBeDefined()
    })

    test('what was erased is an empty place, and the vCon says so', async () => {
      const it = await start()
      const { path } = await story(it, 'vcon-3')
      await it.call('DELETE', '/v1/customers/vcon-3')
      const vcon = Vcon.parse((await it.call('GET', `${path}/vcon`)).json)
      expect(vcon.redacted).toEqual({ type: 'erasure' })
      expect(JSON.stringify(vcon)).not.toContain('48213')
      expect(vcon.dialog[0]).toMatchObject({ type: 'text', body: '' })
    })

    test('handed in again it is the same conversation, with what was tried and who wrote what', async () => {
      const it = await start()
      const { path } = await story(it, 'vcon-4')
      const { json: vcon } = await it.call('GET', `${path}/vcon`)
      const { status, json } = await it.call('POST', '/v1/handoffs/vcon', vcon)
      expect(status).toBe(202)
      const { json: events } = await it.call('GET', json.eventsUrl)
      const said = events.events.filter((each: { type: string }) => each.type.startsWith('Message'))
      expect(said.map((each: { text: string; by?: string }) => [each.by ?? 'customer', each.text])).toEqual([
        ['customer', 'My order 48213 has not arrived'],
        ['agent', 'It left on Monday.'],
      ])
      const { json: raw } = await it.call('GET', `/v1/handoffs/${json.handoffId}/raw`)
      expect(raw.raw).toEqual(vcon)
    })
  })
})

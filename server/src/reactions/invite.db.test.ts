import type { Act } from '@baton/engine'
import { afterEach, describe, expect, test } from 'vitest'
import type { Turn } from '../assistant/assistant.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

interface Event {
  type: string
  [field: string]: unknown
}

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  let at = Date.now()
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
  })

  /** A desk that is open with nobody there: whoever asks for a person waits, and nobody knows how long. */
  async function busyDesk(): Promise<TestNode> {
    at = Date.now()
    const it = await createTestNode((await open()).db, { now: () => at })
    running.push(it)
    return it
  }
  async function waiting(it: TestNode, text = 'My parcel has not arrived. I want to talk to a human'): Promise<string> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: 'c1',
      author: { kind: 'customer' },
      text,
    })
    return json.id
  }
  const eventsOf = async (it: TestNode, id: string): Promise<Event[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events
  const ofType = async (it: TestNode, id: string, type: string) =>
    (await eventsOf(it, id)).filter((event) => event.type === type)
  const until = (look: () => Promise<boolean>) => expect.poll(look, { timeout: 20_000, interval: 50 }).toBe(true)
  const hasCome = (it: TestNode, id: string, type: string) => until(async () => (await ofType(it, id, type)).length > 0)
  const standing = async (it: TestNode, id: string) => (await it.call('GET', `/v1/conversations/${id}`)).json.invitation

  describe('while a customer waits', () => {
    test('they are invited once, asked with their consent, and what they say is in the case', async () => {
      const it = await busyDesk()
      const id = await waiting(it)
      await hasCome(it, id, 'Queued')
      expect(await standing(it, id)).toBeNull()
      at += 19_000
      await new Promise((resolve) => setTimeout(resolve, 1200))
      expect(await ofType(it, id, 'InvitationMade')).toEqual([])
      at += 2000
      await hasCome(it, id, 'InvitationMade')
      const invited = await standing(it, id)
      expect(invited).toMatchObject({ accepts: null, question: null })
      expect(invited.text).toMatch(/Skipping costs you nothing/)

      const path = `/v1/conversations/${id}/invitation`
      const { handoffId } = invited
      const yes = await it.call('POST', path, { handoffId, accepts: true })
      expect(yes.json.invitation).toMatchObject({
        accepts: true,
        question: { slot: 'order-number', text: 'What is the order number?' },
      })
      const answer = { handoffId, slot: 'order-number', clientId: 'answer-1', text: 'It is 48213' }
      const first = await it.call('POST', `${path}/answers`, answer)
      expect(first).toMatchObject({ status: 200, json: { invitation: { question: null } } })
      // Sent again because its answer was lost: stored once. Other words under the same id are refused.
      expect((await it.call('POST', `${path}/answers`, answer)).status).toBe(200)
      expect((await it.call('POST', `${path}/answers`, { ...answer, text: 'x' })).status).toBe(409)
      expect((await ofType(it, id, 'MessageReceived')).map(({ text }) => text)).toEqual([
        'My parcel has not arrived. I want to talk to a human',
        'It is 48213',
      ])
      at += 60_000
      await new Promise((resolve) => setTimeout(resolve, 1200))
      expect(await ofType(it, id, 'InvitationMade')).toHaveLength(1)
      expect(await ofType(it, id, 'AssistantSaid')).toEqual([])
    })

    test("what a playbook needs is asked in the workspace's words, in the customer's language", async () => {
      const it = await busyDesk()
      await it.call('PUT', '/v1/playbooks/gift', { yaml: giftPlaybook })
      it.script(givesUpOn('gift/look-up'))
      const id = await waiting(it, 'Mein Gutschein lässt sich nicht einlösen, was soll ich tun?')
      at += 2000
      await hasCome(it, id, 'Queued')
      at += 21_000
      await hasCome(it, id, 'InvitationMade')
      const { handoffId, text } = await standing(it, id)
      expect(text).toMatch(/ohne Nachteil/)
      const { json } = await it.call('POST', `/v1/conversations/${id}/invitation`, { handoffId, accepts: true })
      expect(json.invitation.question).toEqual({ slot: 'gift-card-code', text: 'Welcher Code steht auf der Karte?' })
    })

    test('whoever answers on a conversation that goes on in another one hears what is asked there, in its words', async () => {
      const it = await busyDesk()
      await it.call('PUT', '/v1/playbooks/gift', { yaml: giftPlaybook })
      it.script(givesUpOn('gift/look-up'))
      const id = await waiting(it, 'Mein Gutschein lässt sich nicht einlösen, was soll ich tun?')
      at += 2000
      await hasCome(it, id, 'Queued')
      at += 21_000
      await hasCome(it, id, 'InvitationMade')
      const { customer } = (await it.call('GET', `/v1/conversations/${id}`)).json
      const other = { customer: { externalId: customer.externalId }, channel: 'shop' }
      const { json: from } = await it.call('POST', '/v1/conversations', other)
      expect((await it.call('POST', `/v1/conversations/${from.id}/merge`, { into: id })).status).toBe(200)
      const { handoffId } = await standing(it, id)
      const path = `/v1/conversations/${from.id}/invitation`
      const yes = await it.call('POST', path, { handoffId, accepts: true })
      expect(yes.json.invitation.question).toEqual({
        slot: 'gift-card-code',
        text: 'Welcher Code steht auf der Karte?',
      })
      const answer = { handoffId, slot: 'gift-card-code', clientId: 'answer-1', text: 'AB12CD34' }
      const { json } = await it.call('POST', `${path}/answers`, answer)
      expect(json.invitation).toEqual(await standing(it, id))
      expect(json.invitation).toMatchObject({ handoffId, accepts: true })
    })

    test('a visitor hears of it without what the team makes of it', async () => {
      const it = await busyDesk()
      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const me = { authorization: `Bearer ${visit.token}` }
      const { json } = await it.call('POST', '/v1/conversations', {}, me)
      const path = `/v1/conversations/${json.id}`
      await it.call('POST', `${path}/messages`, { clientId: 'v1', text: 'My parcel is late, a human please' }, me)
      await hasCome(it, json.id, 'Queued')
      at += 21_000
      await hasCome(it, json.id, 'InvitationMade')
      const invitation = (await it.call('GET', path, undefined, me)).json.invitation
      await it.call('POST', `${path}/invitation`, { handoffId: invitation.handoffId, accepts: false }, me)
      const events = (await it.call('GET', `${path}/events`, undefined, me)).json.events as Event[]
      const [made, answered] = events.filter(({ type }) => type.startsWith('Invitation'))
      expect(Object.keys(made ?? {}).sort()).toEqual(['actor', 'at', 'handoffId', 'seq', 'type'])
      expect(answered).toMatchObject({ type: 'InvitationAnswered', accepts: false, actor: { kind: 'customer' } })
      expect(await ofType(it, json.id, 'InvitationAsked')).toEqual([])
    })

    test('a workspace that does not want it never asks, and whoever is angry is not asked', async () => {
      const it = await busyDesk()
      const angry = await waiting(it, 'This is ridiculous, nobody helps me!! A human, now')
      await hasCome(it, angry, 'Queued')
      at += 21_000
      await hasCome(it, angry, 'InvitationHeldBack')
      expect(await ofType(it, angry, 'InvitationHeldBack')).toMatchObject([{ because: 'angry' }])
      const off = await it.call('PUT', '/v1/workspace', { inviteWhileWaiting: false })
      expect(off.json.inviteWhileWaiting).toBe(false)
      const calm = await waiting(it)
      await hasCome(it, calm, 'Queued')
      at += 21_000
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect((await eventsOf(it, calm)).filter(({ type }) => type.startsWith('Invitation'))).toEqual([])
    })
  })
})

const giftPlaybook = `id: gift
title: { en: Gift card }
when: { examples: { en: [my gift card does not work] } }
inputs:
  giftCardCode:
    ask: { en: What is the code on the card?, de: Welcher Code steht auf der Karte? }
    pattern: '[A-Z0-9]{8}'
steps:
  - id: look-up
    say: { en: 'Looking at {{giftCardCode}}.' }
`

/** A turn that tries this step of a playbook and gives up. */
function givesUpOn(ref: string): (turn: Turn) => AsyncGenerator<readonly Act[]> {
  return async function* (turn) {
    const attemptId = turn.newId('attempt')
    yield [
      { kind: 'start-attempt', attemptId, path: 'playbook', ref, title: 'Gift card' },
      { kind: 'end-attempt', attemptId, outcome: 'no-answer', evidence: {} },
      {
        kind: 'hand-off',
        reason: { kind: 'playbook', playbookId: 'gift', stepId: 'look-up', cause: 'ended' },
        note: null,
        team: null,
      },
      { kind: 'end', outcome: 'handed-off', usage: { model: 'scripted', ms: 0, confidence: null }, fault: null },
    ]
  }
}

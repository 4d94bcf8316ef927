import { describe, expect, test } from 'vitest'
import { agent, asked, monday, play, press, roster } from '../testing/spec.ts'

describe('offers', () => {
  const two = () => roster([agent('mara', { idleSince: monday - 2000 }), agent('sam', { idleSince: monday - 1000 })])

  test('go to the one who has been idle the longest, and say who was passed over and why', () => {
    const it = asked(
      play({
        roster: roster([
          agent('mara'),
          agent('kim', { idleSince: monday - 90_000 }),
          agent('off', { presence: 'away' }),
          agent('full', { load: 2 }),
        ]),
      }),
    )
    press(it)
    expect(it.state().handoff?.choice).toMatchObject({
      agentId: 'kim',
      rule: 'longest-idle',
      considered: 4,
      eligible: 2,
      passedOver: { 'not-online': 1, full: 1 },
    })
  })

  test('declined: the next person at once, not the same one again; the customer is not told twice', () => {
    const it = asked(play({ roster: two() }))
    press(it)
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara', reason: 'busy' })
    expect(it.lastFacts()).toMatchObject([{ type: 'OfferDeclined' }, { type: 'Offered', agentId: 'sam', told: null }])
  })

  test('expired for all: queued, and the customer is told', () => {
    const it = asked(play())
    press(it)
    const offerId = it.state().handoff?.offer?.id ?? ''
    it.send({ type: 'ExpireOffer', offerId })
    expect(it.state().handoff?.status).toBe('offered')
    it.wait(it.policy.offerMs)
    it.send({ type: 'ExpireOffer', offerId })
    expect(it.lastFacts()).toMatchObject([
      { type: 'OfferExpired' },
      { type: 'Queued', told: { key: 'handoff.requeued' } },
    ])
  })

  test('offered already: another node that routes it again adds nothing', () => {
    const it = asked(play({ roster: two() }))
    press(it)
    const { offer } = it.state().handoff ?? {}
    expect(it.send({ type: 'RouteAgain' })).toMatchObject({ facts: [] })
    expect(it.state().handoff?.offer).toEqual(offer)
  })

  test('from the queue the same person is asked again: somebody beats nobody', () => {
    const it = asked(play())
    press(it)
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara', reason: 'busy' })
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff).toMatchObject({ status: 'offered', offer: { agentId: 'mara' } })
  })

  test('cannot be accepted late, by another, or twice', () => {
    const it = asked(play())
    press(it)
    const offerId = it.state().handoff?.offer?.id ?? ''
    expect(it.send({ type: 'AcceptOffer', offerId, agentId: 'sam' })).toMatchObject({
      refusal: { code: 'offer_not_yours' },
    })
    it.wait(it.policy.offerMs)
    expect(it.send({ type: 'AcceptOffer', offerId, agentId: 'mara' })).toMatchObject({
      refusal: { code: 'offer_gone' },
    })
  })

  test('accepted again by who has it: answered as the first time; once somebody else has it, it is gone', () => {
    const it = asked(play())
    press(it)
    const accept = { type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' } as const
    it.send(accept)
    it.send({ type: 'OpenCase', agentId: 'mara' })
    expect(it.send(accept)).toMatchObject({ kind: 'facts', facts: [] })
    expect(it.send({ ...accept, agentId: 'sam' })).toMatchObject({ refusal: { code: 'offer_gone' } })
    expect(it.send({ ...accept, offerId: 'another' })).toMatchObject({ refusal: { code: 'offer_gone' } })
    it.send({ type: 'TakeOver', agentId: 'sam' })
    expect(it.send(accept)).toMatchObject({ refusal: { code: 'offer_gone' } })
  })

  test('still waiting says nothing new: no fact', () => {
    const it = asked(play({ roster: roster([agent('mara', { load: 2 })]) }))
    press(it)
    expect(it.send({ type: 'RouteAgain' })).toMatchObject({ facts: [] })
  })

  test('nobody in the team can: the search widens with the wait, and the choice says how far it went', () => {
    const it = asked(play({ roster: roster([agent('mara', { skills: ['vat:2'] })]) }))
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: ['vat'],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    expect(it.lastFacts().at(-1)).toMatchObject({ type: 'Queued', choice: { passedOver: { 'skill-too-low': 1 } } })
    it.wait(it.policy.routing.rings[0]!.afterMs - 1)
    expect(it.send({ type: 'RouteAgain' })).toMatchObject({ facts: [] })
    it.wait(1)
    it.send({ type: 'RouteAgain' })
    expect(it.lastFacts()).toMatchObject([{ type: 'Offered', agentId: 'mara', choice: { ring: 1 } }])
  })

  test('who handed it on is not who should have it back; who had the customer before is', () => {
    const it = asked(
      play({ roster: roster([agent('mara'), agent('sam'), agent('kim', { idleSince: monday - 90_000 })]) }),
    )
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r1', clientId: 'r1', text: 'Hello', draft: null })
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
    press(it)
    expect(it.state().handoff?.choice).toMatchObject({ agentId: 'mara', rule: 'same-person' })
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: 'mara',
    })
    expect(it.state().handoff?.choice).toMatchObject({ agentId: 'kim', rule: 'longest-idle' })
  })

  test('the tier that the policy knows and the language are kept with the case; an unknown tier is nobody’s word', () => {
    const it = asked(play(), 'Ich brauche Hilfe mit meiner Rechnung, bitte')
    it.around = { ...it.around, tier: 'Enterprise', lastAgent: 'sam', owner: 'kim' }
    press(it)
    expect(it.state().handoff?.needs).toEqual({
      language: 'de',
      tier: 'enterprise',
      previousAgent: 'sam',
      owner: 'kim',
    })
    const other = asked(play())
    other.around = { ...other.around, tier: 'constructor' }
    press(other)
    expect(other.state().handoff?.needs).toEqual({ language: 'en' })
  })

  test('how hard it is, what such cases take here and what the customer is worth are kept with it, in steps', () => {
    const hard = asked(play())
    hard.policy = { ...hard.policy, routing: { ...hard.policy.routing, fullValue: 10_000 } }
    hard.around = {
      ...hard.around,
      longCases: 0.9,
      value: 900,
      minutesOf: { refund: 11.2 },
      intent: { name: 'refund', confidence: 0.9, areas: 3, success: null },
    }
    hard.readIntent = () => ({ name: 'refund', confidence: 0.9, areas: ['billing'], version: 1 })
    hard.send({ type: 'ReceiveMessage', messageId: 'm9', clientId: 'm9', text: 'Where is my refund?', page: null })
    press(hard)
    expect(hard.state().handoff?.needs).toMatchObject({ weight: 2, value: 0.75, minutes: 12 })
  })

  test('a case heavier than anybody may carry goes to who carries nothing, and to nobody else', () => {
    const people = [agent('mara', { capacity: 2, load: 1 }), agent('sam', { capacity: 2 })]
    const it = asked(play({ roster: roster(people) }))
    it.around = { ...it.around, longCases: 1, intent: { name: 'refund', confidence: 1, areas: 4, success: null } }
    press(it)
    expect(it.state().handoff).toMatchObject({
      needs: { weight: 3 },
      choice: { agentId: 'sam', passedOver: { full: 1 } },
    })
  })
})

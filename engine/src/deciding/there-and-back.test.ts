import { describe, expect, test } from 'vitest'
import {
  agent,
  asked,
  assistantActs,
  customerSays,
  end,
  play,
  press,
  roster,
  says,
  team,
  types,
} from '../testing/spec.ts'

describe('the way there and back', () => {
  test('accept, open, answer, hand back: one thread, and the assistant speaks again (failures 7 and 27)', () => {
    const it = asked(play())
    press(it)
    const offerId = it.state().handoff?.offer?.id ?? ''
    it.send({ type: 'AcceptOffer', offerId, agentId: 'mara' })
    it.send({ type: 'OpenCase', agentId: 'mara' })
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'Done.' })
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: 'Router was restarted.' })
    expect(it.state()).toMatchObject({
      holder: { kind: 'assistant' },
      handoff: { status: 'returned' },
      previousAgent: 'mara',
    })
    it.send(customerSays('And how do I buy a book?', 'm2'))
    it.send(assistantActs(it, [says('In the shop, tap Buy.'), end]))
    expect(types(it.lastFacts())).toEqual(['AssistantSaid', 'TurnEnded'])
    expect(it.state().briefingTextId).not.toBeNull()
  })

  test('a handoff works as often as it is needed (failure 14)', () => {
    const it = asked(play())
    for (let n = 0; n < 3; n++) {
      press(it)
      it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
      it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
    }
    expect(it.state().handoffs).toBe(3)
  })

  test('handed back, the words that asked for a person do not ask for one again (failure 21)', () => {
    const it = asked(play(), 'I want a human')
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: 'The order is on its way.' })
    it.send({ type: 'ConsiderTurn', turnId: 't', basedOn: 'm1' })
    it.send(assistantActs(it, [says('It is on its way.'), end]))
    expect(it.state()).toMatchObject({ holder: { kind: 'assistant' }, handoffs: 1 })
    it.send(customerSays('No, I want a human', 'm2'))
    expect(it.state()).toMatchObject({ holder: { kind: 'queue' }, handoffs: 2 })
  })

  test('a conversation that opens again does not fall back into its old handoff (failure 6)', () => {
    const it = asked(play(), 'I want a human')
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    it.send(customerSays('How do I return a book?', 'm2'))
    it.send({ type: 'ConsiderTurn', turnId: 't', basedOn: 'm2' })
    expect(it.state()).toMatchObject({ status: 'open', holder: { kind: 'assistant' }, handoffs: 1 })
  })

  test('after a transfer the previous agent is out, and the package travels again (failure 12)', () => {
    const it = asked(
      play({
        roster: roster(
          [agent('mara'), agent('sam', { teams: ['billing'] })],
          [team(), team({ id: 'billing', name: 'Billing', isDefault: false })],
        ),
      }),
    )
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: 'billing',
      skills: [],
      priority: 'high',
      note: 'Refund',
      agentId: 'mara',
    })
    expect(types(it.lastFacts())).toEqual(['Escalated', 'HandoffPrepared', 'Offered'])
    expect(it.state().holder).toEqual({ kind: 'queue', team: 'billing' })
    expect(
      it.send({
        type: 'RequestHandoff',
        reason: { kind: 'transfer', agentId: 'mara' },
        team: 'support',
        skills: [],
        priority: 'normal',
        note: null,
        agentId: 'mara',
      }).kind,
    ).toBe('facts')
  })

  test('whoever accepts after a transfer holds it alone: the one before can no longer pass it on or back (failure 12)', () => {
    const it = asked(
      play({
        roster: roster(
          [agent('mara'), agent('sam', { teams: ['billing'] })],
          [team(), team({ id: 'billing', name: 'Billing', isDefault: false })],
        ),
      }),
    )
    const transferTo = (to: string) =>
      it.send({
        type: 'RequestHandoff',
        reason: { kind: 'transfer', agentId: 'mara' },
        team: to,
        skills: [],
        priority: 'normal',
        note: null,
        agentId: 'mara',
      })
    it.send({ type: 'TakeOver', agentId: 'mara' })
    transferTo('billing')
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'sam' })
    expect(it.state().holder).toEqual({ kind: 'agent', id: 'sam' })
    const notHers = { kind: 'refused', refusal: { code: 'not_the_holder' } }
    expect(it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })).toEqual(notHers)
    expect(transferTo('support')).toEqual(notHers)
    expect(it.send({ type: 'OpenCase', agentId: 'mara' })).toMatchObject({ facts: [] })
    expect(it.state().holder).toEqual({ kind: 'agent', id: 'sam' })
  })

  test('a missing team is the default team (failure 11)', () => {
    const it = asked(play())
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'requested', code: 'x' },
      team: 'gone',
      skills: [],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    expect(it.state().holder).toEqual({ kind: 'queue', team: 'support' })
  })

  test('asking again while it waits names the handoff that waits', () => {
    const it = asked(play())
    press(it)
    expect(press(it)).toEqual({
      kind: 'refused',
      refusal: { code: 'already_with_team', handoffId: it.state().handoff?.id },
    })
  })

  test('identifying links once and never makes one person of two', () => {
    const it = asked(play())
    it.send({ type: 'LinkCustomer', customerId: 'c1' })
    expect(it.send({ type: 'LinkCustomer', customerId: 'c1' })).toMatchObject({ facts: [] })
    expect(it.send({ type: 'LinkCustomer', customerId: 'c2' })).toEqual({
      kind: 'refused',
      refusal: { code: 'customer_already_linked', customerId: 'c1' },
    })
  })
})

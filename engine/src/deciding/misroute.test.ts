import { describe, expect, test } from 'vitest'
import { agent, asked, play, roster, team, type Play } from '../testing/spec.ts'

const teams = [team(), team({ id: 'billing', name: 'Billing', isDefault: false })]
const desk = () =>
  roster(
    [
      agent('mara'),
      agent('bill', { teams: ['billing'] }),
      agent('ben', { teams: ['billing'] }),
      agent('lea', { teams: ['support', '#leads'], presence: 'away' }),
    ],
    teams,
  )

function handedOff(it = play({ roster: desk() })): Play {
  asked(it)
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: 'support',
    skills: ['router'],
    priority: 'high',
    note: 'Tried twice',
    agentId: null,
  })
  return it
}
const notOurs = (agentId: string, to: string, isLead = false) =>
  ({ type: 'Misroute', agentId, isLead, team: to, skills: [], note: 'It is an invoice' }) as const
const takes = (it: Play, agentId: string) => it.send({ type: 'TakeOver', agentId })

describe('"not ours: it is …"', () => {
  test('the same handoff goes to the other team, as urgent and as old as it was, with the note; the customer hears the truth', () => {
    const it = handedOff()
    const { id, requestedAt } = it.state().handoff ?? {}
    takes(it, 'mara')
    it.wait(60_000)
    const { epoch } = it.state()
    it.send(notOurs('mara', 'billing'))
    expect(it.lastFacts()).toMatchObject([
      {
        type: 'Misrouted',
        from: 'support',
        to: 'billing',
        told: { key: 'handoff.transferred', params: { team: 'Billing' } },
      },
      { type: 'HandoffPrepared', handoffId: id },
      { type: 'Offered', told: null },
    ])
    const { handoff, holder } = it.state()
    expect(handoff).toMatchObject({ id, requestedAt, priority: 'high', team: 'billing', skills: [], misroutes: 1 })
    expect(holder).toEqual({ kind: 'queue', team: 'billing' })
    expect(it.state().epoch).toBe(epoch + 1)
    expect(it.text(handoff?.package?.noteTextId ?? '')).toBe('It is an invoice')
    expect(['bill', 'ben']).toContain(handoff?.offer?.agentId)
    // Whoever had it is out.
    expect(it.send({ type: 'OpenCase', agentId: 'mara' })).toMatchObject({ facts: [] })
  })

  test('who was offered it may say so before they take it', () => {
    const it = handedOff(
      play({ roster: roster([agent('mara', { skills: ['router'] }), agent('bill', { teams: ['billing'] })], teams) }),
    )
    expect(it.state().handoff?.offer?.agentId).toBe('mara')
    it.send(notOurs('mara', 'billing'))
    expect(it.state().handoff).toMatchObject({ status: 'offered', offer: { agentId: 'bill' } })
  })

  test('who has nothing to do with it may not, nor may it go where it is', () => {
    const it = handedOff()
    takes(it, 'mara')
    expect(it.send(notOurs('bill', 'billing'))).toMatchObject({ refusal: { code: 'not_the_holder' } })
    expect(it.send(notOurs('mara', 'support'))).toMatchObject({ refusal: { code: 'already_with_team' } })
    const alone = asked(play({ roster: desk() }))
    takes(alone, 'mara')
    expect(alone.send(notOurs('mara', 'billing'))).toMatchObject({ refusal: { code: 'nothing_to_route' } })
  })

  test('sent around: a lead gets it and nobody else, with the reason; only a lead sends it on (failure 21)', () => {
    const it = handedOff()
    for (const [who, to] of [
      ['mara', 'billing'],
      ['bill', 'support'],
    ] as const) {
      takes(it, who)
      it.send(notOurs(who, to))
      expect(it.state().handoff?.forLead).toBeUndefined()
    }
    takes(it, 'mara')
    it.send(notOurs('mara', 'billing'))
    expect(it.lastFacts()).toMatchObject([
      { forLead: { times: 3, limit: 2 }, told: { params: { because: 'sent-around' } } },
      { type: 'HandoffPrepared', package: { reason: { kind: 'sent-around', times: 3, limit: 2 } } },
      { type: 'Queued' },
    ])
    it.wait(3_600_000)
    expect(it.send({ type: 'RouteAgain' })).toMatchObject({ facts: [] })
    it.roster = { ...desk(), agents: desk().agents.map((each) => ({ ...each, presence: 'online' as const })) }
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff?.offer?.agentId).toBe('lea')
    takes(it, 'bill')
    expect(it.send(notOurs('bill', 'support'))).toMatchObject({ refusal: { code: 'sent_around' } })
    it.send({ type: 'TakeOver', agentId: 'lea' })
    it.send(notOurs('lea', 'billing', true))
    expect(it.state().handoff).toMatchObject({ team: 'billing', status: 'offered' })
    expect(it.state().handoff?.forLead).toBeUndefined()
  })

  test('what it was read to be about stands in the fact, so that the map can be taught', () => {
    const it = handedOff()
    takes(it, 'mara')
    it.send(notOurs('mara', 'billing'))
    expect(it.lastFacts()[0]).toMatchObject({ intent: null, areas: [] })
  })
})

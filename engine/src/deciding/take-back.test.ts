import { describe, expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import { agent, asked, customerSays, monday, play, press, roster, team, types } from '../testing/spec.ts'
import type { TakenBackBecause } from '../conversation/warm-facts.ts'

const two = () => roster([agent('mara', { idleSince: monday - 2000 }), agent('sam', { idleSince: monday - 1000 })])

/** Mara has accepted and is not there any more. */
function accepted(it = asked(play({ roster: two() }))) {
  press(it)
  it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
  return it
}

const takeBack = (because: TakenBackBecause = 'agent-away', agentId = 'mara') =>
  ({ type: 'TakeBack', agentId, because }) as const

describe('taken back from somebody who is not there', () => {
  test('it goes to the next person in the same decision, with a fresh package, and the customer hears why they wait again', () => {
    const it = accepted()
    const { epoch } = it.state()
    it.send(takeBack())
    expect(it.lastFacts()).toMatchObject([
      {
        type: 'TakenBack',
        agentId: 'mara',
        team: 'support',
        told: { key: 'handoff.requeued', params: { team: 'Support', because: 'agent-away' } },
      },
      { type: 'HandoffPrepared' },
      { type: 'Offered', agentId: 'sam', told: null },
    ])
    expect(it.state()).toMatchObject({ holder: { kind: 'queue', team: 'support' }, epoch: epoch + 1 })
    expect(it.state().handoff).toMatchObject({ status: 'offered', agentId: null, acceptedAt: null, openedAt: null })
    expect(due(it.state(), it.policy)?.kind).toBe('offer')
  })

  test('what they wrote travels, with the note that came along, and why they left', () => {
    const it = asked(play({ roster: two() }))
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: ['router'],
      priority: 'high',
      note: 'Tried twice',
      agentId: null,
    })
    it.roster = roster([agent('mara', { skills: ['router'] }), agent('sam', { skills: ['router'] })])
    it.send({ type: 'RouteAgain' })
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'I will look.' })
    it.send({ type: 'AddNote', messageId: 'n1', clientId: 'c-n1', text: 'Looks like the router' })
    it.send(takeBack())
    const { package: pkg } = it.state().handoff ?? {}
    expect(pkg).toMatchObject({
      priority: 'high',
      reason: { kind: 'customer-pressed' },
      routing: { team: 'support', skills: ['router'] },
      handled: { agentId: 'mara', replies: 1, leftBecause: 'agent-away' },
    })
    expect(it.text(pkg?.noteTextId ?? '')).toBe('Tried twice')
    expect(it.text(pkg?.handled?.notes[0]?.textId ?? '')).toBe('Looks like the router')
  })

  test('the clock of the first human response goes on from the handoff; one that has stopped stays stopped (law 5)', () => {
    const it = accepted()
    const requestedAt = it.state().handoff?.requestedAt
    it.wait(it.policy.silentMs)
    it.send(takeBack('agent-silent'))
    expect(it.state().handoff).toMatchObject({ requestedAt, firstResponseAt: null, waitingSince: it.now() })
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'sam' })
    it.send({ type: 'ReplyAsAgent', agentId: 'sam', messageId: 'a1', clientId: 'c-a1', text: 'Hello.' })
    const answered = it.now()
    it.wait(60_000)
    it.send(takeBack('agent-away', 'sam'))
    expect(it.state().handoff).toMatchObject({ requestedAt, firstResponseAt: answered })
  })

  test('nobody else: it waits, and they may be asked again when the round is over', () => {
    const it = accepted(asked(play()))
    it.send(takeBack())
    expect(types(it.lastFacts())).toEqual(['TakenBack', 'HandoffPrepared', 'Queued'])
    expect(it.lastFacts()[2]).toMatchObject({ told: null })
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff).toMatchObject({ status: 'offered', offer: { agentId: 'mara' } })
  })

  test('out of hours: the promise is told with its time', () => {
    const it = accepted()
    const opens = it.now() + 3_600_000
    it.roster = roster([agent('mara', { presence: 'offline' })], [team({ openings: [{ from: opens, to: opens + 1 }] })])
    it.send(takeBack())
    expect(it.lastFacts()[2]).toMatchObject({
      type: 'Scheduled',
      at: opens,
      told: { key: 'handoff.scheduled', params: { at: opens } },
    })
  })

  test('held without a handoff: it becomes one, with a reason of its own', () => {
    const it = asked(play({ roster: two() }))
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send(customerSays('Hello?', 'm2'))
    it.send(takeBack())
    expect(it.lastFacts()).toMatchObject([
      { type: 'TakenBack', handoffId: null },
      {
        type: 'Escalated',
        from: { kind: 'agent', id: 'mara' },
        reason: { kind: 'taken-back', agentId: 'mara', because: 'agent-away' },
      },
      { type: 'HandoffPrepared' },
      { type: 'Offered', agentId: 'sam' },
    ])
  })

  test('what was offered to them goes to the next at once', () => {
    const it = asked(play({ roster: two() }))
    press(it)
    it.send(takeBack())
    expect(it.lastFacts()).toMatchObject([
      { type: 'OfferExpired', agentId: 'mara' },
      { type: 'Offered', agentId: 'sam' },
    ])
  })

  test('asked twice, or of somebody who does not hold it: nothing', () => {
    const it = accepted()
    it.send({ type: 'TakeOver', agentId: 'sam' })
    expect(it.send(takeBack())).toMatchObject({ kind: 'facts', facts: [] })
    it.send({ type: 'Resolve', by: 'agent', agentId: 'sam', resolution: 'solved' })
    expect(it.send(takeBack('agent-away', 'sam'))).toMatchObject({ kind: 'facts', facts: [] })
  })
})

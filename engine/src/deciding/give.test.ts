import { describe, expect, test } from 'vitest'
import { agent, asked, play, press, roster, types, team, type Play } from '../testing/spec.ts'
import type { Command } from '../conversation/commands.ts'

type Give = Extract<Command, { type: 'Give' }>

const teams = [team(), team({ id: 'billing', name: 'Billing', isDefault: false })]
const people = [
  agent('mara'),
  agent('sam', { teams: ['billing'] }),
  agent('bill', { load: 2 }),
  agent('noor', { presence: 'away' }),
]

function waiting(): Play {
  const it = asked(play({ roster: roster(people, teams) }))
  press(it)
  return it
}
const give = (to: string, more: Partial<Give> = {}): Give => ({
  type: 'Give',
  by: 'lea',
  to: { agentId: to, team: null },
  epoch: null,
  over: false,
  ...more,
})
const toTeam = (id: string) => give('', { to: { agentId: null, team: id } })

describe('a lead gives a conversation', () => {
  test('that waits to a person with room: they are asked instead of who was, in the same handoff, and the customer hears nothing new', () => {
    const it = waiting()
    const { id, offer } = it.state().handoff!
    expect(offer?.agentId).toBe('mara')
    it.send(give('sam'))
    expect(it.lastFacts()).toMatchObject([
      { type: 'Given', agentId: 'lea', to: { agentId: 'sam' }, over: null },
      { type: 'Offered', handoffId: id, agentId: 'sam', choice: { rule: 'given-by-lead' }, told: null },
    ])
    expect(it.send({ type: 'AcceptOffer', offerId: offer!.id, agentId: 'mara' })).toMatchObject({
      refusal: { code: 'offer_gone' },
    })
    expect(it.send(give('sam'))).toMatchObject({ facts: [] })
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff!.offer!.id, agentId: 'sam', reason: 'busy' })
    expect(it.state().handoff?.offer?.agentId).toBe('mara')
  })

  test('to somebody without room only by choice: then it is theirs at once, with the package, and says so', () => {
    const it = waiting()
    expect(it.send(give('bill'))).toMatchObject({ refusal: { code: 'agent_full', load: 2, capacity: 2 } })
    it.send(give('bill', { over: true }))
    expect(types(it.lastFacts())).toEqual(['Given', 'HandoffPrepared', 'TakenOver'])
    expect(it.lastFacts()[0]).toMatchObject({ over: { load: 2, capacity: 2 } })
    expect(it.state()).toMatchObject({ holder: { kind: 'agent', id: 'bill' } })
    expect(it.send(give('bill'))).toMatchObject({ refusal: { code: 'theirs_already' } })
  })

  test('that the assistant has: a handoff with its package, by offer or at once', () => {
    const asksSam = asked(play({ roster: roster(people, teams) }))
    asksSam.send(give('sam'))
    expect(types(asksSam.lastFacts())).toEqual(['Given', 'Escalated', 'HandoffPrepared', 'Offered'])
    expect(asksSam.state().handoff?.offer?.agentId).toBe('sam')
    const has = asked(play({ roster: roster(people, teams) }))
    has.send(give('bill', { over: true }))
    expect(types(has.lastFacts())).toEqual(['Given', 'Escalated', 'HandoffPrepared', 'Queued', 'TakenOver'])
    expect(has.state()).toMatchObject({ holder: { kind: 'agent', id: 'bill' }, handoff: { agentId: 'bill' } })
  })

  test('that a person has: they are out when the other one is asked, and the epoch is another', () => {
    const it = waiting()
    it.send({ type: 'TakeOver', agentId: 'mara' })
    const { epoch } = it.state()
    it.send(give('sam', { epoch }))
    expect(it.state()).toMatchObject({ holder: { kind: 'queue' }, handoff: { offer: { agentId: 'sam' } } })
    expect(it.state().epoch).toBeGreaterThan(epoch)
    expect(it.send(give('mara', { epoch }))).toMatchObject({ refusal: { code: 'moved_meanwhile' } })
  })

  test('to nobody who is not there', () => {
    const it = waiting()
    for (const over of [true, false])
      expect(it.send(give('noor', { over }))).toMatchObject({ refusal: { code: 'agent_not_there' } })
    expect(it.send(give('nobody'))).toMatchObject({ refusal: { code: 'agent_not_there' } })
  })

  test('to a team: the same handoff waits there, as old as it is, and the customer hears where', () => {
    const it = waiting()
    const { id, requestedAt } = it.state().handoff!
    it.send(toTeam('billing'))
    expect(types(it.lastFacts())).toEqual(['Given', 'SentOn', 'HandoffPrepared', 'Offered'])
    expect(it.state().handoff).toMatchObject({ id, requestedAt, team: 'billing', offer: { agentId: 'sam' } })
    expect(it.lastFacts()[1]).toMatchObject({ told: { key: 'handoff.transferred', params: { team: 'Billing' } } })
    expect(it.send(toTeam('billing'))).toMatchObject({ refusal: { code: 'already_with_team' } })
    // It is no word against the map: nothing is taught by it, and it is not sent around.
    expect(it.state().handoff?.misroutes).toBeUndefined()
  })
})

describe('a lead stands beside', () => {
  test('whispers to whoever holds it, masked; guidance ends with the assistant’s hold', () => {
    const it = asked(play({ roster: roster(people, teams) }))
    const whisper = (agentId: string) =>
      ({ type: 'Whisper', agentId, whisperId: 'w1', text: 'Offer the refund. Card 4242 4242 4242 4242' }) as const
    it.send(whisper('lea'))
    expect(it.lastFacts()).toMatchObject([{ type: 'Whispered', agentId: 'lea', to: { kind: 'assistant' } }])
    expect(it.text((it.lastFacts()[0] as { textId: string }).textId)).not.toContain('4242 4242 4242 4242')
    expect(it.state().guidance).toHaveLength(1)
    press(it)
    expect(it.state().guidance).toEqual([])
    expect(it.send(whisper('lea'))).toMatchObject({ refusal: { code: 'nobody_to_whisper_to' } })
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send(whisper('lea'))
    expect(it.lastFacts()).toMatchObject([{ to: { kind: 'agent', id: 'mara' } }])
    expect(it.state()).toMatchObject({ guidance: [], holder: { id: 'mara' } })
    expect(it.send(whisper('mara'))).toMatchObject({ refusal: { code: 'nobody_to_whisper_to' } })
  })

  test('joins once, is gone when they leave, take over, or it is resolved', () => {
    const it = waiting()
    it.send({ type: 'Join', agentId: 'lea' })
    expect(it.send({ type: 'Join', agentId: 'lea' })).toMatchObject({ facts: [] })
    it.send({ type: 'Join', agentId: 'leo' })
    expect(it.state().beside.map(({ agentId }) => agentId)).toEqual(['lea', 'leo'])
    it.send({ type: 'Leave', agentId: 'leo' })
    it.send({ type: 'TakeOver', agentId: 'lea' })
    expect(it.state().beside).toEqual([])
    expect(it.send({ type: 'Join', agentId: 'lea' })).toMatchObject({ facts: [] })
    it.send({ type: 'Join', agentId: 'leo' })
    it.send({ type: 'Resolve', by: 'agent', agentId: 'lea', resolution: 'solved' })
    expect(it.state().beside).toEqual([])
  })
})

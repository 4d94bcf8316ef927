import { describe, expect, test } from 'vitest'
import { agent, asked, customerSays, play, press, roster, types, type Play } from '../testing/spec.ts'

const names = ['mara', 'sam', 'bill']

/** Mara holds it and asks Sam. */
function asking(ask = { agentId: 'sam' as string | null, team: null as string | null }): Play {
  const it = asked(play({ roster: roster(names.map((id) => agent(id))) }))
  press(it)
  it.send({ type: 'TakeOver', agentId: 'mara' })
  it.send({
    type: 'Consult',
    agentId: 'mara',
    consultId: 'k1',
    ask,
    question: 'Seen this one? Card 4242 4242 4242 4242',
  })
  return it
}
const answer = (agentId: string, teams: string[] = []) =>
  ({ type: 'AnswerConsult', agentId, teams, answer: 'Yes: reset it.' }) as const

describe('a colleague is asked inside the thread', () => {
  test('asked, answered, closed; no clock stops, nothing is told, what is secret is masked', () => {
    const it = asking()
    expect(it.lastFacts()).toMatchObject([{ type: 'ConsultAsked', asked: { agentId: 'sam', team: null } }])
    expect(it.text((it.lastFacts()[0] as { textId: string }).textId)).not.toContain('4242 4242 4242 4242')
    it.send(answer('sam'))
    it.send(answer('sam'))
    expect(it.state().consult).toMatchObject({ agentId: 'mara', answeredBy: ['sam'] })
    it.send({ type: 'EndConsult', agentId: 'mara' })
    expect(it.lastFacts()).toEqual([{ type: 'ConsultEnded', consultId: 'k1', because: 'ended' }])
    expect(it.state()).toMatchObject({ consult: null, holder: { kind: 'agent', id: 'mara' } })
    expect(it.state().handoff?.firstResponseAt).toBeNull()
    for (const { fact } of it.records()) if (fact.type.startsWith('Consult')) expect('told' in fact).toBe(false)
  })

  test('only who holds it asks, one question at a time; only who is asked answers, or somebody of the team', () => {
    const it = asking({ agentId: null, team: 'billing' })
    const again = { type: 'Consult', consultId: 'k2', ask: { agentId: 'bill', team: null }, question: 'And?' } as const
    expect(it.send({ ...again, agentId: 'mara' })).toMatchObject({ refusal: { code: 'consult_open' } })
    expect(it.send({ ...again, agentId: 'sam' })).toMatchObject({ refusal: { code: 'not_the_holder' } })
    expect(it.send(answer('sam', ['support']))).toMatchObject({ refusal: { code: 'consult_not_yours' } })
    expect(it.send(answer('bill', ['billing']))).toMatchObject({ kind: 'facts' })
    expect(it.send({ type: 'EndConsult', agentId: 'bill' })).toMatchObject({ refusal: { code: 'consult_not_yours' } })
  })

  test('handed over to who was asked: theirs at once, with a fresh package, and the same handoff', () => {
    const it = asking()
    const { id, requestedAt } = it.state().handoff ?? {}
    it.send(answer('sam'))
    expect(it.send({ type: 'HandOver', agentId: 'mara', to: 'bill' })).toMatchObject({
      refusal: { code: 'no_consult' },
    })
    it.send({ type: 'HandOver', agentId: 'mara', to: 'sam' })
    expect(types(it.lastFacts())).toEqual(['ConsultEnded', 'HandoffPrepared', 'TakenOver'])
    expect(it.state()).toMatchObject({ holder: { kind: 'agent', id: 'sam' }, consult: null })
    expect(it.state().handoff).toMatchObject({ id, requestedAt, agentId: 'sam', firstResponseAt: null })
    expect(it.state().handoff?.package?.handled?.agentId).toBe('mara')
  })

  test.each([
    ['resolved', { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' }, 'resolved'],
    ['taken over', { type: 'TakeOver', agentId: 'bill' }, 'moved'],
    ['taken back', { type: 'TakeBack', agentId: 'mara', because: 'agent-away' }, 'moved'],
    ['passed back', { type: 'ReturnToAssistant', agentId: 'mara', briefing: null }, 'moved'],
  ] as const)('a case that is %s ends it', (_, command, because) => {
    const it = asking()
    it.send(customerSays('Hello?', 'm2'))
    it.send(command)
    expect(it.lastFacts().at(-1)).toEqual({ type: 'ConsultEnded', consultId: 'k1', because })
  })
})

import { describe, expect, test } from 'vitest'
import { asked, assistantActs, customerSays, end, play, press, says } from '../testing/spec.ts'

describe('the clock of the first human response (law 5, failure 24)', () => {
  const clock = (it: ReturnType<typeof play>) => it.state().handoff?.firstResponseAt

  test('runs from the handoff and stops at a person’s message, at nothing before it', () => {
    const it = asked(play())
    const late = assistantActs(it, [says('Open Settings.'), end])
    press(it)
    const requestedAt = it.now()
    it.wait(1000)
    it.send(late)
    it.send(customerSays('Are you there?', 'm2'))
    it.send({ type: 'AddNote', messageId: 'n1', clientId: 'c-n1', text: 'Looks like the router.' })
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.wait(1000)
    it.send({ type: 'OpenCase', agentId: 'mara' })
    expect(clock(it)).toBeNull()
    it.wait(1000)
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'I am looking.' })
    expect(clock(it)).toBe(requestedAt + 3000)
    expect(it.state().handoff?.requestedAt).toBe(requestedAt)
    it.wait(1000)
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a2', clientId: 'c-a2', text: 'Found it.' })
    expect(clock(it)).toBe(requestedAt + 3000)
  })

  test('is not stopped by what the assistant says in the turn that hands off, nor by its answers afterwards', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('I could not find that.', { as: 'unknown', grounding: 0 }), end]))
    expect(it.state().holder.kind).toBe('queue')
    expect(clock(it)).toBeNull()
    it.send({ type: 'ReturnToAssistant', agentId: null, briefing: null })
    it.send(customerSays('Then how do I charge it?', 'm2'))
    it.send(assistantActs(it, [says('With the cable.'), end]))
    expect(it.lastFacts()[0]?.type).toBe('AssistantSaid')
    expect(clock(it)).toBeNull()
  })

  test('every handoff has its own: after a transfer it runs anew', () => {
    const it = asked(play())
    it.send({ type: 'TakeOver', agentId: 'mara' })
    press(it)
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'Billing will know.' })
    expect(clock(it)).not.toBeNull()
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: 'mara',
    })
    expect(it.state().handoff?.reason.kind).toBe('transfer')
    expect(clock(it)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { asked, assistantActs, customerSays, end, play, press, says, types } from '../testing/spec.ts'

describe('who may speak (law 1)', () => {
  test('the assistant answers what it holds', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('Open Settings.'), end]))
    expect(types(it.lastFacts())).toEqual(['AssistantSaid', 'TurnEnded'])
  })

  test('a reply computed before a takeover is withheld, with its words', () => {
    const it = asked(play())
    const late = assistantActs(it, [says('Open Settings.'), end])
    it.send({ type: 'TakeOver', agentId: 'mara' })
    const decision = it.send(late)
    expect(types(it.lastFacts())).toEqual(['ReplyWithheld', 'TurnEnded'])
    expect(it.lastFacts()[0]).toMatchObject({ because: 'not-holder' })
    expect(decision.kind === 'facts' && decision.texts).toMatchObject([{ kind: 'draft', body: 'Open Settings.' }])
  })

  test('a reply computed before a takeover and a way back is withheld too: the epoch moved', () => {
    const it = asked(play())
    const late = assistantActs(it, [says('Open Settings.'), end])
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
    it.send(late)
    expect(it.lastFacts()[0]).toMatchObject({ type: 'ReplyWithheld', because: 'epoch-moved' })
  })

  test('a reply to what is no longer the newest message is superseded, and the newest is still to be answered', () => {
    const it = asked(play())
    const late = assistantActs(it, [says('Open Settings.'), end])
    it.send(customerSays('It is the Folio Mini', 'm2'))
    it.send(late)
    expect(it.lastFacts()[0]).toMatchObject({ type: 'ReplyWithheld', because: 'superseded' })
    expect(it.state().unansweredSince).not.toBeNull()
  })

  test('two nodes that answer the same message send one answer, and the second turn is told so (failure 5)', () => {
    const it = asked(play())
    const first = assistantActs(it, [says('Open Settings.'), end])
    const second = {
      ...assistantActs(it, [says('Please open Settings.', { messageId: 'reply-2' }), end]),
      turnId: 'turn-2',
    }
    it.send(first)
    it.send(second)
    expect(it.lastFacts()).toMatchObject([
      { type: 'ReplyWithheld', because: 'superseded' },
      { type: 'TurnEnded', outcome: 'withheld' },
    ])
    expect(it.records().filter(({ fact }) => fact.type === 'AssistantSaid')).toHaveLength(1)
  })

  test('one turn may say several messages, and the next message of the customer is answered again', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('One moment.', { as: 'acknowledge', grounding: null })]))
    it.send(assistantActs(it, [says('Open Settings.', { messageId: 'reply-2' }), end]))
    it.send(customerSays('And then?', 'm2'))
    it.send({ ...assistantActs(it, [says('Tap Wi-Fi.', { messageId: 'reply-3' }), end]), turnId: 'turn-2' })
    expect(it.records().filter(({ fact }) => fact.type === 'AssistantSaid')).toHaveLength(3)
  })

  test('in the queue the assistant is silent', () => {
    const it = asked(play())
    const late = assistantActs(it, [says('Still here.'), end])
    press(it)
    it.send(late)
    expect(it.records().filter(({ fact }) => fact.type === 'AssistantSaid')).toEqual([])
  })

  test('every change of holder raises the epoch, and nothing else does', () => {
    const it = asked(play())
    let { epoch, holder } = it.state()
    for (const command of [
      customerSays('hello?', 'm2'),
      { type: 'TakeOver', agentId: 'mara' },
      { type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'Hi' },
      { type: 'ReturnToAssistant', agentId: 'mara', briefing: 'done' },
      { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' },
      customerSays('again', 'm3'),
    ] as const) {
      it.send(command)
      const after = it.state()
      expect(after.epoch - epoch).toBe(JSON.stringify(after.holder) === JSON.stringify(holder) ? 0 : 1)
      ;({ epoch, holder } = after)
    }
    expect(epoch).toBe(5)
  })

  test('a person who writes from any surface has taken over (failure 2)', () => {
    const it = asked(play())
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'a1', clientId: 'c-a1', text: 'Let me look.' })
    expect(types(it.lastFacts())).toEqual(['TakenOver', 'AgentReplied'])
    expect(it.state().holder).toEqual({ kind: 'agent', id: 'mara' })
  })

  test('a sentence that comes after a takeover ends the message that had begun', () => {
    const it = asked(play())
    const second = assistantActs(it, [says('Then tap Wi-Fi.', { part: 1, grounding: null }), end])
    it.send(assistantActs(it, [says('Open Settings.', { last: false })]))
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send(second)
    expect(it.state().openReply).toBeNull()
    expect(it.records().filter(({ fact }) => fact.type === 'AssistantSaid')).toHaveLength(1)
  })
})

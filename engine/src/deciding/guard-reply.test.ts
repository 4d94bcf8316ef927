import { describe, expect, test } from 'vitest'
import { agent, asked, assistantActs, customerSays, end, play, roster, says, types } from '../testing/index.ts'
import type { Fact } from '../conversation/facts.ts'
import type { Play } from '../testing/index.ts'

const of = <T extends Fact['type']>(facts: readonly Fact[], type: T) =>
  facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type)
const all = (it: Play) => it.records().map(({ fact }) => fact)

/** The assistant speaks; gives what it decided, with the texts by id. */
function speaks(it: Play, text: string, change: Parameters<typeof says>[1] = {}) {
  const decision = it.send(assistantActs(it, [says(text, { as: 'clarify', grounding: null, ...change }), end]))
  if (decision.kind !== 'facts') throw new Error(`expected facts, got ${decision.kind}`)
  const texts = new Map(decision.texts.map(({ id, body }) => [id, body]))
  return { facts: decision.facts, words: (id: string | null | undefined) => texts.get(id ?? '') }
}

/** The customer has written, asked for a person, and Mara has it. */
function handedToMara(words = 'My lamp from order 48213 flickers since yesterday.'): Play {
  const it = asked(play({ roster: roster([agent('mara')]) }), words)
  it.send(customerSays('I want to talk to a person please', 'm2'))
  it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
  return it
}
const maraSays = (it: Play, text: string, id = 'r1') =>
  it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: id, clientId: `c-${id}`, text })

describe('drill: the restart', () => {
  test('"Hi there! Can you tell me what\'s happening today?" after a handoff is counted as asking again', () => {
    const it = handedToMara()
    maraSays(it, "Hi there! Can you tell me what's happening today?")
    expect(of(all(it), 'AskedAgain')).toEqual([
      { type: 'AskedAgain', by: 'agent', messageId: 'r1', kind: 'restart', slot: null, earlierMessageId: 'm1' },
    ])
  })
  test('a first reply that carries on is not', () => {
    const it = handedToMara()
    maraSays(it, 'Hi, I see that your lamp from order 48213 flickers. Is the bulb hot when it does?')
    expect(of(all(it), 'AskedAgain')).toEqual([])
  })
  test('the second reply may ask how to help', () => {
    const it = handedToMara()
    maraSays(it, 'I see that the lamp of yours flickers, one moment.')
    maraSays(it, 'How can I help you today?', 'r2')
    expect(of(all(it), 'AskedAgain')).toEqual([])
  })
  test('an open question in a conversation that was never handed off is not a restart', () => {
    const it = asked(play())
    it.send({ type: 'TakeOver', agentId: 'mara' })
    maraSays(it, 'How can I help you today?')
    expect(of(all(it), 'AskedAgain')).toEqual([])
  })
})

describe('an agent who asks for what was said', () => {
  test('is never stopped, and it is a fact with the message it was said in', () => {
    const it = handedToMara()
    const decision = maraSays(it, 'Which purchase is this about?')
    expect(decision.kind === 'facts' && types(decision.facts)).toEqual(['AgentReplied', 'AskedAgain'])
    expect(of(all(it), 'AskedAgain')).toMatchObject([{ slot: 'order-number', kind: 'slot', earlierMessageId: 'm1' }])
  })
  test('confirms when the value is in the words', () => {
    const it = handedToMara()
    maraSays(it, 'Is it still order 48213?')
    maraSays(it, 'What is the order number, 48213?', 'r2')
    expect(of(all(it), 'AskedAgain')).toEqual([])
  })
  test('may ask for what nobody said', () => {
    const it = handedToMara('My lamp flickers.')
    maraSays(it, 'What is your order number?')
    expect(of(all(it), 'AskedAgain')).toEqual([])
  })
})

describe('the assistant', () => {
  const told = () => asked(play({ roster: roster([agent('mara')]) }), 'My order is 48213 and the lamp flickers')

  test('does not ask for what was said: what else it says is sent, its question left out', () => {
    const it = told()
    const { facts, words } = speaks(
      it,
      'A loose bulb makes a lamp flicker. What is your order number? Please turn it tight.',
    )
    const [said] = of(facts, 'AssistantSaid')
    expect(words(said?.textId)).toBe('A loose bulb makes a lamp flicker. Please turn it tight.')
    expect(said?.leftOut?.slot).toBe('order-number')
    expect(words(said?.leftOut?.textId)).toContain('What is your order number?')
    expect(of(facts, 'AskedAgain')).toEqual([])
    expect(it.state().holder).toEqual({ kind: 'assistant' })
  })
  test('with nothing else to say gives the customer to a person: never silence', () => {
    const it = told()
    const { facts } = speaks(it, 'Could you tell me your order number?')
    expect(of(facts, 'AssistantSaid')).toEqual([])
    expect(of(facts, 'ReplyWithheld')).toMatchObject([{ because: 'asks-again' }])
    expect(of(facts, 'HandoffPrepared')).toHaveLength(1)
    expect(it.state().holder.kind).toBe('queue')
  })
  test('leaves its question out when it has answered already', () => {
    const it = told()
    const { facts } = speaks(it, 'A loose bulb makes a lamp flicker.', { as: 'answer', grounding: 0.9, last: false })
    expect(of(facts, 'AssistantSaid')).toHaveLength(1)
    const next = it.send(
      assistantActs(it, [says('What is your order number?', { as: 'answer', part: 1, grounding: null }), end]),
    )
    expect(next.kind === 'facts' && types(next.facts)).toEqual(['ReplyWithheld', 'TurnEnded'])
    expect(it.state().holder).toEqual({ kind: 'assistant' })
  })
  test('may ask what a step of a playbook waits for, and that is counted', () => {
    const { facts } = speaks(told(), 'What is your order number?', { as: 'ask-input' })
    expect(types(facts)).toEqual(['AssistantSaid', 'AskedAgain', 'TurnEnded'])
  })
  test('asks for what it does not know', () => {
    const { facts } = speaks(told(), 'What is your e-mail address?')
    expect(types(facts)).toEqual(['HandoffWeighed', 'AssistantSaid', 'TurnEnded'])
  })
})

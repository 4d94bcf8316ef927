import { expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { evolve } from '../conversation/evolve.ts'
import type { Command } from '../conversation/commands.ts'
import type { FactRecord, IntentRead } from '../conversation/facts.ts'
import { nothingYet } from '../conversation/state.ts'
import { nothingAround } from '../escalation/features.ts'
import { defaultPolicy } from '../escalation/policy.ts'
import { customerSays, monday, roster } from '../testing/spec.ts'

const refund: IntentRead = { name: 'request_refund', confidence: 0.8, areas: ['billing'], version: 3 }

/** A conversation whose messages are read by `readIntent`. */
function conversation(readIntent?: (text: string) => IntentRead | null) {
  let state = nothingYet
  let count = 0
  const facts: FactRecord['fact'][] = []
  const send = (command: Command) => {
    const decision = decide(state, command, {
      now: monday,
      newId: (kind) => `${kind}-${++count}`,
      policy: defaultPolicy,
      people: { name: (id) => id },
      roster: roster(),
      account: null,
      around: nothingAround,
      unread: new Map(),
      readIntent,
    })
    if (decision.kind !== 'facts') throw new Error(decision.kind)
    for (const fact of decision.facts) {
      facts.push(fact)
      state = evolve(state, { seq: state.version + 1, at: monday, actor: { kind: 'system' }, fact })
    }
  }
  send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v', customerId: null, page: null })
  return {
    send,
    state: () => state,
    readings: () => facts.flatMap((fact) => (fact.type === 'MessageReceived' ? [fact.reading] : [])),
    package: () => facts.flatMap((fact) => (fact.type === 'HandoffPrepared' ? [fact.package] : [])).at(-1),
  }
}

test("each of the customer's turns has its intent, and the handoff travels with the last that showed one", () => {
  const it = conversation((text) => (text.includes('money') ? refund : null))
  it.send(customerSays('I want my money back', 'm1'))
  it.send(customerSays('hm', 'm2'))
  expect(it.readings().map(({ intent }) => intent)).toEqual([refund, null])
  expect(it.state().intent).toMatchObject({ name: 'request_refund', messageId: 'm1' })
  it.send(customerSays('I want to talk to a human', 'm3'))
  expect(it.package()).toMatchObject({
    intent: { source: 'reading', ref: 'request_refund', titleTextId: null, confidence: 0.8, areas: ['billing'] },
    completeness: { parts: expect.arrayContaining([expect.objectContaining({ part: 'intent', state: 'present' })]) },
  })
})

test('where no intents are to hand, nothing is said of them', () => {
  const it = conversation()
  it.send(customerSays('I want my money back', 'm1'))
  expect(it.readings()[0]).not.toHaveProperty('intent')
  it.send(customerSays('I want to talk to a human', 'm2'))
  expect(it.package()?.intent).toBeNull()
})

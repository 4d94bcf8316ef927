import { expect, test } from 'vitest'
import { agent, asked, assistantActs, customerSays, end, play, roster, says, types } from '../testing/index.ts'
import type { Command } from '../conversation/commands.ts'

const forgotten = () => {
  const it = asked(play({ roster: roster([agent('mara')]) }), 'My order 48213 is late')
  const turn = assistantActs(it, [says('I will look'), end])
  it.send({ type: 'ForgetCustomer' })
  return { it, turn }
}

test('who is forgotten is waited for by nobody, and the state holds nothing of their words', () => {
  const { it } = forgotten()
  expect(types(it.lastFacts())).toEqual(['Resolved', 'CustomerForgotten'])
  expect(it.state()).toMatchObject({
    status: 'resolved',
    holder: { kind: 'nobody' },
    unansweredSince: null,
    customerId: null,
    visitorId: null,
    slots: [],
    said: [],
    page: null,
    forgottenAt: it.now(),
  })
})

test('what the assistant was about to say is not even kept', () => {
  const { it, turn } = forgotten()
  expect(it.send(turn)).toEqual({ kind: 'facts', facts: [], texts: [] })
})

test('forgetting again, and what Baton does by itself, is nothing to do', () => {
  const { it } = forgotten()
  const commands: Command[] = [
    { type: 'ForgetCustomer' },
    { type: 'RouteAgain' },
    { type: 'EndSilence' },
    { type: 'CutReply' },
    { type: 'ConsiderTurn', turnId: 't', basedOn: 'm1' },
    { type: 'ExpireOffer', offerId: 'o' },
  ]
  for (const command of commands) expect(it.send(command)).toEqual({ kind: 'facts', facts: [], texts: [] })
})

test('nobody writes there any more', () => {
  const { it } = forgotten()
  const commands: Command[] = [
    customerSays('hello again', 'm9'),
    { type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r', clientId: 'r', text: 'hello' },
    { type: 'AddNote', messageId: 'n', clientId: 'n', text: 'hello' },
    { type: 'TakeOver', agentId: 'mara' },
    { type: 'LinkCustomer', customerId: 'c' },
  ]
  for (const command of commands)
    expect(it.send(command)).toEqual({ kind: 'refused', refusal: { code: 'customer_forgotten' } })
})

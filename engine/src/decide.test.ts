import { describe, expect, test } from 'vitest'
import {
  agent,
  asked,
  assistantActs,
  customerSays,
  end,
  monday,
  play,
  roster,
  says,
  team,
  types,
} from './testing/spec.ts'
import type { HandoffReason } from './escalation/reason.ts'

const press = (it: ReturnType<typeof play>) =>
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
const reasonOf = (it: ReturnType<typeof play>): HandoffReason | undefined => it.state().handoff?.reason

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

describe('what the customer is told (law 2) and what travels (law 4)', () => {
  test('an offer is told as an offer: no name, nobody has accepted', () => {
    const it = asked(play())
    press(it)
    expect(types(it.lastFacts())).toEqual(['Escalated', 'HandoffPrepared', 'Offered'])
    expect(it.state().handoff?.told).toEqual({ key: 'handoff.offered', params: { team: 'Support' } })
  })

  test('nobody free is a queue, with the wait only where it was measured', () => {
    const busy = roster([agent('mara', { load: 2 })], [team({ waiting: 3, recentWaitSeconds: 180 })])
    const it = asked(play({ roster: busy }))
    press(it)
    expect(it.state().handoff?.told).toEqual({
      key: 'handoff.queued',
      params: { team: 'Support', ahead: 3, waitSeconds: 180 },
    })
  })

  test('closed is scheduled with the time of the next opening', () => {
    const opens = monday + 3_600_000
    const closed = roster(
      [agent('mara', { presence: 'offline' })],
      [team({ openings: [{ from: opens, to: opens + 1 }] })],
    )
    const it = asked(play({ roster: closed }))
    press(it)
    expect(it.state().handoff).toMatchObject({ status: 'scheduled', scheduledFor: opens })
    expect(it.state().handoff?.told).toEqual({ key: 'handoff.scheduled', params: { team: 'Support', at: opens } })
  })

  test('the package is in the same facts as the handoff, with what was tried and how it ended', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'start-attempt', attemptId: 'a1', path: 'article', ref: 'wifi', title: 'Wi-Fi' },
        says('Open Settings.', { asks: { kind: 'did-that-help', attemptId: 'a1' } }),
        end,
      ]),
    )
    it.send(customerSays('no, still not working', 'm2'))
    press(it)
    const prepared = it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')
    expect(prepared?.package).toMatchObject({
      version: 1,
      attempts: [{ path: 'article', ref: 'wifi', outcome: 'customer-said-no', evidence: { messageId: 'm2' } }],
      summary: { problem: [{ messageId: 'm1' }, { messageId: 'm2' }], wanted: { messageId: 'm1' } },
      transcript: { messages: 3, complete: true },
    })
    expect(prepared?.package.missing).toEqual([
      { part: 'facts', cause: 'never-asked', owner: 'assistant' },
      { part: 'page', cause: 'integration-sent-none', owner: 'integration' },
      { part: 'capture', cause: 'integration-sent-none', owner: 'integration' },
      { part: 'account', cause: 'not-identified', owner: 'integration' },
    ])
  })

  test('a transfer claimed in prose is made true and not sent (failure 3)', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('I am transferring you to a colleague now.'), end]))
    expect(types(it.lastFacts())).toEqual(['ReplyWithheld', 'Escalated', 'HandoffPrepared', 'Offered', 'TurnEnded'])
    expect(reasonOf(it)?.kind).toBe('claimed-transfer')
  })

  test('a handoff needs neither an e-mail address nor a message (failure 20)', () => {
    const it = play()
    it.send({
      type: 'OpenConversation',
      channel: 'widget',
      locale: 'en',
      visitorId: 'v1',
      customerId: null,
      page: null,
    })
    press(it)
    expect(it.state().handoff?.status).toBe('offered')
  })
})

describe('why a person is needed', () => {
  test('asked for: at once, whatever else is under way', () => {
    const it = asked(play(), 'Can I talk to a human please?')
    expect(reasonOf(it)).toEqual({ kind: 'customer-asked', messageId: 'm1' })
  })

  test('nothing grounded: says so and hands off in one go, with the numbers', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        says('I could not find an answer in our help pages.', { as: 'unknown', grounding: 0.1 }),
        end,
      ]),
    )
    expect(types(it.lastFacts())).toEqual(['AssistantSaid', 'Escalated', 'HandoffPrepared', 'Offered', 'TurnEnded'])
    expect(reasonOf(it)).toEqual({ kind: 'not-grounded', score: 0.1, threshold: 0.3 })
  })

  test('an answer that rests on nothing is not sent', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('You get 90 days.', { grounding: 0.05 }), end]))
    expect(it.lastFacts()[0]).toMatchObject({ type: 'ReplyWithheld', because: 'not-grounded' })
    expect(it.state().holder.kind).toBe('queue')
  })

  test('attempts used up: before the next draft', () => {
    const it = asked(play())
    for (const n of [1, 2]) {
      it.send(
        assistantActs(it, [
          { kind: 'start-attempt', attemptId: `a${n}`, path: 'article', ref: `r${n}`, title: 'T' },
          says(`Answer ${n} about something quite different each time ${'xyz'.repeat(n)}`, {
            asks: { kind: 'did-that-help', attemptId: `a${n}` },
          }),
          end,
        ]),
      )
      it.send(customerSays('no', `n${n}`))
    }
    it.send({ type: 'ConsiderTurn', turnId: 't', basedOn: 'n2' })
    expect(reasonOf(it)).toEqual({ kind: 'attempts-used-up', failed: 2, limit: 2 })
  })

  test('the same answer for the third time is a loop and is not sent', () => {
    const it = asked(play())
    const words = 'Please hold the power button for twenty seconds and let go.'
    for (const n of [2, 3]) {
      it.send(assistantActs(it, [says(words), end]))
      it.send(customerSays(`and then what, number ${n}?`, `m${n}`))
    }
    it.send(assistantActs(it, [says(words), end]))
    expect(it.lastFacts()[0]).toMatchObject({ type: 'ReplyWithheld', because: 'repeats-itself' })
    expect(reasonOf(it)).toMatchObject({ kind: 'assistant-loop', repeats: 3 })
  })

  test('a fault of the assistant ends with a person, never in silence', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'end', outcome: 'failed', usage: { model: 'm', ms: 1, confidence: null }, fault: 'timeout' },
      ]),
    )
    expect(reasonOf(it)).toEqual({ kind: 'assistant-fault', fault: 'timeout' })
  })

  test('a reply whose node died while it spoke is cut off and goes to a person', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('First.', { last: false })]))
    it.send({ type: 'CutReply' })
    expect(it.state().holder.kind).toBe('assistant')
    it.wait(20_000)
    it.send({ type: 'CutReply' })
    expect(reasonOf(it)).toEqual({ kind: 'assistant-fault', fault: 'crashed' })
    expect(it.state().openReply).toBeNull()
  })

  test('silence after "did that help?" is no answer: neither success nor failure', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'start-attempt', attemptId: 'a1', path: 'article', ref: 'r', title: 'T' },
        says('Try this.', { asks: { kind: 'did-that-help', attemptId: 'a1' } }),
        end,
      ]),
    )
    it.wait(it.policy.silenceMs)
    it.send({ type: 'EndSilence' })
    expect(it.state().attempts[0]?.outcome).toBe('no-answer')
    expect(it.state().holder.kind).toBe('assistant')
  })
})

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

describe('offers', () => {
  const two = () => roster([agent('mara', { idleSince: monday - 2000 }), agent('sam', { idleSince: monday - 1000 })])

  test('go to the one who has been idle the longest, and say who was passed over and why', () => {
    const it = asked(
      play({
        roster: roster([
          agent('mara'),
          agent('kim', { idleSince: monday - 90_000 }),
          agent('off', { presence: 'away' }),
          agent('full', { load: 2 }),
        ]),
      }),
    )
    press(it)
    expect(it.state().handoff?.choice).toMatchObject({
      agentId: 'kim',
      rule: 'longest-idle',
      considered: 4,
      eligible: 2,
      passedOver: { 'not-online': 1, full: 1 },
    })
  })

  test('declined: the next person at once, not the same one again; the customer is not told twice', () => {
    const it = asked(play({ roster: two() }))
    press(it)
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara', reason: 'busy' })
    expect(it.lastFacts()).toMatchObject([{ type: 'OfferDeclined' }, { type: 'Offered', agentId: 'sam', told: null }])
  })

  test('expired for all: queued, and the customer is told', () => {
    const it = asked(play())
    press(it)
    const offerId = it.state().handoff?.offer?.id ?? ''
    it.send({ type: 'ExpireOffer', offerId })
    expect(it.state().handoff?.status).toBe('offered')
    it.wait(it.policy.offerMs)
    it.send({ type: 'ExpireOffer', offerId })
    expect(it.lastFacts()).toMatchObject([
      { type: 'OfferExpired' },
      { type: 'Queued', told: { key: 'handoff.requeued' } },
    ])
  })

  test('from the queue the same person is asked again: somebody beats nobody', () => {
    const it = asked(play())
    press(it)
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara', reason: 'busy' })
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff).toMatchObject({ status: 'offered', offer: { agentId: 'mara' } })
  })

  test('cannot be accepted late, by another, or twice', () => {
    const it = asked(play())
    press(it)
    const offerId = it.state().handoff?.offer?.id ?? ''
    expect(it.send({ type: 'AcceptOffer', offerId, agentId: 'sam' })).toMatchObject({
      refusal: { code: 'offer_not_yours' },
    })
    it.wait(it.policy.offerMs)
    expect(it.send({ type: 'AcceptOffer', offerId, agentId: 'mara' })).toMatchObject({
      refusal: { code: 'offer_gone' },
    })
  })

  test('still waiting says nothing new: no fact', () => {
    const it = asked(play({ roster: roster([agent('mara', { load: 2 })]) }))
    press(it)
    expect(it.send({ type: 'RouteAgain' })).toMatchObject({ facts: [] })
  })
})

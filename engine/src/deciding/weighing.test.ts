import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../escalation/policy.ts'
import { nothingAround } from '../escalation/features.ts'
import type { Act } from '../conversation/commands.ts'
import { presets } from '../escalation/costs.ts'
import { asked, assistantActs, customerSays, end, play, says, types, type Play } from '../testing/spec.ts'

const consider = (it: Play) =>
  it.send({ type: 'ConsiderTurn', turnId: 'considered', basedOn: it.state().lastCustomer?.messageId ?? '' })
const reason = (it: Play) => it.state().handoff?.reason
const article = (attemptId: string): Act => ({
  kind: 'start-attempt',
  attemptId,
  path: 'article',
  ref: attemptId,
  title: 'An article',
})
const sureAs = (confidence: number): Act => ({ ...end, usage: { model: 'test', ms: 1, confidence } }) as Act
const answer = (it: Play, words: string, attemptId: string, grounding = 0.6) =>
  it.send(
    assistantActs(it, [
      article(attemptId),
      says(words, { grounding, asks: { kind: 'did-that-help', attemptId } }),
      sureAs(grounding),
    ]),
  )

const politeUrgent =
  "I'm so sorry to bother you, but my payroll run is in two hours and the card was declined twice. Could you help, please?"

describe('every decision is a fact', () => {
  test('going on too, with its numbers and its versions', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('Open Settings.'), end]))
    expect(it.weighed()).toMatchObject({
      when: 'with-draft',
      weighing: { outcome: 'go-on', rule: null, model: 'prior-2', policy: 1, runnerUp: 'offer' },
    })
  })

  test('before the draft where a person takes over at once, in the same transaction as the handoff', () => {
    const it = asked(play(), politeUrgent)
    consider(it)
    expect(it.weighed()).toMatchObject({ when: 'before-draft', weighing: { outcome: 'hand-off', rule: null } })
    expect(types(it.lastFacts())).toEqual(['Escalated', 'HandoffPrepared', 'Offered'])
    expect(reason(it)).toMatchObject({ kind: 'expected-cost', model: 'prior-2', policy: 1 })
  })

  test('a rule too, with its name', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('I am transferring you to a colleague.'), end]))
    expect(it.weighed()?.weighing).toMatchObject({ outcome: 'hand-off', rule: 'claimed-transfer', tip: null })
  })

  test.each([
    ['customer-asked', 'Can I talk to a human?'],
    ['grave', 'The charger caught fire last night'],
  ])('%s, at the message itself: in the same transaction, with what the costs would have been', (rule, words) => {
    const it = asked(play(), words)
    expect(it.weighed()).toMatchObject({
      turnId: 'm1',
      when: 'before-draft',
      weighing: { outcome: 'hand-off', rule, tip: null, runnerUp: 'go-on', model: 'prior-2', policy: 1 },
    })
    const at = (type: string) => it.records().find(({ fact }) => fact.type === type)?.seq ?? 0
    expect(at('Escalated')).toBe(at('HandoffWeighed') + 1)
    expect(JSON.stringify(it.weighed()).length).toBeLessThan(900)
  })

  test('an assistant that is switched off has decided nothing', () => {
    const it = asked(play({ policy: { assistant: 'off' } }))
    expect(reason(it)?.kind).toBe('assistant-off')
    expect(it.weighed()).toBeNull()
  })

  test('it is small, and as large after a long thread as after a short one', () => {
    const it = asked(play())
    const sizes = Array.from({ length: 60 }, (_, i) => {
      it.send({
        ...assistantActs(it, [says(`Here is step ${i}, and it is unlike the one before: ${'abc'.repeat(i)}`), end]),
      })
      it.send(customerSays(`And what about part ${i * 7919} of it?`, `q${i}`))
      return JSON.stringify(it.weighed()).length
    })
    expect(Math.max(...sizes)).toBeLessThan(900)
  })
})

describe('rules stand above tier and costs', () => {
  const thrifty = { ...defaultPolicy.decision, costs: { ...presets.thrifty, person: 500 } }
  const dearest = { decision: thrifty }

  test.each([
    ['grave', 'The charger caught fire last night'],
    ['customer-asked', 'Can I talk to a human?'],
  ])('%s', (kind, words) => {
    const it = play({ policy: dearest })
    it.around = { ...nothingAround, tier: 'free', known: true, waitMin: 10_000 }
    asked(it, words)
    expect(reason(it)?.kind).toBe(kind)
  })

  test('danger comes first, and says so', () => {
    const it = asked(play(), 'The charger caught fire last night')
    expect(it.state().handoff).toMatchObject({
      priority: 'urgent',
      reason: { kind: 'grave', about: 'safety', messageId: 'm1' },
    })
  })

  test('a rule that may be off is off where the policy says so; danger never is', () => {
    const off = { ...defaultPolicy.decision, rules: { legal: { on: false } } }
    expect(reason(asked(play({ policy: { decision: off } }), "You'll be hearing from my lawyer"))).toBeUndefined()
    expect(reason(asked(play(), "You'll be hearing from my lawyer"))).toMatchObject({ about: 'legal' })
  })

  test('it goes where the policy sends it', () => {
    const decision = {
      ...defaultPolicy.decision,
      rules: { fraud: { on: true, skills: ['fraud'], priority: 'urgent' as const } },
    }
    const it = asked(play({ policy: { decision } }), 'My account has been hacked and the email was changed')
    expect(it.state().handoff).toMatchObject({ skills: ['fraud'], priority: 'urgent' })
  })

  test('a failed action that moves money hands off at the end of the turn, though the assistant does not', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'start-attempt', attemptId: 'pay', path: 'action', ref: 'refund/pay', title: 'Pay', money: true },
        { kind: 'end-attempt', attemptId: 'pay', outcome: 'action-failed', evidence: { fault: 'timeout' } },
        end,
      ]),
    )
    expect(reason(it)).toEqual({ kind: 'money-path-failed', attemptId: 'pay' })
  })

  test('so does an action that the assistant may not do', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'start-attempt', attemptId: 'x', path: 'action', ref: 'delete', title: 'Delete' },
        { kind: 'end-attempt', attemptId: 'x', outcome: 'action-failed', evidence: { fault: 'not-allowed' } },
        end,
      ]),
    )
    expect(reason(it)).toEqual({ kind: 'restricted-action', attemptId: 'x' })
  })

  test('to and fro comes to an end (failure 21): a person keeps it, and machines may not hand it back', () => {
    const it = asked(play({ policy: { bounces: 2 } }))
    for (let i = 0; i < 2; i++) {
      it.send({
        type: 'RequestHandoff',
        reason: { kind: 'requested', code: 'x' },
        team: null,
        skills: [],
        priority: 'normal',
        note: null,
        agentId: null,
      })
      it.send({ type: 'ReturnToAssistant', agentId: null, briefing: null })
    }
    it.send(customerSays('It still does not connect', 'm2'))
    consider(it)
    expect(reason(it)).toEqual({ kind: 'bounced', bounces: 2, limit: 2 })
    expect(it.send({ type: 'ReturnToAssistant', agentId: null, briefing: null })).toEqual({
      kind: 'refused',
      refusal: { code: 'bounced_too_often', bounces: 2 },
    })
    it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null }).kind).toBe('facts')
  })
})

describe('an offer', () => {
  const offered = () => {
    const it = asked(play())
    answer(it, 'Connect the charger.', 'a1')
    it.send(customerSays('no', 'm2'))
    answer(it, 'Hold the button for a minute.', 'a2', 0.45)
    return it
  }

  test('stands beside an answer that may not be enough, once', () => {
    const it = offered()
    expect(types(it.lastFacts())).toEqual(['AttemptStarted', 'AssistantSaid', 'PersonOffered', 'TurnEnded'])
    expect(it.state().told.at(-1)).toEqual({ key: 'assistant.person-offered', params: {} })
  })

  test('a yes is the answer to what was asked, and hands off only where nothing was', () => {
    const it = offered()
    it.send(customerSays('yes', 'm3'))
    expect(it.state().holder.kind).toBe('assistant')
    it.send(customerSays('yes please', 'm4'))
    expect(reason(it)).toEqual({ kind: 'offer-taken', messageId: 'm4' })
  })
})

test('a draft that rests on little is kept back once, and nothing of it is done', () => {
  const policy = {
    groundedAt: 0,
    decision: { ...defaultPolicy.decision, model: { ...defaultPolicy.decision.model, bias: 0.9 } },
  }
  const it = asked(play({ policy }))
  answer(it, 'Perhaps restart it.', 'a1', 0)
  expect(types(it.lastFacts())).toEqual(['ReplyWithheld', 'TurnEnded'])
  expect(it.weighed()?.weighing.outcome).toBe('ask')
  expect(it.state().attempts).toEqual([])
  it.send(assistantActs(it, [says('Could you say more?', { as: 'clarify', grounding: null }), end]))
  it.send(customerSays('The lamp does not turn on', 'm2'))
  answer(it, 'Perhaps restart it.', 'a2', 0)
  expect(it.weighed()?.weighing.outcome).not.toBe('ask')
})

test('a policy in shadow is computed beside and acts on nothing', () => {
  const eager = {
    ...defaultPolicy,
    version: 7,
    decision: { ...defaultPolicy.decision, costs: { ...presets.careful, person: 0 } },
  }
  const it = asked(play({ policy: { shadow: eager } }))
  it.send(assistantActs(it, [says('Open Settings.'), end]))
  expect(it.weighed()).toMatchObject({ weighing: { outcome: 'go-on' }, shadow: { policy: 7, outcome: 'hand-off' } })
  expect(it.state().holder.kind).toBe('assistant')
})

test('what helped is over: what failed before it does not count against the next question', () => {
  const it = asked(play())
  answer(it, 'Connect the charger.', 'a1')
  it.send(customerSays('no', 'm2'))
  answer(it, 'Hold the button for a minute.', 'a2', 0.45)
  it.send(customerSays('yes', 'm3'))
  it.send(customerSays('And how do I return a parcel?', 'm4'))
  answer(it, 'Send it back within thirty days.', 'a3')
  expect(it.weighed()?.weighing.outcome).toBe('go-on')
})

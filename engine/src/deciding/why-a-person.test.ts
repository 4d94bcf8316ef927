import { describe, expect, test } from 'vitest'
import type { HandoffReason } from '../escalation/reason.ts'
import { asked, assistantActs, customerSays, end, play, says, types } from '../testing/spec.ts'

const reasonOf = (it: ReturnType<typeof play>): HandoffReason | undefined => it.state().handoff?.reason

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

  test('being glad that it helped, for the third time, is no loop; asking whether it helped is one', () => {
    const reasonAfter = (more: Parameters<typeof says>[1]) => {
      const it = asked(play())
      for (const n of [2, 3, 4]) {
        it.send(assistantActs(it, [says('Good to hear. If there is anything else, just write here.', more), end]))
        it.send(customerSays(`thing number ${n}`, `m${n}`))
      }
      return reasonOf(it)?.kind
    }
    expect(reasonAfter({ as: 'acknowledge' })).toBeUndefined()
    expect(reasonAfter({ as: 'acknowledge', asks: { kind: 'did-that-help', attemptId: 'a1' } })).toBe('assistant-loop')
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

import { describe, expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import { agent, asked, customerSays, monday, play, press, roster, types } from '../testing/spec.ts'

const two = () => roster([agent('mara', { idleSince: monday - 2000 }), agent('sam', { idleSince: monday - 1000 })])
const minute = 60_000

/** Mara has accepted and has not written yet. */
function accepted() {
  const it = asked(play({ roster: two() }))
  press(it)
  it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
  return it
}
const writes = (text = 'I am looking.', agentId = 'mara') =>
  ({ type: 'ReplyAsAgent', agentId, messageId: `a-${text}`, clientId: `c-${text}`, text }) as const
const silent = { type: 'TakeBack', agentId: 'mara', because: 'agent-silent' } as const

describe('whoever accepts and says nothing', () => {
  test('is nudged, and loses it to the next one; nobody waits for somebody who is not there', () => {
    const it = accepted()
    const since = it.now()
    expect(due(it.state(), it.policy)).toEqual({ at: since + 2 * minute, kind: 'nudge' })
    it.wait(2 * minute - 1)
    expect(it.send({ type: 'NudgeAgent' })).toMatchObject({ facts: [] })
    it.wait(1)
    it.send({ type: 'NudgeAgent' })
    expect(it.lastFacts()).toEqual([
      {
        type: 'AgentNudged',
        handoffId: it.state().handoff?.id,
        agentId: 'mara',
        because: 'no-answer',
        takenBackAt: since + 5 * minute,
      },
    ])
    expect(due(it.state(), it.policy)).toEqual({ at: since + 5 * minute, kind: 'silent' })
    expect(it.send({ type: 'NudgeAgent' })).toMatchObject({ facts: [] })
    expect(it.send(silent)).toMatchObject({ facts: [] })
    it.wait(3 * minute)
    it.send(silent)
    expect(it.lastFacts()).toMatchObject([
      { type: 'TakenBack', because: 'agent-silent', told: { params: { because: 'agent-silent' } } },
      { type: 'HandoffPrepared' },
      { type: 'Offered', agentId: 'sam' },
    ])
  })

  test('opening the case and writing notes is no word to the customer; a message is', () => {
    const it = accepted()
    it.send({ type: 'OpenCase', agentId: 'mara' })
    it.send({ type: 'AddNote', messageId: 'n1', clientId: 'c-n1', text: 'Looks like the router' })
    expect(due(it.state(), it.policy)?.kind).toBe('nudge')
    it.send(writes())
    expect(due(it.state(), it.policy)).toBeNull()
    it.wait(10 * minute)
    expect(it.send(silent)).toMatchObject({ facts: [] })
  })

  test('a person who takes over where nobody waits owes nothing; once the customer writes, they do, from then on', () => {
    const it = asked(play({ roster: two() }))
    press(it)
    it.send(writes('Hello', 'sam'))
    it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(due(it.state(), it.policy)).toBeNull()
    it.wait(60 * minute)
    it.send(customerSays('And now?', 'm2'))
    expect(due(it.state(), it.policy)).toEqual({ at: it.now() + 2 * minute, kind: 'nudge' })
  })
})

describe('"working on it, back by …"', () => {
  test('holds it until then, and the customer is told the time; it is no answer (law 5)', () => {
    const it = accepted()
    const until = it.now() + 30 * minute
    it.send({ type: 'Hold', agentId: 'mara', until })
    expect(it.lastFacts()).toMatchObject([
      { type: 'HoldPromised', backAt: until, told: { key: 'handoff.held', params: { agent: 'MARA', at: until } } },
    ])
    expect(it.state().handoff?.firstResponseAt).toBeNull()
    expect(due(it.state(), it.policy)).toEqual({ at: until, kind: 'nudge' })
    it.wait(30 * minute)
    it.send({ type: 'NudgeAgent' })
    expect(it.lastFacts()).toMatchObject([{ because: 'hold-over', takenBackAt: until + 3 * minute }])
    it.wait(3 * minute)
    it.send(silent)
    expect(types(it.lastFacts())).toEqual(['TakenBack', 'HandoffPrepared', 'Offered'])
  })

  test('a message keeps the promise', () => {
    const it = accepted()
    it.send({ type: 'Hold', agentId: 'mara', until: it.now() + minute })
    it.send(writes())
    expect(due(it.state(), it.policy)).toBeNull()
  })

  test('is bounded: how far, how often, and by whom', () => {
    const it = accepted()
    const hold = (ms: number, agentId = 'mara') => it.send({ type: 'Hold', agentId, until: it.now() + ms })
    expect(hold(it.policy.holdMs + 1)).toMatchObject({
      refusal: { code: 'hold_out_of_bounds', latest: it.now() + it.policy.holdMs },
    })
    expect(hold(0)).toMatchObject({ refusal: { code: 'hold_out_of_bounds' } })
    expect(hold(minute, 'sam')).toMatchObject({ refusal: { code: 'not_the_holder' } })
    for (let n = 1; n <= it.policy.holds; n++) expect(hold(n * minute)).toMatchObject({ kind: 'facts' })
    expect(hold(9 * minute)).toMatchObject({ refusal: { code: 'held_too_often' } })
    it.send(writes())
    expect(hold(9 * minute)).toMatchObject({ kind: 'facts' })
  })
})

describe('a customer who writes again', () => {
  test('and waits long: whoever has it is nudged once, and keeps it', () => {
    const it = accepted()
    it.send(writes())
    it.wait(minute)
    it.send(customerSays('It still blinks', 'm2'))
    expect(due(it.state(), it.policy)).toEqual({ at: it.now() + 10 * minute, kind: 'nudge' })
    it.wait(10 * minute)
    it.send({ type: 'NudgeAgent' })
    expect(it.lastFacts()).toMatchObject([{ because: 'customer-waits', takenBackAt: null }])
    expect(due(it.state(), it.policy)).toBeNull()
    it.wait(60 * minute)
    expect(it.send(silent)).toMatchObject({ facts: [] })
    it.send(writes('Try this'))
    it.send(customerSays('No', 'm3'))
    expect(due(it.state(), it.policy)?.kind).toBe('nudge')
  })
})

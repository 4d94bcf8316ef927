import { describe, expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import { defaultPolicy } from '../escalation/policy.ts'
import { asked, monday, play, press } from '../testing/spec.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Mara holds it, and has answered `reply`. */
function held({
  reply = 'Please send me the order number.',
  policy = {},
}: { reply?: string | null; policy?: object } = {}) {
  const it = asked(play({ policy }))
  press(it)
  it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
  const say = (text: string) => {
    it.wait(1000)
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: `r${it.now()}`, clientId: `r${it.now()}`, text })
  }
  if (reply !== null) say(reply)
  const hears = (text: string) =>
    it.send({ type: 'ReceiveMessage', messageId: `m${it.now()}`, clientId: `m${it.now()}`, text, page: null })
  const waits = () => it.send({ type: 'WaitForCustomer', agentId: 'mara' })
  const snooze = (ms: number) => it.send({ type: 'Snooze', agentId: 'mara', until: it.now() + ms })
  const types = () => it.lastFacts().map(({ type }) => type)
  return { it, say, hears, waits, snooze, types, next: () => due(it.state(), it.policy) }
}

describe('waiting for the customer', () => {
  test('stays with its holder and comes back at once when they write, said once', () => {
    const { it, waits, hears, types } = held()
    const { epoch } = it.state()
    waits()
    expect(it.lastFacts()).toEqual([{ type: 'WaitingForCustomer', agentId: 'mara' }])
    expect(waits()).toMatchObject({ facts: [] })
    it.wait(3 * day)
    hears('48213, here it is')
    expect(types().filter((type) => type === 'CameBack')).toEqual(['CameBack'])
    expect(it.state()).toMatchObject({ aside: null, holder: { kind: 'agent', id: 'mara' }, epoch })
    hears('hello')
    expect(types()).not.toContain('CameBack')
  })

  test('is refused while they wait for a word of ours: before the first answer, after their message, and while we said we are back', () => {
    const fresh = held({ reply: null })
    expect(fresh.waits()).toMatchObject({ refusal: { code: 'answer_owed' } })
    const { it, waits, hears, say } = held()
    hears('and now?')
    expect(waits()).toMatchObject({ refusal: { code: 'answer_owed' } })
    say('Which order is it?')
    it.send({ type: 'Hold', agentId: 'mara', until: it.now() + hour })
    expect(waits()).toMatchObject({ refusal: { code: 'answer_owed' } })
  })

  test('a promise of ours brings it back before its time', () => {
    const { it, waits, next } = held({ reply: 'I will write to you by the end of today.' })
    const dueAt = it.state().promises.at(-1)?.dueAt ?? 0
    expect(dueAt).toBeGreaterThan(it.now() + hour)
    waits()
    expect(next()).toEqual({ kind: 'aside', at: dueAt - 15 * minute })
    it.wait(dueAt - 15 * minute - it.now())
    it.send({ type: 'WakeAside' })
    expect(it.lastFacts()).toEqual([{ type: 'CameBack', because: 'promise-due' }])
    // Put aside once more, it is back again before the time is over.
    waits()
    expect(next()?.at).toBeLessThan(dueAt)
  })

  test('is never closed by itself where nobody said so', () => {
    const { it, waits, next } = held()
    waits()
    expect(next()).toBeNull()
    it.wait(400 * day)
    expect(it.send({ type: 'WakeAside' })).toMatchObject({ facts: [] })
    expect(it.state().status).toBe('open')
  })

  describe('where it is closed after seven days', () => {
    const policy = { waitingClose: { afterMs: 7 * day, wordMs: day } }

    test('the customer is told a day before, and not closed earlier than they were told', () => {
      const { it, waits, next } = held({ policy })
      waits()
      const since = it.now()
      expect(next()).toEqual({ kind: 'aside', at: since + 6 * day })
      // Late, as after a night without a node: they still have the whole day.
      it.wait(8 * day)
      it.send({ type: 'WakeAside' })
      const closesAt = it.now() + day
      expect(it.lastFacts()).toEqual([
        { type: 'ClosingTold', closesAt, told: { key: 'conversation.closing', params: { at: closesAt } } },
      ])
      expect(it.send({ type: 'WakeAside' })).toMatchObject({ facts: [] })
      it.wait(day)
      it.send({ type: 'WakeAside' })
      expect(it.lastFacts()).toMatchObject([{ type: 'Resolved', resolution: 'no-answer', by: 'agent', agentId: null }])
      expect(it.state().aside).toBeNull()
    })

    test('a word of the customer ends it, a word of ours gives them as long again, and switching it off closes nothing', () => {
      const { it, waits, say, hears, next } = held({ policy })
      waits()
      it.wait(6 * day)
      it.send({ type: 'WakeAside' })
      say('Are you still there?')
      expect(next()).toEqual({ kind: 'aside', at: it.now() + 6 * day })
      it.wait(6 * day)
      it.send({ type: 'WakeAside' })
      it.policy = { ...defaultPolicy }
      it.wait(30 * day)
      expect(it.send({ type: 'WakeAside' })).toMatchObject({ facts: [] })
      hears('Yes!')
      expect(it.state()).toMatchObject({ aside: null, status: 'open' })
    })
  })
})

describe('snoozed', () => {
  test('it is back at its time, once', () => {
    const { it, snooze, next } = held()
    snooze(2 * hour)
    const until = it.now() + 2 * hour
    expect(it.lastFacts()).toEqual([{ type: 'Snoozed', agentId: 'mara', backAt: until }])
    expect(next()).toEqual({ kind: 'aside', at: until })
    it.wait(2 * hour - 1)
    expect(it.send({ type: 'WakeAside' })).toMatchObject({ facts: [] })
    it.wait(1)
    it.send({ type: 'WakeAside' })
    expect(it.lastFacts()).toEqual([{ type: 'CameBack', because: 'time' }])
    expect(it.send({ type: 'WakeAside' })).toMatchObject({ facts: [] })
  })

  test('a word that is owed is not hidden: the nudge brings it back, and one that is overdue cannot be put aside', () => {
    const { it, hears, snooze, next, types } = held()
    hears('Still nothing?')
    snooze(day)
    expect(next()).toMatchObject({ kind: 'nudge' })
    it.wait((next()?.at ?? 0) - it.now())
    it.send({ type: 'NudgeAgent' })
    expect(types()).toEqual(['AgentNudged', 'CameBack'])
    expect(snooze(day)).toMatchObject({ refusal: { code: 'answer_owed' } })
  })

  test('whoever takes it over has it before them; only its holder puts it aside; and not for longer than 90 days', () => {
    const { it, snooze } = held()
    expect(it.send({ type: 'Snooze', agentId: 'sam', until: it.now() + hour })).toMatchObject({
      refusal: { code: 'not_the_holder' },
    })
    expect(snooze(0)).toMatchObject({ refusal: { code: 'snooze_out_of_bounds' } })
    expect(snooze(91 * day)).toMatchObject({ refusal: { code: 'snooze_out_of_bounds' } })
    snooze(hour)
    it.send({ type: 'TakeOver', agentId: 'sam' })
    expect(it.state().aside).toBeNull()
  })

  test('taken up again it is as before; twice is once', () => {
    const { it, snooze } = held()
    snooze(hour)
    it.send({ type: 'BringBack' })
    expect(it.lastFacts()).toEqual([{ type: 'CameBack', because: 'agent' }])
    expect(it.send({ type: 'BringBack' })).toMatchObject({ facts: [] })
  })

  test('no clock of a promise changes: what is measured is the same with it as without (law 5)', () => {
    const [with_, without] = [held(), held()]
    for (const { it, hears, say } of [with_, without]) {
      if (it === with_.it) with_.snooze(hour)
      it.wait(10 * minute)
      hears('Here')
      it.wait(minute)
      say('Thank you')
    }
    const measured = ({ it }: typeof with_) => [
      it.state().handoff,
      it.state().customersTurn,
      it.state().unansweredSince,
    ]
    expect(measured(with_)).toEqual(measured(without))
    expect(with_.it.now() - monday).toBe(without.it.now() - monday)
  })
})

describe('tags', () => {
  test('are added and taken off, each once, also of what is resolved', () => {
    const { it } = held()
    it.send({ type: 'ChangeTags', add: ['vip', 'vip', 'refund'], remove: ['spam'] })
    expect(it.lastFacts()).toEqual([{ type: 'TagsChanged', added: ['vip', 'refund'], removed: [] }])
    expect(it.send({ type: 'ChangeTags', add: ['vip'], remove: [] })).toMatchObject({ facts: [] })
    it.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    it.send({ type: 'ChangeTags', add: [], remove: ['vip'] })
    expect(it.state().tags).toEqual(['refund'])
  })

  test('there are no more than twenty', () => {
    const { it } = held()
    const many = Array.from({ length: 21 }, (_, n) => `t${n}`)
    expect(it.send({ type: 'ChangeTags', add: many, remove: [] })).toMatchObject({ refusal: { code: 'too_many_tags' } })
  })
})

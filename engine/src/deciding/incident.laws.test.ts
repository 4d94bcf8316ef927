import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import type { Incident } from '../incidents/incident.ts'
import { asked, assistantActs, customerSays, end, monday, play, press, says, type Play } from '../testing/spec.ts'

const minute = 60_000
const step = fc.oneof(
  fc.record({ do: fc.constant('say' as const), words: fc.constantFrom('I cannot log in', 'hm', 'no', 'thanks') }),
  fc.record({ do: fc.constant('try' as const) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ do: fc.constant('promise' as const), minutes: fc.integer({ min: -10, max: 60 }) }),
  fc.record({
    do: fc.constant('update' as const),
    state: fc.constantFrom('open' as const, 'monitoring' as const, 'resolved' as const),
  }),
  fc.record({ do: fc.constant('look' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What may happen to one case while an incident is open, step by step. */
function walk(steps: readonly Step[]): Play {
  const it = play({ policy: { incidentHolds: 4 } })
  let incident: Incident = {
    id: 'inc',
    state: 'open',
    since: monday,
    nextUpdateAt: monday + 30 * minute,
    signs: { intents: [], words: ['cannot log in'], areas: [], pages: [], tiers: [] },
    words: {},
    updates: 0,
  }
  it.incidents = [incident]
  asked(it, 'I cannot log in')
  for (const [n, each] of steps.entries()) {
    if (each.do === 'say') it.send(customerSays(each.words, `s${n}`))
    if (each.do === 'try')
      it.send({ ...assistantActs(it, [says(`Nothing ${n}`, { as: 'unknown', grounding: 0 }), end]), turnId: `t${n}` })
    if (each.do === 'wait') it.wait(each.minutes * minute)
    if (each.do === 'promise') incident = { ...incident, nextUpdateAt: it.now() + each.minutes * minute }
    if (each.do === 'update') {
      const nextUpdateAt = each.state === 'resolved' ? null : it.now() + 20 * minute
      incident = { ...incident, state: each.state, nextUpdateAt, updates: incident.updates + 1 }
      const { id: incidentId, updates: number, state, words } = incident
      it.send({ type: 'TellIncidentUpdate', incidentId, updateId: `u${n}`, number, state, nextUpdateAt, words })
    }
    if (each.do === 'look') it.send({ type: 'EndIncidentWait', incident })
    it.incidents = incident.state === 'resolved' ? [] : [incident]
  }
  return it
}
const steps = fc.array(step, { maxLength: 16 })

test('whoever asks for a person while an incident is open gets one, however often they were held back', () => {
  let held = 0
  fc.assert(
    fc.property(steps, fc.constantFrom('words' as const, 'button' as const), (before, how) => {
      const it = walk(before)
      if (it.state().incident?.held) held += 1
      if (it.state().holder.kind !== 'assistant') return
      if (how === 'button') press(it)
      else it.send(customerSays('I cannot log in, I want to talk to a person', 'asks'))
      expect(['queue', 'agent']).toContain(it.state().holder.kind)
      expect(it.state().incident?.held ?? null).toBeNull()
    }),
    { numRuns: 300, seed: 20_260_105 },
  )
  expect(held).toBeGreaterThan(20)
})

test('whoever is held back hears more at a time, and after it and its grace a person has them', () => {
  let held = 0
  fc.assert(
    fc.property(steps, (before) => {
      const it = walk(before)
      const { incident } = it.state()
      if (!incident?.held) return
      held += 1
      const next = due(it.state(), it.policy)
      expect(next?.at).toBeLessThanOrEqual(Math.max(incident.held.dueAt, it.now() + it.policy.quietMs, it.now()))
      it.wait(Math.max(0, incident.held.dueAt + it.policy.incidentGraceMs - it.now()))
      it.send({ type: 'EndIncidentWait', incident: { id: 'inc', state: 'open', nextUpdateAt: incident.held.dueAt } })
      expect(it.state().holder.kind).not.toBe('assistant')
      expect(it.state().handoff?.endedAt).toBeNull()
    }),
    { numRuns: 300, seed: 20_260_106 },
  )
  expect(held).toBeGreaterThan(20)
})

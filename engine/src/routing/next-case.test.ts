import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, monday, roster, team } from '../testing/spec.ts'
import { caseIndex } from './case-index.ts'
import { inOrderOfIndex, nextCase, type WaitingCase } from './next-case.ts'
import { defaultRouting, type RoutingPolicy } from './routing-policy.ts'

const minute = 60_000
const waits = (id: string, minutes: number, change: Partial<WaitingCase> = {}): WaitingCase => ({
  id,
  team: 'support',
  skills: [],
  since: monday - minutes * minute,
  passedBy: [],
  ...change,
})
const mara = agent('mara')
const next = (waiting: readonly WaitingCase[], policy: Partial<RoutingPolicy> = {}, who = mara, others = [who]) =>
  nextCase(who, waiting, roster(others, [team()]), monday, { ...defaultRouting, ...policy })

describe('which case somebody takes who has room', () => {
  test('of like cases the one that has waited longest; a dearer one before it, until it has waited long', () => {
    expect(next([waits('a', 1), waits('b', 2)]).caseId).toBe('b')
    const enterprise = waits('e', 0, { tier: 'Enterprise' })
    expect(next([enterprise, waits('b', 20)]).caseId).toBe('e')
    expect(next([enterprise, waits('b', 50)]).caseId).toBe('b')
    expect(next([waits('u', 0, { priority: 'urgent' }), waits('b', 20)]).caseId).toBe('u')
  })

  test('of two that cost the same to wait the shorter one: more customers wait less', () => {
    expect(next([waits('long', 1, { minutes: 20 }), waits('short', 1, { minutes: 3 })]).caseId).toBe('short')
  })

  test('what they have in the customer is worth minutes, and no more than those', () => {
    const known = waits('known', 0, { previousAgent: 'mara' })
    expect(next([known, waits('b', 3)]).caseId).toBe('known')
    expect(next([known, waits('b', 5)]).caseId).toBe('b')
  })

  test('a case that is kept for somebody else is left, until they have had their time', () => {
    const sam = agent('sam', { load: 2, freeAt: monday + 2 * minute })
    const kept = waits('kept', 0, { owner: 'sam' })
    expect(next([kept], {}, mara, [mara, sam])).toMatchObject({ caseId: null, passedOver: { 'held-for-other': 1 } })
    expect(next([waits('kept', 6, { owner: 'sam' })], {}, mara, [mara, sam]).caseId).toBe('kept')
  })

  test('cases that are not for them are counted by why; a ring that is open for one case lets them take it', () => {
    const cases = [
      waits('fresh', 1, { skills: ['vat'] }),
      waits('old', 3, { skills: ['vat'] }),
      waits('no', 0, { passedBy: ['kim'] }),
    ]
    const kim = agent('kim', { skills: ['vat:2'] })
    expect(next(cases, {}, kim)).toMatchObject({
      caseId: 'old',
      ranked: [{ caseId: 'old', ring: 1 }],
      considered: 3,
      eligible: 1,
      passedOver: { 'skill-too-low': 1, 'already-asked': 1 },
    })
  })

  test('where speed counts, whoever is quick at it takes it', () => {
    const kim = agent('kim', { skills: ['a', 'b'], pace: { a: 0.5, b: 1.5 } })
    const cases = [waits('a', 1, { skills: ['a'] }), waits('b', 2, { skills: ['b'] })]
    expect(next(cases, {}, kim).caseId).toBe('b')
    expect(next(cases, { bySpeed: true }, kim).caseId).toBe('a')
  })
})

const aCase = fc.record({
  tier: fc.constantFrom(null, 'free', 'pro', 'enterprise'),
  priority: fc.constantFrom('low', 'normal', 'high', 'urgent'),
  minutes: fc.double({ min: 0.5, max: 60, noNaN: true }),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('an index is the sum of its parts, and never falls while a case waits', () => {
  fc.assert(
    fc.property(aCase, fc.nat(300), fc.nat(60), (change, minutes, more) => {
      const it = waits('a', minutes, change as Partial<WaitingCase>)
      const [first] = next([it]).ranked
      const sum = Object.values(first!.parts).reduce((total, value) => total + value, 0)
      expect(first!.index).toBeCloseTo(sum, 6)
      const later = caseIndex(it, monday + more * minute, defaultRouting).index
      expect(later).toBeGreaterThanOrEqual(caseIndex(it, monday, defaultRouting).index)
    }),
  )
})

test('nobody is passed by for ever: the index of any case finally exceeds that of any that came after it', () => {
  fc.assert(
    fc.property(aCase, aCase, fc.integer({ min: 1, max: 240 }), (older, newer, gap) => {
      const first = waits('first', 0, older as Partial<WaitingCase>)
      const second = waits('second', -gap, newer as Partial<WaitingCase>)
      // Ten thousand hours: whatever the two are worth.
      const at = monday + 10_000 * 60 * minute
      expect(caseIndex(first, at, defaultRouting).index).toBeGreaterThan(caseIndex(second, at, defaultRouting).index)
    }),
    { numRuns: 1000 },
  )
})

test('however many dearer ones come, a case is taken within a bound', () => {
  fc.assert(
    fc.property(
      fc.array(aCase, { minLength: 400, maxLength: 400 }),
      fc.integer({ min: 2, max: 5 }),
      (stream, every) => {
        // One person who takes a case every few minutes, and two who want one come in that time: more than they can ever serve.
        const waiting: WaitingCase[] = [waits('cheap', 0, { tier: 'free', priority: 'low', minutes: 60 })]
        const left = [...stream]
        let now = monday
        while (waiting.some(({ id }) => id === 'cheap') && left.length > 1) {
          for (const each of left.splice(0, 2)) {
            waiting.push(
              waits(`c${left.length}-${waiting.length}`, (monday - now) / minute, each as Partial<WaitingCase>),
            )
          }
          const { caseId } = nextCase(mara, waiting, roster([mara]), now, defaultRouting)
          waiting.splice(
            waiting.findIndex(({ id }) => id === caseId),
            1,
          )
          now += every * minute
        }
        expect(waiting.some(({ id }) => id === 'cheap')).toBe(false)
      },
    ),
    { numRuns: 30, endOnFailure: true },
  )
})

test('what waits is looked at in the order of its index', () => {
  const cases = [waits('a', 1), waits('b', 9), waits('c', 2, { priority: 'urgent' })]
  expect(inOrderOfIndex(cases, monday).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

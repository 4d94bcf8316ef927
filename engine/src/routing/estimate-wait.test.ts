import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, monday, roster, team } from '../testing/spec.ts'
import {
  calibrationOf,
  estimateWait,
  queueAhead,
  scoreEstimates,
  uncalibrated,
  type Coming,
  type EstimateOutcome,
  type QueueGiven,
} from './estimate-wait.ts'
import type { Need } from './need.ts'
import { nextCase, type WaitingCase } from './next-case.ts'
import { createRosterIndex } from './roster-index.ts'
import type { RosterAgent } from './roster.ts'
import { defaultRouting } from './routing-policy.ts'

const minute = 60_000
const need = (change: Partial<Need> = {}): Need => ({
  team: 'support',
  skills: [],
  since: monday,
  passedBy: [],
  ...change,
})
const busy = (id: string, change: Partial<RosterAgent> = {}) => agent(id, { capacity: 1, load: 1, ...change })
const given = (
  agents: readonly RosterAgent[],
  waiting: readonly Need[],
  change: Partial<QueueGiven> = {},
): QueueGiven => ({
  roster: roster(agents, [team()]),
  waiting,
  handleMinutes: 6,
  policy: defaultRouting,
  now: monday,
  ...change,
})
const older = (minutes: number, change: Partial<Need> = {}) => need({ since: monday - minutes * minute, ...change })

describe('the queue ahead', () => {
  test('three people let a case go every two minutes; each who goes before takes one', () => {
    const three = ['a', 'b', 'c'].map((id) => busy(id))
    expect(queueAhead(need(), given(three, []))).toEqual({ ahead: 0, position: 0, people: 3, minutes: 2 })
    expect(queueAhead(need(), given(three, [older(1), older(2)]))).toMatchObject({ ahead: 2, position: 2, minutes: 6 })
    // Who is less pressing does not go before.
    expect(queueAhead(need(), given(three, [older(1, { tier: 'free' })]))).toMatchObject({
      ahead: 0,
      position: 1,
      minutes: 2,
    })
  })

  test('who goes before counts by the share of their people who are also ours', () => {
    const agents = [busy('ab', { skills: ['a', 'b'] }), busy('b', { skills: ['b'] }), busy('c', { skills: ['c'] })]
    const waiting = [older(1, { skills: ['b'] }), older(1, { skills: ['c'] })]
    expect(queueAhead(need({ skills: ['a'] }), given(agents, waiting))).toEqual({
      ahead: 0.5,
      position: 1,
      people: 1,
      minutes: 9,
    })
  })

  test('who is known to come free soon makes the first step shorter', () => {
    const agents = [busy('a', { freeAt: monday + 2 * minute }), busy('b')]
    expect(queueAhead(need(), given(agents, [])).minutes).toBeCloseTo(1 / (1 / 2 + 1 / 6), 9)
  })

  test('dearer ones who come meanwhile go before as well', () => {
    const coming: Coming[] = [
      { need: need({ tier: 'enterprise' }), perMinute: 0.25 },
      { need: need({ tier: 'free' }), perMinute: 9 },
    ]
    expect(queueAhead(need(), given([busy('a'), busy('b'), busy('c')], [], { coming })).minutes).toBe(4)
  })

  test('who took over more than they have room for is at work all the same', () => {
    expect(queueAhead(need(), given([busy('a', { load: 3 })], [])).minutes).toBe(6)
  })

  test('of two who came in the same moment each is told of the other', () => {
    expect(queueAhead(need(), given([busy('a')], [need()]))).toMatchObject({ position: 1 })
  })

  test('with nobody at work nothing is said', () => {
    const away = [agent('a', { presence: 'away' }), busy('b', { teams: ['sales'] })]
    expect(estimateWait(need(), given(away, [older(1)]))).toBe(null)
  })

  test('an index tells the same', () => {
    const agents = [
      busy('ab', { skills: ['a', 'b'] }),
      busy('b', { skills: ['b'] }),
      busy('ab2', { skills: ['a', 'b'] }),
    ]
    const waiting = [older(1, { skills: ['b'] }), older(3, { skills: ['a'] })]
    const index = createRosterIndex(agents, monday)
    const scan = given(agents, waiting)
    expect(queueAhead(need({ skills: ['a'] }), { ...scan, roster: { ...roster([]), index } })).toEqual(
      queueAhead(need({ skills: ['a'] }), scan),
    )
  })
})

describe('what may be told', () => {
  const alike: Coming[] = [{ need: need(), perMinute: 1 }]
  const told = (change: Partial<QueueGiven>, of: Need = need()) =>
    estimateWait(of, given([busy('a'), busy('b')], [older(1)], change))

  test('a position where nobody can go before who comes later, else a range', () => {
    expect(told({ coming: alike })).toMatchObject({ kind: 'position', ahead: 1 })
    expect(told({})).toMatchObject({ kind: 'range' })
    for (const other of [
      need({ tier: 'enterprise' }),
      need({ priority: 'high' }),
      need({ minutes: 2 }),
      need({ skills: ['vat'] }),
      need({ previousAgent: 'a' }),
      need({ owner: 'a' }),
    ]) {
      expect(told({ coming: [...alike, { need: other, perMinute: 0.1 }] })).toMatchObject({ kind: 'range' })
    }
    // It costs the same at first, and ages faster.
    const policy = { ...defaultRouting, tiers: { quick: { cost: 1, targetMinutes: 5 } } }
    expect(told({ policy, coming: [{ need: need({ tier: 'quick' }), perMinute: 1 }] })).toMatchObject({ kind: 'range' })
    expect(told({ coming: [...alike, { need: need({ tier: 'free' }), perMinute: 1 }] })).toMatchObject({
      kind: 'position',
    })
  })

  test('the range holds the mean, and the further off the wider it is in seconds and the narrower for its length', () => {
    const at = (count: number) =>
      estimateWait(
        need(),
        given(
          [busy('a')],
          Array.from({ length: count }, () => older(1)),
        ),
      )!
    const [near, far] = [at(0), at(20)]
    for (const { fromSeconds, seconds, toSeconds } of [near, far]) {
      expect(fromSeconds).toBeLessThan(seconds)
      expect(seconds).toBeLessThan(toSeconds)
    }
    expect(far.toSeconds - far.fromSeconds).toBeGreaterThan(near.toSeconds - near.fromSeconds)
    expect(far.toSeconds / far.fromSeconds).toBeLessThan(near.toSeconds / near.fromSeconds)
  })

  test('one step is exponential: a tenth come before 38 seconds of six minutes, a tenth after 829', () => {
    const { fromSeconds, toSeconds } = estimateWait(need(), given([busy('a')], []))!
    expect(Math.abs(fromSeconds - 360 * -Math.log(0.9))).toBeLessThan(4)
    expect(Math.abs(toSeconds - 360 * -Math.log(0.1))).toBeLessThan(10)
  })
})

test('a position that was told never grows, whoever comes', () => {
  const kinds = fc.constantFrom<Partial<Need>>({}, { tier: 'free' }, { priority: 'low' }, { minutes: 12 })
  const steps = fc.array(fc.oneof(kinds, fc.constant('frees' as const)), { minLength: 5, maxLength: 60 })
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 60, maxLength: 60 }),
      (script, pauses) => {
        const coming: Coming[] = [{}, { tier: 'free' }, { priority: 'low' as const }, { minutes: 12 }].map(
          (change) => ({
            need: need(change),
            perMinute: 1,
          }),
        )
        const waiting: WaitingCase[] = []
        const last = new Map<string, number>()
        let now = monday
        script.forEach((step, i) => {
          now += pauses[i]! * minute
          if (step === 'frees') {
            const { caseId } = nextCase(agent('a'), waiting, roster([agent('a')]), now, defaultRouting)
            const at = waiting.findIndex(({ id }) => id === caseId)
            if (at >= 0) waiting.splice(at, 1)
          } else {
            waiting.push({ ...need(step), id: `c${i}`, since: now })
          }
          for (const each of waiting) {
            const others = waiting.filter(({ id }) => id !== each.id)
            const estimate = estimateWait(each, given([busy('a')], others, { coming, now }))
            if (estimate?.kind !== 'position') continue
            expect(estimate.ahead).toBeLessThanOrEqual(last.get(each.id) ?? Infinity)
            last.set(each.id, estimate.ahead)
          }
        })
      },
    ),
  )
})

describe('scoring', () => {
  const outcomes = (over: readonly number[]): EstimateOutcome[] =>
    over.map((times) => ({ steps: 1, minutes: 10, waitedMinutes: 10 * times }))
  const many = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 50)

  test('few outcomes teach nothing; many move the range to where eight of ten came out, and the mean to theirs', () => {
    expect(calibrationOf(outcomes(many.slice(0, 49)))).toEqual(uncalibrated)
    const calibration = calibrationOf(outcomes(many.map((times) => times * 3)))
    expect(calibration.scale).toBeCloseTo(3, 9)
    const told = many.map((times) => {
      const { fromSeconds, toSeconds, seconds } = estimateWait(
        need(),
        given([busy('a')], [], { handleMinutes: 10 }),
        calibration,
      )!
      return { fromSeconds, toSeconds, seconds, waitedSeconds: 1800 * times }
    })
    expect(scoreEstimates(told)).toMatchObject({ count: 100, coverage: 0.8 })
    expect(scoreEstimates(told).bias).toBeCloseTo(0, 2)
  })

  test('coverage is the share within the range, bias how much too long was said', () => {
    const told = { fromSeconds: 10, toSeconds: 20, seconds: 15 }
    const score = scoreEstimates([
      { ...told, waitedSeconds: 9 },
      { ...told, waitedSeconds: 10 },
      { ...told, waitedSeconds: 20 },
      { ...told, waitedSeconds: 21 },
    ])
    expect(score).toEqual({ count: 4, coverage: 0.5, bias: 0 })
  })
})

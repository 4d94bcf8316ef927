import { describe, expect, test } from 'vitest'
import { areaUnderCurve } from '../eval/measures.ts'
import { writeMonth } from './month/arrivals.ts'
import { lastMonthBy } from './month/known.ts'
import type { Heard } from './month/outcomes.ts'
import { runMonth, type DeskPolicy, type Seen } from './month/run-month.ts'
import { days, dayMs, drift } from './month/world.ts'

const scripts = writeMonth(7, 3000)
const known = lastMonthBy(7)
const never: DeskPolicy = { name: 'never', handsOff: () => false }
const always: DeskPolicy = { name: 'always', handsOff: () => true }

describe('a simulated month', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(writeMonth(7, 200)).toEqual(writeMonth(7, 200))
    expect(writeMonth(8, 200)).not.toEqual(writeMonth(7, 200))
  })
  test('is in order of time, and busier by day than by night', () => {
    expect(scripts.every(({ at }, i) => i === 0 || at >= scripts[i - 1]!.at)).toBe(true)
    const hours = scripts.map(({ at }) => Math.floor((at % dayMs) / 3_600_000))
    expect(hours.filter((hour) => hour === 10).length).toBeGreaterThan(3 * hours.filter((hour) => hour === 3).length)
  })
  test('shows a policy features from 0 to 1, and never the truth', () => {
    const seen: Seen[] = []
    runMonth(scripts.slice(0, 300), { name: 'watches', handsOff: (each) => (seen.push(each), false) }, known)
    expect(seen.length).toBeGreaterThan(300)
    for (const each of seen) {
      expect(Object.keys(each).toSorted()).toEqual([
        'at',
        'conversation',
        'features',
        'intent',
        'tier',
        'turn',
        'waitMin',
      ])
      for (const value of Object.values(each.features)) expect(value >= 0 && value <= 1).toBe(true)
    }
  })
  test('has signals that tell something and not all', () => {
    const auc = areaUnderCurve(
      scripts.map(({ turns }) => turns[0]!.features.confidence),
      scripts.map(({ can }) => can),
    )
    expect(auc).toBeGreaterThan(0.6)
    expect(auc).toBeLessThan(0.75)
  })
  test('drifts in the middle: what was broken is resolved less, and the assistant is as sure as before', () => {
    const of = (late: boolean) =>
      scripts.filter(({ intent, at }) => intent === drift.breaks.intent && at >= drift.at * days * dayMs === late)
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
    const could = (late: boolean) => mean(of(late).map(({ can }) => (can ? 1 : 0)))
    const sure = (late: boolean) => mean(of(late).map(({ turns }) => turns[0]!.features.confidence))
    expect(could(false) - could(true)).toBeGreaterThan(0.3)
    expect(Math.abs(sure(false) - sure(true))).toBeLessThan(0.03)
  })
})

describe('what a policy costs and hears', () => {
  test('a person for everybody costs a person for everybody, and waits', () => {
    const result = runMonth(scripts, always, known)
    expect(result).toMatchObject({ handedOff: 1, asked: 0, failed: 0, resolvedAlone: 0 })
    expect(result.cost).toBeGreaterThan(6)
  })
  test('nobody for anybody ends with customers who ask, fail or are helped', () => {
    const { handedOff, asked, failed, resolvedAlone } = runMonth(scripts, never, known)
    expect(handedOff).toBe(0)
    expect(asked + failed + resolvedAlone).toBeCloseTo(1)
    expect(failed).toBeGreaterThan(0.1)
  })
  test('outcomes come in order of time, late, and are often silence', () => {
    const heard: Heard[] = []
    runMonth(scripts, { ...never, hears: (each) => heard.push(each) }, known)
    expect(heard.every(({ at }, i) => i === 0 || at >= heard[i - 1]!.at)).toBe(true)
    const said = new Set(heard.filter(({ kind }) => kind !== 'silence').map(({ conversation }) => conversation))
    expect(said.size / scripts.length).toBeGreaterThan(0.4)
    expect(said.size / scripts.length).toBeLessThan(0.85)
  })
  test('of what was handed off nothing is heard but what an agent marks', () => {
    const heard: Heard[] = []
    runMonth(scripts, { ...always, hears: (each) => heard.push(each) }, known)
    expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(['mark']))
    expect(heard.length / scripts.length).toBeCloseTo(0.3, 1)
  })
})

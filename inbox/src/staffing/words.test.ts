import type { SimulationResult, SimulationRow, StaffingChanges, StaffingDayView } from '@baton/protocol'
import { expect, test } from 'vitest'
import {
  changesOf,
  clockOf,
  draftOf,
  isChanged,
  isOfDay,
  noChange,
  peopleChanged,
  spanOfDay,
  type Draft,
} from './draft.ts'
import { awayNow, faultOf, withoutSkill, withSkill, type Named } from './named.ts'
import { changeWords, formulaWords, honestWords, resultWords } from './words.ts'

const named = (agentId: string, change: Partial<Named>): Named => ({
  ...awayNow(agentId),
  there: 'as planned',
  ...change,
})
const draft: Draft = {
  more: [{ key: 0, count: 2, team: 'support', skill: 'billing', from: 24, to: 32 }],
  named: [
    named('kofi', { there: 'other hours', from: '10:00', to: '18:15', capacity: 2 }),
    named('sam', { skills: [{ name: 'billing', level: 4, expiresAt: null }], without: ['device'] }),
    awayNow('mara'),
  ],
  capacity: 3,
  policy: 4,
  routing: { ringMinutes: [1, 3] },
}
const nobody = () => null
const nameOf = (id: string) => ({ mara: 'Mara Vogel', kofi: 'Kofi Brandt', sam: 'Sam Ortiz' })[id] ?? null

test('what is drawn is what is asked, and is drawn again from it', () => {
  expect(draftOf(changesOf(draft))).toEqual(draft)
  expect(changesOf(draft)).toMatchObject({
    add: [{ from: '12:00', to: '16:00', skills: ['billing'] }],
    remove: ['mara'],
    capacity: [
      { agentId: null, capacity: 3 },
      { agentId: 'kofi', capacity: 2 },
    ],
    policyVersion: 4,
  })
  expect([clockOf(48), clockOf(60), clockOf(24.5)]).toEqual(['24:00', '06:00', '12:15'])
  expect([isChanged(noChange), isChanged(draft), isChanged({ ...noChange, policy: 0 })]).toEqual([false, true, true])
  const span = spanOfDay('2026-11-02')
  expect(Date.parse(span.to) - Date.parse(span.from)).toBe(24 * 60 * 60_000)
  expect([isOfDay(span, '2026-11-02'), isOfDay(span, '2026-11-03')]).toEqual([true, false])
})

test('what was asked elsewhere and has no control here is kept when it is asked again', () => {
  const asked: StaffingChanges = {
    ...changesOf(noChange),
    add: [
      {
        count: 1,
        team: 'support',
        skills: ['billing', { name: 'device', level: 5, expiresAt: null }],
        languages: ['de'],
        capacity: 2,
        from: '22:00',
        to: '06:15',
      },
    ],
    routing: { bySpeed: true },
  }
  expect(changesOf(draftOf(asked))).toEqual(asked)
  // What is said last of the same person holds, and what is said of all after it stands above it.
  const twice: StaffingChanges = {
    ...changesOf(noChange),
    shifts: [
      { agentId: 'sam', from: '08:00', to: '09:00' },
      { agentId: 'sam', from: '10:00', to: '24:00' },
    ],
    capacity: [
      { agentId: 'sam', capacity: 9 },
      { agentId: null, capacity: 2 },
    ],
  }
  expect(changesOf(draftOf(twice))).toMatchObject({
    shifts: [{ agentId: 'sam', from: '10:00', to: '00:00' }],
    capacity: [{ agentId: null, capacity: 2 }],
  })
})

const sam = {
  id: 'sam',
  name: 'Sam Ortiz',
  skillLevels: [{ name: 'device', level: 2 }],
  capacity: 1,
  openings: [{ from: new Date(2026, 10, 2, 9).toISOString(), to: new Date(2026, 10, 2, 12, 15).toISOString() }],
} as StaffingDayView['people'][number]

test('a row that could not be played says why', () => {
  expect(faultOf(awayNow('sam'), sam)).toBeNull()
  expect(faultOf(awayNow('sam'), undefined)).toMatch(/no agent any more/)
  expect(faultOf(awayNow('sam'), { ...sam, openings: [] })).toMatch(/not at work on this day/)
  expect(faultOf(named('sam', {}), sam)).toMatch(/^Nothing is otherwise yet/)
  expect(faultOf(named('sam', { there: 'other hours', from: '09:00' }), sam)).toMatch(/from when until when/)
  expect(faultOf(named('sam', { there: 'other hours', from: '09:00', to: '09:00' }), sam)).toMatch(/same time/)
  expect(faultOf(named('sam', { there: 'other hours', from: '22:00', to: '06:00' }), sam)).toBeNull()
  expect(faultOf(named('sam', { capacity: 2 }), sam)).toBeNull()
})

test('a skill is added with a level, changed, taken away and brought back', () => {
  const start = named('sam', {})
  const billing = withSkill(start, sam, 'billing', 4)
  expect(billing.skills).toEqual([{ name: 'billing', level: 4, expiresAt: null }])
  expect(withoutSkill(billing, sam, 'billing')).toEqual(start)
  const better = withSkill(start, sam, 'device', 5)
  expect(better.skills).toHaveLength(1)
  // The level they have is no change.
  expect(withSkill(better, sam, 'device', 2)).toEqual(start)
  const without = withoutSkill(better, sam, 'device')
  expect(without).toEqual({ ...start, without: ['device'] })
  expect(withSkill(without, sam, 'device', 2)).toEqual(start)
})

test('the picture knows who would be there by the half hour', () => {
  const halves = Array.from({ length: 48 }, (_, i) => ({ at: new Date(2026, 10, 2, 0, i * 30).toISOString() }))
  const day = { halfHours: halves, people: [sam] } as unknown as StaffingDayView
  const changed = (change: Partial<Draft>) => peopleChanged(day, { ...noChange, ...change })
  const away = changed({ named: [awayNow('sam')] })
  expect([away[17], away[18], away[23], away[24], away[25]]).toEqual([0, -1, -1, -0.5, 0])
  const later = changed({ named: [named('sam', { there: 'other hours', from: '11:00', to: '13:00' })] })
  expect([later[18], later[22], later[24], later[25], later[26]]).toEqual([-1, 0, 0.5, 1, 0])
  const more = changed({ more: draft.more })
  expect([more[23], more[24], more[31], more[32]]).toEqual([0, 2, 2, 0])
})

const figures = (inTime: number, p80: number, abandoned: number) => ({ inTime, p80, abandoned, meanWait: p80 / 2 })
const row = (changes: StaffingChanges, after: object | null): Pick<SimulationRow, 'asked' | 'headline'> =>
  ({ asked: { targetMinutes: 3, changes }, headline: { before: figures(0.5, 11, 0.2), after } }) as never

test('what it comes to is one sentence', () => {
  expect(resultWords(row(changesOf({ ...noChange, more: draft.more }), figures(0.8, 3, 0.04)), nobody)).toBe(
    '2 more with billing from 12:00 to 16:00: 80\u00a0% within 3 min instead of 50\u00a0%; four of five wait up to 3 min instead of 11 min; 4\u00a0% leave instead of 20\u00a0%.',
  )
  expect(resultWords(row(changesOf(noChange), null), nobody)).toMatch(/^As it was: 50\u00a0%/)
  expect(changeWords(changesOf(draft), nameOf)).toBe(
    '2 more with billing from 12:00 to 16:00, without Mara Vogel, Kofi Brandt from 10:00 to 18:15, Sam Ortiz with billing 4 without device, everybody with room for 3, Kofi Brandt with room for 2, routed by version 4 of the policy and other routing',
  )
  const three = { ...noChange, named: ['mara', 'kofi', 'sam'].map(awayNow), policy: 0 }
  expect(changeWords(changesOf(three), nameOf)).toBe('3 people fewer and routed by the policy as shipped')
  expect(changeWords(changesOf({ ...noChange, named: [awayNow('gone')] }), nameOf)).toBe('1 person fewer')
})

const outcome = (meanWait: number) =>
  ({
    figures: { meanWait },
    ranges: { meanWait: { low: meanWait * 0.9, high: meanWait * 1.1 } },
    formula: { name: 'erlang-a', meanWait: 1, abandoned: 0, overloaded: 0 },
    differs: [{ because: 'skills', minutes: meanWait - 1 }],
  }) as unknown as SimulationResult['before']

test('a day that is not brought back well is said to be', () => {
  const real = { meanWait: 4 } as SimulationResult['real']
  expect(honestWords({ real, before: outcome(4.5) })).toMatchObject({ good: true })
  expect(honestWords({ real, before: outcome(9) })).toMatchObject({ good: false })
  expect(formulaWords(outcome(4))).toBe(
    'Erlang A has a mean wait of 1 min, the simulation 4 min: 3 min more because not everybody can do everything.',
  )
})

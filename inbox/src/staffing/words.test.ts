import type { SimulationResult, SimulationRow, StaffingChanges } from '@baton/protocol'
import { expect, test } from 'vitest'
import { changesOf, clockOf, draftOf, isChanged, isOfDay, noChange, spanOfDay, type Draft } from './draft.ts'
import { changeWords, formulaWords, honestWords, resultWords } from './words.ts'

const draft: Draft = {
  more: [{ key: 0, count: 2, team: 'support', skill: 'billing', from: 24, to: 32 }],
  without: ['mara'],
  capacity: 3,
}

test('what is drawn is what is asked, and is drawn again from it', () => {
  expect(draftOf(changesOf(draft))).toEqual(draft)
  expect(changesOf(draft).add).toMatchObject([{ from: '12:00', to: '16:00', skills: ['billing'] }])
  expect(clockOf(48)).toBe('24:00')
  expect([isChanged(noChange), isChanged(draft)]).toEqual([false, true])
  const span = spanOfDay('2026-11-02')
  expect(Date.parse(span.to) - Date.parse(span.from)).toBe(24 * 60 * 60_000)
  expect([isOfDay(span, '2026-11-02'), isOfDay(span, '2026-11-03')]).toEqual([true, false])
})

const figures = (inTime: number, p80: number, abandoned: number) => ({ inTime, p80, abandoned, meanWait: p80 / 2 })
const row = (changes: StaffingChanges, after: object | null): Pick<SimulationRow, 'asked' | 'headline'> =>
  ({ asked: { targetMinutes: 3, changes }, headline: { before: figures(0.5, 11, 0.2), after } }) as never

test('what it comes to is one sentence', () => {
  expect(resultWords(row(changesOf({ ...noChange, more: draft.more }), figures(0.8, 3, 0.04)))).toBe(
    '2 more with billing from 12:00 to 16:00: 80\u00a0% within 3 min instead of 50\u00a0%; four of five wait up to 3 min instead of 11 min; 4\u00a0% leave instead of 20\u00a0%.',
  )
  expect(resultWords(row(changesOf(noChange), null))).toMatch(/^As it was: 50\u00a0%/)
  expect(changeWords(changesOf(draft))).toBe(
    '2 more with billing from 12:00 to 16:00, 1 fewer and everybody with room for 3',
  )
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

import { expect, test } from 'vitest'
import { biasWords, biasVerdict, coverageVerdict, outcomeOf, rangeWords, scaleOf } from './words.ts'

const told = (fromSeconds: number, toSeconds: number, waitedSeconds: number | null) => ({
  handoffId: 'h',
  conversationId: 'c',
  team: 'support',
  at: '2026-03-02T09:00:00.000Z',
  kind: 'range' as const,
  ahead: 0,
  fromSeconds,
  toSeconds,
  seconds: (fromSeconds + toSeconds) / 2,
  waitedSeconds,
  within: null,
})
const figures = (count: number, coverage: number | null, bias: number | null) => ({
  count,
  coverage,
  bias,
  medianWaitedSeconds: null,
})

test('a wait is as told, longer, shorter, or nobody has come; the ends of the range are within it', () => {
  const each = [60, 59, 180, 181, null].map((waited) => outcomeOf(told(60, 180, waited)))
  expect(each).toEqual(['within', 'shorter', 'within', 'longer', 'nobody'])
})

test('a range has one unit', () => {
  expect([
    rangeWords(told(20, 45, 1)),
    rangeWords(told(90, 600, 1)),
    rangeWords(told(1800, 9000, 1)),
    rangeWords(told(120, 120, 1)),
  ]).toEqual(['20–45\u00a0s', '1.5–10\u00a0min', '0.5–2.5\u00a0h', '2\u00a0min'])
})

test('bias is said by its side, and judged only where enough was seen', () => {
  expect([biasWords(0.12), biasWords(-0.08), biasWords(0.001), biasWords(null)]).toEqual([
    '12\u00a0% too long',
    '8\u00a0% too short',
    'neither',
    '–',
  ])
  expect(biasVerdict(figures(50, 0.8, 0.2))).toContain('sooner')
  expect(biasVerdict(figures(50, 0.8, -0.2))).toContain('later')
  expect(biasVerdict(figures(5, 0.8, 0.2))).toBe('')
})

test('the share within is judged on both sides of what is meant', () => {
  const said = [0.6, 0.8, 0.95].map((coverage) => coverageVerdict(figures(50, coverage, 0)).split(':')[0])
  expect(said).toEqual(['Too sure', 'As it should be', 'Too careful'])
  expect(coverageVerdict(figures(19, 0.5, 0))).toContain('too little')
  expect(coverageVerdict(figures(0, null, null))).toContain('Nobody')
})

test('the scale has round steps, and one wait of hours does not press the others flat', () => {
  const usual = Array.from({ length: 40 }, (_, n) => told(60, 300 + n, 200))
  expect(scaleOf([...usual, told(60, 300, 30_000)])).toEqual({ top: 360, step: 120 })
  expect(scaleOf([])).toEqual({ top: 60, step: 15 })
})

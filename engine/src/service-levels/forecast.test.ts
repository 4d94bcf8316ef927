import { describe, expect, test } from 'vitest'
import { forecastMisses } from './forecast.ts'
import type { ServiceClock } from './service-levels.ts'

const minute = 60_000
const clock = (dueAt: number | null, stoppedAt: number | null = null): ServiceClock => ({
  kind: 'first-response',
  targetMs: 30 * minute,
  startedAt: 0,
  stoppedAt,
  dueAt,
  usedMs: 0,
  met: null,
})
const wait = { low: 5 * minute, middle: 10 * minute, high: 20 * minute }

describe('the forecast', () => {
  test('reads the chance off the interval: half at the middle, one in ten at its end, nine in ten at its beginning', () => {
    const at = (due: number) => forecastMisses([{ of: 'a', clock: clock(due), wait }], 0)[0]?.missed
    expect(at(10 * minute)).toBeCloseTo(0.5, 2)
    expect(at(20 * minute)).toBeCloseTo(0.1, 2)
    expect(at(5 * minute)).toBeCloseTo(0.9, 2)
  })

  test('what is late is missed; what stopped or has no end in sight is not asked about', () => {
    const found = forecastMisses(
      [
        { of: 'soon', clock: clock(30 * minute), wait },
        { of: 'late', clock: clock(minute), wait },
        { of: 'stopped', clock: clock(5 * minute, minute), wait },
        { of: 'endless', clock: clock(null), wait },
      ],
      2 * minute,
    )
    expect(found.map(({ of }) => of)).toEqual(['late', 'soon'])
    expect(found[0]).toMatchObject({ missed: 1, lateMs: 11 * minute })
    expect(found[1]?.lateMs).toBe(0)
  })
})

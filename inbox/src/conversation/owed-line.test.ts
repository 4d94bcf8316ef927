import { expect, test } from 'vitest'
import { at, ms, row } from '../testing/builders.ts'
import { holdTimes } from './hold-times.ts'
import { owedWords } from './owed-line.tsx'

const holder = { kind: 'agent', id: 'mara', name: 'Mara' } as const
const owed = {
  because: 'no-answer',
  nudgeAt: at('09:02'),
  takenBackAt: at('09:05'),
  nudgedAt: null,
  backAt: null,
} as const
const held = { ...owed, because: 'hold-over', backAt: at('12:00'), takenBackAt: at('12:03') } as const

test('says what is owed and when it goes to a colleague', () => {
  const it = row({ holder })
  expect(owedWords(it, owed, true, ms('09:00:55'))).toEqual({
    head: 'Dana waits for your first word.',
    rest: 'In 4:05 it goes to a colleague.',
  })
  const nameless = row({ holder, customer: { externalId: null, name: null, tier: null } })
  expect(owedWords(nameless, owed, true, ms('09:00:55')).head).toBe('The visitor waits for your first word.')
  expect(owedWords(it, owed, false, ms('09:05')).rest).toBe('It goes to a colleague now.')
  expect(owedWords(it, held, true, ms('09:00')).rest).toBe('It stays with you until then.')
  expect(owedWords(it, held, false, ms('12:01')).rest).toBe('In 2:00 it goes to a colleague.')
  const waits = { ...owed, because: 'customer-waits', takenBackAt: null, nudgedAt: at('09:20') } as const
  expect(owedWords(row({ holder, unansweredSince: at('09:10') }), waits, false, ms('09:25'))).toEqual({
    head: 'Dana has waited 15 min for an answer.',
    rest: 'Mara was reminded, and leads see it.',
  })
})

test('times to be back by lie ahead, in order, within a day', () => {
  for (const now of [ms('00:01'), ms('07:58'), ms('09:00'), ms('23:59')]) {
    const times = holdTimes(now).map((each) => each.at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThan(now)
    expect(times.at(-1)).toBeLessThanOrEqual(now + 24 * 3_600_000)
  }
})

import { expect, test } from 'vitest'
import { at, ms, row, waiting } from '../testing/builders.ts'
import { waitOf } from './wait.ts'

test('without a promise the bar grows with the wait and is never full', () => {
  const share = (clock: string) => waitOf(waiting('w', '09:00'), ms(clock))?.share
  expect(share('09:00')).toBe(0)
  expect(share('09:05')).toBe(0.5)
  expect(share('09:10')).toBe(0.75)
  expect(share('21:00')).toBeLessThanOrEqual(1)
  expect(waitOf(waiting('w', '09:00'), ms('21:00'))).toMatchObject({ tone: 'amber', promise: 'none' })
})

test('with a promised time the bar measures against it, and turns red when it is broken', () => {
  const promised = waiting('w', '09:00', { status: 'scheduled', scheduledFor: at('10:00') })
  expect(waitOf(promised, ms('09:30'))).toMatchObject({ share: 0.5, tone: 'amber', promise: 'kept' })
  expect(waitOf(promised, ms('10:01'))).toMatchObject({ share: 1, tone: 'red', promise: 'broken' })
})

test('with a person the wait is that of the unanswered message; with the assistant, and when answered, nobody waits', () => {
  const held = { kind: 'agent', id: 'mara', name: 'Mara' } as const
  expect(waitOf(row({ holder: held, unansweredSince: at('09:20') }), ms('09:30'))?.since).toBe(ms('09:20'))
  expect(waitOf(row({ holder: held }), ms('09:30'))).toBeNull()
  expect(waitOf(row({ unansweredSince: at('09:20') }), ms('09:30'))).toBeNull()
  expect(waitOf(row({ status: 'resolved', holder: { kind: 'nobody' } }), ms('09:30'))).toBeNull()
})

test('a clock that runs behind the server shows no negative wait', () => {
  expect(waitOf(waiting('w', '09:00'), ms('08:59'))?.share).toBe(0)
})

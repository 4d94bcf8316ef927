import { expect, test } from 'vitest'
import { heldClock } from './testing/held-clock.ts'
import { tellTyping } from './tell-typing.ts'

function setUp() {
  const clock = heldClock()
  const told: boolean[] = []
  return { clock, told, teller: tellTyping((on) => told.push(on), clock) }
}

test('is told at most every three seconds', async () => {
  const { clock, told, teller } = setUp()
  for (let i = 0; i < 31; i++) {
    teller.typed('x'.repeat(i + 1))
    await clock.pass(200)
  }
  expect(told).toEqual([true, true, true])
})

test('ends after a pause of five seconds, once', async () => {
  const { clock, told, teller } = setUp()
  teller.typed('x')
  await clock.pass(4_999)
  expect(told).toEqual([true])
  await clock.pass(60_000)
  expect(told).toEqual([true, false])
})

test('ends when it is sent or emptied, and says nothing where nothing was told', () => {
  const { told, teller } = setUp()
  teller.ended()
  teller.typed('  ')
  expect(told).toEqual([])
  teller.typed('x')
  teller.typed('')
  teller.ended()
  expect(told).toEqual([true, false])
})

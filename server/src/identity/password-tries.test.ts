import { expect, test } from 'vitest'
import { createPasswordTries } from './password-tries.ts'

test('an account is tried twenty times from wherever, and then once a minute; others are not held back', () => {
  let now = 0
  const tries = createPasswordTries(() => now)
  const from = (n: number) => `203.0.113.${n}`
  for (let n = 0; n < 20; n++) expect(tries.take(n % 2 ? 'Kim@Desk.example ' : 'kim@desk.example', from(n))).toBe(true)
  expect(tries.take('kim@desk.example', from(99))).toBe(false)
  expect(tries.take('ann@desk.example', from(99))).toBe(true)
  now += 60_000
  expect(tries.take('kim@desk.example', from(1))).toBe(true)
  expect(tries.take('kim@desk.example', from(1))).toBe(false)
})

test('whoever has signed in from a place is not kept out by others who guess, and may not guess without end there either', () => {
  const tries = createPasswordTries(() => 0)
  expect(tries.take('kim@desk.example', '192.0.2.1')).toBe(true)
  tries.right('kim@desk.example', '192.0.2.1')
  while (tries.take('kim@desk.example', '203.0.113.9'));
  for (let n = 0; n < 20; n++) expect(tries.take('kim@desk.example', '192.0.2.1')).toBe(true)
  expect(tries.take('kim@desk.example', '192.0.2.1')).toBe(false)
})

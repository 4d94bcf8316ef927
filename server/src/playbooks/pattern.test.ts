import { expect, test } from 'vitest'
import { firstMatch, whyNotPattern } from './pattern.ts'

test.each([
  '\\b\\d{5,8}\\b',
  '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+',
  '\\b[Ff][Gg][A-Za-z0-9]{2}(?:[- ]?[A-Za-z0-9]{4}){3}\\b',
])('%s is a sound pattern', (pattern) => expect(whyNotPattern(pattern)).toBeNull())

test.each(['(a+)+$', '(a|a)*b', '(\\w+\\s?)*!', '.*.*.*x', '(x+x+)+y', '(foo)*(foo)*(foo)*(foo)*bar', '(\\d+)*-'])(
  '%s would run away and is refused',
  (pattern) => expect(whyNotPattern(pattern)).toContain('too long'),
)

test('a broken pattern says what is wrong', () => {
  expect(whyNotPattern('[')).toContain('Unterminated')
  expect(whyNotPattern('x'.repeat(501))).toContain('500')
})

test('a pattern that runs away all the same is stopped', () => {
  const began = performance.now()
  expect(firstMatch('(z+)+$', `${'z'.repeat(1500)}!`)).toBeNull()
  expect(performance.now() - began).toBeLessThan(15_000)
})

test('the first match in the first 2,000 characters', () => {
  expect(firstMatch('\\b\\d{5}\\b', 'not 1234, but 12345 or 67890')).toBe('12345')
  expect(firstMatch('\\b\\d{5}\\b', `${'x '.repeat(1000)}12345`)).toBeNull()
})

test('a pattern reaches nothing but its text', () => {
  expect(firstMatch('x', "');process.exit();('x")).toBe('x')
})

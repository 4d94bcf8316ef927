import { expect, test } from 'vitest'
import { pacesOf } from './work-lately.ts'

const served = (id: string, about: string, minutes: number, count: number, skills: string[] = []) =>
  Array.from({ length: count }, () => ({ id, about, minutes, skills }))

test('a pace is against what everybody takes for the same thing: who gets the long cases is not slow for it', () => {
  const paces = pacesOf([
    ...served('quick', 'refund', 4, 40, ['billing:4']),
    ...served('slow', 'refund', 12, 40, ['billing']),
    ...served('patient', 'moving', 60, 40),
  ])
  expect(paces.get('patient')).toEqual({ '*': 1 })
  expect(paces.get('quick')!['billing']).toBeLessThan(0.9)
  expect(paces.get('slow')!['billing']).toBeGreaterThan(1.1)
  expect(paces.get('quick')!['*']).toBe(paces.get('quick')!['billing'])
})

test('one case says next to nothing, and none at all nothing', () => {
  const paces = pacesOf([...served('one', 'refund', 12, 1), ...served('others', 'refund', 6, 30)])
  expect(paces.get('one')!['*']).toBeLessThanOrEqual(1.15)
  expect(pacesOf([]).size).toBe(0)
})

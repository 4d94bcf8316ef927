import { packageParts, type PackagePart } from '@baton/engine'
import { expect, test } from 'vitest'
import { gradeDeed, isEqual, nextPart, whole, type Grades } from './grades.ts'

const press = (key: string, change = {}) => gradeDeed({ key, command: false, alt: false, ...change })

test('1 to 4 grade, J, K and the arrows move, Ctrl+Enter saves; nothing else is taken from the browser', () => {
  expect(['1', '2', '3', '4'].map((key) => press(key))).toEqual([
    { kind: 'grade', grade: 'there' },
    { kind: 'grade', grade: 'partly' },
    { kind: 'grade', grade: 'not-there' },
    { kind: 'grade', grade: 'wrong' },
  ])
  expect(press('j')).toEqual({ kind: 'move', step: 1 })
  expect(press('ArrowUp')).toEqual({ kind: 'move', step: -1 })
  expect(press('Enter', { command: true })).toEqual({ kind: 'save' })
  for (const key of ['0', '5', '-1', 'Tab', ' ', 'Enter', 'ArrowLeft']) expect(press(key)).toBeNull()
  expect(press('1', { command: true })).toBeNull()
  expect(press('1', { alt: true })).toBeNull()
})

test('after a grade it goes on with the next part that has none, from the top again', () => {
  const graded = (...parts: PackagePart[]): Grades => Object.fromEntries(parts.map((part) => [part, 'there']))
  const [first, second, third] = packageParts as [PackagePart, PackagePart, PackagePart]
  const last = packageParts.at(-1) as PackagePart
  expect(nextPart(first, graded(first))).toBe(second)
  expect(nextPart(first, graded(first, second))).toBe(third)
  expect(nextPart(last, graded(last))).toBe(first)
  expect(nextPart(last, graded(...packageParts))).toBe(last)
})

test('a package is graded when each part is', () => {
  const all = Object.fromEntries(packageParts.map((part) => [part, 'partly'])) as Grades
  expect(whole(all)).toEqual(all)
  const { page: _, ...without } = all
  expect(whole(without)).toBeNull()
})

test('what is wrong agrees with what was computed as missing, as the engine counts it', () => {
  expect(isEqual('present', 'there')).toBe(true)
  expect(isEqual('partial', 'partly')).toBe(true)
  expect(isEqual('missing', 'wrong')).toBe(true)
  expect(isEqual('present', 'wrong')).toBe(false)
  expect(isEqual('partial', 'not-there')).toBe(false)
})

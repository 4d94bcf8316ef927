import { expect, test } from 'vitest'
import { row } from '../testing/builders.ts'
import { isUnread, markRead, readMarks } from './read-marks.ts'

test('a conversation is unread while the customer has written more than was looked at', () => {
  const it = row({ id: 'u1', messages: 3 })
  expect(isUnread(it, readMarks.get())).toBe(true)
  markRead(it)
  expect(isUnread(it, readMarks.get())).toBe(false)
  expect(isUnread({ ...it, messages: 4 }, readMarks.get())).toBe(true)
  expect(isUnread({ ...it, messages: 4, lastBy: 'agent' }, readMarks.get())).toBe(false)
})

test('looking at an older state does not take the mark back', () => {
  markRead(row({ id: 'u2', messages: 5 }))
  markRead(row({ id: 'u2', messages: 2 }))
  expect(readMarks.get()['u2']).toBe(5)
})

test('the oldest marks make room for new ones', () => {
  for (let i = 0; i < 600; i++) markRead(row({ id: `many-${i}`, messages: 1 }))
  expect(Object.keys(readMarks.get())).toHaveLength(500)
  expect(readMarks.get()['many-599']).toBe(1)
})

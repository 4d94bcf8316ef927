import { describe, expect, test } from 'vitest'
import { keyDeed, keySheet, type Press } from './key-deed.ts'

const press = (key: string, change: Partial<Press> = {}) =>
  keyDeed({
    key,
    code: `Key${key.toUpperCase()}`,
    alt: false,
    command: false,
    shift: false,
    typing: false,
    covered: false,
    ...change,
  })

test('letters ask for deeds', () => {
  expect(['j', 'k', 'a', 'd', 'r', 'n', 't', 'e', 'w', 'x', 'l', 'z', 'y', 's', 'g'].map((key) => press(key))).toEqual([
    'next',
    'previous',
    'accept',
    'decline',
    'reply',
    'note',
    'transfer',
    'resolve',
    'why',
    'wrong-team',
    'tags',
    'snooze',
    'wait',
    'select',
    null,
  ])
  expect(press('?', { shift: true })).toBe('help')
  expect(press('/')).toBe('search')
  expect(press('/', { shift: true })).toBe('search') // as on a German keyboard
  expect(press('k', { command: true })).toBe('palette')
  expect(press('Escape')).toBe('select-none')
  expect([press('Escape', { covered: true }), press('Escape', { typing: true })]).toEqual([null, null])
})

describe('while words are typed', () => {
  test('no letter asks for anything, nor does a command', () => {
    for (const key of 'abcdefghijklmnopqrstuvwxyz?/') {
      expect(press(key, { typing: true })).toBeNull()
      expect(press(key, { typing: true, command: true })).toBeNull()
      expect(press(key, { typing: true, shift: true })).toBeNull()
    }
  })

  test('Alt chords answer an offer, by the place of the key', () => {
    expect(press('å', { typing: true, alt: true, code: 'KeyA' })).toBe('accept')
    expect(press('∂', { typing: true, alt: true, code: 'KeyD' })).toBe('decline')
    expect(press('r', { typing: true, alt: true })).toBeNull()
  })

  test('AltGr, which types characters, is no Alt chord', () => {
    expect(press('æ', { typing: true, alt: true, command: true, code: 'KeyA' })).toBeNull()
  })
})

test('a dialog or a menu has all keys', () => {
  expect(press('a', { covered: true })).toBeNull()
  expect(press('a', { covered: true, alt: true })).toBeNull()
})

test('the browser keeps its own chords', () => {
  expect(press('r', { command: true })).toBeNull()
  expect(press('t', { command: true })).toBeNull()
  expect(press('R', { shift: true })).toBeNull()
  expect(press('S', { shift: true })).toBe('select-through')
})

test('every letter that does something stands on the sheet', () => {
  const shown = new Set(keySheet.flatMap(({ keys }) => keys.map((key) => key.toLowerCase())))
  const active = [...'abcdefghijklmnopqrstuvwxyz'].filter((key) => press(key))
  expect(active.length).toBeGreaterThan(5)
  expect(active.filter((key) => !shown.has(key))).toEqual([])
})

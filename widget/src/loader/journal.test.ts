import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memoryStore } from '../live/testing/memory-store.ts'
import { journal } from './journal.ts'

let now = 1_000_000_000_000
const clock = () => now
beforeEach(() => {
  vi.stubGlobal('sessionStorage', memoryStore())
})
afterEach(() => vi.unstubAllGlobals())

test('lasts from page to page until the chat has taken it', () => {
  const first = journal('demo', clock)
  first.add('search', { query: 'wifi', results: 3 })
  first.add('article', { title: 'Wi-Fi' })
  const next = journal('demo', clock)
  expect(next.all()).toMatchObject([
    { kind: 'search', query: 'wifi', n: now },
    { kind: 'article', title: 'Wi-Fi', n: now + 1 },
  ])
  next.drop([now])
  expect(journal('demo', clock).all()).toMatchObject([{ kind: 'article' }])
  expect(journal('other', clock).all()).toEqual([])
})

test('writes nothing where there is nothing to keep', () => {
  const written = vi.spyOn(sessionStorage, 'setItem')
  journal('demo', clock)
  expect(written).not.toHaveBeenCalled()
  journal('demo', clock).add('search', { query: 'wifi' })
  expect(written).toHaveBeenCalledOnce()
})

test('is bounded: twelve entries, a day, two minutes for a person that nobody came for', () => {
  const it = journal('demo', clock)
  for (let i = 0; i < 30; i++) it.add('search', { query: `q${i}` })
  it.add('handoff', {})
  expect(it.all()).toHaveLength(12)
  now += 120_100
  expect(journal('demo', clock).all()).toHaveLength(11)
  now += 86_400_000
  expect(journal('demo', clock).all()).toEqual([])
  expect(it.add('handoff', { note: 'x'.repeat(6_000) })).toBe(false)
})

test('what cannot be stored lasts as long as the page', () => {
  vi.stubGlobal('sessionStorage', undefined)
  const it = journal('demo', clock)
  it.add('search', { query: 'wifi' })
  expect(it.all()).toHaveLength(1)
})

test('what somebody else wrote there is not taken for entries', () => {
  sessionStorage.setItem('baton:demo:journal', '{"n":1}')
  expect(journal('demo', clock).all()).toEqual([])
  sessionStorage.setItem('baton:demo:journal', 'nonsense')
  expect(journal('demo', clock).all()).toEqual([])
})

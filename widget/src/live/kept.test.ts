import { expect, test } from 'vitest'
import { createKept, safeStore } from './kept.ts'
import { memoryStore } from './testing/memory-store.ts'

test('workspaces do not meet', () => {
  const store = memoryStore()
  const [one, two] = [createKept('one', store), createKept('two', store)]
  one.token = 't'
  one.keep({ clientId: 'c', text: 'x', at: 1, failed: false })
  expect(two.token).toBeNull()
  expect(two.sends()).toEqual([])
  two.clear()
  expect(one.token).toBe('t')
})

test('sends come back in the order in which they were written', () => {
  const kept = createKept('w', memoryStore())
  kept.keep({ clientId: 'b', text: '2', at: 2, failed: false })
  kept.keep({ clientId: 'a', text: '1', at: 1, failed: true })
  expect(kept.sends().map((s) => s.text)).toEqual(['1', '2'])
  kept.drop('a')
  expect(kept.sends().map((s) => s.text)).toEqual(['2'])
})

test('what somebody else wrote into the storage does no harm', () => {
  const store = memoryStore()
  store.setItem('baton:w:send:x', '{"clientId":7}')
  store.setItem('baton:w:send:y', 'nonsense')
  store.setItem('baton:w:seen', 'many')
  const kept = createKept('w', store)
  expect(kept.sends()).toEqual([])
  expect(kept.seen).toBe(0)
})

test('clear leaves nothing', () => {
  const store = memoryStore()
  const kept = createKept('w', store)
  Object.assign(kept, { token: 't', conversationId: 'k', identity: 'i', asking: 'a', seen: 4, draft: 'd' })
  kept.keep({ clientId: 'c', text: 'x', at: 1, failed: false })
  expect(store.length).toBe(7)
  kept.clear()
  expect(store.length).toBe(0)
})

test('where storage is refused, it lasts as long as the page', () => {
  const refusing = () => {
    throw new Error('denied')
  }
  const kept = createKept('w', safeStore(refusing))
  kept.draft = 'half a sentence'
  expect(kept.draft).toBe('half a sentence')
})

test('a full storage does not stop anybody from writing', () => {
  const store = memoryStore()
  const full = {
    ...store,
    length: 0,
    setItem(key: string, value: string) {
      if (key !== 'baton:probe') throw new Error('full')
      store.setItem(key, value)
    },
  }
  const kept = createKept(
    'w',
    safeStore(() => full),
  )
  expect(() => kept.keep({ clientId: 'c', text: 'x', at: 1, failed: false })).not.toThrow()
})

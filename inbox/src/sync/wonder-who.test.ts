import { expect, test, vi } from 'vitest'
import { createWonderWho } from './wonder-who.ts'

test('those of one moment are asked for together, each once, and again where it failed', async () => {
  vi.useFakeTimers()
  const asked: string[] = []
  let fails = false
  const call = async (_operation: string, { query }: { query: { ids: string } }) => {
    asked.push(query.ids)
    if (fails) throw new Error('unreachable')
    return { agents: query.ids.split(',').map((id) => ({ id, name: id.toUpperCase() })) }
  }
  const names = new Map<string, string>()
  const wonderWho = createWonderWho(call as never, (found) => found.forEach(({ name }, id) => names.set(id, name)))
  for (const id of ['mara', 'noor', 'mara', '']) wonderWho(id)
  await vi.runAllTimersAsync()
  wonderWho('noor')
  await vi.runAllTimersAsync()
  expect([asked, names]).toEqual([
    ['mara,noor'],
    new Map([
      ['mara', 'MARA'],
      ['noor', 'NOOR'],
    ]),
  ])
  fails = true
  wonderWho('kim')
  await vi.runAllTimersAsync()
  fails = false
  wonderWho('kim')
  await vi.runAllTimersAsync()
  expect(asked.slice(1)).toEqual(['kim', 'kim'])
  for (let n = 0; n < 150; n++) wonderWho(`a${n}`)
  await vi.runAllTimersAsync()
  expect(asked.slice(3).map((ids) => ids.split(',').length)).toEqual([100, 50])
  vi.useRealTimers()
})

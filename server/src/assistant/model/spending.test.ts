import { expect, test } from 'vitest'
import { costOf, createSpending } from './spending.ts'

const spendFrom = (
  budget: Parameters<typeof createSpending>[0],
  now: () => number,
  spent?: Parameters<typeof createSpending>[2],
) => createSpending(budget, now, spent)

test('each conversation has its budget, and all of a workspace share the day', async () => {
  let now = Date.UTC(2026, 10, 2, 23, 59)
  const spending = spendFrom({ conversationTokens: 100, workspaceDayTokens: 250 }, () => now)
  await spending.add('w', 'c1', { micros: 0, tokens: 100 })
  expect(await spending.whyNot('w', 'c1')).toBe('conversation')
  expect(await spending.whyNot('w', 'c2')).toBe(null)
  await spending.add('w', 'c2', { micros: 0, tokens: 90 })
  await spending.add('w', 'c3', { micros: 0, tokens: 90 })
  expect(await spending.whyNot('w', 'c4')).toBe('workspace-day')
  expect(await spending.whyNot('other', 'c4')).toBe(null)
  now += 60_000
  expect(await spending.whyNot('w', 'c4')).toBe(null)
  expect(await spending.whyNot('w', 'c1')).toBe('conversation')
})

test('what was spent before is read once, also when two turns begin at once', async () => {
  let reads = 0
  const spending = spendFrom(
    { workspaceDayMicros: 1_000 },
    () => 0,
    () => {
      reads++
      return Promise.resolve({ conversation: { micros: 400, tokens: 1 }, today: { micros: 400, tokens: 1 } })
    },
  )
  await Promise.all([spending.whyNot('w', 'c1'), spending.whyNot('w', 'c1')])
  await spending.add('w', 'c1', { micros: 500, tokens: 1 })
  expect(reads).toBe(1)
  expect(await spending.whyNot('w', 'c1')).toBe(null)
  await spending.add('w', 'c1', { micros: 100, tokens: 1 })
  expect(await spending.whyNot('w', 'c1')).toBe('workspace-day')
})

test('counting begins at nothing when the facts cannot be read, and that is logged', async () => {
  const lines: string[] = []
  const spending = createSpending(
    { conversationTokens: 5 },
    () => 0,
    () => Promise.reject(new Error('down')),
    (line) => lines.push(line),
  )
  expect(await spending.whyNot('w', 'c')).toBe(null)
  await spending.add('w', 'c', { micros: 0, tokens: 5 })
  expect(await spending.whyNot('w', 'c')).toBe('conversation')
  expect(lines).toHaveLength(1)
})

test('tokens cost what the price says', () => {
  expect(costOf(undefined, { input: 1, cached: 0, output: 1 })).toBe(undefined)
  expect(costOf({ input: 3, output: 15 }, { input: 1000, cached: 400, output: 10 })).toBe(3150)
  expect(costOf({ input: 3, output: 15, cachedInput: 0.3 }, { input: 1000, cached: 400, output: 10 })).toBe(2070)
})

import { expect, test } from 'vitest'
import { costOf, createSpending, isUsedUp, type Amount, type Spending } from './spending.ts'

const nothing = { micros: 0, tokens: 0 }

/** Which budget stands in the way of a call that costs nothing; null where it may be made. */
async function whyNot(spending: Spending, workspace: string, conversation: string): Promise<string | null> {
  const begun = await spending.begin(workspace, conversation, { begins: false, most: nothing })
  if (isUsedUp(begun)) return begun.of
  await begun.done(nothing)
  return null
}

async function spend(spending: Spending, workspace: string, conversation: string, cost: Amount): Promise<void> {
  const begun = await spending.begin(workspace, conversation, { begins: false, most: nothing })
  if (!isUsedUp(begun)) await begun.done(cost)
}

const spendFrom = (
  budget: Parameters<typeof createSpending>[0],
  now: () => number,
  spent?: Parameters<typeof createSpending>[2],
) => createSpending(budget, now, spent)

test('each conversation has its budget, and all of a workspace share the day', async () => {
  let now = Date.UTC(2026, 10, 2, 23, 59)
  const spending = spendFrom({ conversationTokens: 100, workspaceDayTokens: 250 }, () => now)
  await spend(spending, 'w', 'c1', { micros: 0, tokens: 100 })
  expect(await whyNot(spending, 'w', 'c1')).toBe('conversation')
  expect(await whyNot(spending, 'w', 'c2')).toBe(null)
  await spend(spending, 'w', 'c2', { micros: 0, tokens: 90 })
  await spend(spending, 'w', 'c3', { micros: 0, tokens: 90 })
  expect(await whyNot(spending, 'w', 'c4')).toBe('day')
  expect(await whyNot(spending, 'other', 'c4')).toBe(null)
  now += 60_000
  expect(await whyNot(spending, 'w', 'c4')).toBe(null)
  expect(await whyNot(spending, 'w', 'c1')).toBe('conversation')
})

test('calls at once are each counted as what they may cost at most, until they say what they have cost', async () => {
  const spending = spendFrom({ workspaceDayTokens: 1000 }, () => 0)
  const begun = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      spending.begin('w', `c${n}`, { begins: false, most: { micros: 0, tokens: 400 } }),
    ),
  )
  expect(begun.filter((each) => !isUsedUp(each))).toHaveLength(3)
  await Promise.all(begun.map((each) => (isUsedUp(each) ? undefined : each.done({ micros: 0, tokens: 100 }))))
  expect(await whyNot(spending, 'w', 'c1')).toBe(null)
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
  await Promise.all([whyNot(spending, 'w', 'c1'), whyNot(spending, 'w', 'c1')])
  await spend(spending, 'w', 'c1', { micros: 500, tokens: 1 })
  expect(reads).toBe(1)
  expect(await whyNot(spending, 'w', 'c1')).toBe(null)
  await spend(spending, 'w', 'c1', { micros: 100, tokens: 1 })
  expect(await whyNot(spending, 'w', 'c1')).toBe('day')
})

test('counting begins at nothing when the facts cannot be read, and that is logged', async () => {
  const lines: string[] = []
  const spending = createSpending(
    { conversationTokens: 5 },
    () => 0,
    () => Promise.reject(new Error('down')),
    (line) => lines.push(line),
  )
  expect(await whyNot(spending, 'w', 'c')).toBe(null)
  await spend(spending, 'w', 'c', { micros: 0, tokens: 5 })
  expect(await whyNot(spending, 'w', 'c')).toBe('conversation')
  expect(lines).toHaveLength(1)
})

test('tokens cost what the price says', () => {
  expect(costOf(undefined, { input: 1, cached: 0, output: 1 })).toBe(undefined)
  expect(costOf({ input: 3, output: 15 }, { input: 1000, cached: 400, output: 10 })).toBe(3150)
  expect(costOf({ input: 3, output: 15, cachedInput: 0.3 }, { input: 1000, cached: 400, output: 10 })).toBe(2070)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isUsedUp } from '../assistant/model/spending.ts'
import { says } from '../testing/chat-scripts.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../testing/fake-openai.ts'
import { of, shopAssistant, shopCustomer } from '../testing/model-shop.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { putBudgets, readBudgets } from './budgets.ts'
import { createModelSpending } from './model-spending.ts'

const limits = (day: object, whenSpent: 'hand-off' | 'built-in' = 'hand-off') => {
  const none = { turns: null, tokens: null, dollars: null }
  return { conversation: none, month: none, day: { ...none, ...day }, whenSpent }
}

eachDatabase((_name, open) => {
  let it: TestNode
  let fake: FakeOpenAi
  const lines: string[] = []
  let at = Date.UTC(2026, 10, 29, 12)
  beforeAll(async () => {
    fake = await startFakeOpenAi()
    it = await createTestNode((await open()).db, { now: () => at })
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await fake.close()
  })

  const parts = () => ({ db: it.db, now: () => at, model: { name: 'fake', priced: true }, operator: {} })
  const node = () =>
    createModelSpending({ db: it.db, now: () => at, newId: it.newId, operator: {}, log: (line) => lines.push(line) })
  const by = { kind: 'system', id: null } as const
  const most = { micros: 0, tokens: 1000 }

  describe('budgets of a workspace', () => {
    test('hold over two nodes, however many calls begin at once', async () => {
      const { workspace } = await it.another()
      await putBudgets(parts(), workspace, limits({ tokens: 5000 }), { by, newId: it.newId })
      const nodes = [node(), node()]
      const begun = await Promise.all(
        Array.from({ length: 24 }, (_, n) => nodes[n % 2]!.begin(workspace, `c${n}`, { begins: true, most })),
      )
      const made = begun.filter((each) => !isUsedUp(each))
      expect(made).toHaveLength(5)
      expect(begun.find(isUsedUp)).toEqual({ of: 'day', measure: 'tokens', otherwise: 'hand-off' })
      for (const each of made) if (!isUsedUp(each)) await each.done({ micros: 10, tokens: 500 })
      const shown = await readBudgets(parts(), workspace)
      expect(shown.used.day).toEqual({ turns: 5, tokens: 2500, dollars: 0.00005 })
      expect(shown.state).toBe('fine')
    })

    test('hold in money, too, over two nodes', async () => {
      const { workspace } = await it.another()
      await putBudgets(parts(), workspace, limits({ dollars: 0.005 }), { by, newId: it.newId })
      const nodes = [node(), node()]
      const begun = await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          nodes[n % 2]!.begin(workspace, `c${n}`, { begins: true, most: { micros: 1000, tokens: 1 } }),
        ),
      )
      expect(begun.filter((each) => !isUsedUp(each))).toHaveLength(5)
      expect(begun.find(isUsedUp)).toMatchObject({ of: 'day', measure: 'money' })
    })

    test('of a conversation are its own: what others hold does not count, and what it holds itself does', async () => {
      const { workspace } = await it.another()
      const none = { turns: null, tokens: null, dollars: null }
      const own = { ...limits({}), conversation: { ...none, tokens: 1500 } }
      await putBudgets(parts(), workspace, own, { by, newId: it.newId })
      const begin = async (conversation: string) =>
        isUsedUp(await node().begin(workspace, conversation, { begins: false, most }))
      expect([await begin('a'), await begin('b'), await begin('b'), await begin('a')]).toEqual([
        false,
        false,
        false,
        false,
      ])
      expect([await begin('a'), await begin('b'), await begin('c')]).toEqual([true, true, false])
    })

    test('of the day hold for what belongs to no conversation, which no conversation pays for', async () => {
      const { workspace } = await it.another()
      const none = { turns: null, tokens: null, dollars: null }
      const both = { ...limits({ tokens: 2500 }), conversation: { ...none, tokens: 500 } }
      await putBudgets(parts(), workspace, both, { by, newId: it.newId })
      const begin = async (conversation: string | null) =>
        isUsedUp(await node().begin(workspace, conversation, { begins: false, most }))
      expect([await begin(null), await begin(null), await begin('a'), await begin(null)]).toEqual([
        false,
        false,
        false,
        true,
      ])
    })

    test('four fifths are told once, and what is used up says so', async () => {
      const { workspace } = await it.another()
      await putBudgets(parts(), workspace, limits({ tokens: 1000 }), { by, newId: it.newId })
      lines.length = 0
      for (const tokens of [500, 400, 50, 50]) {
        const call = await node().begin(workspace, 'c', { begins: false, most: { micros: 0, tokens: 1 } })
        if (!isUsedUp(call)) await call.done({ micros: 0, tokens })
      }
      expect(lines).toEqual(['four fifths of a budget of the model are used'])
      const { state, warnedAt } = await readBudgets(parts(), workspace)
      expect([state, warnedAt]).toEqual(['used-up', new Date(at).toISOString()])
      at += 24 * 60 * 60 * 1000
      expect((await readBudgets(parts(), workspace)).state).toBe('fine')
    })

    test('what a node that died had set aside comes free', async () => {
      const { workspace } = await it.another()
      await putBudgets(parts(), workspace, limits({ tokens: 900 }), { by, newId: it.newId })
      await node().begin(workspace, 'c', { begins: true, most })
      expect(isUsedUp(await node().begin(workspace, 'd', { begins: true, most }))).toBe(true)
      at += 61_000
      expect(isUsedUp(await node().begin(workspace, 'd', { begins: true, most }))).toBe(false)
    })

    test.each(['hand-off', 'built-in'] as const)('used up, the model is not asked: %s', async (whenSpent) => {
      const { workspace } = await it.another()
      await putBudgets(parts(), workspace, limits({ turns: 1 }, whenSpent), { by, newId: it.newId })
      const spending = node()
      const call = await spending.begin(workspace, 'before', { begins: true, most })
      if (!isUsedUp(call)) await call.done({ micros: 0, tokens: 1 })
      fake.reset()
      fake.play(says('Which reader do you have?'))
      const fallback = {
        name: 'built-in',
        async *takeTurn() {
          yield [
            {
              kind: 'end',
              outcome: 'unknown',
              usage: { model: 'built-in', ms: 0, confidence: null },
              fault: null,
            } as const,
          ]
        },
      }
      const asked = shopAssistant(fake, {
        spending: { begin: (_w, c, it) => spending.begin(workspace, c, it) },
        fallback,
      })
      const { facts } = await shopCustomer().play(asked)
      expect(fake.requests).toEqual([])
      const reason = of(facts, 'Escalated')[0]?.reason
      if (whenSpent === 'hand-off') expect(reason).toEqual({ kind: 'limit', of: 'day', measure: 'turns' })
      else expect(of(facts, 'TurnEnded')[0]?.usage.model).toBe('built-in')
    })
  })
})

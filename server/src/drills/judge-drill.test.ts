import { describe, expect, test } from 'vitest'
import type { Expected } from './drill.ts'
import { judgeDrill, type DrillEvent, type SeenPackage } from './judge-drill.ts'

const nothing: Expected = {
  handedOff: null,
  reason: null,
  priority: null,
  team: null,
  toldWithinMs: null,
  package: null,
  answered: null,
  neverSays: [],
  notAskedAgain: false,
}

let count = 0
const fact = (type: string, ms: number, more: object = {}): DrillEvent => ({
  seq: ++count,
  type,
  at: new Date(1_000_000 + ms).toISOString(),
  ...more,
})
const log = [
  fact('MessageReceived', 0, { text: 'It broke' }),
  fact('AssistantSaid', 100, { kind: 'answer', text: 'Restart the router.' }),
  fact('MessageReceived', 1000, { text: 'No' }),
  fact('Escalated', 1300, {
    reason: { kind: 'attempts-used-up' },
    priority: 'normal',
    team: 'support',
    handoffId: 'h',
  }),
  fact('Queued', 1300, { told: { key: 'handoff.queued', params: {} } }),
]
const open = log.slice(0, 3)
const pkg: SeenPackage = {
  facts: [
    { name: 'order-number', value: '48213' },
    { name: 'pin', value: null },
  ],
  attempts: [{}],
  page: { url: 'https://shop.example/cart', title: 'Cart' },
}

const whats = (expected: Partial<Expected>, facts: readonly DrillEvent[] = log, seen: SeenPackage | null = pkg) =>
  judgeDrill({ ...nothing, ...expected }, facts, seen).map(({ what, found }) => `${what}: ${found}`)

describe('when a person was called', () => {
  test.each([
    [{ kind: 'by', turn: 2 }, log, []],
    [{ kind: 'by', turn: 3 }, log, []],
    [{ kind: 'at', turn: 2 }, log, []],
    [{ kind: 'never' }, open, []],
    [{ kind: 'by', turn: 1 }, log, ['handed off: after 2 lines (attempts-used-up)']],
    [{ kind: 'at', turn: 3 }, log, ['handed off: after 2 lines (attempts-used-up)']],
    [{ kind: 'at', turn: 3 }, open, ['handed off: no person was called']],
    [{ kind: 'never' }, log, ['handed off: after 2 lines (attempts-used-up)']],
  ] as const)('%j', (handedOff, facts, wanted) => expect(whats({ handedOff }, facts)).toEqual(wanted))
})

describe('what else must hold', () => {
  test.each<[Partial<Expected>, string[]]>([
    [{ reason: ['grave', 'attempts-used-up'] }, []],
    [{ reason: ['customer-asked'] }, ['reason: attempts-used-up']],
    [{ priority: 'normal', team: 'support' }, []],
    [{ priority: 'urgent', team: 'billing' }, ['priority: normal', 'team: support']],
    [{ toldWithinMs: 300 }, []],
    [{ toldWithinMs: 299 }, ['told: told after 300 ms']],
    [{ package: { facts: { 'order-number': '48213' }, attempts: 1, page: 'Cart' } }, []],
    [
      { package: { facts: { 'order-number': '1', device: 'x' }, attempts: 2, page: 'Orders' } },
      [
        'package: order-number: 48213',
        'package: device: it is not in it',
        'package: attempts: 1',
        'package: page: Cart https://shop.example/cart',
      ],
    ],
    [{ answered: true }, []],
    [{ answered: 'ROUTER' }, []],
    [{ answered: false }, ['answered: “Restart the router.”']],
    [{ answered: 'modem' }, ['answered: “Restart the router.”']],
    [{ neverSays: ['modem'] }, []],
    [{ neverSays: ['Router'] }, ['never says: “Restart the router.”']],
    [{ notAskedAgain: true }, []],
  ])('%j', (expected, wanted) => expect(whats(expected)).toEqual(wanted))

  test('where nobody was called, nothing of a handoff holds', () => {
    const expected = {
      reason: ['x'],
      priority: 'high',
      team: 't',
      toldWithinMs: 1,
      package: { facts: {}, attempts: null, page: null },
    } as const
    const nobody = 'no person was called'
    expect(whats(expected, open, null)).toEqual(
      ['reason', 'priority', 'team', 'told', 'package'].map((what) => `${what}: ${nobody}`),
    )
  })
  test('told nothing, asked again, answered nothing', () => {
    expect(whats({ toldWithinMs: 1000 }, log.slice(0, 4))).toEqual(['told: the customer was told nothing'])
    expect(whats({ notAskedAgain: true }, [...log, fact('AskedAgain', 0, { slot: 'device' })])).toEqual([
      'asked again: device',
    ])
    expect(whats({ answered: true }, log.slice(0, 1))).toEqual(['answered: it answered nothing'])
  })
})

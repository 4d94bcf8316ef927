import type { PolicyDocument } from '@baton/protocol'
import { expect, test } from 'vitest'
import { costOf, readCost, withCost, withRule } from './policy-words.ts'

const document: PolicyDocument = {
  preset: 'balanced',
  costs: {},
  tiers: {},
  intents: {},
  rules: { legal: { team: 'law' } },
  areas: {},
  pages: {},
  languages: {},
  thresholds: {},
  windows: {},
  routing: { tiers: {}, priorities: {} },
}

test('a cost is the preset’s until it is said otherwise, and said as the preset has it it is not said', () => {
  expect(costOf(document, 'person')).toBe(6)
  const dearer = withCost(document, 'person', 9)
  expect([costOf(dearer, 'person'), dearer.costs]).toEqual([9, { person: 9 }])
  expect(withCost(dearer, 'person', 6).costs).toEqual({})
})

test('numbers are read as people type them, and refused where no cost can be so', () => {
  expect([readCost('2,5', 'late'), readCost(' 3 ', 'late'), readCost('-2', 'margin')]).toEqual([2.5, 3, -2])
  for (const [text, name] of [
    ['', 'late'],
    ['x', 'late'],
    ['-1', 'late'],
    ['11', 'wait'],
    ['1001', 'person'],
  ] as const)
    expect(readCost(text, name)).toBeNull()
})

test('a rule goes off and on again, and keeps where it goes', () => {
  const off = withRule(document, 'legal', false)
  expect(off.rules).toEqual({ legal: { team: 'law', on: false } })
  expect(withRule(off, 'legal', true).rules).toEqual({ legal: { team: 'law' } })
  expect(withRule(withRule(document, 'fraud', false), 'fraud', true).rules).toEqual({ legal: { team: 'law' } })
})

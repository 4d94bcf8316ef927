import { expect, test } from 'vitest'
import { byEngine, deskPolicy } from './routing/by-engine.ts'
import { byChance, byLongestIdle, byPriority, byTurns } from './routing/by-rule.ts'
import { deskKinds, makeDesk, meanMinutes, perMinute, type Desk } from './routing/desk.ts'
import { runDesk, type Router } from './routing/run-desk.ts'
import { routingTable } from './routing/routing-table.ts'
import { simulateRouting } from './simulate-routing.ts'

const routers: readonly ((desk: Desk) => Router)[] = [
  (desk) => byEngine(desk, deskPolicy(true)),
  byLongestIdle,
  byTurns,
  (desk) => byChance(desk, 1),
  byPriority,
]

test('a seed is a desk: the same customers whoever routes, and others under another seed', () => {
  expect(makeDesk('tiers', 1, 50)).toEqual(makeDesk('tiers', 1, 50))
  expect(makeDesk('tiers', 1, 50)).not.toEqual(makeDesk('tiers', 2, 50))
})

test('a desk is as it is described: rate, length of cases, paces, skills', () => {
  for (const kind of deskKinds) {
    const { agents, customers } = makeDesk(kind, 7, 20_000)
    const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length
    expect(customers.length / customers.at(-1)!.at).toBeCloseTo(perMinute, 0)
    expect(Math.abs(mean(customers.map(({ minutes }) => minutes)) / meanMinutes - 1)).toBeLessThan(0.05)
    expect(mean(agents.flatMap(({ pace }) => Object.values(pace)))).toBeCloseTo(1, 9)
    expect(new Set(agents.map(({ skills }) => skills.join())).size).toBe(30)
  }
})

test('every customer is served once, by somebody who can, whatever the way', () => {
  const desk = makeDesk('tiers', 3, 1500)
  for (const router of routers) {
    const served = runDesk(desk, router(desk))
    expect(new Set(served.map(({ customer }) => customer.id)).size).toBe(1500)
    expect(served).toHaveLength(1500)
    expect(Math.min(...served.map(({ wait }) => wait))).toBe(0)
  }
})

test('Baton beats what it is compared with, and what it tells is about right; the same seed gives the same figures', () => {
  const result = simulateRouting(1, 6000, () => {})
  expect(result.longestIdle).toBeLessThan(0.6)
  expect(result.lowerTiers).toBeLessThan(0.9)
  expect(result.topTier).toBeLessThan(1.1)
  expect(result.plain['baton']!.mean).toBeLessThan(result.plain['longest idle']!.mean)
  expect(result.plain['baton']!.mean).toBeGreaterThan(result.plain['everybody can all']!.mean)
  for (const kind of deskKinds) {
    expect(result.estimates[kind].coverage).toBeGreaterThan(0.65)
    expect(result.estimates[kind].coverage).toBeLessThan(0.9)
    expect(Math.abs(result.estimates[kind].bias)).toBeLessThan(0.2)
  }
  expect(routingTable(result)).toContain(`with skills / everybody can all: ${result.pooled}`)
  expect(simulateRouting(1, 6000, () => {})).toEqual(result)
}, 120_000)

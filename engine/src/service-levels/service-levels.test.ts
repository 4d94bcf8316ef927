import { describe, expect, test } from 'vitest'
import { clocksOf, targetFor, type ServedCase, type ServiceTarget } from './service-levels.ts'

const minute = 60_000
const hour = 60 * minute

const targets: ServiceTarget[] = [
  { team: null, tier: null, minutes: { 'first-response': 60, 'next-response': 120, resolution: 600 } },
  { team: 'billing', tier: null, minutes: { 'first-response': 30 } },
  { team: null, tier: 'enterprise', minutes: { 'first-response': 15 } },
  { team: 'billing', tier: 'enterprise', minutes: { 'first-response': 5 } },
]

const waiting: ServedCase = {
  team: 'billing',
  tier: null,
  requestedAt: 0,
  firstResponseAt: null,
  endedAt: null,
  unansweredSince: 0,
  customersTurns: [],
}

describe('targets', () => {
  test('the one that says most holds, each kind on its own', () => {
    expect(targetFor(targets, 'billing', null).minutes).toEqual({
      'first-response': 30,
      'next-response': 120,
      resolution: 600,
    })
    expect(targetFor(targets, 'technical', 'enterprise').minutes['first-response']).toBe(15)
    expect(targetFor(targets, 'billing', 'enterprise').minutes['first-response']).toBe(5)
    expect(targetFor(targets, 'sales', 'free').minutes['first-response']).toBe(60)
  })

  test('a tier says more than a team', () => {
    const both = targets.filter(({ team, tier }) => team === null || tier === null)
    expect(targetFor(both, 'billing', 'enterprise').minutes['first-response']).toBe(15)
  })
})

describe('clocks', () => {
  const one = (change: Partial<ServedCase>, now: number, kind = 'first-response') =>
    clocksOf({ ...waiting, ...change }, targets, null, now).find((clock) => clock.kind === kind)

  test('the first response runs from the handoff, and is missed the moment it is late', () => {
    expect(one({}, 10 * minute)).toMatchObject({ dueAt: 30 * minute, usedMs: 10 * minute, stoppedAt: null, met: null })
    expect(one({}, 31 * minute)).toMatchObject({ met: false })
  })

  test('a person stops it', () => {
    expect(one({ firstResponseAt: 20 * minute }, hour)).toMatchObject({ usedMs: 20 * minute, met: true })
    expect(one({ firstResponseAt: 40 * minute }, hour)).toMatchObject({ usedMs: 40 * minute, met: false })
  })

  test('ended without a word of a person is no success', () => {
    expect(one({ endedAt: 20 * minute }, hour)).toMatchObject({ met: null, stoppedAt: 20 * minute })
    expect(one({ endedAt: 50 * minute }, hour)).toMatchObject({ met: false })
  })

  test('stands still while nobody works', () => {
    const openings = [
      { from: 0, to: 10 * minute },
      { from: 5 * hour, to: 8 * hour },
    ]
    const [first] = clocksOf(waiting, targets, openings, 4 * hour)
    expect(first).toMatchObject({ usedMs: 10 * minute, dueAt: 5 * hour + 20 * minute, met: null })
  })

  test('the next response runs only once a person has answered and the customer wrote again', () => {
    expect(one({}, hour, 'next-response')).toBeUndefined()
    const wrote = { firstResponseAt: 10 * minute, unansweredSince: hour }
    expect(one(wrote, 2 * hour, 'next-response')).toMatchObject({ startedAt: hour, dueAt: 3 * hour, met: null })
    expect(one({ ...wrote, unansweredSince: null }, 2 * hour, 'next-response')).toBeUndefined()
  })

  test("the customer's turn counts in no resolution", () => {
    const slow = {
      endedAt: 12 * hour,
      customersTurns: [{ from: hour, to: 4 * hour }],
      firstResponseAt: minute,
      unansweredSince: null,
    }
    expect(one(slow, 20 * hour, 'resolution')).toMatchObject({ usedMs: 9 * hour, met: true })
    expect(one({ ...slow, customersTurns: [] }, 20 * hour, 'resolution')).toMatchObject({ met: false })
  })

  test("a night that was the customer's turn is taken off once: it did not count before", () => {
    const openings = [
      { from: 0, to: 2 * hour },
      { from: 10 * hour, to: 20 * hour },
    ]
    const night = { ...waiting, endedAt: 12 * hour, customersTurns: [{ from: hour, to: 11 * hour }] }
    const resolution = clocksOf(night, targets, openings, 20 * hour).find(({ kind }) => kind === 'resolution')
    expect(resolution).toMatchObject({ usedMs: 2 * hour })
  })

  test('what is not promised has no clock', () => {
    expect(clocksOf(waiting, [], null, hour)).toEqual([])
  })
})

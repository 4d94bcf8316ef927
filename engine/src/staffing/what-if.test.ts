import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRouting } from '../routing/routing-policy.ts'
import { drawsOf, exponential } from './chance.ts'
import { drawFates, patienceOf } from './draw-fates.ts'
import { erlangA, erlangC } from './erlang.ts'
import { figuresOf } from './figures.ts'
import { playDay } from './play-day.ts'
import type { Arrival, Staffed, StaffingDay } from './staffing-day.ts'
import { playStaffing } from './what-if.ts'

const minute = 60_000
const hour = 60 * minute

const day = (change: Partial<StaffingDay>): StaffingDay => ({
  from: 0,
  to: 24 * hour,
  arrivals: [],
  agents: [],
  teams: [{ id: 'support', parent: null }],
  handling: { case: { mean: 6, seen: [] } },
  routing: defaultRouting,
  patienceMinutes: null,
  acceptMinutes: 0,
  wrapUpMinutes: 0,
  targetMinutes: 1,
  ...change,
})

const arrival = (change: Partial<Arrival> & Pick<Arrival, 'id' | 'at'>): Arrival => ({
  team: 'support',
  skills: [],
  matter: 'case',
  leftAfter: null,
  stayed: 0,
  ...change,
})

const agent = (id: string, change: Partial<Staffed> = {}): Staffed => ({
  id,
  teams: ['support'],
  skills: [],
  languages: [],
  capacity: 1,
  openings: [{ from: 0, to: 100_000 * hour }],
  ...change,
})

const people = (count: number, change: Partial<Staffed> = {}) =>
  Array.from({ length: count }, (_, i) => agent(`a${i}`, change))

/** Poisson: so many an hour for so many hours. */
function poisson(
  perHour: number,
  hours: number,
  seed = 1,
  like: (i: number) => Partial<Arrival> = () => ({}),
): Arrival[] {
  const draw = drawsOf(seed, 'arrivals')
  const found: Arrival[] = []
  for (let at = exponential(draw, hour / perHour); at < hours * hour; at += exponential(draw, hour / perHour))
    found.push(arrival({ id: `c${found.length}`, at: Math.round(at), ...like(found.length) }))
  return found
}

describe('where the formula is exact, the simulation says the same', () => {
  function long(perHour: number, hours: number, staff: number, patienceMinutes: number | null) {
    const it = day({ to: hours * hour, arrivals: poisson(perHour, hours), agents: people(staff), patienceMinutes })
    let spent = 0
    const played = playDay(it, drawFates(it, 1), (from, to) => (spent += to - from))
    return { ...figuresOf(played, 1), busy: spent / (hours * hour * staff) }
  }

  test('Erlang C: one skill, nobody leaves', () => {
    const played = long(40, 4000, 5, null)
    const said = erlangC({ arrivals: 40, perPerson: 10, people: 5 })
    expect(Math.abs(played.meanWait / said.meanWait - 1)).toBeLessThan(0.05)
    expect(Math.abs(played.inTime - said.within(1))).toBeLessThan(0.015)
    expect(Math.abs(played.busy - said.busy)).toBeLessThan(0.01)
    expect(played.left).toBe(0)
  })

  test('Erlang A: more comes than can be done, and customers leave', () => {
    const played = long(66, 2000, 6, 5)
    const said = erlangA({ arrivals: 66, perPerson: 10, people: 6 }, 5)
    expect(Math.abs(played.abandoned - said.leaves)).toBeLessThan(0.006)
    expect(Math.abs(played.meanWait / said.meanWait - 1)).toBeLessThan(0.04)
    expect(Math.abs(played.inTime - said.within(1))).toBeLessThan(0.015)
    expect(Math.abs(played.busy - said.busy)).toBeLessThan(0.01)
  })
})

/** A small desk drawn by fast-check: two skills, tiers, shifts, weights, rings that open. */
const desks = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  perHour: fc.integer({ min: 5, max: 90 }),
  staff: fc.integer({ min: 0, max: 8 }),
  capacity: fc.integer({ min: 1, max: 4 }),
  patienceMinutes: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  wrapUpMinutes: fc.constantFrom(0, 0.5),
})
type Drawn = typeof desks extends fc.Arbitrary<infer T> ? T : never
const skills = ['billing', 'device'] as const
const made = ({ seed, perHour, staff, capacity, patienceMinutes, wrapUpMinutes }: Drawn) =>
  day({
    to: 8 * hour,
    patienceMinutes,
    wrapUpMinutes,
    acceptMinutes: 0.1,
    arrivals: poisson(perHour, 8, seed, (i) => ({
      skills: [skills[i % 2]!],
      tier: i % 3 === 0 ? 'enterprise' : 'free',
      weight: i % 7 === 0 ? 2 : 1,
      leftAfter: i % 11 === 0 ? 3 : null,
    })),
    agents: people(staff, { capacity }).map((each, i) => ({
      ...each,
      skills: [skills[i % 2]!],
      openings: [{ from: i * 20 * minute, to: (5 + i) * hour }],
    })),
  })

describe('a day that is played', () => {
  test('loses nobody: who came was answered, left, or waits still, once', () => {
    fc.assert(
      fc.property(desks, (drawn) => {
        const it = made(drawn)
        const played = playDay(it, drawFates(it, drawn.seed))
        expect(new Set(played.map((each) => each.arrival.id)).size).toBe(it.arrivals.length)
        expect(played).toHaveLength(it.arrivals.length)
        const { figures } = playStaffing(it, { seed: drawn.seed, replications: 1 })
        expect(figures.answered + figures.left + figures.waiting).toBe(figures.arrivals)
      }),
      { numRuns: 60 },
    )
  })

  test('takes nobody beyond their capacity, but for one case that is heavier than it, or outside of their shift', () => {
    fc.assert(
      fc.property(desks, (drawn) => {
        const it = made(drawn)
        const loads = new Map<string, { at: number; by: number }[]>()
        playDay(it, drawFates(it, drawn.seed), (from, to, weight, on, agentId) => {
          if (on === 'pause') return
          const { openings } = it.agents.find(({ id }) => id === agentId)!
          expect(openings.some((each) => each.from <= from && from < each.to)).toBe(true)
          loads.set(agentId, [...(loads.get(agentId) ?? []), { at: from, by: weight }, { at: to, by: -weight }])
        })
        for (const changes of loads.values()) {
          let [load, cases] = [0, 0]
          for (const { by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
            load += by
            cases += Math.sign(by)
            expect(cases === 1 || load <= drawn.capacity).toBe(true)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is the same by the same seed, and another by another', () => {
    const it = made({ seed: 3, perHour: 60, staff: 6, capacity: 1, patienceMinutes: 8, wrapUpMinutes: 0 })
    const one = playStaffing(it, { seed: 5, replications: 3 })
    expect(playStaffing(it, { seed: 5, replications: 3 })).toEqual(one)
    expect(playStaffing(it, { seed: 6, replications: 3 }).figures).not.toEqual(one.figures)
  })

  test('more people who can do it make customers wait less than half as long here', () => {
    const it = made({ seed: 3, perHour: 60, staff: 6, capacity: 2, patienceMinutes: null, wrapUpMinutes: 0 })
    const more = {
      ...it,
      agents: [
        ...it.agents,
        ...people(3, { skills: ['billing', 'device'], capacity: 2 }).map((each) => ({ ...each, id: `x${each.id}` })),
      ],
    }
    const [before, after] = [it, more].map((each) => playStaffing(each, { seed: 1, replications: 5 }).figures.meanWait)
    expect(after).toBeLessThan(before! / 2)
  })

  test('a skill that one person has makes its customers wait, and that is what is said of the difference', () => {
    const arrivals = poisson(30, 40, 2, (i) => ({ skills: i % 2 === 0 ? ['billing'] : [] }))
    const agents = people(5).map((each, i) => (i === 0 ? { ...each, skills: ['billing'] } : each))
    const routing = { ...defaultRouting, rings: [] }
    const { differs, figures, pooledWait, formula } = playStaffing(day({ to: 40 * hour, arrivals, agents, routing }), {
      seed: 1,
      replications: 5,
    })
    expect(figures.meanWait).toBeGreaterThan(5 * pooledWait)
    expect(differs[0]).toEqual({ because: 'skills', minutes: figures.meanWait - pooledWait })
    expect(Math.abs(pooledWait - formula.meanWait!)).toBeLessThan(figures.meanWait / 5)
  })

  test('all at once waits longer than the formula has it, and that is said', () => {
    const arrivals = Array.from({ length: 40 }, (_, i) => arrival({ id: `c${i}`, at: 10 * hour + i }))
    const { differs } = playStaffing(day({ arrivals, agents: people(10) }), { seed: 1, replications: 5 })
    expect(differs.map(({ because }) => because)).toEqual(['bursts'])
  })

  test('half hours add up to the whole, and say how many were there and how many were needed', () => {
    const it = made({ seed: 3, perHour: 60, staff: 6, capacity: 2, patienceMinutes: 8, wrapUpMinutes: 0 })
    const { halfHours, figures, teams } = playStaffing(it, { seed: 5, replications: 3 })
    expect(halfHours).toHaveLength(16)
    expect(halfHours.reduce((sum, each) => sum + each.arrivals, 0)).toBe(figures.arrivals)
    expect(halfHours[0]).toMatchObject({ at: 0, people: 1 + 10 / 30 })
    expect(halfHours[3]!.needed[0]!.people).toBeGreaterThan(2)
    expect(teams).toMatchObject([{ key: 'support', arrivals: figures.arrivals }])
  })
})

test('patience is learned from those who left and those who did not', () => {
  const draw = drawsOf(4, 'patience')
  const waits = Array.from({ length: 4000 }, () => {
    const [patience, wait] = [exponential(draw, 7), exponential(draw, 3)]
    return { minutes: Math.min(patience, wait), left: patience < wait }
  })
  expect(Math.abs(patienceOf(waits)! - 7)).toBeLessThan(0.5)
  expect(patienceOf(waits.filter(({ left }) => !left))).toBeNull()
})

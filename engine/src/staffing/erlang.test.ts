import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangA, erlangC } from './erlang.ts'

describe('Erlang C', () => {
  test('one person is M/M/1', () => {
    const queue = erlangC({ arrivals: 8, perPerson: 10, people: 1 })
    expect(queue.waits).toBeCloseTo(0.8)
    expect(queue.meanWait).toBeCloseTo((0.8 / 2) * 60)
    expect(queue.within(0)).toBeCloseTo(0.2)
  })

  test('five erlangs for six people: 58.75 % wait, as the tables have it', () => {
    const queue = erlangC({ arrivals: 100, perPerson: 20, people: 6 })
    expect(queue.waits).toBeCloseTo(0.5875, 4)
    expect(queue.busy).toBeCloseTo(5 / 6)
  })

  test('too few people: it grows for ever; nobody comes: nobody waits', () => {
    expect(erlangC({ arrivals: 60, perPerson: 10, people: 6 }).meanWait).toBe(Infinity)
    expect(erlangC({ arrivals: 0, perPerson: 10, people: 0 })).toMatchObject({ waits: 0, meanWait: 0 })
  })
})

const rates = fc.record({
  arrivals: fc.double({ min: 0.5, max: 500, noNaN: true }),
  perPerson: fc.double({ min: 1, max: 30, noNaN: true }),
  people: fc.integer({ min: 1, max: 80 }),
})

describe('Erlang A', () => {
  test('who comes is served or leaves', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.5, max: 120, noNaN: true }), (queue, patience) => {
        const { leaves, busy } = erlangA(queue, patience)
        expect(queue.people * busy * queue.perPerson).toBeCloseTo(queue.arrivals * (1 - leaves), 4)
      }),
    )
  })

  test('a flood of patient customers is reckoned with, too', () => {
    const { leaves, busy, meanWait } = erlangA({ arrivals: 2000, perPerson: 1, people: 1 }, 600)
    expect(leaves).toBeCloseTo(0.9995, 4)
    expect(busy).toBeCloseTo(1, 6)
    expect(meanWait).toBeCloseTo(600 * leaves, 4)
  })

  test('with endless patience it is Erlang C', () => {
    const queue = { arrivals: 100, perPerson: 20, people: 6 }
    const [patient, c] = [erlangA(queue, 10_000_000), erlangC(queue)]
    expect(patient.waits).toBeCloseTo(c.waits, 3)
    expect(patient.meanWait).toBeCloseTo(c.meanWait, 2)
    expect(patient.within(2)).toBeCloseTo(c.within(2), 3)
  })

  test('in the end everybody is served who does not leave, and more people never wait longer', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 1, max: 60, noNaN: true }), (queue, patience) => {
        const one = erlangA(queue, patience)
        const more = erlangA({ ...queue, people: queue.people + 1 }, patience)
        expect(more.meanWait).toBeLessThanOrEqual(one.meanWait + 1e-9)
        expect(one.within(0)).toBeCloseTo(1 - one.waits, 6)
      }),
    )
    const queue = erlangA({ arrivals: 60, perPerson: 10, people: 6 }, 10)
    expect(queue.within(300)).toBeCloseTo(1 - queue.leaves, 6)
  })
})

import { expect, test } from 'vitest'
import { sampleHandoffs } from './sample-handoffs.ts'

const handoffs = Array.from({ length: 400 }, (_, i) => ({
  handoffId: `hof_${i}`,
  score: i < 12 ? 30 : i < 40 ? 55 : 70 + (i % 31),
}))

test('the same seed draws the same, in whatever order the handoffs come; another seed draws others', () => {
  const drawn = sampleHandoffs(handoffs, 'shop 2026-W48', 12)
  expect(sampleHandoffs(handoffs.toReversed(), 'shop 2026-W48', 12)).toEqual(drawn)
  expect(sampleHandoffs(handoffs, 'shop 2026-W49', 12)).not.toEqual(drawn)
  expect(new Set(drawn).size).toBe(12)
})

test('each band of scores has its share, also the rare bad ones', () => {
  const drawn = new Set(sampleHandoffs(handoffs, 'seed', 12))
  const bad = handoffs.filter(({ handoffId, score }) => drawn.has(handoffId) && score < 60)
  expect(bad).toHaveLength(6)
})

test('where there are few, all are drawn, and none twice', () => {
  expect(sampleHandoffs(handoffs.slice(0, 5), 'seed', 12)).toHaveLength(5)
  expect(sampleHandoffs([], 'seed', 12)).toEqual([])
})

test('every handoff of a band has its chance', () => {
  const seen = new Set(Array.from({ length: 300 }, (_, i) => sampleHandoffs(handoffs, `seed ${i}`, 12)).flat())
  expect(seen.size).toBeGreaterThan(380)
})

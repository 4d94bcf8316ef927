import { expect, test } from 'vitest'
import { apply } from './loaded.ts'
import { stateShape } from './state-shape.ts'

test('the same folding has the same name, and one that keeps something more, or something else of one type, has another', () => {
  expect(stateShape()).toBe(stateShape())
  const more = stateShape((loaded, records) => ({ ...apply(loaded, records), more: 1 }))
  const unlike = stateShape((loaded, records) => {
    const after = apply(loaded, records)
    return records[0]?.fact.type === 'CaseOpened' ? { ...after, state: { ...after.state, faults: 9 } } : after
  })
  expect(new Set([stateShape(), more, unlike]).size).toBe(3)
})

import { hash } from 'node:crypto'
import { oneOfEach, type FactRecord } from '@baton/engine'
import { apply, notLoaded, type Loaded } from './loaded.ts'

/**
 * Names the way in which facts are folded into a state: another when one fact of any type folds to something else than before, or comes to
 * be. A snapshot is kept under it and trusted under it alone, so that no state of an older version is taken for one of this one.
 */
export function stateShape(fold: (loaded: Loaded, records: readonly FactRecord[]) => Loaded = apply): string {
  const records = Object.values(oneOfEach).map((fact, i): FactRecord => ({
    seq: i + 1,
    at: 1000 + i,
    actor: { kind: 'agent', id: 'a' },
    fact,
  }))
  const states: Loaded[] = []
  let loaded = notLoaded
  let waiting = notLoaded
  for (const record of records) {
    loaded = fold(loaded, [record])
    if (record.fact.type === 'Offered') waiting = loaded
    states.push(loaded)
  }
  // Once more from the middle of a handoff, where most of them can come.
  for (const record of records) states.push(fold(waiting, [record]))
  return hash('sha256', JSON.stringify(states), 'base64url').slice(0, 16)
}

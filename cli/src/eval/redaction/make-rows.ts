import type { SensitiveKind } from '@baton/engine'
import { createChance } from '../../chance.ts'
import type { LabelledRow } from './read-labelled.ts'
import type { Recipe } from './make-values.ts'

/** Rows of a recipe, the same for the same seed: so many values of each kind, and as many sentences without any as values of all kinds. */
export function makeRows(recipe: Recipe, seed: number, ofEach: number): LabelledRow[] {
  const chance = createChance(seed, 'redaction')
  const rows: LabelledRow[] = []
  for (const kind of Object.keys(recipe.values) as SensitiveKind[]) {
    const values = recipe.values[kind]
    for (let n = 0; n < ofEach; n++) {
      const { make, in: only } = values[n % values.length]!
      const value = make(chance)
      const sentence = chance.pick(only ?? recipe.sentences[kind]) ?? '{}'
      rows.push({ text: sentence.replace('{}', () => value), values: [{ kind, text: value }] })
    }
  }
  const all = rows.length
  for (let n = 0; n < all; n++) {
    const sentence = recipe.none[n % recipe.none.length] ?? ''
    const text = sentence.replaceAll(/\{(\d+)\}/g, (_, length: string) => chance.digits(Number(length)))
    rows.push({ text, values: [] })
  }
  return rows
}

import { starterAreas, starterExamples } from '@baton/engine'
import type { IntentRow } from './intents.ts'

/** The intents that ship, as a workspace would write its own. */
export function starterRows(): IntentRow[] {
  const examples = starterExamples()
  return Object.entries(starterAreas).map(([name, areas]) => ({
    name,
    areas: [...areas],
    examples: examples.flatMap(({ text, intent }) => (intent === name ? [text] : [])),
  }))
}

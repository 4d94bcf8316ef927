import { placesToGo, pageWide, rebuilt } from './loads.ts'
import type { Canary, Hostile } from './nodes.ts'
import { drawings, handlers, scriptElements } from './scripts.ts'
import { masses, names, wrongTypes } from './shapes.ts'
import { mutations, strings } from './strings.ts'
import { sheets, styleAttributes } from './styles.ts'

/** Every hostile page that we know how to write. */
export function hostileCaptures(canary: Canary): Hostile[] {
  return [
    ...scriptElements(canary),
    ...handlers(canary),
    ...drawings(canary),
    ...placesToGo(canary),
    ...pageWide(canary),
    ...rebuilt(canary),
    ...sheets(canary),
    ...styleAttributes(canary),
    ...strings(canary),
    ...mutations(canary),
    ...names(canary),
    ...wrongTypes(canary),
    ...masses(canary).map((each) => ({ ...each, heavy: true as const })),
  ]
}

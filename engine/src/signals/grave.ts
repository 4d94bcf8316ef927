import type { GraveKind } from '../escalation/costs.ts'
import { foldText } from './folded.ts'
import { graveEvents } from './grave-words.ts'

/** The first that matches is what it is about: danger to life before property, property before the law. */
const order: readonly GraveKind[] = ['self-harm', 'safety', 'fraud', 'vulnerable', 'legal']

const patterns = order.map(
  (about) =>
    [
      about,
      new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${graveEvents[about].trim().replaceAll('\n', '|')})`, 'u'),
    ] as const,
)

/**
 * Whether a message tells of something that a person must have at once: an event that happened or is threatened, not a word. "The charger
 * caught fire" is one, "is the fire tablet in stock?" is not. Five languages; the first 2,000 characters. Not the reading that keeps questions
 * away from who waits (serious.ts): that one errs on the side of yes, because being wrong costs nothing there.
 */
export function readGrave(text: string): GraveKind | null {
  const folded = foldText(text.slice(0, 2000)).replaceAll('´', "'").replace(/\s+/g, ' ')
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

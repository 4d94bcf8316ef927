/**
 * How much better or worse each intent goes than its features say, in log-odds: learned from what the chance got wrong, so that an intent of
 * which only the promising conversations are kept is not taken for a promising one. Plain data.
 */
export type IntentOffsets = Readonly<Record<string, number>>

/** Steps stay as long as they began: what changed this week is what counts. */
const rate = 0.08
const pull = 0.004
const reach = 4

export const offsetOf = (offsets: IntentOffsets, intent: string | null): number =>
  intent !== null && Object.hasOwn(offsets, intent) ? (offsets[intent] ?? 0) : 0

export function learnOffset(
  offsets: IntentOffsets,
  intent: string,
  { chance, resolved, weight }: { chance: number; resolved: number; weight: number },
): IntentOffsets {
  const before = offsetOf(offsets, intent)
  const next = before + rate * weight * (resolved - chance) - pull * before
  return { ...offsets, [intent]: Math.max(-reach, Math.min(reach, next)) }
}

import type { Fact } from '../conversation/facts.ts'
import type { Handoff } from '../conversation/state.ts'
import { correctedCompleteness } from './completeness.ts'
import type { PackagePart } from './missing.ts'

/** The part of the package that holds what was asked for again. Null is a restart: what is wanted was asked for as if nothing had been said. */
export function partAskedAgain(slot: string | null): PackagePart {
  if (slot === null) return 'wanted'
  if (slot === 'step-done') return 'attempts'
  return slot === 'page' || slot === 'url' ? 'page' : 'facts'
}

/** What a question that asks again says of the handoff in which it was asked. The package itself stays as it was written. */
export function provedBy(
  handoff: Handoff | null,
  { slot }: Extract<Fact, { type: 'AskedAgain' }>,
): Pick<Handoff, 'askedAgain' | 'askedParts' | 'corrected'> {
  const askedParts = [...new Set([...(handoff?.askedParts ?? []), partAskedAgain(slot)])]
  const completeness = handoff?.package?.completeness
  return {
    askedAgain: (handoff?.askedAgain ?? 0) + 1,
    askedParts,
    ...(completeness ? { corrected: correctedCompleteness(completeness, askedParts) } : {}),
  }
}

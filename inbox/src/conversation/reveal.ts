import { createContext } from 'react'
import type { MaskedSpan } from '@baton/engine'

/** What is masked in one stored text, and where in the words as they are shown. Offsets are UTF-16 units. */
export interface MaskedText {
  textId: string
  spans: readonly MaskedSpan[]
}

/** How what was masked is seen, in the conversation that is open. */
export interface Reveal {
  /** Whether who is signed in may see it. */
  may: boolean
  /** What stood where a text is masked, in order; null where it was refused, which has been said. Kept by nobody. */
  values(textId: string): Promise<readonly string[] | null>
}

export const RevealContext = createContext<Reveal | null>(null)

/** As long as a revealed value stands. Milliseconds. */
export const revealedFor = 30_000

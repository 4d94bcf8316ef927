import { readWanted } from './focus.ts'
import { isGeneral, isSpecific, restartScore } from './restart.ts'
import { readWords } from '../signals/read-words.ts'
import { matchesSlot, type KnownForGuard } from './matches-slot.ts'
import { stemOf, type Sentence } from './read-asks.ts'

export interface GuardContext {
  /** The conversation has been handed to a person at least once. */
  handedOff: boolean
  /** This is the first reply since then. */
  firstReply: boolean
  /** Of the draft; the five languages are all read whatever it says. */
  locale: string
  /** What the customer wrote, where at hand: a reply that takes it up is no restart. */
  told?: readonly string[] | undefined
}

export type Asked =
  | { kind: 'slot'; slot: string; value: string | null; messageId: string | null; score: number }
  | { kind: 'restart'; score: number }

const proof = /\b(verif|securit|identit|safety|sicherheit|legitim|segurid|seguranca|securite|protec|datenschutz)/

/**
 * Whether a draft asks for what the customer has already said, or begins anew after a handoff; null where it does not. Pure and
 * bounded: reads the first 2,000 characters of the draft; called as somebody types. Never a reason to block.
 */
export function asksAgain(draft: string, known: readonly KnownForGuard[], context: GuardContext): Asked | null {
  const first = context.handedOff && context.firstReply
  if (known.length === 0 && !first) return null
  const words = spaced(draft)
  const slot = slotAsked(draft, words, known)
  if (slot) return slot
  if (!first) return null
  if (known.some(({ value, verification }) => value !== null && !verification && repeats(words, value))) return null
  const told = new Set<string>()
  for (const text of context.told ?? [])
    for (const { text: word } of readWords(text)) if (word.length > 3) told.add(stemOf(word))
  const takesUp = ({ stems }: Sentence) =>
    context.told ? stems.some((stem) => told.has(stem) && !isGeneral(stem)) : isSpecific(stems)
  const score = restartScore(draft, takesUp)
  return score > 0 ? { kind: 'restart', score } : null
}

/** The slot most surely asked for; of two alike the one said last. */
function slotAsked(draft: string, words: string, known: readonly KnownForGuard[]): Asked | null {
  let best: KnownForGuard | null = null
  let score = 0
  for (const wanted of readWanted(draft)) {
    for (const slot of known) {
      const fit = matchesSlot(wanted, slot)
      if (fit === 0 || fit < score || (fit === score && best && slot.at <= best.at)) continue
      // Saying the value is confirming it, and so is asking for proof of who somebody is.
      if (slot.value !== null && repeats(words, slot.value)) continue
      if (slot.verification && proof.test(words)) continue
      best = slot
      score = fit
    }
  }
  if (!best) return null
  const { name, value, messageId, verification } = best
  return { kind: 'slot', slot: name, value: verification ? null : value, messageId, score }
}

/** Whether the draft says the value itself: then it confirms. */
function repeats(draft: string, value: string): boolean {
  const looked = spaced(value)
  if (looked.length > 2 && draft.includes(looked)) return true
  // A number may be written in other groups.
  const digits = value.replace(/\D/g, '')
  return digits.length >= 5 && draft.replaceAll(' ', '').includes(digits)
}

/** The folded words with a space around each. */
const spaced = (text: string): string =>
  ` ${readWords(text)
    .map(({ text: word }) => word)
    .join(' ')} `

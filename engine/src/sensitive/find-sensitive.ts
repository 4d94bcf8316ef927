import type { SensitiveKind } from '../conversation/facts.ts'
import { findCards } from './cards.ts'
import { fold, type Folded } from './folded.ts'
import { findIbans } from './ibans.ts'
import { findNationalIds } from './national-ids.ts'
import { findPasswords } from './passwords.ts'
import { findSecrets } from './secrets.ts'
import type { SensitiveSpan } from './span.ts'

/** Of two kinds for the same words the one that says more about them counts. */
const rank: readonly SensitiveKind[] = ['card', 'iban', 'national-id', 'secret', 'password']
const sevenDigits = /\d(?:[ \t\r\n.\u200b/_-]{0,3}[\da-z]){6}/

/**
 * What of a text nobody needs to read in order to help: card and account numbers, keys and tokens, passwords and codes, numbers that a state
 * gives to a person. In order, none overlapping. By shape, check digits and the words around, in English, German, Spanish, French and
 * Portuguese; in time linear in the text.
 */
export function findSensitive(text: string): readonly SensitiveSpan[] {
  const folded = fold(text)
  const found = findAll(folded)
  if (found.length === 0) return found
  for (const span of found) if (isSecondHalf(text, span.to)) span.to += 1
  return merged(found)
}

function findAll(folded: Folded): SensitiveSpan[] {
  const { hasDigit, mayHoldSecret } = look(folded.plain)
  const found = findPasswords(folded)
  if (mayHoldSecret) found.unshift(...findSecrets(folded))
  if (hasDigit && sevenDigits.test(folded.low))
    found.push(...findCards(folded), ...findIbans(folded), ...findNationalIds(folded))
  return found
}

/** Every message comes through here, and most hold nothing: one look tells what need not be looked for. */
function look(plain: string): { hasDigit: boolean; mayHoldSecret: boolean } {
  let hasDigit = false
  let run = 0
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    // Beyond ASCII it is left to the patterns, which know every space.
    if (code > 127) return { hasDigit: true, mayHoldSecret: true }
    if (code === colon || code === equals || run === secretFrom) return { hasDigit: true, mayHoldSecret: true }
    if (code >= 48 && code <= 57) hasDigit = true
    run = code === 32 ? 0 : run + 1
  }
  return { hasDigit, mayHoldSecret: run >= secretFrom }
}
const [colon, equals] = [58, 61]
/** A secret without a sign before it is at least so long. */
const secretFrom = 16

/** Whether a place is in the middle of a character. */
const isSecondHalf = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** What overlaps becomes one: nothing of either is left to be read. */
function merged(found: readonly SensitiveSpan[]): SensitiveSpan[] {
  const out: SensitiveSpan[] = []
  for (const span of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out[out.length - 1]
    if (!last || span.from >= last.to) {
      out.push({ ...span })
      continue
    }
    if (rank.indexOf(span.kind) < rank.indexOf(last.kind)) last.kind = span.kind
    last.to = Math.max(last.to, span.to)
  }
  return out
}

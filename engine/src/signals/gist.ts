import { courtesy, problem } from './feeling-words.ts'
import { foldText, oneOf } from './folded.ts'

/** The sentence of a message that says most about why it was written. Offsets are UTF-16 units; `score` compares messages. */
export interface Gist {
  from: number
  to: number
  score: number
}

const problems = oneOf(problem)
const polite = new RegExp(String.raw`^\W*(?:${courtesy})(?![\p{L}])`, 'u')
const asksForPerson =
  /\b(?:human|person|agent|representative|someone|mensch|mitarbeiter|berater|persona|agente|humain|conseiller|pessoa|atendente|humano)\b/
/** What has been done is told to help, not what is wished. */
const already = /\b(?:already|schon|bereits|ya (?:he|lo|la)|deja|ja (?:fiz|tentei|reiniciei))\b/
const readAtMost = 2000

/**
 * The customer's own words that carry the problem or the wish: the sentence with the most words of one, numbers and marks counted a
 * little; greetings, thanks and bare requests for a person count nothing. Nothing is composed. Null where no sentence says anything.
 */
export function readGist(text: string): Gist | null {
  const read = text.slice(0, readAtMost)
  const folded = foldText(read)
  let best: Gist | null = null
  for (const { from, to } of sentencesOf(read)) {
    const said = folded.slice(from, to)
    const length = said.split(/\s+/).length
    const signs = Math.min(4, said.match(problems)?.length ?? 0)
    if (signs === 0 && length < 4) continue
    if (signs === 0 && polite.test(said)) continue
    if (signs <= 1 && asksForPerson.test(said)) continue
    const score =
      signs * 2 +
      (/\d/.test(said) ? 0.5 : 0) +
      (said.includes('?') ? 0.5 : 0) +
      Math.min(1, length / 12) -
      (polite.test(said) ? 1 : 0) -
      (length > 40 ? 1 : 0) -
      (already.test(said) ? 1.5 : 0)
    if (!best || score > best.score) best = { from, to, score: Math.round(score * 100) / 100 }
  }
  return best && best.score > 0 ? best : null
}

/** Sentences end with a mark before a space, or with a line. */
export function sentencesOf(text: string): { from: number; to: number }[] {
  const sentences: { from: number; to: number }[] = []
  for (const match of text.matchAll(/[^\n.!?]+(?:[.!?]+(?!\s|$)[^\n.!?]+)*[.!?]*/g)) {
    const lead = match[0].length - match[0].trimStart().length
    const from = match.index + lead
    const to = match.index + match[0].trimEnd().length
    if (to > from && /[\p{L}\p{N}]/u.test(text.slice(from, to))) sentences.push({ from, to })
  }
  return sentences
}

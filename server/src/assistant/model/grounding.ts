/** One sentence of a reply, as far as grounding looks at it. */
export interface Weighed {
  text: string
  /** Best score of what it cites; null when it cites nothing. */
  score: number | null
}

/**
 * What a reply rests on, 0..1. Cited words have the best score they cite. Words without a source are null when they claim nothing:
 * a question, an acknowledgement, at most one plain sentence. They are 0, so that a person answers instead, when they state a number or
 * an address, state more than one thing, or leave aside passages that were found.
 */
export function groundingOf(sentences: readonly Weighed[], passagesFound: boolean): number | null {
  const scores = sentences.flatMap(({ score }) => score ?? [])
  if (scores.length > 0) return Math.max(...scores)
  const told = sentences.filter(({ text }) => !isQuestion(text))
  const claims = told.filter(({ text }) => isClaim(text))
  if (claims.some(({ text }) => /\d|:\/\/|www\./.test(text))) return 0
  if (claims.length > 1 || told.length > 3) return 0
  return claims.length > 0 && passagesFound ? 0 : null
}

/** Whether a sentence asks. */
export function isQuestion(text: string): boolean {
  return /[?？؟][)\]"'”’»」』）]*$/.test(text.trim())
}

/** Longer than this, in words, a sentence says something. "You're welcome, glad that it works again." does not. */
const shortWords = 8

function isClaim(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []
  return (
    words.length > shortWords ||
    /\d|:\/\/|www\./.test(text) ||
    (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(text) && text.length > 16)
  )
}

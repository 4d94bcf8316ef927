/** A passage with the words in which it may say what was asked. */
export interface Worded {
  title: string
  body: string
}

/** Letters of a word that are compared: what is behind them is mostly its ending. */
const compared = 5
/** Questions are short; of a story its beginning is enough. */
const mostPairs = 60

/**
 * How much of a question each passage says in the same order, 0..1: pairs of words next to each other, small words too ("every week", "sign
 * in"), where few of the passages have them. Words alone tell what it is about; two in a row tell what about it.
 */
export function sharedPhrases(question: string, passages: readonly Worded[]): number[] {
  const asked = [...pairsOf(question.slice(0, 2000))].slice(0, mostPairs)
  const having = passages.map(({ title, body }) => ({ title: pairsOf(title), body: pairsOf(body) }))
  const weights = new Map<string, number>()
  for (const pair of asked) {
    const found = having.filter(({ title, body }) => title.has(pair) || body.has(pair)).length
    // A pair that a quarter of what was found has says nothing about which of them is meant.
    if (found > 0 && found <= Math.max(2, passages.length / 4)) weights.set(pair, 1 / Math.sqrt(found))
  }
  const shares = having.map(({ title, body }) => {
    let sum = 0
    for (const [pair, weight] of weights) sum += title.has(pair) ? weight : body.has(pair) ? weight / 2 : 0
    return sum
  })
  return shares.map((share) => Math.min(1, share / 2))
}

function pairsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+|[.!?;:]/gu) ?? []
  const stems = words.map((word) => word.slice(0, compared))
  const pairs = new Set<string>()
  for (let i = 1; i < stems.length; i += 1) {
    const [a = '', b = ''] = [stems[i - 1], stems[i]]
    if (/[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b) && a.length + b.length >= 5) pairs.add(`${a} ${b}`)
  }
  return pairs
}

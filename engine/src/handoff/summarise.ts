import type { Conversation } from '../conversation/state.ts'
import { likenessOf, type KeySentence } from '../signals/key-sentences.ts'
import type { Quote } from './package.ts'

/** A key sentence where it stands. */
export interface KeyWords extends KeySentence {
  textId: string
  messageId: string
  at: number
}

/** As many sentences as a person reads in five seconds. */
const longest = 8
/** A sentence that is like one that is quoted already loses this much of its score, times how like it is. */
const repeated = 4
/** Of what is wanted, how it began says more than how it went on. */
const opening = 4
/** And of how it began the first sentence more than the next. */
const later = 0.6
/** What was said in one breath is more often one thing: each further sentence of a message counts this much less. */
const sameBreath = 1
/** What takes the place of what was said before. */
const correcting = 4
/** Below this a sentence adds nothing to what is quoted. */
const least = 0.6

/** The sentences kept after one more message: of too many, the one that says least goes, never the first. */
export function keepKeyWords(
  kept: readonly KeyWords[],
  said: readonly KeySentence[],
  words: Pick<KeyWords, 'textId' | 'messageId' | 'at'>,
  most: number,
): readonly KeyWords[] {
  const inOrder = [...said].sort((a, b) => a.from - b.from)
  let all = [...kept, ...inOrder.map((each) => ({ ...words, ...each }))]
  while (all.length > most) {
    const weakest = all.reduce((least, each, i) => (i > 0 && each.score < (all[least]?.score ?? 0) ? i : least), 1)
    all = all.toSpliced(weakest, 1)
  }
  return all
}

/**
 * What the customer wants and what the problem is, in their own sentences: the strongest, then those that add most to it, in the order in
 * which they were said. Nothing is composed. Where no sentence says anything, their last words stand.
 */
export function summarise(c: Pick<Conversation, 'keyWords' | 'firstWords' | 'lastWords'>): {
  problem: readonly Quote[]
  wanted: Quote | null
} {
  const words = wordsOf(c)
  const main = mainOf(words)
  const first = words[0]?.messageId
  // What they came with stands, whatever was said later and stronger.
  const opened = strongest(
    words.filter(({ messageId }) => messageId === first),
    ({ score }) => score,
  )
  const chosen = [...new Set([main, opened])].filter((each) => each !== null)
  const gain = (each: KeyWords) =>
    each.score -
    repeated * Math.max(...chosen.map((other) => likenessOf(other.terms, each.terms))) -
    sameBreath * chosen.filter(({ messageId }) => messageId === each.messageId).length
  while (main && chosen.length < longest) {
    const best = strongest(
      words.filter((each) => !chosen.includes(each)),
      gain,
    )
    if (!best || gain(best) < least) break
    chosen.push(best)
  }
  const last = c.lastWords.at(-1) ?? null
  if (!main) return { problem: last ? [last] : [], wanted: last }
  const inOrder = words.filter((each) => chosen.includes(each))
  return { problem: inOrder.map(quoteOf), wanted: quoteOf(main) }
}

/** The one sentence that says best what they want; their last words where none does. */
export function wantedOf(c: Pick<Conversation, 'keyWords' | 'firstWords' | 'lastWords'>): Quote | null {
  const main = mainOf(wordsOf(c))
  return main ? quoteOf(main) : (c.lastWords.at(-1) ?? null)
}

function mainOf(words: readonly KeyWords[]): KeyWords | null {
  const first = words[0]?.messageId
  return strongest(
    words,
    (each) =>
      each.score +
      (each.messageId === first ? Math.max(0, opening - later * words.indexOf(each)) : 0) +
      (each.corrects ? correcting : 0),
  )
}

const wordsOf = (c: Pick<Conversation, 'keyWords' | 'firstWords' | 'lastWords'>) =>
  c.keyWords.length > 0 ? c.keyWords : oldWords(c)

function strongest(words: readonly KeyWords[], of: (each: KeyWords) => number): KeyWords | null {
  return words.reduce<KeyWords | null>((best, each) => (!best || of(each) > of(best) ? each : best), null)
}

/** Words from before key sentences were read. */
function oldWords({ firstWords, lastWords }: Pick<Conversation, 'firstWords' | 'lastWords'>): readonly KeyWords[] {
  const words: KeyWords[] = []
  for (const quote of [...firstWords, ...lastWords]) {
    const { from, to, score, messageId } = quote
    if (from === undefined || to === undefined || score === undefined) continue
    if (!words.some((other) => other.messageId === messageId)) words.push({ ...quote, from, to, score, terms: [] })
  }
  return words
}

const quoteOf = ({ textId, messageId, at, from, to, score }: KeyWords): Quote => ({
  textId,
  messageId,
  at,
  from,
  to,
  score,
})

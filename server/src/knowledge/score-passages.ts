import type { LocaleTerms } from './question-terms.ts'

/** A passage with where each term stands in it: 3 in the title, 2 in a heading, 1 in its text, 0 nowhere. */
export interface Candidate {
  id: string
  articleId: string
  hits: readonly number[]
  /** How many terms its title has. */
  titleTerms: number
}

/** What a word counts by where it stands. */
const placeWeight = [0, 0.65, 0.85, 1] as const
/** How much the passage itself counts; the rest is what its article has elsewhere. */
const ownShare = 0.6
/** So much found weight makes a score two thirds sure: one common word alone is not an answer. */
const enough = 2
/** One sentence that fits counts nearly as much as when all do: people tell a story around their question. */
const sentenceShare = 0.9
/** One word alone answers nothing where the question has others that nobody here has ever written. */
const loneShare = 0.7
/** What a title that the question names in full adds. */
const titleBonus = 0.2

/**
 * How well each candidate answers the question, 0..1: the share of the question's weight that it covers, of its passage and of its whole
 * article, less where little was found at all, more where the question names the title.
 */
export function scorePassages<C extends Candidate>(
  asked: LocaleTerms,
  candidates: readonly C[],
): { candidate: C; score: number }[] {
  const articles = hitsOfArticles(candidates)
  const sentences = [...new Set(asked.words.map(({ sentence }) => sentence))]
  return candidates.map((candidate) => {
    const article = articles.get(candidate.articleId) ?? candidate.hits
    const all = answered(asked, candidate.hits, article, null)
    const one =
      sentences.length > 1
        ? sentences.map((each) => sentenceShare * answered(asked, candidate.hits, article, each))
        : []
    const inTitle = candidate.hits.filter((hit) => hit === 3).length / Math.max(2, candidate.titleTerms)
    return { candidate, score: Math.min(1, (1 + titleBonus * Math.min(1, inTitle)) * Math.max(all, ...one)) }
  })
}

/** What a passage with every known word in its title would score. */
export function bestPossible(asked: LocaleTerms): number {
  const hits = asked.terms.map(() => 3)
  return scorePassages(asked, [{ id: '', articleId: '', hits, titleTerms: hits.length }])[0]?.score ?? 0
}

function answered(
  asked: LocaleTerms,
  passage: readonly number[],
  article: readonly number[],
  sentence: number | null,
): number {
  let found = 0
  let wanted = 0
  let words = 0
  let strange = 0
  for (const word of asked.words) {
    if (sentence !== null && word.sentence !== sentence) continue
    wanted += word.weight
    const best = (hits: readonly number[]) =>
      Math.max(0, ...word.terms.map(({ at, sureness }) => sureness * (placeWeight[hits[at] ?? 0] ?? 0)))
    const share = ownShare * best(passage) + (1 - ownShare) * best(article)
    found += word.weight * share
    if (share > 0) words += 1
    if (word.terms.length === 0) strange += 1
  }
  const alone = words <= 1 && strange > 0 ? loneShare : 1
  return wanted === 0 ? 0 : alone * (found / wanted) * (1 - Math.exp(-found / enough))
}

function hitsOfArticles(candidates: readonly Candidate[]): ReadonlyMap<string, readonly number[]> {
  const articles = new Map<string, readonly number[]>()
  for (const { articleId, hits } of candidates) {
    const before = articles.get(articleId)
    articles.set(articleId, before ? before.map((hit, i) => Math.max(hit, hits[i] ?? 0)) : hits)
  }
  return articles
}

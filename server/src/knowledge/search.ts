import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { questionWords, type QuestionWord } from './search-words.ts'
import { otherOffset, readTerms, seekable, type LocaleTerms, type TermRow } from './question-terms.ts'
import { sharedPhrases } from './shared-phrases.ts'
import type { Meaning, MeantPassage, QuestionMeaning } from '../embedding/meaning.ts'
import { fuse } from './fuse.ts'
import { bestPossible, scorePassages, type Candidate } from './score-passages.ts'

export interface SearchQuestion {
  /** The customer's words. Never a query language: every character in it is text. */
  q: string
  /** The customer's language, found first. Default: none is preferred. */
  locale?: Locale | undefined
  /** Only what these take in; null or absent: everything. */
  scope?: KnowledgeScope | null | undefined
  /** At most so many passages; default 5, at most 20. */
  limit?: number | undefined
  /** The conversation that it is asked in, whose budget its meaning is paid from; absent where in none. */
  conversationId?: string | undefined
}

/** Articles with one of the tags, or from one of the sources: `articles`, `documents`, or a help centre by its id. */
export interface KnowledgeScope {
  tags: readonly string[]
  sources: readonly string[]
}

/** A passage with how well it answers, 0..1: from 0.3 on it is grounded, unrelated questions stay below. */
export interface FoundPassage {
  articleId: string
  passageId: string
  title: string
  url: string | null
  text: string
  score: number
  locale: Locale
}

const locales: readonly Locale[] = ['en', 'de', 'es', 'fr', 'pt']
/** Passages that are scored in full, for each language. */
const candidatesPerLocale = 40
/** Where many of those that are found may be beyond the scope. */
const candidatesInScope = 400
/** Where there are too many passages to compare the meaning of all, that of so many is compared that the words found. */
const candidatesForMeaning = 200
/** The nearest by meaning, where all may be told. */
const nearestAtOnce = 100
/** Another language than the customer's counts so much less. */
const otherLocale = 0.92
/** As long as it is at least so good in their own. */
const asGood = 0.5
/** A language in which not even a passage with all the known words could score this much is not searched. */
const worthALook = 0.12

/** What saying it in the customer's own words adds at most. */
const phraseBonus = 0.3

interface CandidateRow {
  id: string
  articleId: string
  locale: Locale
  heading: string[]
  body: string
  title: string
  url: string | null
  hits: number[]
  titleTerms: number
}

/**
 * The passages of one workspace that answer a question, best first. Knows misspelt words and word forms, looks in the customer's language
 * first and in the others too. With `meaning` also what says the same in other words: the two rankings are mixed. Where meaning is not to be
 * had, and where nobody gave it, words alone are searched; a question without any word of its own then finds nothing.
 */
export async function search(
  db: Database,
  workspace: string,
  question: SearchQuestion,
  meaning?: Meaning,
): Promise<FoundPassage[]> {
  const most = Math.min(question.limit ?? 5, 20)
  if (!meaning) return (await searchWords(db, workspace, question)).slice(0, most)
  const [worded, meant] = await Promise.all([
    searchWords(db, workspace, question, candidatesForMeaning),
    meaning.of(workspace, question),
  ])
  if (!meant) return worded.slice(0, most)
  return fuse(worded, await searchMeaning(db, workspace, question, { meant, worded })).slice(0, most)
}

async function searchWords(
  db: Database,
  workspace: string,
  question: SearchQuestion,
  candidates = candidatesPerLocale,
): Promise<FoundPassage[]> {
  const words = new Map(locales.map((locale) => [locale, questionWords(question.q, locale)]))
  const asked = [...words].flatMap(([locale, list]) =>
    list.flatMap(({ forms, others }, n) => [
      ...forms.map((word) => ({ locale, n, word })),
      ...others.map((word) => ({ locale, n: n + otherOffset, word })),
    ]),
  )
  if (asked.length === 0) return []
  const rows = await db.scoped<TermRow>(workspace, 'select * from baton.search_terms($1::jsonb)', [
    JSON.stringify(asked),
  ])
  const terms = readTerms(words as ReadonlyMap<Locale, QuestionWord[]>, rows)
  const seek = terms.filter((each) => bestPossible(each) >= worthALook).map(seekable)
  if (seek.length === 0) return []
  const found = await db.scoped<CandidateRow>(
    workspace,
    `select p.id, p.article_id as "articleId", p.locale, p.heading, p.body, a.title, a.url, c.hits, p.title_terms as "titleTerms"
       from baton.search_passages($1::jsonb, $2) c
       join baton.passages p on p.workspace_id = baton.workspace() and p.id = c.passage_id
       join baton.articles a on a.workspace_id = p.workspace_id and a.id = p.article_id and a.locale = p.locale${question.scope ? ` where ${inScope(3)}` : ''}`,
    [
      JSON.stringify(seek),
      question.scope ? candidatesInScope : candidates,
      ...(question.scope ? [question.scope.tags, question.scope.sources] : []),
    ],
  )
  return rank(terms, found, question)
}

interface MeantRow extends Omit<FoundPassage, 'score'> {
  hash: string
}

/** What means the same, as it stands in the database now: what changed since it was embedded, and what is out of scope, is not found. */
async function searchMeaning(
  db: Database,
  workspace: string,
  { scope, locale }: SearchQuestion,
  { meant, worded }: { meant: QuestionMeaning; worded: readonly FoundPassage[] },
): Promise<FoundPassage[]> {
  const near = await meant.nearest(
    worded.map(({ passageId }) => passageId),
    scope ? candidatesInScope : nearestAtOnce,
  )
  const rows = await db.scoped<MeantRow & { inScope: boolean }>(
    workspace,
    `select p.id as "passageId", p.article_id as "articleId", p.locale, p.body as text, a.title, a.url,
        md5(baton.passage_text(a.title, p.heading, p.body)) as hash, ${scope ? inScope(2) : 'true'} as "inScope"
      from unnest($1::text[]) n (id)
      join baton.passages p on p.workspace_id = baton.workspace() and p.id = n.id
      join baton.articles a on a.workspace_id = p.workspace_id and a.id = p.article_id and a.locale = p.locale`,
    [near.map(({ id }) => id), ...(scope ? [scope.tags, scope.sources] : [])],
  )
  const byId = new Map(rows.map((row) => [row.passageId, row]))
  const same = ({ id, hash }: MeantPassage) => byId.get(id)?.hash === hash
  const old = near.filter((each) => !same(each))
  if (old.length > 0) meant.forget(old.map(({ id }) => id))
  const found = near.filter(same).flatMap(({ id, score }): FoundPassage[] => {
    const row = byId.get(id)
    if (!row?.inScope) return []
    const { hash: _, inScope: __, ...passage } = row
    return [{ ...passage, score: rounded(score * (locale === undefined || locale === row.locale ? 1 : otherLocale)) }]
  })
  return theirsFirst(found, locale)
}

/**
 * Best first, and an article that answers in the customer's language before the same one in another. A word may be rarer there, and so tell more:
 * tags are often the same in all languages. Whoever writes in another language than is said of them finds little in this one, and keeps what they found.
 */
function theirsFirst(found: readonly FoundPassage[], locale: Locale | undefined): FoundPassage[] {
  const theirs = new Map<string, number>()
  for (const each of found)
    if (each.locale === locale) theirs.set(each.articleId, Math.max(theirs.get(each.articleId) ?? 0, each.score))
  return found
    .map((each) => {
      const own = each.locale === locale ? undefined : theirs.get(each.articleId)
      return own === undefined || own < each.score * asGood
        ? each
        : { ...each, score: Math.min(each.score, rounded(own * otherLocale)) }
    })
    .toSorted((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1))
}

const rounded = (score: number) => Math.round(score * 1000) / 1000

/** What wrote an article stands before the colon: a help centre, a document; else somebody wrote it here. */
const inScope = (first: number) => `(a.tags && $${first}::text[]
  or case when a.source like 'site:%' then substr(a.source, 6) = any($${first + 1}::text[])
    when a.source like 'document:%' then 'documents' = any($${first + 1}::text[]) else 'articles' = any($${first + 1}::text[]) end)`

function rank(terms: readonly LocaleTerms[], found: readonly CandidateRow[], question: SearchQuestion): FoundPassage[] {
  const scored = terms.flatMap((each) => {
    const candidates: (Candidate & CandidateRow)[] = found.filter(({ locale }) => locale === each.locale)
    const penalty = question.locale === undefined || question.locale === each.locale ? 1 : otherLocale
    const phrases = sharedPhrases(question.q, candidates)
    return scorePassages(each, candidates).map(({ candidate, score }, i) => ({
      candidate,
      score: Math.min(1, score * (1 + phraseBonus * (phrases[i] ?? 0))) * penalty,
    }))
  })
  const passages = scored.map(({ candidate, score }) => ({
    articleId: candidate.articleId,
    passageId: candidate.id,
    title: candidate.title,
    url: candidate.url,
    text: candidate.body,
    score: rounded(score),
    locale: candidate.locale,
  }))
  return theirsFirst(passages, question.locale)
}

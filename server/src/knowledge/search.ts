import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { questionWords, type QuestionWord } from './search-words.ts'
import { otherOffset, readTerms, seekable, type LocaleTerms, type TermRow } from './question-terms.ts'
import { sharedPhrases } from './shared-phrases.ts'
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
 * first and in the others too. A question without any word of its own finds nothing.
 */
export async function search(db: Database, workspace: string, question: SearchQuestion): Promise<FoundPassage[]> {
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
       join baton.articles a on a.workspace_id = p.workspace_id and a.id = p.article_id and a.locale = p.locale${question.scope ? ` ${inScope}` : ''}`,
    [
      JSON.stringify(seek),
      question.scope ? candidatesInScope : candidatesPerLocale,
      ...(question.scope ? [question.scope.tags, question.scope.sources] : []),
    ],
  )
  return rank(terms, found, question)
}

/** What wrote an article stands before the colon: a help centre, a document; else somebody wrote it here. */
const inScope = `where (a.tags && $3::text[]
  or case when a.source like 'site:%' then substr(a.source, 6) = any($4::text[]) when a.source like 'document:%' then 'documents' = any($4::text[])
    else 'articles' = any($4::text[]) end)`

function rank(terms: readonly LocaleTerms[], found: readonly CandidateRow[], question: SearchQuestion): FoundPassage[] {
  const scored = terms.flatMap((each) => {
    const candidates: (Candidate & CandidateRow)[] = found.filter(({ locale }) => locale === each.locale)
    const penalty = question.locale === undefined || question.locale === each.locale ? 1 : 0.92
    const phrases = sharedPhrases(question.q, candidates)
    return scorePassages(each, candidates).map(({ candidate, score }, i) => ({
      candidate,
      score: Math.min(1, score * (1 + phraseBonus * (phrases[i] ?? 0))) * penalty,
    }))
  })
  scored.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
  return scored.slice(0, Math.min(question.limit ?? 5, 20)).map(({ candidate, score }) => ({
    articleId: candidate.articleId,
    passageId: candidate.id,
    title: candidate.title,
    url: candidate.url,
    text: candidate.body,
    score: Math.round(score * 1000) / 1000,
    locale: candidate.locale,
  }))
}

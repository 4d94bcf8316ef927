import type { Locale } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import { audit, system, type Audited } from '../identity/audit.ts'
import { dropHistory, keepVersion } from './article-desk.ts'
import { hashOf } from './hash.ts'
import type { Article } from './parse-article.ts'
import { splitIntoPassages } from './passages.ts'
import { indexWords } from './search-words.ts'

export { search, type FoundPassage, type SearchQuestion } from './search.ts'

/** An article as it is listed. `updatedAt` is ms UTC. */
export interface StoredArticle {
  id: string
  locale: Locale
  title: string
  url: string | null
  tags: readonly string[]
  updatedAt: number
}

/**
 * Makes an article, or replaces it in its language, together with its passages. `source` says who keeps it: 'api' or a folder's file;
 * `audited` who is said to have done it, `within` what else is done, in the same transaction, and `first` what before it. `foundBy` are the words that count as its
 * title's and its headings', where they are not those that it shows.
 */
export async function putArticle(
  db: Database,
  workspace: string,
  article: Article,
  now: number,
  {
    source = 'api',
    hash = hashOf(JSON.stringify(article)),
    audited,
    within,
    first,
    foundBy,
  }: {
    source?: string
    hash?: string
    audited?: Audited
    within?: (query: Query) => Promise<void>
    first?: (query: Query) => Promise<void>
    foundBy?: { title: string; heading: string }
  } = {},
): Promise<StoredArticle & { passages: number }> {
  const { id, locale, title, url, tags, body } = article
  const titleWords = indexWords([foundBy?.title ?? title, ...tags].join(' '), locale)
  const passages = splitIntoPassages(body).map((passage, i) => ({
    id: `${id}:${locale}:${i}`,
    heading: passage.heading,
    body: passage.body,
    words: {
      title: titleWords,
      heading: indexWords([foundBy?.heading ?? '', ...passage.heading].join(' '), locale),
      body: indexWords(passage.body, locale),
    },
  }))
  await db.transaction({ workspace }, async (query) => {
    await first?.(query)
    await query('select baton.put_article($1::jsonb, $2::jsonb, $3)', [
      JSON.stringify({ ...article, source, hash }),
      JSON.stringify(passages),
      now,
    ])
    await within?.(query)
    if (source === 'api') await keepVersion(query, workspace, article, audited?.by ?? system, now)
    const detail = { locale, source, hash, passages: passages.length }
    if (audited)
      await audit(query, audited.newId, { workspace, by: audited.by, action: 'article.saved', target: id, detail }, now)
  })
  return { id, locale, title, url, tags, updatedAt: now, passages: passages.length }
}

/** Removes an article, in one language or in all. False when there was none. */
export async function deleteArticle(
  db: Database,
  workspace: string,
  id: string,
  now: number,
  { locale, audited }: { locale?: Locale | undefined; audited?: Audited } = {},
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const found = await query<{ locale: string }>(
      'select locale from baton.articles where workspace_id = $1 and id = $2 and ($3::text is null or locale = $3) order by locale',
      [workspace, id, locale ?? null],
    )
    for (const each of found) {
      await query('select baton.drop_passages($1, $2)', [id, each.locale])
      await query('delete from baton.articles where workspace_id = $1 and id = $2 and locale = $3', [
        workspace,
        id,
        each.locale,
      ])
    }
    const hadDraft = locale === undefined && (await dropHistory(query, workspace, id))
    const detail = { locales: found.map((each) => each.locale) }
    const isGone = found.length > 0 || hadDraft
    if (audited && isGone)
      await audit(
        query,
        audited.newId,
        { workspace, by: audited.by, action: 'article.removed', target: id, detail },
        now,
      )
    return isGone
  })
}

/** All articles, or those in one language, by id. */
export async function listArticles(db: Database, workspace: string, locale?: Locale): Promise<StoredArticle[]> {
  return db.scoped<StoredArticle>(
    workspace,
    `select id, locale, title, url, tags, updated_at as "updatedAt" from baton.articles
       where workspace_id = $1 and ($2::text is null or locale = $2) order by id, locale`,
    [workspace, locale ?? null],
  )
}

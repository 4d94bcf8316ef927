import { dropArticle } from '../crawl/sources.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { hashOf } from '../knowledge/hash.ts'
import { putArticle } from '../knowledge/knowledge.ts'
import type { Article } from '../knowledge/parse-article.ts'
import { countWords, type DocumentText, type Section } from './document.ts'
import { beginVersion, keeperOf, noteDone, type KeptSection, type RemovedArticle } from './documents.ts'
import { citedAs } from './titles.ts'

export interface Uploaded {
  id: string
  name: string
  url: string | null
  bytes: number
  hash: string
}

interface Indexed {
  article: Article
  kept: KeptSection
  /** Somebody has changed the article: theirs is kept. */
  edited: boolean
}

/**
 * Makes a document's sections articles, those that changed alone, and lets go of those that it no longer has. One transaction a section:
 * nobody's question waits for a whole handbook. Begun again after a crash, it ends in the same.
 */
export async function keepDocument(
  db: Database,
  workspace: string,
  { id, name, url, bytes, hash }: Uploaded,
  text: DocumentText,
  audited: Audited,
  now: () => number,
): Promise<void> {
  const { title, locale, kind, pages, blankPages } = text
  const mine = keeperOf(id)
  const stored = await db.scoped<{ id: string; locale: string; source: string; hash: string }>(
    workspace,
    'select id, locale, source, hash from baton.articles where workspace_id = $1 and (source = $2 or starts_with(id, $3))',
    [workspace, mine, prefixOf(id)],
  )
  const known = new Map(stored.map((each) => [`${each.id} ${each.locale}`, each]))
  const indexed = withIds(text.sections, id).map(({ section, articleId }): Indexed => {
    const shown = citedAs(text, section)
    const there = known.get(`${articleId} ${locale}`)
    const { heading, page, body } = section
    const edited = there !== undefined && there.source !== mine
    return {
      article: { id: articleId, locale, title: shown, url: atPage(url, page), tags: text.tags, body },
      kept: { articleId, title: shown, heading, page, words: countWords(body) },
      edited,
    }
  })
  const sections = indexed.map(({ kept }) => kept)
  const begun = { id, name, kind, title, locale, url, bytes, hash, pages, blankPages, sections }
  const version = await db.transaction({ workspace }, (query) => beginVersion(query, workspace, begun, audited, now()))

  let done = 0
  for (const { article, kept, edited } of indexed) {
    done += 1
    const unchanged = known.get(`${article.id} ${locale}`)?.hash === hashOfSection(article)
    if (!edited && !unchanged) await index(db, workspace, id, title, article, kept, version, done, now())
  }
  const current = new Set(indexed.map(({ article }) => article.id))
  const gone = stored.filter((each) => each.source === mine && !(current.has(each.id) && each.locale === locale))
  await db.transaction({ workspace }, async (query) => {
    await noteDone(query, workspace, id, version, done)
    for (const each of gone) await dropArticle(query, workspace, each.id, each.locale as Article['locale'])
    await query(`update baton.knowledge_documents set status = 'ready' where workspace_id = $1 and id = $2`, [
      workspace,
      id,
    ])
  })
}

/** Brings a removed document back as it was. False: it was not removed, or too long ago. */
export async function restoreDocument(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: () => number,
): Promise<boolean> {
  const back = await db.transaction({ workspace }, async (query) => {
    const [row] = await query<{ title: string; version: number; sections: KeptSection[]; removed: RemovedArticle[] }>(
      `select title, version, sections, removed from baton.knowledge_documents
        where workspace_id = $1 and id = $2 and removed_at is not null for update`,
      [workspace, id],
    )
    if (!row) return null
    await query(
      `update baton.knowledge_documents set removed_at = null, version = version + 1, status = 'indexing', done = 0
        where workspace_id = $1 and id = $2`,
      [workspace, id],
    )
    await audit(query, newId, { workspace, by, action: 'knowledge_document.restored', target: id }, now())
    return row
  })
  if (!back) return false
  const version = back.version + 1
  const articles = new Map(back.removed.map((each) => [each.id, each]))
  let done = 0
  for (const kept of back.sections) {
    done += 1
    const article = articles.get(kept.articleId)
    if (article) await index(db, workspace, id, back.title, article, kept, version, done, now())
  }
  await db.transaction({ workspace }, async (query) => {
    await noteDone(query, workspace, id, version, done)
    await query(
      `update baton.knowledge_documents set status = 'ready', removed = null where workspace_id = $1 and id = $2`,
      [workspace, id],
    )
  })
  return true
}

async function index(
  db: Database,
  workspace: string,
  document: string,
  title: string,
  article: Article,
  kept: KeptSection,
  version: number,
  done: number,
  now: number,
): Promise<void> {
  await putArticle(db, workspace, article, now, {
    source: keeperOf(document),
    hash: hashOfSection(article),
    // The document's title is in all of its sections: it does not tell one from another, and is no part of what each is about.
    foundBy: { title: kept.heading.join(' ') || title, heading: kept.heading.length > 0 ? title : '' },
    // The document's row is locked before the words that are counted, as where it is removed: the other way round they would wait for each other.
    first: (query) => noteDone(query, workspace, document, version, done),
  })
}

const hashOfSection = ({ locale, title, url, tags, body }: Article) =>
  hashOf(JSON.stringify([locale, title, url, tags, body]))

const prefixOf = (document: string) => `document-${hashOf(document).slice(0, 16)}.`

/** The same heading keeps its article over versions, with what is known of whether it helped. */
function withIds(sections: readonly Section[], document: string): { section: Section; articleId: string }[] {
  const seen = new Map<string, number>()
  return sections.map((section) => {
    const key = section.heading.length > 0 ? JSON.stringify(section.heading) : `page ${section.page ?? ''}`
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { section, articleId: prefixOf(document) + hashOf(`${key} ${nth}`).slice(0, 16) }
  })
}

function atPage(url: string | null, page: number | null): string | null {
  if (url === null || page === null || url.includes('#')) return url
  return `${url}#page=${page}`
}

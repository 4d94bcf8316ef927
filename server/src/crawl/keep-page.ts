import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { hashOf } from '../knowledge/hash.ts'
import { putArticle } from '../knowledge/knowledge.ts'
import type { ReadPage } from './read-html.ts'
import { noteSeen, type Claim, type NextPage, type Run, type Seen } from './run-record.ts'
import { dropArticle, keeperOf } from './sources.ts'

/** The source was removed while it was read. */
export class SourceGone extends Error {}

/** Notes that a page has nothing for the assistant (any more): what it gave before goes with it. */
export async function keepNothing(
  db: Database,
  claim: Claim,
  run: Run,
  page: NextPage,
  seen: Seen,
  now: number,
): Promise<void> {
  await db.transaction({ workspace: claim.workspace }, async (query) => {
    if (page.articleId && page.locale) {
      const [kept] = await query<{ source: string }>(
        'select source from baton.articles where workspace_id = $1 and id = $2 and locale = $3',
        [claim.workspace, page.articleId, page.locale],
      )
      if (kept?.source === keeperOf(claim.source))
        await dropArticle(query, claim.workspace, page.articleId, page.locale)
    }
    if (seen.status === 'gone' && page.status === 'gone') {
      await query('delete from baton.knowledge_pages where workspace_id = $1 and source_id = $2 and url = $3', [
        claim.workspace,
        claim.source,
        page.url,
      ])
      return
    }
    const note = noteSeen(claim, run, page.url, seen, now)
    await query(note.sql, note.params)
  })
}

/** Notes that a page is as it was, or could not be had this time: what it gave stays. */
export async function keepAsItWas(
  db: Database,
  { workspace, source }: Claim,
  run: Run,
  url: string,
  fault: Pick<Seen, 'because' | 'httpStatus'>,
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.knowledge_pages set run = $4, because = $5, http_status = $6, seen_at = $7
      where workspace_id = $1 and source_id = $2 and url = $3`,
    [workspace, source, url, run.run, fault.because ?? null, fault.httpStatus ?? null, now],
  )
}

/** Makes a page's article, with what came of the page, in one transaction. Gives why it was not made, or null. */
export async function keepPage(
  db: Database,
  claim: Claim,
  run: Run,
  page: NextPage,
  read: ReadPage & { locale: Locale },
  seen: Pick<Seen, 'httpStatus' | 'etag' | 'lastModified'>,
  now: number,
): Promise<'edited' | 'duplicate' | null> {
  const { workspace, source } = claim
  const id = `${source}.${hashOf(page.url).slice(0, 20)}`
  const hash = hashOf(`${read.locale}\n${read.title}\n${read.markdown}`)
  const [stored] = await db.scoped<{ source: string }>(
    workspace,
    'select source from baton.articles where workspace_id = $1 and id = $2 and locale = $3',
    [workspace, id, read.locale],
  )
  if (stored && stored.source !== keeperOf(source)) return 'edited'
  const twins = await db.scoped(
    workspace,
    `select url from baton.knowledge_pages where workspace_id = $1 and source_id = $2 and hash = $3 and url <> $4 and status = 'read' limit 1`,
    [workspace, source, hash, page.url],
  )
  if (twins.length > 0) return 'duplicate'
  const note = noteSeen(
    claim,
    run,
    page.url,
    { ...seen, status: 'read', articleId: id, locale: read.locale, title: read.title, hash },
    now,
  )
  if (stored && page.hash === hash) {
    await db.scoped(workspace, note.sql, note.params)
    return null
  }
  const { locale, title, markdown } = read
  await putArticle(db, workspace, { id, locale, title, url: page.url, tags: [], body: markdown }, now, {
    source: keeperOf(source),
    hash,
    within: async (query) => {
      if (page.articleId && page.locale && page.locale !== locale)
        await dropArticle(query, workspace, page.articleId, page.locale)
      if ((await query(note.sql, note.params)).length === 0) throw new SourceGone()
    },
  })
  return null
}

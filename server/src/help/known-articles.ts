import type { SelfServiceUse as Use } from '@baton/engine'
import type { SelfServiceUse } from '@baton/protocol'
import type { Database } from '../db/database.ts'

/**
 * What a page tells, with our own id of each article where we have it: by the id that the page names, or else by its address. A page's
 * address is whole, an article's may be a path on the site.
 */
export async function withKnownArticles(
  db: Database,
  workspace: string,
  uses: readonly SelfServiceUse[],
): Promise<Use[]> {
  const articles = uses.filter((use) => use.kind === 'article')
  const ids = articles.flatMap(({ articleId }) => articleId ?? [])
  const urls = articles.flatMap(({ url }) => (url === undefined ? [] : spellingsOf(url)))
  const known =
    articles.length === 0
      ? []
      : await db.scoped<{ id: string; url: string | null }>(
          workspace,
          'select distinct id, url from baton.articles where workspace_id = $1 and (id = any($2) or url = any($3))',
          [workspace, ids, urls],
        )
  return uses.map((use): Use => {
    const at = use.at === undefined ? null : Date.parse(use.at)
    if (use.kind === 'search')
      return { kind: 'search', text: use.query, ref: '', url: null, results: use.results ?? null, at }
    const { articleId, title, url } = use
    const spellings = url === undefined ? [] : spellingsOf(url)
    const named = known.find(({ id }) => id === articleId)
    const ref = (named ?? known.find((each) => each.url && spellings.includes(each.url)))?.id ?? articleId ?? ''
    return { kind: 'article', text: title, ref, url: url === undefined ? null : withoutUser(url), results: null, at }
  })
}

/** The whole address, and its path on the site. */
function spellingsOf(address: string): string[] {
  const url = new URL(address)
  return [url.href, `${url.pathname}${url.search}${url.hash}`, `${url.pathname}${url.hash}`]
}

function withoutUser(address: string): string {
  const url = new URL(address)
  url.username = url.password = ''
  return url.href
}

import type { Database } from '../db/database.ts'
import { mayEmbed, sameOrigin } from '../identity/origins.ts'
import { search } from '../knowledge/knowledge.ts'
import { workspaceById } from '../workspace/workspace.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface HelpHandlersParts {
  db: Database
  ownOrigins: readonly string[]
}

const excerptLength = 200

/** The help centre's own search: what anybody may read on the workspace's pages, found as the assistant finds it. */
export function helpHandlers({ db, ownOrigins }: HelpHandlersParts): Pick<Handlers, 'searchHelp'> {
  return {
    async searchHelp({ query, request, reply }) {
      const workspace = await workspaceById(db, query.workspace)
      if (!workspace) throw new ProblemError('not_found', { detail: `there is no workspace "${query.workspace}"` })
      const { origin, host } = request
      const own = sameOrigin({ origin, host }, ownOrigins)
      if (origin !== undefined && !own && !mayEmbed(workspace.sites, origin))
        throw new ProblemError('origin_not_allowed')
      if (origin !== undefined) reply.allowOrigin(origin)
      const found = await search(db, workspace.id, { q: query.q, locale: query.locale, limit: 20 })
      const articles = found.flatMap(({ articleId, title, url, text, locale }) =>
        // What has no address is for the assistant, and not a page of the help centre.
        url ? [{ articleId, title, url, excerpt: shortened(text), locale }] : [],
      )
      const first = articles.filter(({ articleId }, i) => articles.findIndex((a) => a.articleId === articleId) === i)
      return { articles: first.slice(0, query.limit) }
    },
  }
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).replace(/\s+\S*$/, '')}…`
}

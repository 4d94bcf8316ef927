import type { Act, Citation, Evidence } from '@baton/engine'
import type { Turn } from '../assistant.ts'
import type { FoundPassage, ModelAction } from './tools.ts'

/** What a turn tried, told as acts. Each attempt is one path: a search that led nowhere, an article that was told, an action. */
export interface TurnAttempts {
  /** A search was made. Nothing found is told at once; what was found counts when it is cited, or does not help. */
  searched(query: string, passages: readonly FoundPassage[]): Act[]
  /** Articles are told to the customer: each is an attempt whose outcome only the customer knows. */
  told(citations: readonly Citation[]): Act[]
  /** The attempt of the best article told; null when none was. */
  best(): string | null
  /** The turn ends without an answer: what was found and not told is a search that led nowhere. */
  unused(): Act[]
  startAction(action: ModelAction): { attemptId: string; acts: Act[] }
  endAction(attemptId: string, outcome: 'action-done' | 'action-failed', evidence: Evidence): Act[]
}

/** One search that led nowhere is told in a turn, however often the model asked: it is one path. */
export function trackAttempts(turn: Turn): TurnAttempts {
  const searches: { query: string; passages: readonly FoundPassage[] }[] = []
  const articles = new Map<string, { attemptId: string; score: number }>()
  let toldNothing = false

  function nothingFound(query: string, evidence: Evidence): Act[] {
    if (toldNothing) return []
    toldNothing = true
    const attemptId = turn.newId('attempt')
    return [
      { kind: 'start-attempt', attemptId, path: 'search', ref: 'knowledge', title: query.slice(0, 300) },
      { kind: 'end-attempt', attemptId, outcome: 'nothing-found', evidence },
    ]
  }

  return {
    searched(query, passages) {
      searches.push({ query, passages })
      return passages.length === 0 ? nothingFound(query, { score: 0, articleIds: [] }) : []
    },
    told(citations) {
      const acts: Act[] = []
      for (const { articleId, title, score } of citations) {
        const known = articles.get(articleId)
        if (known) {
          known.score = Math.max(known.score, score)
          continue
        }
        const open = turn.state.attempts.find(
          (each) => each.ref === articleId && each.outcome === 'open' && each.episode === turn.state.episode,
        )
        const attemptId = open?.attemptId ?? turn.newId('attempt')
        articles.set(articleId, { attemptId, score })
        if (!open)
          acts.push({ kind: 'start-attempt', attemptId, path: 'article', ref: articleId, title: title.slice(0, 300) })
      }
      return acts
    },
    best() {
      const ranked = [...articles.values()].sort((a, b) => b.score - a.score)
      return ranked[0]?.attemptId ?? null
    },
    unused() {
      const found = searches.flatMap(({ passages }) => passages)
      const first = searches[0]
      if (!first || found.length === 0 || articles.size > 0) return []
      const articleIds = [...new Set(found.map(({ articleId }) => articleId))].slice(0, 10)
      return nothingFound(first.query, { score: Math.max(...found.map(({ score }) => score)), articleIds })
    },
    startAction({ playbookId, title }) {
      const attemptId = turn.newId('attempt')
      return {
        attemptId,
        acts: [{ kind: 'start-attempt', attemptId, path: 'action', ref: playbookId, title: title.slice(0, 300) }],
      }
    },
    endAction: (attemptId, outcome, evidence) => [{ kind: 'end-attempt', attemptId, outcome, evidence }],
  }
}

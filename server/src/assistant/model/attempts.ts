import type { Act, Citation, Evidence } from '@baton/engine'
import type { Turn } from '../assistant.ts'
import type { FoundPassage, ModelAction } from './tools.ts'

/** What a turn tried, told as acts. Each attempt is one path: a search that led nowhere, an article that was told, an action. */
export interface TurnAttempts {
  /** A search was made, and of what it found so many passages can be used. */
  searched(query: string, found: readonly FoundPassage[], usable: number): void
  /** Articles are told to the customer: each is an attempt whose outcome only the customer knows. */
  told(citations: readonly Citation[]): Act[]
  /** The attempt of the best article told; null when none was. */
  best(): string | null
  /**
   * The turn ends. A search that led nowhere is told then: nothing that it found could be used, or, without an answer, was. A first
   * search that finds nothing before a second one that does is no path that failed.
   */
  unused(answered: boolean): Act[]
  startAction(action: ModelAction): { attemptId: string; acts: Act[] }
  endAction(attemptId: string, outcome: 'action-done' | 'action-failed', evidence: Evidence): Act[]
}

/** Searches that led nowhere are one path in a turn, however often the model asked. */
export function trackAttempts(turn: Turn): TurnAttempts {
  let first: string | null = null
  const found: FoundPassage[] = []
  const articles = new Map<string, { attemptId: string; score: number }>()
  let canBeUsed = 0

  return {
    searched(query, passages, usable) {
      first ??= query
      found.push(...passages)
      canBeUsed += usable
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
    unused(answered) {
      if (first === null || articles.size > 0 || (answered && canBeUsed > 0)) return []
      const evidence: Evidence = {
        score: Math.max(0, ...found.map(({ score }) => score)),
        articleIds: [...new Set(found.map(({ articleId }) => articleId))].slice(0, 10),
      }
      const attemptId = turn.newId('attempt')
      return [
        { kind: 'start-attempt', attemptId, path: 'search', ref: 'knowledge', title: first.slice(0, 300) },
        { kind: 'end-attempt', attemptId, outcome: 'nothing-found', evidence },
      ]
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

import type { Locale, Priority } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { HandoffPackage, Quote } from './package.ts'

/** Account data that the shell had at hand when the handoff was decided. */
export interface AccountSnapshot {
  customerId: string
  textId: string
  fetchedAt: number
  source: 'pushed' | 'identity'
}

export interface PackageGiven {
  handoffId: string
  now: number
  reason: HandoffReason
  priority: Priority
  team: string
  skills: readonly string[]
  noteTextId: string | null
  account: AccountSnapshot | null
}

/** The context that travels, composed from facts alone: nothing is invented, and what is not there says why. */
export function buildPackage(c: Conversation, given: PackageGiven): HandoffPackage {
  const attempts = c.attempts.map(({ episode: _, ...attempt }) => attempt)
  const wanted = c.lastWords.at(-1) ?? null
  return {
    version: 1,
    handoffId: given.handoffId,
    at: given.now,
    transcript: { messages: c.messages, fromSeq: 1, toSeq: c.version, complete: true },
    summary: { problem: problemOf(c), wanted, told: c.told },
    attempts,
    page: c.page && { textId: c.page.textId, at: c.page.at },
    account: given.account,
    reason: given.reason,
    priority: given.priority,
    routing: {
      team: given.team,
      skills: given.skills,
      language: languageOf(c),
      previousAgent: c.previousAgent,
    },
    noteTextId: given.noteTextId,
    missing: [
      ...(c.page ? [] : [{ part: 'page', cause: 'integration-sent-none' } as const]),
      ...(given.account
        ? []
        : [{ part: 'account', cause: c.customerId ? 'integration-sent-none' : 'never-asked' } as const]),
      ...(attempts.length > 0 ? [] : [{ part: 'attempts', cause: 'nothing-tried' } as const]),
      ...(wanted ? [] : [{ part: 'wanted', cause: 'never-asked' } as const]),
    ],
  }
}

/** The customer's own words, first and last: what the problem was, and where it stands. */
function problemOf(c: Conversation): readonly Quote[] {
  const seen = new Set<string>()
  return [...c.firstWords, ...c.lastWords].filter(({ messageId }) => !seen.has(messageId) && seen.add(messageId))
}

function languageOf(c: Conversation): Locale | 'other' {
  return c.language === 'other' ? c.locale : c.language
}

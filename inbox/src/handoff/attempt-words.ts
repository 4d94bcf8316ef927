import type { AttemptOutcome, AttemptPath, Evidence } from '@baton/engine'

/** One resolution path, as the screens show it. */
export interface AttemptView {
  attemptId: string
  path: AttemptPath
  title: string | null
  outcome: AttemptOutcome | 'open'
  evidence: Evidence
  /** The customer's words that say how it ended. */
  because?: { text: string | null; messageId: string } | null | undefined
}

export type Sign = 'yes' | 'no' | 'unknown'

/** ✓, ✕ or ?: silence is neither. */
export function signOf(outcome: AttemptView['outcome']): Sign {
  switch (outcome) {
    case 'customer-said-yes':
    case 'action-done':
      return 'yes'
    case 'customer-said-no':
    case 'nothing-found':
    case 'action-failed':
    case 'reported-failed':
      return 'no'
    case 'no-answer':
    case 'open':
      return 'unknown'
  }
}

/** The outcome in a word or two. */
export function outcomeWords({ outcome, evidence }: Pick<AttemptView, 'outcome' | 'evidence'>): string {
  switch (outcome) {
    case 'customer-said-yes':
      return 'helped'
    case 'customer-said-no':
      return 'did not help'
    case 'no-answer':
      return 'no answer'
    case 'nothing-found':
      return 'nothing found'
    case 'action-done':
      return 'done'
    case 'action-failed':
      return failureWords(evidence)
    case 'reported-failed':
      return 'did not help there'
    case 'open':
      return 'not known yet'
  }
}

/** What the customer did alone, in a word or two: read, and whether it was enough. */
export function aloneWords({ path, outcome }: Pick<AttemptView, 'path' | 'outcome'>): string {
  const deed = path === 'search' ? 'searched alone' : 'read alone'
  if (outcome === 'nothing-found') return `${deed} · nothing found`
  return outcome === 'reported-failed' ? `${deed} · was not enough` : deed
}

/** What kind of path it was. */
export const pathWords: Record<AttemptPath, string> = {
  article: 'Article',
  playbook: 'Playbook',
  action: 'Action',
  search: 'Search',
}

/** Several attempts folded into one line: "looked at 2 articles · none fitted". */
export function triedSentence(attempts: readonly AttemptView[]): string {
  const parts: string[] = []
  const count = (path: AttemptPath) => attempts.filter((each) => each.path === path).length
  const articles = count('article')
  if (articles > 0) parts.push(`looked at ${articles === 1 ? 'an article' : `${articles} articles`}`)
  if (count('search') > 0) parts.push(articles > 0 ? 'searched on' : 'searched the articles')
  for (const path of ['playbook', 'action'] as const) {
    const these = attempts.filter((each) => each.path === path)
    const verb = path === 'playbook' ? 'followed' : 'ran'
    if (these.length === 1) parts.push(`${verb} “${these[0]?.title ?? `a ${path}`}”`)
    if (these.length > 1) parts.push(`${verb} ${these.length} ${path}s`)
  }
  return `${parts.join(', ')} · ${together(attempts)}`
}

function together(attempts: readonly AttemptView[]): string {
  const [first] = attempts
  if (attempts.length === 1 && first) return outcomeWords(first)
  const signs = attempts.map(({ outcome }) => signOf(outcome))
  if (signs.includes('yes')) return 'one helped'
  return signs.every((sign) => sign === 'no') ? 'none fitted' : 'not known yet'
}

function failureWords({ fault, httpStatus, ms }: Evidence): string {
  if (fault === 'timeout') return ms ? `timed out after ${Math.round(ms / 100) / 10} s` : 'timed out'
  if (fault === 'not-allowed') return 'was not the assistant’s to do'
  if (fault === 'refused') return 'was refused'
  if (fault === 'tool-error') return 'was refused by the system it belongs to'
  if (httpStatus) return `failed with ${httpStatus}`
  return 'failed'
}

import type { CallAction } from '../playbooks/call-action.ts'
import type { Turn } from './assistant.ts'

/** Calls nobody: notices what would have been called, and goes on as if it had been done with an answer that says nothing. */
export const dryCall =
  ({ notice }: Pick<Turn, 'notice'>): CallAction =>
  ({ method, url, of }) => {
    notice?.({ kind: 'called', name: of?.step ?? 'action', method, url })
    return Promise.resolve({ done: true, answer: {}, evidence: { ms: 0 } })
  }

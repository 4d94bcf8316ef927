import type { AttemptOutcome, AttemptPath, Evidence, Locale, Priority } from '../conversation/facts.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Notice } from './notice.ts'

/** Why a part of the package is not there. A silent hole is the failure that we exist to end. */
export type MissingCause = 'never-asked' | 'integration-sent-none' | 'nothing-tried' | 'erased'

/** Words said by the customer, by reference: the text and the message it stands in. */
export interface Quote {
  textId: string
  messageId: string
  at: number
}

/**
 * What travels with a handoff, version 1: immutable, written in the transaction that hands off (law 4).
 * It refers to texts by id, so that a customer can be forgotten while the fact stays. Times are ms UTC.
 */
export interface HandoffPackage {
  version: 1
  handoffId: string
  at: number
  transcript: { messages: number; fromSeq: number; toSeq: number; complete: true }
  summary: { problem: readonly Quote[]; wanted: Quote | null; told: readonly Notice[] }
  attempts: readonly {
    attemptId: string
    path: AttemptPath
    ref: string
    titleTextId: string
    outcome: AttemptOutcome | 'open'
    evidence: Evidence
    at: number
  }[]
  page: { textId: string; at: number } | null
  account: { customerId: string; textId: string; fetchedAt: number; source: 'pushed' | 'identity' } | null
  reason: HandoffReason
  priority: Priority
  routing: { team: string; skills: readonly string[]; language: Locale | 'other'; previousAgent: string | null }
  noteTextId: string | null
  missing: readonly { part: 'account' | 'page' | 'attempts' | 'wanted'; cause: MissingCause }[]
}

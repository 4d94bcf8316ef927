import type { AnsweredBy } from '../assistants/stamp.ts'
import type { AttemptOutcome, AttemptPath, Evidence, Locale, Priority, Tone } from '../conversation/facts.ts'
import type { FileOfCustomer, Handled, Promised } from '../conversation/state.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { SlotSource } from '../slots/slot.ts'
import type { Completeness } from './completeness.ts'
import type { Missing } from './missing.ts'
import type { ModelSummary } from './model-summary.ts'
import type { Notice } from './notice.ts'
import type { Repeat } from './repeat-contact.ts'

/** Words said by the customer, by reference: the text and the message it stands in, and the part of it that counts. */
export interface Quote {
  textId: string
  messageId: string
  at: number
  from?: number | undefined
  to?: number | undefined
  /** How much it says about why they write; compares quotes of one conversation. */
  score?: number | undefined
}

/** A quote with the words in it that carried the tone, as places in its text; absent where the reading has none. */
export interface ToneQuote extends Quote {
  words?: Tone['words']
}

/** A value by reference: the text, or the part of it from `from` to `to`. */
export interface ValueRef {
  textId: string
  from: number
  to: number | null
  messageId: string | null
  at: number
  source: SlotSource
  verified: boolean
  readBy?: 'model' | undefined
}

/** One thing the customer has said: not to be asked again. More than one value that stands is a conflict. */
export interface PackagedFact {
  name: string
  values: readonly ValueRef[]
  /** Values that were corrected, oldest first. */
  history: readonly ValueRef[]
  conflict: boolean
  /** Asked to make sure who it is: never shown to be copied, never inserted. */
  verification: boolean
}

export interface PackagedAttempt {
  attemptId: string
  path: AttemptPath
  ref: string
  titleTextId: string
  /** Where it is read, for what the customer looked up alone. */
  urlTextId?: string | undefined
  outcome: AttemptOutcome | 'open'
  evidence: Evidence
  at: number
  by: 'assistant' | 'customer'
}

/**
 * What travels with a handoff, version 1: immutable, written in the transaction that hands off (law 4).
 * It refers to texts by id, so that a customer can be forgotten while the fact stays. Times are ms UTC. Packages from before a part
 * was added lack it.
 */
export interface HandoffPackage {
  version: 1
  handoffId: string
  at: number
  transcript: { messages: number; fromSeq: number; toSeq: number; complete: boolean }
  summary: {
    problem: readonly Quote[]
    wanted: Quote | null
    told: readonly Notice[]
    /** What a model made of the conversation, as far as its messages support it; null where there was none in time. */
    model?: ModelSummary | null | undefined
  }
  attempts: readonly PackagedAttempt[]
  facts: readonly PackagedFact[]
  /** What it is about, as far as what was tried shows it. */
  intent: {
    /** Reading: from what the customer wrote; `ref` is the workspace's name for it. */
    source: 'reading' | 'playbook' | 'article' | 'integration' | 'page'
    ref: string
    /** Null where the name is no text of the conversation, but the workspace's. */
    titleTextId: string | null
    confidence: number | null
    /** Product areas that it touches; absent where none are known. */
    areas?: readonly string[] | undefined
  } | null
  tone: {
    frustration: number
    urgency: number
    trend: 'rising' | 'steady' | 'falling'
    evidence: readonly ToneQuote[]
  } | null
  page: { textId: string; at: number; captureId: string | null } | null
  account: {
    customerId: string
    textId: string
    fetchedAt: number
    source: AccountSource
    repeat?: Repeat | undefined
  } | null
  promises: readonly Promised[]
  /** What the customer sent, the newest last; absent where that is nothing. */
  files?: readonly FileOfCustomer[] | undefined
  /** What was done on the customer's behalf. */
  actions: readonly {
    attemptId: string
    ref: string
    titleTextId: string
    at: number
    undoTextId?: string | undefined
  }[]
  reason: HandoffReason
  priority: Priority
  /** Which assistant had it, in which version, and what worded its last answer; absent where none did. */
  assistant?: AnsweredBy | undefined
  routing: { team: string; skills: readonly string[]; language: Locale | 'other'; previousAgent: string | null }
  noteTextId: string | null
  /** What the person did who held it last. */
  handled?: Handled | null | undefined
  missing: readonly Missing[]
  completeness: Completeness
}

export type AccountSource = 'pushed' | 'identity' | 'http' | 'mcp'

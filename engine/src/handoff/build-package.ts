import type { AnsweredBy } from '../assistants/stamp.ts'
import type { Locale, Priority } from '../conversation/facts.ts'
import type { CaptureRefusal, Conversation } from '../conversation/state.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Policy } from '../escalation/policy.ts'
import { trendOf } from '../signals/tone.ts'
import { mayHoldSeveral } from '../slots/built-in.ts'
import type { KnownSlot } from '../slots/slot.ts'
import { defaultWeights, scoreCompleteness } from './completeness.ts'
import { missing, type Missing, type MissingCause } from './missing.ts'
import type { AccountSource, HandoffPackage, PackagedAttempt, PackagedFact, Quote, ValueRef } from './package.ts'
import { newestOf } from './model-summary.ts'
import { readUnread } from './read-unread.ts'
import type { Repeat } from './repeat-contact.ts'
import { summarise } from './summarise.ts'

/** Account data that the shell had at hand when the handoff was decided. */
export interface AccountSnapshot {
  customerId: string
  textId: string
  fetchedAt: number
  source: AccountSource
  /** What could not be had of it, and whether nothing else is known either. */
  gap?: { cause: MissingCause; ms?: number | undefined; isAll: boolean } | undefined
  repeat?: Repeat | undefined
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
  policy: Pick<Policy, 'slots' | 'weights' | 'pageCapture'>
  /** Whose turn it is, where it is handed off in one. */
  by?: AnsweredBy | undefined
  /** The words of messages that were not read yet, by text id. */
  unread?: ReadonlyMap<string, string> | undefined
}

/**
 * The context that travels, composed from facts alone: nothing is invented, and what is not there says why. Everything it reads is bounded
 * and kept up to date with each fact, so that it costs the same after ten messages and after ten thousand.
 */
export function buildPackage(known: Conversation, given: PackageGiven): HandoffPackage {
  const c = given.unread && known.unread.length > 0 ? readUnread(known, given.unread) : known
  const attempts = attemptsOf(c, given.reason)
  const summary = { ...summarise(c), told: c.told, model: newestOf(c.summaries) }
  const tone = toneOf(c)
  const intent = intentOf(c, given.reason)
  const account = given.account ?? lookedUp(c)
  const gap = given.account?.gap
  const captureId = c.capture && 'captureId' in c.capture ? c.capture.captureId : null
  const facts = factsOf(c.slots, given.policy.slots)
  const parts = { attempts, wanted: summary.wanted, tone, intent, account, gap, facts, captureId }
  const gaps = gapsOf(c, parts, given.policy)
  const partial = [
    ...(facts.some(({ conflict }) => conflict) ? [missing('facts', 'never-asked')] : []),
    ...(gap && !gap.isAll ? [gapIn('account', gap)] : []),
    ...transcriptGap(c).filter(({ cause }) => cause === 'transcript-truncated'),
  ]
  return {
    version: 1,
    handoffId: given.handoffId,
    at: given.now,
    transcript: { messages: c.messages, fromSeq: 1, toSeq: c.version, complete: !isTruncated(c) },
    summary,
    attempts,
    facts,
    intent,
    tone,
    page: c.page && { textId: c.page.textId, at: c.page.at, captureId },
    account: account && withoutGap(account),
    promises: c.promises,
    ...(c.files.length > 0 ? { files: c.files } : {}),
    ...assistantOf(c, given.by),
    actions: c.attempts
      .filter(({ path, outcome }) => path === 'action' && outcome === 'action-done')
      .map(({ attemptId, ref, titleTextId, undoTextId, at }) => ({
        attemptId,
        ref,
        titleTextId,
        at,
        ...(undoTextId ? { undoTextId } : {}),
      })),
    reason: given.reason,
    priority: given.priority,
    routing: {
      team: given.team,
      skills: given.skills,
      language: languageOf(c),
      previousAgent: c.previousAgent,
    },
    noteTextId: given.noteTextId,
    handled: c.handled,
    missing: gaps,
    completeness: scoreCompleteness(gaps, partial, { ...defaultWeights, ...given.policy.weights }),
  }
}

/** Who had it: in the middle of a turn whose it is, with what worded its last answer where it had given one. */
function assistantOf({ assistant }: Conversation, by: AnsweredBy | undefined): { assistant?: AnsweredBy } {
  const isSame = assistant?.assistantId === by?.assistantId && assistant?.version === by?.version
  const had = by === undefined || isSame ? assistant : by
  return had ? { assistant: { assistantId: had.assistantId, version: had.version, model: had.model } } : {}
}

interface Parts {
  attempts: readonly PackagedAttempt[]
  wanted: Quote | null
  tone: object | null
  intent: object | null
  account: object | null
  gap: AccountSnapshot['gap']
  facts: readonly PackagedFact[]
  captureId: string | null
}

function gapsOf(c: Conversation, parts: Parts, policy: Pick<Policy, 'pageCapture'>): Missing[] {
  return [
    ...transcriptGap(c),
    ...(parts.wanted ? [] : [missing('wanted', 'never-asked')]),
    ...(parts.attempts.length > 0 ? [] : [missing('attempts', c.handedIn ? 'integration-sent-none' : 'nothing-tried')]),
    ...(parts.facts.length > 0 ? [] : [missing('facts', 'never-asked')]),
    ...(parts.intent
      ? []
      : [missing('intent', c.handedIn ? 'integration-sent-none' : parts.wanted ? 'not-recognised' : 'never-asked')]),
    ...(parts.tone ? [] : [missing('tone', 'never-asked')]),
    ...(c.page ? [] : [missing('page', 'integration-sent-none')]),
    ...captureGap(c, parts.captureId, policy),
    ...(parts.gap?.isAll ? [gapIn('account', parts.gap)] : parts.account ? [] : [accountGap(c)]),
  ]
}

const gapIn = (part: 'account', { cause, ms }: NonNullable<AccountSnapshot['gap']>) =>
  missing(part, cause, ms === undefined ? {} : { ms })

const withoutGap = ({ gap: _, ...account }: AccountSnapshot): HandoffPackage['account'] => account

/** What another system left out of what was said. */
const isTruncated = ({ handedIn }: Conversation) =>
  handedIn !== null && (handedIn.messages === 0 || (handedIn.of !== null && handedIn.of > handedIn.messages))

function transcriptGap(c: Conversation): Missing[] {
  if (!isTruncated(c) || !c.handedIn) return []
  const { messages: count, of } = c.handedIn
  if (count === 0) return [missing('transcript', 'integration-sent-none')]
  return [missing('transcript', 'transcript-truncated', { count, of: of ?? count })]
}

function accountGap({ lookup, customerId }: Conversation): Missing {
  if (lookup && lookup.textId === null) return missing('account', lookup.because, { ms: lookup.ms })
  return missing('account', customerId ? 'integration-sent-none' : 'not-identified')
}

function captureGap(
  { capture }: Conversation,
  captureId: string | null,
  policy: Pick<Policy, 'pageCapture'>,
): Missing[] {
  if (captureId) return []
  if (policy.pageCapture === 'off') return [missing('capture', 'capture-refused')]
  if (!capture || !('refused' in capture)) return [missing('capture', 'integration-sent-none')]
  return [missing('capture', causeOfRefusal(capture.refused))]
}

/** Why a package has no picture of the page, as the widget said it. */
export function causeOfRefusal(refused: CaptureRefusal): MissingCause {
  if (refused === 'customer-declined') return 'customer-declined'
  return refused === 'switched-off' ? 'capture-refused' : 'capture-failed'
}

/** The assistant's attempts, and what the customer had looked up alone: both in the order of their times. */
function attemptsOf(c: Conversation, reason: HandoffReason): PackagedAttempt[] {
  const own = c.attempts.map(({ episode: _, ...attempt }): PackagedAttempt => ({ ...attempt, by: 'assistant' }))
  const asksFrom = reason.kind === 'self-service' ? reason.attemptId : null
  const alone = c.selfService.map(({ kind, textId, urlTextId, ref, results, at }): PackagedAttempt => {
    const attemptId = attemptIdOf(textId)
    // Whoever asks for a person from an article says with it that the article was not enough.
    const outcome = attemptId === asksFrom ? 'reported-failed' : results === 0 ? 'nothing-found' : 'no-answer'
    const evidence = results === null ? {} : { results }
    const url = urlTextId === undefined ? {} : { urlTextId }
    return { attemptId, path: kind, ref: ref ?? '', titleTextId: textId, ...url, outcome, evidence, at, by: 'customer' }
  })
  return [...own, ...alone].sort((a, b) => a.at - b.at)
}

function toneOf({ tones }: Conversation): HandoffPackage['tone'] {
  const last = tones.at(-1)
  if (!last) return null
  const strongest = tones.filter(({ frustration, urgency }) => frustration >= 0.5 || urgency >= 0.5).slice(-2)
  return {
    frustration: Math.max(...tones.map(({ frustration }) => frustration)),
    urgency: Math.max(...tones.map(({ urgency }) => urgency)),
    trend: trendOf(tones),
    evidence: strongest.map(({ textId, messageId, at, from, to, words = [] }) => {
      const shown = words.filter((word) => word.from >= (from ?? 0) && word.to <= (to ?? Infinity))
      return {
        textId,
        messageId,
        at,
        ...(from === undefined ? {} : { from, to }),
        ...(shown.length > 0 ? { words: shown } : {}),
      }
    }),
  }
}

/** What the customer looked up alone, as an attempt. */
export const attemptIdOf = (textId: string): string => `self-${textId}`

/** What the page or another system says that it is; else what the customer's words show; else what was tried last. */
export function intentOf(
  { attempts, handedIn, intent }: Conversation,
  reason: HandoffReason,
): HandoffPackage['intent'] {
  if (reason.kind === 'self-service') {
    const titleTextId = reason.subjectTextId ?? reason.titleTextId
    if (titleTextId) return { source: 'page', ref: reason.attemptId ?? '', titleTextId, confidence: null }
  }
  if (handedIn?.intentTextId) {
    const { source, intentTextId: titleTextId, confidence } = handedIn
    return { source: 'integration', ref: source, titleTextId, confidence }
  }
  if (intent) {
    const { name, confidence, areas } = intent
    return { source: 'reading', ref: name, titleTextId: null, confidence, ...(areas.length > 0 ? { areas } : {}) }
  }
  const found =
    attempts.findLast(({ path }) => path === 'playbook') ?? attempts.findLast(({ path }) => path === 'article')
  if (!found) return null
  const { ref, titleTextId, evidence, path } = found
  return { source: path === 'playbook' ? 'playbook' : 'article', ref, titleTextId, confidence: evidence.score ?? null }
}

/** What the workspace's own system said, where it was asked. */
function lookedUp({ lookup, customerId }: Conversation): HandoffPackage['account'] {
  if (!lookup || lookup.textId === null) return null
  return { customerId: customerId ?? '', textId: lookup.textId, fetchedAt: lookup.at, source: lookup.source }
}

function factsOf(slots: readonly KnownSlot[], defined: Policy['slots']): PackagedFact[] {
  const named = slots.filter((slot) => slot.name !== 'number' || !slots.some(isNamed(slot)))
  const names = [...new Set(named.map(({ name }) => name))]
  return names.map((name): PackagedFact => {
    const definition = defined.find((each) => each.name === name)
    const mine = named.filter((slot) => slot.name === name)
    const standing = mine.filter(({ supersededAt }) => supersededAt === null)
    const values = standing.map(refOf)
    const several = mayHoldSeveral(name, defined)
    return {
      name,
      values,
      history: mine.filter(({ supersededAt }) => supersededAt !== null).map(refOf),
      // The same value from two sources is no contradiction.
      conflict: !several && new Set(standing.map(({ key }) => key)).size > 1,
      verification: definition?.verification === true,
    }
  })
}

/** The same number, where something said what it is. */
const isNamed =
  ({ key }: KnownSlot) =>
  (other: KnownSlot) =>
    other.name !== 'number' && other.key === key

const refOf = ({ textId, from, to, messageId, at, source, verified, readBy }: KnownSlot): ValueRef => ({
  textId,
  from,
  to,
  messageId,
  at,
  source,
  verified,
  ...(readBy ? { readBy } : {}),
})

function languageOf(c: Conversation): Locale | 'other' {
  return c.language === 'other' ? c.locale : c.language
}

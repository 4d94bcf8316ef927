import type { Choice, FollowEnd, Mapped, Notice, ShadowWeighing, Weighing } from '@baton/engine'
import type { CaptureRefusal, ConversationEvent, MessageFile } from '@baton/protocol'
import { readPackage, type ModelSummaryOnWire, type PackageOnWire } from '../sync/package-on-wire.ts'
import { readEvent, type WireEvent, type WirePage } from '../sync/wire-event.ts'
import type { AttemptView } from './attempt-words.ts'
import { lateAccount, withJoinedCapture, type LateAccount } from './joined-later.ts'
import { withSummary } from './summary-of.ts'

/** A value that came after the package: the package itself stays as it was written. */
export type AddedFact = PackageOnWire['facts'][number] & { when: 'waiting' | 'since' }
/** How the live view of the customer's page stands, and since when. */
export interface FollowView {
  agentId: string
  status: 'asked' | 'allowed' | 'refused' | 'ended'
  because: FollowEnd | null
  at: string
}

/** A decision to hand off or not to, with its numbers. */
export interface WeighingView {
  seq: number
  turnId: string
  at: string
  weighing: Weighing
  shadow: ShadowWeighing | null
  /** It called for a person, and was held back for an incident. */
  heldBack?: boolean | undefined
}

/** What the facts say about the case that is being worked on. */
export interface CaseView {
  /** The handoff that stands, with its package and the picture that joined it; null while there was none. */
  handoff: { id: string; seq: number; package: PackageOnWire | null } | null
  /** What a look-up said of the customer after the package was written, where the package has no answer of it. */
  lateAccount: LateAccount | null
  /** Which entries of the workspace's map sent it to its team. */
  mapped: readonly Mapped[]
  /** How the last person was chosen for it. */
  choice: Choice | null
  /** A person has written since. */
  replied: boolean
  /** A person has taken this handoff. */
  taken: boolean
  /** A person has held it at some time. */
  hadPerson: boolean
  /** The holder has opened the case: the customer has heard the name. */
  opened: boolean
  /** The newest page, which may be newer than the package's. */
  page: (WirePage & { at: string }) | null
  /** The newest picture of the page, or why there is none; null where nobody took one. */
  capture: { captureId: string; at: string } | { refused: CaptureRefusal; at: string } | null
  follow: FollowView | null
  /** What was decided for each turn of this episode, the newest last. */
  weighings: readonly WeighingView[]
  /** What the assistant has tried in this episode. */
  attempts: readonly AttemptView[]
  /** What the customer has said since the package was written: while waiting, or to the person. */
  added: readonly AddedFact[]
  /** What a model made of the conversation, the newest in each language. */
  summaries: readonly ModelSummaryOnWire[]
  /** What the customer sent. */
  files: readonly MessageFile[]
  /** The customer's messages, by number. */
  customerSeqs: readonly number[]
  /** What the customer was told about this handoff: before it, in the package, and since. */
  told: readonly Notice[]
}

/** Folds the facts into the case as it stands. A handoff that was returned, or ended by a resolution, is over. */
export function readCase(events: readonly ConversationEvent[]): CaseView {
  let view: CaseView = {
    hadPerson: false,
    handoff: null,
    lateAccount: null,
    mapped: [],
    choice: null,
    replied: false,
    taken: false,
    opened: false,
    page: null,
    capture: null,
    follow: null,
    weighings: [],
    attempts: [],
    added: [],
    summaries: [],
    files: [],
    customerSeqs: [],
    told: [],
  }
  for (const raw of events) {
    const event = readEvent(raw)
    const told = 'told' in event ? event.told : null
    if (told) view = { ...view, told: [...view.told, told] }
    switch (event.type) {
      case 'Escalated':
        view = { ...view, mapped: event.mapped ?? [] }
        break
      case 'HandoffPrepared': {
        const pkg = readPackage(event.package)
        view = {
          ...view,
          handoff: { id: event.handoffId, seq: event.seq, package: pkg },
          lateAccount: null,
          choice: null,
          replied: false,
          taken: false,
          opened: false,
          added: [],
          told: pkg?.summary.told ?? [],
          ...(pkg?.page?.captureId ? { capture: { captureId: pkg.page.captureId, at: pkg.page.at } } : {}),
        }
        break
      }
      case 'SummaryMade':
        view = { ...view, summaries: withSummary(view.summaries, raw) }
        break
      case 'Offered':
      case 'Queued':
      case 'Scheduled':
        view = { ...view, choice: event.choice }
        break
      case 'OfferAccepted':
      case 'TakenOver':
        view = { ...view, hadPerson: true, taken: true }
        break
      case 'TakenBack':
      case 'Misrouted':
      case 'SentOn':
        view = { ...view, taken: false, opened: false }
        break
      case 'MessageReceived':
        view = {
          ...view,
          added: [...view.added, ...addedBy(event, view)],
          files: event.files ? [...view.files, ...event.files] : view.files,
          customerSeqs: [...view.customerSeqs, event.seq],
        }
        break
      case 'CaseOpened':
        view = { ...view, opened: true }
        break
      case 'AgentReplied':
        view = { ...view, replied: true }
        break
      case 'PageSeen':
        if (event.page) view = { ...view, page: { ...event.page, at: event.at } }
        break
      case 'PageCaptured':
        if (event.because === 'handoff') view = captured(view, { captureId: event.captureId, at: event.at })
        break
      case 'CaptureRefused':
        view = captured(view, { refused: event.because, at: event.at })
        break
      case 'AccountFetched':
        if (view.handoff?.package && event.account)
          view = { ...view, lateAccount: lateAccount(view.handoff.package, event.account, event) }
        break
      case 'FollowAsked':
        view = { ...view, follow: { agentId: event.agentId, status: 'asked', because: null, at: event.at } }
        break
      case 'FollowAllowed':
        view = { ...view, follow: { agentId: event.agentId, status: 'allowed', because: null, at: event.at } }
        break
      case 'FollowRefused':
        view = { ...view, follow: { agentId: event.agentId, status: 'refused', because: null, at: event.at } }
        break
      case 'FollowStopped':
        view = { ...view, follow: { agentId: event.agentId, status: 'ended', because: event.because, at: event.at } }
        break
      case 'HandoffWeighed': {
        const { seq, at, turnId, weighing, shadow = null } = event
        view = { ...view, weighings: [...view.weighings, { seq, at, turnId, weighing, shadow }] }
        break
      }
      case 'HandoffHeldBack':
        view = { ...view, weighings: heldBack(view.weighings, event.turnId) }
        break
      case 'AttemptStarted': {
        const { attemptId, path, title = null } = event
        view = { ...view, attempts: [...view.attempts, { attemptId, path, title, outcome: 'open', evidence: {} }] }
        break
      }
      case 'AttemptEnded': {
        const { attemptId, outcome, evidence } = event
        const ended = <T extends { attemptId: string }>(attempts: readonly T[]): T[] =>
          attempts.map((each) => (each.attemptId === attemptId ? { ...each, outcome, evidence } : each))
        const { handoff } = view
        // What was handed over as tried in vain may be done since, at a person's word.
        const pkg = handoff?.package && {
          ...handoff.package,
          attempts: ended(handoff.package.attempts),
          whole: { ...handoff.package.whole, attempts: ended(handoff.package.whole.attempts ?? []) },
        }
        view = { ...view, attempts: ended(view.attempts), handoff: handoff && { ...handoff, package: pkg ?? null } }
        break
      }
      case 'Returned':
      case 'Reopened':
        view = {
          ...view,
          summaries: event.type === 'Reopened' ? [] : view.summaries,
          handoff: null,
          lateAccount: null,
          choice: null,
          replied: false,
          taken: false,
          opened: false,
          capture: null,
          follow: null,
          weighings: [],
          attempts: [],
          added: [],
          told: told ? [told] : [],
        }
        break
      default:
        break
    }
  }
  return view
}

/** The picture of the page, or why there is none; it joins the package that stands. */
function captured(view: CaseView, capture: NonNullable<CaseView['capture']>): CaseView {
  const { handoff } = view
  if (!handoff?.package) return { ...view, capture }
  const joined = withJoinedCapture(handoff.package, { ...capture, at: Date.parse(capture.at) })
  return { ...view, capture, handoff: { ...handoff, package: joined } }
}

/** The values of a message that are new: the same again is no news. */
function addedBy(
  event: Extract<WireEvent, { type: 'MessageReceived' }>,
  { handoff, taken, added }: CaseView,
): AddedFact[] {
  if (!handoff) return []
  const known = [...(handoff.package?.facts ?? []), ...added]
  const text = event.text ?? null
  return (event.reading?.slots ?? []).flatMap(({ name, from, to, verification = false }): AddedFact[] => {
    const value = verification ? null : (text?.slice(from, to) ?? null)
    if (known.some((fact) => fact.name === name && fact.value !== null && fact.value === value)) return []
    return [
      {
        name,
        value,
        messageId: event.messageId,
        at: event.at,
        ageSeconds: 0,
        source: 'customer',
        verified: false,
        verification,
        conflict: false,
        history: [],
        when: taken ? 'since' : 'waiting',
      },
    ]
  })
}

/** The decision of the turn that was held back; what pressed for a person besides has none. */
function heldBack(weighings: readonly WeighingView[], turnId: string): readonly WeighingView[] {
  return weighings.map((each) =>
    each.turnId === turnId && each.weighing.outcome === 'hand-off' ? { ...each, heldBack: true } : each,
  )
}

import { defaultDecision, type DecisionPolicy } from './decision-policy.ts'
import { defaultRouting, type RoutingPolicy } from '../routing/routing-policy.ts'
import type { Weights } from '../handoff/completeness.ts'
import type { SlotDefinition } from '../slots/slot.ts'

/** What a workspace decides about the seam. Milliseconds and counts; `defaultPolicy` is what a new workspace gets. */
export interface Policy {
  version: number
  /** Whether the assistant answers. Off: every conversation goes straight to people. */
  assistant: 'live' | 'off'
  /** A turn is answered when the customer has been quiet this long: people type in pieces. */
  quietMs: number
  /** A draft that rests on passages weaker than this is not grounded. 0..1 */
  groundedAt: number
  /** So many attempts may fail in one episode before a person takes it. */
  failedAttempts: number
  /** So many replies alike, one after the other, are a loop. */
  repeats: number
  /** Two replies are alike from this likeness on. 0..1 */
  alike: number
  /** So many faults of the assistant in one episode before a person takes it. */
  faults: number
  /** So often it may go to people and come back before a person keeps it. */
  bounces: number
  /** When going on costs more than a person. */
  decision: DecisionPolicy
  /** A policy that is tried out beside this one: computed and recorded, it acts on nothing. */
  shadow: Policy | null
  /** A reply that has not gone on for this long is cut off: its node died while it spoke. */
  cutMs: number
  /** How long an offer stands. */
  offerMs: number
  /** A queued handoff is routed again at least this often. */
  retryMs: number
  /** The time promised when a team has no opening in sight. */
  promiseMs: number
  /** "Did that help?" without an answer for this long ends as no answer: unknown, never success. */
  silenceMs: number
  /** Whoever accepted is nudged when they have not written for this long, and loses it after that long. */
  nudgeMs: number
  silentMs: number
  /** Whoever has written before is nudged when the customer waits for this long; they keep it. */
  unansweredMs: number
  /**
   * Customers who are waited for and do not write: it is closed after so long, and they are told so long before. Null: it is never closed by
   * itself.
   */
  waitingClose: { afterMs: number; wordMs: number } | null
  /** So often it may go on to another team before a lead gets it. */
  misroutes: number
  /** "Working on it, back by …" may name a time within this long, so often before they write. */
  holdMs: number
  holds: number
  /** Customers who wait long may be asked, once and with their consent, for what the person who helps them will need. */
  inviteWhileWaiting: boolean
  /** Slots of the workspace's own, beside the built-in ones. */
  slots: readonly SlotDefinition[]
  /** Whether a handoff freezes the customer's page, texts masked: never, when the customer says yes, or always. */
  pageCapture: 'off' | 'ask' | 'on'
  /** How long a page may be followed live, and how long the question whether it may stands. */
  followMs: number
  followAskMs: number
  /** Whether pages of the site may choose the team and the skills that they ask for. A person is asked for in any case. */
  pageRouting: boolean
  /** Whether customers are asked how it went when a conversation ends. */
  askFeedback: boolean
  /** So often one case may be held back for an incident, and so long after a promised update its customers wait for a new time. */
  incidentHolds: number
  incidentGraceMs: number
  /** What was not read within this time follows by e-mail; null where the workspace has none. */
  mailAfterMs: number | null
  /** In conversations by e-mail: how long more is waited for before an answer is written, and before it is sent. */
  mailQuietMs: number
  mailBatchMs: number
  /** What the parts of the package weigh in its completeness, where it is not what they weigh by themselves. */
  weights: Partial<Weights>
  /** Who takes what. */
  routing: RoutingPolicy
}

export const defaultPolicy: Policy = {
  version: 1,
  assistant: 'live',
  quietMs: 1200,
  groundedAt: 0.3,
  failedAttempts: 2,
  repeats: 2,
  alike: 0.85,
  faults: 1,
  bounces: 3,
  decision: defaultDecision,
  shadow: null,
  cutMs: 20_000,
  offerMs: 45_000,
  retryMs: 15_000,
  promiseMs: 24 * 60 * 60 * 1000,
  silenceMs: 15 * 60 * 1000,
  nudgeMs: 2 * 60 * 1000,
  silentMs: 5 * 60 * 1000,
  unansweredMs: 10 * 60 * 1000,
  holdMs: 24 * 60 * 60 * 1000,
  holds: 3,
  waitingClose: null,
  misroutes: 2,
  inviteWhileWaiting: true,
  slots: [],
  pageCapture: 'on',
  followMs: 10 * 60 * 1000,
  followAskMs: 2 * 60 * 1000,
  pageRouting: true,
  askFeedback: true,
  incidentHolds: 2,
  incidentGraceMs: 5 * 60 * 1000,
  mailAfterMs: null,
  mailQuietMs: 20_000,
  mailBatchMs: 5000,
  weights: {},
  routing: defaultRouting,
}

import type { Feedback } from './feedback-facts.ts'
import type { MergedPart } from './merge-facts.ts'
import type { AnsweredBy } from '../assistants/stamp.ts'
import type { TimingMark } from './timing-facts.ts'
import type { Asked, TakenBackBecause } from './warm-facts.ts'
import type {
  AttemptOutcome,
  AttemptPath,
  Evidence,
  Fact,
  Holder,
  IntentRead,
  Locale,
  Priority,
  Question,
  Resolution,
  SentFile,
  Tone,
} from './facts.ts'
import type { GraveKind } from '../escalation/costs.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Outcome } from '../escalation/weigh.ts'
import type { Aside } from '../aside/aside.ts'
import type { Arrival } from '../warm/arrival.ts'
import type { Attending } from '../warm/owed.ts'
import type { Briefing } from '../handoff/briefing.ts'
import type { HandoffPackage, Quote } from '../handoff/package.ts'
import type { PackagePart } from '../handoff/missing.ts'
import type { ModelSummary } from '../handoff/model-summary.ts'
import type { KeyWords } from '../handoff/summarise.ts'
import type { Notice } from '../handoff/notice.ts'
import type { LinkedIncident, SignSeen } from '../incidents/incident.ts'
import type { Serious } from '../signals/serious.ts'
import type { KnownSlot } from '../slots/slot.ts'
import type { WaitEstimated } from '../waiting/told-wait.ts'
import type { NotInvited } from '../waiting/why-not-invite.ts'
import type { Choice } from '../routing/choice.ts'
import type { CaseNeeds } from '../routing/need.ts'

/** One resolution path the assistant tried. `open` until the customer or the action says how it ended. */
export interface Attempt {
  attemptId: string
  episode: number
  path: AttemptPath
  ref: string
  titleTextId: string
  undoTextId?: string | undefined
  money?: true | undefined
  outcome: AttemptOutcome | 'open'
  evidence: Evidence
  at: number
}

export type HandoffStatus =
  | 'requested'
  | 'offered'
  | 'queued'
  | 'scheduled'
  | 'accepted'
  | 'transferred'
  | 'returned'
  | 'resolved'
  /** Its conversation goes on in another one of the same customer, and the waiting with it. */
  | 'merged'

/** One handoff as it stands. Times are ms UTC; null means that it has not happened. */
export interface Handoff {
  id: string
  status: HandoffStatus
  team: string
  skills: readonly string[]
  /** What else the person who takes it is chosen by; absent where nothing is known, and in handoffs from before it was kept. */
  needs?: CaseNeeds | undefined
  priority: Priority
  reason: HandoffReason
  from: Holder
  package: HandoffPackage | null
  offer: { id: string; agentId: string; expiresAt: number } | null
  choice: Choice | null
  /** How it came to whoever was asked last; kept once they have it. Absent where nobody was asked, or somebody took it unasked. */
  arrival?: Arrival | undefined
  /** Agents who declined or let it pass; not asked again while others can be. Bounded. */
  passedBy: readonly string[]
  /** Times that it was said to be another team's; absent where never. */
  misroutes?: number | undefined
  /** The note of whoever sent it on last; absent: the one that went with it at first. */
  noteTextId?: string | undefined
  /** It was sent around: leads alone are asked. */
  forLead?: true | undefined
  agentId: string | null
  /** The offer that was accepted last: whoever accepts it again has it already. Absent in handoffs from before it was kept. */
  acceptedOfferId?: string | undefined
  told: Notice | null
  /** What was told of the wait, and what came of it; absent where nothing was. */
  estimates?: readonly WaitEstimated[] | undefined
  scheduledFor: number | null
  /** The time that is booked, and with whom; absent where none is, and once somebody has come. */
  callback?: { agentId: string; callAt: number; noteTextId: string | null } | undefined
  requestedAt: number
  /** When the first of the handoffs began that were handed on to this one; absent where it is the first. */
  begunAt?: number | undefined
  waitingSince: number
  acceptedAt: number | null
  openedAt: number | null
  /** When whoever has it read back in the thread, first; absent where nobody did. */
  transcriptAt?: number | undefined
  /** When whoever has it first said something of the case, or showed it; absent where nobody has. */
  solvingAt?: number | undefined
  /** Stops at the first message of a person, never at the assistant's (law 5). */
  firstResponseAt: number | null
  /** How often the customer was asked for what they had said (law 7). */
  askedAgain: number
  /** What the agent who resolved it said of its moment; absent where they said nothing. */
  timing?: TimingMark | undefined
  /** The parts of the package whose content was asked for again; absent where none was. */
  askedParts?: readonly PackagePart[] | undefined
  /** What the completeness proved to be, once something was asked again. */
  corrected?: { score: number; pass: boolean } | undefined
  /** The page frozen for this handoff after it was made, or why it was not. Absent where the package says it already. */
  capture?: { captureId: string; at: number } | { refused: CaptureRefusal; at: number } | undefined
  /** When it was the customer's turn in it, kept when it ends. Absent where it never was, and in handoffs from before it was kept. */
  customersTurns?: readonly TurnOfCustomer[] | undefined
  endedAt: number | null
}

/** A person had answered, and the customer had not. ms UTC. */
export interface TurnOfCustomer {
  from: number
  to: number
}

/** The playbook that the customer is in, and where. */
export interface PlaybookRun {
  playbookId: string
  stepId: string
  attemptId: string
  values: readonly { name: string; textId: string }[]
}

/** A conversation as its facts make it. Everything in it is bounded, so that a message costs the same at any length. */
export interface Conversation {
  version: number
  /** `merged`: it goes on in another conversation of the same customer, and nothing is said here any more. */
  status: 'none' | 'open' | 'resolved' | 'merged'
  /** Where it goes on; null where it does here. */
  mergedInto: { conversationId: string; at: number } | null
  /** The conversations that came into this one, and those that had come into them. */
  merged: readonly MergedPart[]
  holder: Holder
  /** Raised by every change of holder. What the assistant says carries the epoch it was computed in (law 1). */
  epoch: number
  /** Counts up when the assistant starts afresh: a decision reads its own episode only. */
  episode: number
  channel: string
  locale: Locale
  language: Locale | 'other'
  visitorId: string | null
  customerId: string | null
  /** When the customer was forgotten: nothing is written here after that. Ms UTC. */
  forgottenAt: number | null
  /** `place`: the entry of the workspace's map that it fits. */
  page: { textId: string; hash: number; at: number; place?: string | undefined } | null
  openedAt: number
  /** When it was opened again after its last end; null where it never was. */
  openedAgainAt: number | null
  updatedAt: number
  messages: number
  lastCustomer: { messageId: string; textId: string; seq: number; at: number; asksForPerson: boolean } | null
  /** The customer wrote and nobody has answered; null when it is the customer's turn. */
  unansweredSince: number | null
  /** The turn that the assistant answers the customer's newest message in: a second one, on another node, comes too late. */
  answeredIn: string | null
  /** The assistant's turn in which it pointed last: it points once in a turn. */
  pointedIn: string | null
  firstWords: readonly Quote[]
  lastWords: readonly Quote[]
  /** The sentences that say most about why they write, in the order in which they were said. */
  keyWords: readonly KeyWords[]
  /** Messages of the customer that nobody read for what they say, because a person held the conversation: read when it is handed on. */
  unread: readonly { textId: string; messageId: string; at: number }[]
  attempts: readonly Attempt[]
  question: (Question & { at: number }) | null
  clarified: number
  playbook: PlaybookRun | null
  /** Signatures of what the assistant said last in this episode. */
  said: readonly (readonly number[])[]
  faults: number
  /** An assistant message whose last sentence has not been committed. */
  openReply: { messageId: string; turnId: string; parts: number } | null
  told: readonly Notice[]
  handoff: Handoff | null
  handoffs: number
  previousAgent: string | null
  /** What the last person who held it did; null where nobody has. */
  handled: Handled | null
  /** How whoever holds it stands with the customer; null where nobody has held it. */
  attending: Attending | null
  /** What the holder has put aside; null where it is before them. */
  aside: Aside | null
  /** It came back, and its holder has not written in it since: it waits for them, however silent the customer is. */
  back: boolean
  /** Ids of the workspace's tags, the newest last. */
  tags: readonly string[]
  /** What the holder asks of a colleague or a team, while it is open. */
  consult: Consult | null
  /** What leads whispered to the assistant while it holds it, the newest last. */
  guidance: readonly { textId: string; at: number }[]
  /** Leads who follow it beside whoever holds it. */
  beside: readonly { agentId: string; at: number }[]
  briefingTextId: string | null
  /** What the assistant begins with after a person; null where it was not handed back. */
  briefing: Briefing | null
  resolution: Resolution | null
  resolvedBy: { by: 'assistant' | 'agent' | 'customer'; agentId: string | null } | null
  /** What the customer has said, by reference: not to be asked again. */
  slots: readonly KnownSlot[]
  /** The slot that the last reply asked for; null once the customer has written. */
  askedFor: string | null
  /** What the customer's last message that showed it was about; null where none did in this episode. */
  intent: (IntentRead & { messageId: string; at: number }) | null
  /** Whether any message was read for what it is about: then no intent means that it shows none. */
  wasRead: boolean
  /** How the customer's last messages sound. */
  tones: readonly ToneOf[]
  selfService: readonly SelfService[]
  /** The newest frozen page of this episode, or why there is none. */
  capture: { captureId: string; at: number } | { refused: CaptureRefusal; at: number } | null
  /** The agent who asked to see the page as it is used, and since when they may; null where nobody did. */
  follow: { agentId: string; askedAt: number; allowedAt: number | null } | null
  /** The account as pulled from the workspace's own system, or why it could not be had. */
  lookup: AccountLookup | null
  /** Why it could not be had the last time; null once it could. What was known before stays in `lookup`. */
  lookupFault: LookupFault | null
  promises: readonly Promised[]
  /** The incident that it belongs to; null where to none. */
  incident: LinkedIncident | null
  /** What the customer's turn shows of open incidents. */
  signs: readonly SignSeen[]
  askedAgain: number
  /** What another system handed in, last; null where the conversation began here. */
  handedIn: {
    source: string
    messages: number
    of: number | null
    attempts: number
    intentTextId: string | null
    confidence: number | null
  } | null
  /** What a model made of the conversation, the newest in each language. */
  summaries: readonly ModelSummary[]
  /** The invitation to say more while waiting, in this handoff. */
  invitation: Invitation | null
  /** The customer has spoken of harm or of the law in this episode. */
  serious: Serious | null
  /** What the customer has put into this episode. */
  effort: Effort
  /** The message of this episode that tells of danger, fraud, the law or need; null where none does. */
  grave: { about: GraveKind; messageId: string } | null
  /** Whose turn the newest was, what worded it, and in which episode; null before the first, and where nobody said. */
  assistant: (AnsweredBy & { episode: number }) | null
  /** What was decided for the newest turn; null before the first. */
  weighed: { turnId: string; outcome: Outcome } | null
  /** When the customer was told in this episode that they may have a person. ms UTC. */
  offeredAt: number | null
  /** Whether a question was put in this episode because the draft was too weak. */
  askedMore: boolean
  /** How often it went to people and came back, since it was opened. */
  bounces: number
  /** When it was the customer's turn in this handoff, and since when it is again; absent in states from before it was kept. */
  customersTurn?: { since: number | null; before: readonly TurnOfCustomer[] } | undefined
  /** Where the customer said that they may be written to. */
  address: { textId: string; shownTextId: string } | null
  /** They want no mail about this conversation. */
  mailDeclined: boolean
  /** What would follow by e-mail; null where there is nothing. */
  unmailed: Unmailed | null
  /** The newest mails of this conversation. */
  mails: readonly MailState[]
  /** The message that came by e-mail last. */
  byMail: string | null
  /** What they may say of how it went, and have said; null while it is open, and where they are not asked. */
  feedback: Feedback | null
  /** Agents who were named in notes, and by which fact; the newest last. */
  mentioned: readonly { agentId: string; seq: number; at: number }[]
  /** What the customer sent, the newest last. */
  files: readonly FileOfCustomer[]
}

export interface FileOfCustomer extends SentFile {
  messageId: string
  at: number
}

/** What was said to the customer and they may not have read: facts `from` to `upTo`, the last of them at `at`. */
export interface Unmailed {
  from: number
  upTo: number
  at: number
  messages: number
}

export interface MailState {
  mailId: string
  status: 'on-its-way' | 'sent' | 'failed' | 'bounced'
}

/** Counted with each message of the customer, so that a decision need not read the thread. */
export interface Effort {
  /** The first message of the episode. ms UTC; 0 before it. */
  since: number
  /** Messages in a row are one turn. */
  turns: number
  /** How much the newest message is like an earlier one, 0..1, and how many were. */
  again: number
  rephrasings: number
  /** Questions in the turn that is not answered yet, or in the last one. */
  questions: number
  /** How much the episode is about money that went wrong, 0..1. */
  money: number
  /** Signatures of what the customer said last. */
  heard: readonly (readonly number[])[]
}

export const noEffort: Effort = { since: 0, turns: 0, again: 0, rephrasings: 0, questions: 0, money: 0, heard: [] }

/** What became of the invitation. States from before a field was added lack it. */
export interface Invitation {
  handoffId: string
  at: number
  /** Null until the customer has answered; false also where they were not asked. */
  accepts: boolean | null
  asked: readonly string[]
  /** What would be asked, the most valuable first. */
  wanted?: readonly string[] | undefined
  asks?: readonly { slot: string; textId: string }[] | undefined
  /** The question that has neither been answered nor skipped. */
  open?: string | null | undefined
  heldBack?: NotInvited | undefined
}

/** A search or an article that the customer came to alone. `at` is when it was done. */
export interface SelfService {
  kind: 'search' | 'article'
  textId: string
  hash: number
  results: number | null
  at: number
  ref?: string | undefined
  urlTextId?: string | undefined
}

/** What one person did while they held the conversation: their replies counted, the last one, and their newest notes. */
export interface Handled {
  agentId: string
  since: number
  replies: number
  lastReply: Quote | null
  notes: readonly { textId: string; at: number }[]
  /** Why it was taken from them; absent where it was not. */
  leftBecause?: TakenBackBecause | undefined
}

/** A question to colleagues. `agentId` asks it. */
export interface Consult {
  consultId: string
  agentId: string
  asked: Asked
  at: number
  /** Who answered, bounded. */
  answeredBy: readonly string[]
}

export type CaptureRefusal = Extract<Fact, { type: 'CaptureRefused' }>['because']

export type AccountLookup =
  | { textId: string; at: number; source: 'http' | 'mcp'; ms: number }
  | ({ textId: null } & LookupFault)

export interface LookupFault {
  at: number
  source: 'http' | 'mcp'
  because: 'lookup-timed-out' | 'lookup-failed'
  ms: number
}

/** How one message sounds. */
export interface ToneOf extends Tone {
  messageId: string
  textId: string
  at: number
}

export interface Promised {
  by: 'assistant' | 'agent'
  messageId: string
  textId: string
  from: number
  to: number
  at: number
  dueAt: number | null
}

export const nothingYet: Conversation = {
  version: 0,
  status: 'none',
  mergedInto: null,
  merged: [],
  holder: { kind: 'nobody' },
  epoch: 0,
  episode: 0,
  channel: 'widget',
  locale: 'en',
  language: 'other',
  visitorId: null,
  customerId: null,
  forgottenAt: null,
  page: null,
  openedAt: 0,
  openedAgainAt: null,
  updatedAt: 0,
  messages: 0,
  lastCustomer: null,
  unansweredSince: null,
  answeredIn: null,
  pointedIn: null,
  firstWords: [],
  lastWords: [],
  keyWords: [],
  unread: [],
  summaries: [],
  attempts: [],
  question: null,
  clarified: 0,
  playbook: null,
  said: [],
  faults: 0,
  openReply: null,
  told: [],
  handoff: null,
  handoffs: 0,
  previousAgent: null,
  handled: null,
  attending: null,
  aside: null,
  back: false,
  tags: [],
  consult: null,
  guidance: [],
  beside: [],
  briefingTextId: null,
  briefing: null,
  resolution: null,
  resolvedBy: null,
  slots: [],
  askedFor: null,
  intent: null,
  wasRead: false,
  tones: [],
  selfService: [],
  capture: null,
  follow: null,
  lookup: null,
  lookupFault: null,
  promises: [],
  incident: null,
  signs: [],
  askedAgain: 0,
  handedIn: null,
  invitation: null,
  serious: null,
  effort: noEffort,
  grave: null,
  assistant: null,
  weighed: null,
  offeredAt: null,
  askedMore: false,
  bounces: 0,
  address: null,
  mailDeclined: false,
  unmailed: null,
  mails: [],
  byMail: null,
  feedback: null,
  mentioned: [],
  files: [],
}

/** How much of each list the state keeps. The log keeps all. */
export const kept = {
  firstWords: 4,
  lastWords: 6,
  keyWords: 16,
  unread: 24,
  attempts: 30,
  said: 4,
  heard: 4,
  told: 8,
  passedBy: 20,
  slots: 40,
  tones: 6,
  selfService: 12,
  promises: 8,
  notes: 3,
  mentioned: 20,
  customersTurns: 20,
  mails: 8,
  signs: 12,
  files: 20,
  tags: 20,
  merged: 20,
} as const

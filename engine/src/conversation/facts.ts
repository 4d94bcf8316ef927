import type { AnsweredBy, AssistantStamp } from '../assistants/stamp.ts'
import type { Briefing } from '../handoff/briefing.ts'
import type { Notice } from '../handoff/notice.ts'
import type { HandoffPackage } from '../handoff/package.ts'
import type { GraveKind } from '../escalation/costs.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Mapped } from '../escalation/route-map.ts'
import type { Choice } from '../routing/choice.ts'
import type { CaseNeeds } from '../routing/need.ts'
import type { KeySentence } from '../signals/key-sentences.ts'
import type { Serious } from '../signals/serious.ts'
import type { SlotReading } from '../slots/slot.ts'
import type { ToldWait } from '../waiting/told-wait.ts'
import type { NotInvited } from '../waiting/why-not-invite.ts'
import type { SignRead } from '../incidents/incident.ts'
import type { FeedbackAbout, FeedbackFact } from './feedback-facts.ts'
import type { IncidentFact } from './incident-facts.ts'
import type { LeadFact } from './lead-facts.ts'
import type { AsideFact } from './aside-facts.ts'
import type { CallbackFact } from './callback-facts.ts'
import type { MailFact } from './mail-facts.ts'
import type { MergeFact } from './merge-facts.ts'
import type { SummaryFact } from './summary-facts.ts'
import type { TimingFact } from './timing-facts.ts'
import type { WarmFact } from './warm-facts.ts'
import type { WeighedFact } from './weighed-facts.ts'

/** The languages that Baton itself speaks. Customers may write in any. */
export type Locale = 'en' | 'de' | 'es' | 'fr' | 'pt'

/** Who answers for the conversation now. Exactly one, always (law 1). */
export type Holder =
  | { kind: 'assistant' }
  | { kind: 'queue'; team: string }
  | { kind: 'agent'; id: string }
  | { kind: 'nobody' }

/** Who did it. Set by the door from the credential, never by a caller. */
export type Actor =
  | { kind: 'customer'; id: string }
  | { kind: 'agent'; id: string }
  | { kind: 'assistant' }
  | { kind: 'system' }

export type Priority = 'low' | 'normal' | 'high' | 'urgent'

/** What a customer's message tells without a model. Numbers and enums only: the words live in `texts`. */
export interface MessageReading {
  language: Locale | 'other'
  asksForPerson: boolean
  /** Read as an answer to "did that help?". */
  answer: 'yes' | 'no' | null
  /** Min-hash signature of the words, 16 integers; see signals/repetition.ts. */
  fingerprint: readonly number[]
  /** Values that the message gives; absent in facts from before slots were read. */
  slots?: readonly SlotReading[] | undefined
  /** The sentence that says most about why it was written; facts from before key sentences were read have it instead of them. */
  gist?: { from: number; to: number; score: number } | undefined
  /** The sentences that say why it was written, the strongest first; absent where none does, or a person holds the conversation. */
  keySentences?: readonly KeySentence[] | undefined
  /** How it sounds; absent where a person holds the conversation. */
  tone?: Tone | undefined
  /** What it is about; null where it shows none of the workspace's intents; absent where none were to hand. */
  intent?: IntentRead | null | undefined
  /** It speaks of harm or of the law; see signals/serious.ts. Absent where it does not. */
  serious?: Serious | undefined
  /** Questions in it; absent where there is none. */
  questions?: number | undefined
  /** It tells of danger, fraud, the law, or of somebody who needs care; see signals/grave.ts. Absent where it does not. */
  grave?: GraveKind | undefined
  /** How much it tells of money that went wrong, 0..1; absent where it does not. See signals/money.ts. */
  money?: number | undefined
  /** What was masked in it, and where in the text as stored. */
  masked?: readonly MaskedSpan[] | undefined
  /** What it shows of the incidents that were open then; absent where nothing. */
  signs?: readonly SignRead[] | undefined
}

/** 0..1 each, read from words; see signals/tone.ts. */
export interface Tone {
  frustration: number
  urgency: number
  politeness?: number | undefined
  /** The sentence that shows it best, where one does. UTF-16 units. */
  from?: number | undefined
  to?: number | undefined
  /** The words that carried each, in the order they stand. */
  words?: readonly { of: 'frustration' | 'urgency' | 'politeness'; from: number; to: number }[] | undefined
}

/** What a message is about, by the names that the workspace gave. See signals/intent. */
export interface IntentRead {
  name: string
  /** The chance that it is this one, 0..1. */
  confidence: number
  /** Product areas of all that it shows. */
  areas: readonly string[]
  /** What else it shows, the likeliest first; absent where that is nothing. */
  others?: readonly { name: string; confidence: number }[] | undefined
  /** Which model read it. */
  version: number
}

/** A file that a message carries. Its bytes are a row of their own, and its name is a text. */
export interface SentFile {
  fileId: string
  nameTextId: string
  /** What its content is, as a media type: never what its sender says. */
  type: string
  bytes: number
  /** Of a picture, in pixels. */
  width?: number | undefined
  height?: number | undefined
}

/** What a message carries besides its words; absent where nothing. */
export interface WithFiles {
  files?: readonly SentFile[] | undefined
  /** There are files alone: its text is their names, which nobody said. */
  wordless?: true | undefined
}

/** What made another system hand a conversation in. */
export type HandInTrigger = 'user' | 'bot' | 'policy' | 'error'

/** What nobody needs to read to help. */
export type SensitiveKind = 'card' | 'iban' | 'secret' | 'password' | 'national-id'

/** Where something was masked, in the text as it is stored. UTF-16 units, `to` exclusive. */
export interface MaskedSpan {
  kind: SensitiveKind
  from: number
  to: number
}

/** One passage that an answer rests on. `score` is the search rank, 0..1. */
export interface Citation {
  articleId: string
  passageId: string
  title: string
  url: string | null
  score: number
}

/** What an assistant's message asks the customer, so that the next message can be read as its answer. */
export type Question =
  | { kind: 'did-that-help'; attemptId: string }
  | { kind: 'clarify'; options: readonly { articleId: string; label: string }[] }
  | { kind: 'input'; playbookId: string; name: string }
  /** Whether an action may be done with exactly what was shown. ms UTC. */
  | { kind: 'confirm-action'; callId: string; expiresAt: number }

export type AttemptPath = 'article' | 'playbook' | 'action' | 'search'

export type AttemptOutcome =
  | 'customer-said-yes'
  | 'customer-said-no'
  | 'no-answer'
  | 'nothing-found'
  | 'action-done'
  | 'action-failed'
  /** Another system says that it did not help. */
  | 'reported-failed'

/** What shows that the outcome is so. */
export interface Evidence {
  messageId?: string | undefined
  /** The words of that message. */
  textId?: string | undefined
  /** Rank of the best passage, 0..1. */
  score?: number | undefined
  /** How much a search found. */
  results?: number | undefined
  httpStatus?: number | undefined
  ms?: number | undefined
  fault?: 'timeout' | 'refused' | 'http-error' | 'bad-answer' | 'not-allowed' | 'tool-error' | undefined
  articleIds?: readonly string[] | undefined
}

export type SayKind = 'answer' | 'clarify' | 'unknown' | 'step' | 'ask-input' | 'acknowledge'

/** What a turn of the assistant cost. Money in millionths of a US dollar; absent where unknown. */
export interface Usage {
  model: string
  ms: number
  confidence: number | null
  inputTokens?: number | undefined
  outputTokens?: number | undefined
  costMicros?: number | undefined
}

export type ModelFault =
  | 'timeout'
  | 'rate-limited'
  | 'server-error'
  | 'cut-stream'
  | 'garbage'
  | 'endless-loop'
  | 'empty'
  | 'claimed-transfer'
  | 'tool-error'
  | 'too-long'
  | 'too-slow'
  | 'wrong-language'
  | 'budget-spent'
  | 'crashed'

export type TurnOutcome = 'answered' | 'clarified' | 'unknown' | 'handed-off' | 'held-back' | 'withheld' | 'failed'

export type WithheldBecause =
  | 'superseded'
  | 'epoch-moved'
  | 'not-holder'
  | 'claims-transfer'
  | 'repeats-itself'
  | 'not-grounded'
  | 'asks-again'
  | 'person-needed'
  /** A question comes first: the draft was too weak to send. */
  | 'asks-first'
  /** What it cannot help with is an incident, and the customer was told so. */
  | 'held-back'
  | 'cut-off'

export type DeclineReason = 'busy' | 'wrong-team' | 'break' | 'other'

/** What ended the following of a page. `not-answered`: the customer never said yes or no. */
export type FollowEnd = 'customer' | 'agent' | 'holder-changed' | 'resolved' | 'timed-out' | 'not-answered'

export type Resolution = 'solved' | 'not-solved' | 'no-answer' | 'duplicate' | 'spam' | 'other'

/**
 * Every fact a conversation can hold. Add to this list; never edit or reuse a name.
 * Facts hold ids, numbers and enums: every free text lives in `texts` under its `textId`.
 */
export type Fact =
  | {
      type: 'ConversationOpened'
      channel: string
      locale: Locale
      visitorId: string | null
      customerId: string | null
    }
  | { type: 'CustomerLinked'; customerId: string }
  /** `hash` tells the same page from another without its words. */
  /** `place`: the entry of the workspace's map that the page fits; absent where none does. */
  | { type: 'PageSeen'; textId: string; hash: number; place?: string | undefined }
  | ({
      type: 'MessageReceived'
      messageId: string
      clientId: string
      textId: string
      reading: MessageReading
      saidAt?: number | undefined
      /** The slot that it gives, where it was asked for while they waited. */
      answers?: string | undefined
    } & WithFiles)
  | {
      type: 'AttemptStarted'
      attemptId: string
      path: AttemptPath
      ref: string
      titleTextId: string
      /** How to undo what it does, where the playbook says so. */
      undoTextId?: string | undefined
      /** It moves money: when it fails, a person takes over. */
      money?: true | undefined
    }
  | { type: 'AttemptEnded'; attemptId: string; outcome: AttemptOutcome; evidence: Evidence }
  | {
      type: 'PlaybookMoved'
      playbookId: string
      /** The step to run next; null when the playbook has ended. */
      stepId: string | null
      attemptId: string
      /** Values the customer gave and answers of actions, each a text. */
      values: readonly { name: string; textId: string }[]
    }
  | {
      type: 'AssistantSaid'
      messageId: string
      turnId: string
      /** Sentences of one message share its id and count up from 0. */
      part: number
      last: boolean
      textId: string
      kind: SayKind
      citations: readonly Citation[]
      asks: Question | null
      fingerprint: readonly number[]
      /** The slot that it asks the customer for. */
      asksFor?: string | undefined
      /** The draft from which sentences were left out that asked for what is known: the slot, and all of its words. */
      leftOut?: { slot: string; textId: string } | undefined
      /** Which assistant says so, and what worded it; facts from before there were several lack it. */
      by?: AnsweredBy | undefined
      masked?: readonly MaskedSpan[] | undefined
    }
  | { type: 'ReplyWithheld'; turnId: string; textId: string | null; because: WithheldBecause }
  | {
      type: 'TurnEnded'
      turnId: string
      basedOn: string
      outcome: TurnOutcome
      usage: Usage
      fault: ModelFault | null
      by?: (AssistantStamp & { rule: number | null }) | undefined
    }
  | {
      type: 'Escalated'
      handoffId: string
      reason: HandoffReason
      from: Holder
      team: string
      skills: readonly string[]
      priority: Priority
      noteTextId: string | null
      /** Who had it and is not asked first; absent where nobody had. */
      passedBy?: readonly string[] | undefined
      /** What the workspace's map gave, where nobody had named a team; absent where it said nothing. */
      mapped?: readonly Mapped[] | undefined
      /** What else the person who takes it is chosen by; absent where nothing is known. */
      needs?: CaseNeeds | undefined
      /** When they began to wait, where that was in a conversation that came into this one. ms UTC. */
      begunAt?: number | undefined
      /** The assistant that it goes from; absent where it goes from somebody else, or none had begun. */
      by?: AssistantStamp | undefined
    }
  | { type: 'HandoffPrepared'; handoffId: string; package: HandoffPackage }
  | {
      type: 'Offered'
      handoffId: string
      offerId: string
      agentId: string
      team: string
      expiresAt: number
      choice: Choice
      told: Notice | null
    }
  | {
      type: 'Queued'
      handoffId: string
      team: string
      choice: Choice
      told: Notice | null
      /** The wait that was told, in numbers, to be scored by what then happens; absent where none was. */
      estimate?: ToldWait | undefined
    }
  | { type: 'Scheduled'; handoffId: string; team: string; at: number; choice: Choice; told: Notice | null }
  | {
      type: 'OfferAccepted'
      handoffId: string
      offerId: string
      agentId: string
      told: Notice
      /** For them, at once, because they had used the inbox that long before; absent where they said so themselves. */
      automatic?: { idleMs: number } | undefined
    }
  | { type: 'OfferDeclined'; handoffId: string; offerId: string; agentId: string; reason: DeclineReason }
  | { type: 'OfferExpired'; handoffId: string; offerId: string; agentId: string }
  | { type: 'TakenOver'; agentId: string; from: Holder; handoffId: string | null; told: Notice }
  | { type: 'CaseOpened'; agentId: string; handoffId: string; told: Notice }
  /** Whoever has it read back in the thread, beyond what stood before them. */
  | { type: 'TranscriptOpened'; agentId: string; handoffId: string }
  /** Another system's bot handed the conversation in, with `messages` of `of` messages; `of` is null where it did not say. */
  | {
      type: 'HandedIn'
      source: string
      trigger: HandInTrigger
      messages: number
      of: number | null
      attempts: number
      intentTextId: string | null
      confidence: number | null
      /** What it sent, as it came. */
      rawId: string | null
    }
  /** What was said elsewhere before the conversation came here. The customer's own words are `MessageReceived`. */
  | {
      type: 'MessageImported'
      messageId: string
      clientId: string
      textId: string
      by: 'bot' | 'agent' | 'system'
      saidAt: number | null
      asksFor?: string | undefined
      masked?: readonly MaskedSpan[] | undefined
    }
  /** Values that another system knew. */
  | { type: 'SlotsGiven'; values: readonly { name: string; textId: string }[] }
  /** A help-centre search, or an article read, before or beside the conversation. `textId` is the query or the title. */
  | {
      type: 'SelfServiceUsed'
      kind: 'search' | 'article'
      textId: string
      hash: number
      results: number | null
      /** The article's id, where it is known. */
      ref?: string | undefined
      urlTextId?: string | undefined
      /** When it was done, where that was before it was told. ms UTC. */
      usedAt?: number | undefined
    }
  /** The page as the customer sees it, frozen; the capture itself is a row of its own. */
  | {
      type: 'PageCaptured'
      captureId: string
      because: 'handoff' | 'live'
      nodes: number
      bytes: number
      masked: number
      /** The handoff that it was frozen for, where that was made first. */
      handoffId?: string | undefined
    }
  | {
      type: 'CaptureRefused'
      because: 'customer-declined' | 'switched-off' | 'too-large' | 'timeout' | 'failed'
      handoffId?: string | undefined
    }
  /** The holder would like to see the page as the customer uses it. Nothing is sent before the customer allows it. */
  | { type: 'FollowAsked'; agentId: string }
  | { type: 'FollowAllowed'; agentId: string }
  | { type: 'FollowRefused'; agentId: string }
  | { type: 'FollowStopped'; agentId: string; because: FollowEnd }
  | { type: 'AccountFetched'; textId: string; source: 'http' | 'mcp'; ms: number }
  | { type: 'AccountNotFetched'; source: 'http' | 'mcp'; because: 'lookup-timed-out' | 'lookup-failed'; ms: number }
  /** What was said would happen: the sentence, where it was said. */
  | {
      type: 'PromiseMade'
      by: 'assistant' | 'agent'
      messageId: string
      textId: string
      from: number
      to: number
      dueAt: number | null
    }
  /** What the customer had said already was asked for all the same (law 7). */
  | {
      type: 'AskedAgain'
      messageId: string
      by: 'assistant' | 'agent'
      kind: 'slot' | 'restart'
      slot: string | null
      earlierMessageId: string | null
    }
  /** While waiting: may we ask you something? `slots` are what would be asked. */
  | {
      type: 'InvitationMade'
      handoffId: string
      slots: readonly string[]
      /** The workspace's own words for some of the questions. */
      asks?: readonly { slot: string; textId: string }[] | undefined
    }
  /** They were not asked, once and for all in this handoff. */
  | { type: 'InvitationHeldBack'; handoffId: string; because: NotInvited }
  | { type: 'InvitationAnswered'; handoffId: string; accepts: boolean }
  | { type: 'InvitationAsked'; handoffId: string; slot: string; askTextId?: string | undefined }
  | { type: 'InvitationSkipped'; handoffId: string; slot: string }
  | { type: 'FirstReplyUsed'; handoffId: string; messageId: string; draftTextId: string; likeness: number }
  | {
      type: 'Pointed'
      captureId: string | null
      node: number | null
      noteTextId: string | null
      urlTextId: string | null
      /** What the button to that address says; without an address, what is called so on the page that the customer sees. */
      labelTextId?: string | null | undefined
      /** The assistant's turn in which it pointed. */
      turnId?: string | undefined
    }
  | ({
      type: 'AgentReplied'
      messageId: string
      clientId: string
      textId: string
      agentId: string
      asksFor?: string | undefined
      masked?: readonly MaskedSpan[] | undefined
      /** The first in its handoff that says something of the case: no greeting and no holding line. */
      solving?: true | undefined
    } & WithFiles)
  | {
      type: 'NoteAdded'
      messageId: string
      clientId: string
      textId: string
      masked?: readonly MaskedSpan[] | undefined
      /** The agents who are named in it; absent where nobody is. */
      mentions?: readonly string[] | undefined
    }
  | { type: 'Transferred'; handoffId: string; agentId: string }
  | ({
      type: 'Returned'
      handoffId: string | null
      agentId: string | null
      /** What whoever passed it back wrote. */
      briefingTextId: string | null
      told: Notice
      // Facts from before briefings had parts lack them.
    } & Partial<Briefing>)
  | {
      type: 'Resolved'
      resolution: Resolution
      by: 'assistant' | 'agent' | 'customer'
      agentId: string | null
      told: Notice
      /** What the customer is asked about; absent where they are not asked. */
      asks?: FeedbackAbout | undefined
    }
  | { type: 'Reopened'; told: Notice }
  | SummaryFact
  | WeighedFact
  | TimingFact
  | WarmFact
  | LeadFact
  | CallbackFact
  | MailFact
  | IncidentFact
  | FeedbackFact
  | AsideFact
  | MergeFact
  | { type: 'CustomerForgotten'; customerId: string | null }

export type FactType = Fact['type']

/** A fact as it stands in the log: numbered 1..n in its conversation, with who and when as the door wrote them. `at` is ms UTC. */
export interface FactRecord {
  seq: number
  at: number
  actor: Actor
  fact: Fact
}

/** A text that a fact refers to. `kind` says what it is, so that a reader can be refused the kinds that are not theirs. */
export interface Text {
  id: string
  kind:
    | 'message'
    | 'reply'
    | 'draft'
    | 'note'
    | 'briefing'
    | 'page'
    | 'account'
    | 'title'
    | 'value'
    | 'evidence'
    | 'summary'
    | 'sealed'
    | 'raw'
  body: string
}

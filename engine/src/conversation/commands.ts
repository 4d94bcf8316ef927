import type { Repeated, SatisfactionMark } from './feedback-facts.ts'
import type { AnsweredBy } from '../assistants/stamp.ts'
import type { Picked } from '../routing/choice.ts'
import type { CallbackMovedBecause } from './callback-facts.ts'
import type { TimingMark } from './timing-facts.ts'
import type { Asked, TakenBackBecause } from './warm-facts.ts'
import type {
  Actor,
  AttemptOutcome,
  AttemptPath,
  Citation,
  DeclineReason,
  Evidence,
  HandInTrigger,
  Locale,
  ModelFault,
  Priority,
  Question,
  Resolution,
  SayKind,
  TurnOutcome,
  Usage,
} from './facts.ts'
import type { Claim, Said } from '../claims/index.ts'
import type { Incident, IncidentState } from '../incidents/incident.ts'
import type { LinkedBecause } from './incident-facts.ts'
import type { AsideCause, BounceCause, MailFault } from './mail-facts.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { CaptureRefusal } from './state.ts'

/** Whose turn it is, and the rule of the workspace that chose it, from 0; null where it is the default. */
export interface TurnBy extends AnsweredBy {
  rule: number | null
}

/** One thing the assistant wants to do in its turn. Each is checked before it becomes a fact. */
export type Act =
  | {
      kind: 'start-attempt'
      attemptId: string
      path: AttemptPath
      ref: string
      title: string
      undo?: string | undefined
      /** It moves money. */
      money?: boolean | undefined
    }
  | { kind: 'end-attempt'; attemptId: string; outcome: AttemptOutcome; evidence: Evidence }
  | {
      kind: 'move-playbook'
      playbookId: string
      stepId: string | null
      attemptId: string
      values: readonly { name: string; value: string }[]
    }
  | {
      kind: 'say'
      messageId: string
      part: number
      last: boolean
      text: string
      as: SayKind
      citations: readonly Citation[]
      asks: Question | null
      /** Rank of what the words rest on, 0..1; null for words that claim nothing (a question, a step of a playbook). */
      grounding: number | null
      /** What worded it, where that is not the turn's own. */
      model?: string | undefined
    }
  /**
   * Shows the customer an element of their page as captured, or what `label` is the name of on the page that they see, or offers to go
   * somewhere: they press, or do not. Once in a turn.
   */
  | {
      kind: 'point'
      captureId: string | null
      node: number | null
      note: string | null
      url: string | null
      label: string | null
    }
  | { kind: 'hand-off'; reason: HandoffReason; note: string | null; team: string | null }
  | { kind: 'end'; outcome: TurnOutcome; usage: Usage; fault: ModelFault | null }

/** The page as the customer's browser names it: query values are gone before it comes here. */
export interface PageSeen {
  url: string
  title: string
  feature?: string | undefined
  /** What the site says of what they are doing, by its own names. Bounded where it comes in. */
  context?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined
  /** What happened on it and on the pages before, oldest first, as the protocol has it. Bounded where it comes in. */
  trail?: readonly object[] | undefined
}

/** What the customer looked up alone, as a page tells it: a search with how much it found, or an article read. */
export interface SelfServiceUse {
  kind: 'search' | 'article'
  /** The words searched for, or the title. */
  text: string
  /** The article's id; empty where it is not known. */
  ref: string
  url: string | null
  results: number | null
  /** ms UTC; null where the page does not say. */
  at: number | null
}

/** A file that was kept, to be sent with a message. */
export interface GivenFile {
  fileId: string
  name: string
  type: string
  bytes: number
  width?: number | undefined
  height?: number | undefined
}

/** A message that came by e-mail, beside its words. */
export interface ReceivedMail {
  mailId: string
  subject: string | null
  /** All of it, where the message is a part. */
  whole: string | null
  verified: boolean
  attachments: readonly { name: string; bytes: number }[]
}

export type MailResult =
  | { kind: 'sent' }
  | { kind: 'failed'; because: MailFault }
  | { kind: 'bounced'; because: BounceCause; code: string | null }

/** What somebody wants. `decide` answers with facts, or with a refusal. */
export type Command =
  | {
      type: 'OpenConversation'
      channel: string
      locale: Locale
      visitorId: string | null
      customerId: string | null
      page: PageSeen | null
    }
  | {
      /** Another system's bot hands a conversation in. Texts and ids are parsed; times are ms UTC. */
      type: 'HandIn'
      channel: string
      locale: Locale
      visitorId: string
      customerId: string | null
      source: string
      trigger: HandInTrigger
      code: string
      messages: readonly {
        messageId: string
        clientId: string
        by: 'customer' | 'bot' | 'agent' | 'system'
        text: string
        saidAt: number | null
      }[]
      /** How many messages there were in all, where the system says so. */
      of: number | null
      attempted: readonly { attemptId: string; title: string }[]
      values: readonly { name: string; value: string }[]
      intent: { name: string; confidence: number | null } | null
      page: PageSeen | null
      team: string | null
      skills: readonly string[]
      priority: Priority
      note: string | null
      raw: string | null
    }
  | { type: 'LinkCustomer'; customerId: string }
  | {
      type: 'ReceiveMessage'
      messageId: string
      clientId: string
      text: string
      page: PageSeen | null
      /** The mail that it came by. */
      mail?: ReceivedMail | undefined
      files?: readonly GivenFile[] | undefined
      /** It is files alone: `text` is their names. */
      wordless?: true
    }
  /** Where the customer may be written to, and the same with most of it left out. */
  | { type: 'LeaveAddress'; address: string; shown: string }
  | { type: 'DeclineMail' }
  /** What was not read, up to that fact, goes out as this mail: to an address of which this much is shown. */
  | { type: 'FollowByMail'; mailId: string; from: number; upTo: number; shown: string }
  | { type: 'NoteMail'; mailId: string; result: MailResult }
  | { type: 'PutMailAside'; mailId: string; because: AsideCause; sender: string; text: string }
  /** What is worth asking, the most valuable first: `ask` is the workspace's own question, where it has one. */
  | { type: 'ConsiderInvitation'; handoffId: string; wanted: readonly { slot: string; ask: string | null }[] }
  | { type: 'AnswerInvitation'; handoffId: string; accepts: boolean }
  | {
      type: 'AnswerQuestion'
      handoffId: string
      slot: string
      messageId: string
      clientId: string
      /** Null skips the question. */
      text: string | null
      page: PageSeen | null
    }
  /** `by` is the assistant whose turn it is. */
  | { type: 'ConsiderTurn'; turnId: string; basedOn: string; by?: TurnBy | undefined }
  | {
      type: 'ActAsAssistant'
      turnId: string
      /** The epoch and the customer's message that the acts were computed from (law 1). */
      epoch: number
      basedOn: string
      acts: readonly Act[]
      by?: TurnBy | undefined
    }
  | { type: 'EndSilence' }
  | { type: 'CutReply' }
  | {
      type: 'RequestHandoff'
      reason: HandoffReason
      team: string | null
      skills: readonly string[]
      priority: Priority
      note: string | null
      /** The agent who hands it on, when it is a transfer. */
      agentId: string | null
      page?: PageSeen | null | undefined
    }
  | {
      type: 'CapturePage'
      captureId: string
      because: 'handoff' | 'live'
      nodes: number
      bytes: number
      masked: number
      handoffId: string | null
    }
  | { type: 'RefuseCapture'; because: CaptureRefusal; handoffId: string | null }
  | { type: 'AskToFollow'; agentId: string }
  | { type: 'AnswerFollow'; allows: boolean }
  | { type: 'StopFollow'; because: 'customer' | 'agent' }
  /** Its time ran out: allowed for too long, or never answered. */
  | { type: 'EndFollow' }
  | {
      type: 'Point'
      /** Null where the assistant or another system points. */
      agentId: string | null
      captureId: string | null
      node: number | null
      note: string | null
      url: string | null
      label: string | null
    }
  | { type: 'NoteSelfService'; uses: readonly SelfServiceUse[] }
  | {
      /** A page of the help centre asks for a person on the customer's behalf. Nothing in it is verified. */
      type: 'AskFromPage'
      code: string
      article: SelfServiceUse | null
      subject: string | null
      values: readonly { name: string; value: string }[]
      team: string | null
      skills: readonly string[]
      priority: Priority
      note: string | null
      page: PageSeen | null
    }
  /** What came of the look-up of this customer's account. */
  | {
      type: 'NoteAccount'
      customerId: string
      source: 'http' | 'mcp'
      ms: number
      result: { text: string } | { fault: 'lookup-timed-out' | 'lookup-failed' }
    }
  /** `picked`: somebody came free, and it is this one's turn. */
  | { type: 'RouteAgain'; picked?: Picked | null | undefined }
  /** A time that `agentId` has free. ms UTC. */
  | {
      type: 'BookCallback'
      agentId: string
      at: number
      because: CallbackMovedBecause
      /** What the customer leaves for it. */
      note: string | null
    }
  | { type: 'CancelCallback'; because: 'customer' | 'agent' | 'nobody-free' }
  | { type: 'AcceptOffer'; offerId: string; agentId: string }
  /** For whoever was asked, who used the inbox then. ms UTC. */
  | { type: 'AcceptForThem'; offerId: string; activeAt: number }
  /** The card of what is offered stands on the screen of whoever was asked. */
  | { type: 'NoteCardLoaded'; offerId: string; agentId: string }
  | { type: 'DeclineOffer'; offerId: string; agentId: string; reason: DeclineReason }
  | { type: 'ExpireOffer'; offerId: string }
  | { type: 'TakeOver'; agentId: string }
  | { type: 'Consult'; agentId: string; consultId: string; ask: Asked; question: string }
  /** `teams` are those of whoever answers. */
  | { type: 'AnswerConsult'; agentId: string; teams: readonly string[]; answer: string }
  | { type: 'EndConsult'; agentId: string }
  /** To somebody who was asked: theirs at once. */
  | { type: 'HandOver'; agentId: string; to: string }
  /** A lead gives it to somebody or to a team. `epoch` is that of what they saw; null: whatever it is by now. `over`: also where they have no room. */
  | { type: 'Give'; by: string; to: Asked; epoch: number | null; over: boolean }
  | { type: 'Whisper'; agentId: string; whisperId: string; text: string }
  | { type: 'Join'; agentId: string }
  | { type: 'Leave'; agentId: string }
  /** It is another team's, says who holds it or was offered it. A lead may say it of anything that waits. */
  | { type: 'Misroute'; agentId: string; isLead: boolean; team: string; skills: readonly string[]; note: string | null }
  /** Whoever holds it owes the customer a word, and has been silent too long. */
  | { type: 'NudgeAgent' }
  /** Whoever holds it works on it, and is back by then. ms UTC. */
  | { type: 'Hold'; agentId: string; until: number }
  /** Ids of the workspace's tags. */
  | { type: 'ChangeTags'; add: readonly string[]; remove: readonly string[] }
  /** Whoever holds it puts it aside. ms UTC. */
  | { type: 'Snooze'; agentId: string; until: number }
  | { type: 'WaitForCustomer'; agentId: string }
  | { type: 'BringBack' }
  /** The time of something that was put aside has come. */
  | { type: 'WakeAside' }
  /** Whoever holds it, or was offered it, is not there; or is silent, and it is time. */
  | { type: 'TakeBack'; agentId: string; because: TakenBackBecause }
  | { type: 'OpenCase'; agentId: string }
  | { type: 'OpenTranscript'; agentId: string }
  | {
      type: 'ReplyAsAgent'
      agentId: string
      messageId: string
      clientId: string
      text: string
      /** The drafted first reply that stood before them as they wrote; absent or null where there was none. */
      draft?: string | null | undefined
      files?: readonly GivenFile[] | undefined
      wordless?: true
    }
  | { type: 'AddNote'; messageId: string; clientId: string; text: string; mentions?: readonly string[] | undefined }
  | {
      type: 'ReturnToAssistant'
      agentId: string | null
      briefing: string | null
      /** They would rather go on with the assistant than wait. */
      byCustomer?: boolean | undefined
    }
  | {
      type: 'Resolve'
      by: 'assistant' | 'agent' | 'customer'
      agentId: string | null
      resolution: Resolution
      timing?: TimingMark | undefined
    }
  | {
      /** What a model says of the conversation, to be checked against what was said. */
      type: 'KeepSummary'
      upToSeq: number
      upToMessageId: string
      language: Locale
      said: readonly (Said & { textId: string })[]
      claims: readonly Claim[]
      values: readonly { name: string; value: string; messageId: string }[]
      usage: Usage
    }
  | { type: 'NoteSummaryFailed'; upToSeq: number; language: Locale; fault: ModelFault; usage: Usage }
  | { type: 'LinkIncident'; incidentId: string; agentId: string | null; because: LinkedBecause; updates: number }
  | { type: 'UnlinkIncident'; incidentId: string; agentId: string | null }
  /** One update to all, for this one. The same number is told once, however often it is sent. */
  | {
      type: 'TellIncidentUpdate'
      incidentId: string
      updateId: string
      number: number
      state: IncidentState
      nextUpdateAt: number | null
      words: Incident['words']
    }
  /** The time has come by which whoever is held back was to hear more. `incident` is how it stands now; null where it is gone. */
  | { type: 'EndIncidentWait'; incident: Pick<Incident, 'id' | 'state' | 'nextUpdateAt'> | null }
  /** What the customer says of how it went, a tap at a time. `closing`: of which end, where that is known. */
  | {
      type: 'GiveFeedback'
      satisfaction?: SatisfactionMark | undefined
      repeated?: Repeated | undefined
      words?: string | undefined
      closing?: number | undefined
      via: 'chat' | 'email'
    }
  /** A person said that an action of the assistant's is to be done, and this came of it. */
  | { type: 'NoteAction'; attemptId: string; outcome: 'action-done' | 'action-failed'; evidence: Evidence }
  /** Another conversation of the same customer, which the shell hands in as `given.other`, goes on in this one. */
  | { type: 'MergeIn'; from: string; agentId: string | null }
  /** The other side of it: this one goes on in that one. */
  | { type: 'MergeInto'; into: string; agentId: string | null }
  | { type: 'ForgetCustomer' }

/** Why a command was refused: a promise that the caller broke, or somebody who was faster. The shell maps codes to answers. */
export type Refusal =
  | { code: 'conversation_exists' }
  | { code: 'conversation_not_found' }
  | { code: 'conversation_resolved' }
  | { code: 'customer_forgotten' }
  /** It goes on in that one. */
  | { code: 'conversation_merged'; into: string }
  | { code: 'not_same_customer' }
  | { code: 'too_many_merged'; most: number }
  | { code: 'already_with_team'; handoffId: string }
  | { code: 'offer_gone'; offerId: string }
  | { code: 'offer_not_yours'; offerId: string }
  | { code: 'not_the_holder' }
  | { code: 'page_capture_off' }
  | { code: 'not_following' }
  | { code: 'not_waiting' }
  | { code: 'nothing_to_rate' }
  | { code: 'feedback_closed' }
  | { code: 'callback_taken' }
  | { code: 'never_handed_off' }
  | { code: 'moved_meanwhile' }
  | { code: 'theirs_already' }
  | { code: 'agent_not_there' }
  | { code: 'agent_full'; load: number; capacity: number }
  | { code: 'nobody_to_whisper_to' }
  | { code: 'consult_open' }
  | { code: 'no_consult' }
  | { code: 'consult_not_yours' }
  | { code: 'nothing_to_route' }
  | { code: 'sent_around'; misroutes: number }
  | { code: 'hold_out_of_bounds'; latest: number }
  | { code: 'held_too_often'; holds: number }
  | { code: 'too_many_tags'; most: number }
  | { code: 'snooze_out_of_bounds'; latest: number }
  | { code: 'answer_owed' }
  | { code: 'already_with_assistant' }
  | { code: 'bounced_too_often'; bounces: number }
  | { code: 'customer_already_linked'; customerId: string }

/** Agents' names travel as parameters of notices, so the shell hands them in. */
export interface People {
  name(agentId: string): string
}

export type { Actor }

import type { Fact } from '@baton/engine'
import type {
  AccountAnswer,
  ConversationEvent,
  EventActor,
  MessageFile,
  PageContext,
  TrailEntry,
} from '@baton/protocol'

type TextIds =
  | 'shownTextId'
  | 'subjectTextId'
  | 'wholeTextId'
  | 'senderTextId'
  | 'attachments'
  | 'files'
  | 'wordless'
  | 'textId'
  | 'titleTextId'
  | 'noteTextId'
  | 'briefingTextId'
  | 'urlTextId'
  | 'labelTextId'
type Words<F> = (F extends { textId: unknown } ? { text?: string | null } : unknown) &
  (F extends { titleTextId: unknown } ? { title?: string | null } : unknown) &
  (F extends { noteTextId: unknown } ? { note?: string | null } : unknown) &
  (F extends { briefingTextId: unknown } ? { briefing?: string | null } : unknown) &
  (F extends { urlTextId: unknown } ? { url?: string | null; label?: string | null } : unknown) &
  (F extends { shownTextId: unknown } ? { shown?: string | null } : unknown) &
  (F extends { type: 'MailReceived' }
    ? { subject?: string | null; whole?: string | null; attachments: { name?: string | null; bytes: number }[] }
    : unknown) &
  (F extends { type: 'MessageReceived' | 'AgentReplied' } ? { files?: readonly MessageFile[] | undefined } : unknown) &
  (F extends { senderTextId: unknown } ? { sender?: string | null } : unknown) &
  (F extends { type: 'PageSeen' } ? { page?: WirePage | null } : unknown) &
  (F extends { type: 'AccountFetched' } ? { account?: AccountAnswer | null } : unknown) &
  (F extends { type: 'CallbackBooked' | 'CallbackMoved' } ? { callAt: string } : unknown) &
  (F extends { type: 'HoldPromised' } ? { backAt: string } : unknown) &
  (F extends { type: 'Snoozed' } ? { backAt: string } : unknown) &
  (F extends { type: 'ClosingTold' } ? { closesAt: string } : unknown) &
  (F extends { type: 'HandoffHeldBack' } ? { sinceAt: string; dueAt: string } : unknown) &
  (F extends { type: 'PromiseMade' } ? { dueAt: number | null } : unknown) &
  (F extends { type: 'IncidentUpdated' } ? { dueAt: string | null } : unknown) &
  (F extends { type: 'IncidentDelayed' } ? { promisedAt: string; dueAt: string } : unknown) &
  (F extends { type: 'AgentNudged' } ? { takenBackAt: string | null } : unknown) &
  (F extends { type: 'Offered' } ? { expiresAt: string } : unknown) &
  (F extends { type: 'Scheduled' } ? { promisedAt?: string } : unknown) &
  (F extends { type: 'HandoffPrepared' } ? { package: unknown } : unknown)

type Wire<F extends Fact> = F extends Fact
  ? Omit<
      F,
      | TextIds
      | 'at'
      | 'expiresAt'
      | 'backAt'
      | 'callAt'
      | 'closesAt'
      | 'takenBackAt'
      | 'sinceAt'
      | 'dueAt'
      | 'promisedAt'
      | 'package'
    > &
      Words<F> & { seq: number; at: string; actor: EventActor }
  : never

export interface WirePage {
  url: string
  title: string
  feature?: string | undefined
  context?: PageContext | undefined
  trail?: readonly TrailEntry[] | undefined
}

/** A fact as it comes over the wire: texts stand resolved (absent once erased), times are ISO strings. */
export type WireEvent = Wire<Fact>

/**
 * The event with its fields typed by its name. The server writes the same facts that this build knows; a name from a newer server
 * falls through every `switch`, and fields that may be erased are optional.
 */
export function readEvent(event: ConversationEvent): WireEvent {
  return event as unknown as WireEvent
}

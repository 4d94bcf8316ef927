import type { Notice } from '@baton/engine'
import { readFiles, type FileSent } from '../files/read-files.ts'

/** What an answer rests on. `url` may be relative to the site. */
export interface Source {
  title: string
  url: string | null
}

/** What the assistant asks, so that the answer can be a button. */
export type Asks =
  | { kind: 'did-that-help' }
  | { kind: 'clarify'; options: readonly string[] }
  | { kind: 'input'; name: string }
  | { kind: 'confirm-action'; expiresAt: number }

/** At the end they are asked how it was: with a person, whose name is null where it is not known any more, or with the assistant. */
export type AsksHow = { kind: 'handoff'; agent: string | null } | { kind: 'assistant' }

export type Repeated = 'no' | 'a-little' | 'yes'

/** How a person is called and where their picture is, as far as either is known; null for everybody else. */
export interface Person {
  name: string | null
  picture: string | null
}

interface Stamp {
  seq: number
  /** Milliseconds since the epoch. */
  at: number
}

/** A fact of the conversation as the customer's thread needs it. */
export type WidgetEvent = Stamp &
  (
    | {
        type: 'MessageReceived'
        messageId: string
        clientId: string
        text: string
        answers: string | null
        files: readonly FileSent[]
      }
    | {
        type: 'AssistantSaid'
        messageId: string
        part: number
        last: boolean
        text: string
        sources: readonly Source[]
        asks: Asks | null
      }
    | { type: 'ReplyWithheld' }
    /** Every word here is deleted, and so is whoever wrote them. */
    | { type: 'CustomerForgotten' }
    | ({ type: 'AgentReplied'; messageId: string; text: string; files: readonly FileSent[] } & Person)
    | { type: 'Offered' | 'Queued' | 'Scheduled' | 'TakenBack' | 'Misrouted' | 'SentOn'; told: Notice | null }
    | { type: 'CallbackBooked' | 'CallbackMoved' | 'CallbackCancelled'; told: Notice | null }
    | { type: 'Resolved'; told: Notice | null; asks: AsksHow | null }
    | { type: 'FeedbackGiven'; closing: number; satisfaction: number | null; repeated: Repeated | null }
    | { type: 'Returned' | 'Reopened' | 'PersonOffered' | 'HoldPromised' | 'ClosingTold'; told: Notice | null }
    /** `text` is what the site says to everybody whom it concerns; null where the notice says it all. */
    | { type: 'HandoffHeldBack' | 'IncidentUpdated' | 'IncidentDelayed'; told: Notice | null; text: string | null }
    | ({ type: 'OfferAccepted' | 'TakenOver' | 'CaseOpened'; told: Notice | null } & Person)
    /** The person who helps asks to see the page as it is used; the customer has said yes or no; it is over. */
    | { type: 'FollowAsked' | 'FollowAllowed' | 'FollowRefused' | 'FollowStopped'; name: string | null }
    | (Person & {
        type: 'Pointed'
        by: 'agent' | 'assistant' | 'system'
        node: number | null
        note: string | null
        url: string | null
        label: string | null
      })
    /** Another conversation of theirs came into this one: what was said there is read there. */
    | { type: 'ConversationMerged'; from: string; told: Notice | null }
    /** It goes on in that one. */
    | { type: 'MergedInto'; into: string }
    | { type: 'AddressLeft'; shown: string }
    | { type: 'FollowedByMail'; mailId: string; shown: string }
    | { type: 'MailSent' | 'MailFailed' | 'MailBounced'; mailId: string }
    | { type: 'MailDeclined' }
    | { type: 'MailReceived'; files: readonly string[] }
    | { type: 'InvitationMade'; handoffId: string }
    | { type: 'InvitationAnswered'; accepts: boolean }
    /** `ask` is the site's own question; null where the widget has words for it. */
    | { type: 'InvitationAsked'; slot: string; ask: string | null }
    | { type: 'InvitationSkipped' }
    /** A fact that shows nothing: the cursor moves over it. */
    | { type: 'Other' }
  )

type Loose = Record<string, unknown>

/**
 * Reads one event off the wire. Null when it is no event at all; a fact of an unknown type, or one that lacks what its type needs,
 * becomes `Other`, because a widget may be older than the server.
 */
export function readEvent(raw: unknown): WidgetEvent | null {
  if (!isLoose(raw) || typeof raw['seq'] !== 'number' || !Number.isInteger(raw['seq']) || raw['seq'] < 1) return null
  const at = Date.parse(string(raw['at']) ?? '')
  const stamp = { seq: raw['seq'], at: Number.isNaN(at) ? 0 : at }
  return { ...stamp, ...(fields(raw) ?? { type: 'Other' }) }
}

type Fields<E> = E extends unknown ? Omit<E, keyof Stamp> : never

function fields(raw: Loose): Fields<WidgetEvent> | null {
  const type = raw['type']
  const text = string(raw['text'])
  const messageId = string(raw['messageId'])
  const told = readNotice(raw['told'])
  switch (type) {
    case 'MessageReceived': {
      const clientId = string(raw['clientId'])
      const files = readFiles(raw['files'])
      return messageId !== null && clientId !== null && (text !== null || files.length > 0)
        ? { type, messageId, clientId, text: text ?? '', answers: string(raw['answers']), files }
        : null
    }
    case 'AssistantSaid': {
      const part = raw['part']
      if (messageId === null || text === null || typeof part !== 'number') return null
      const sources = list(raw['citations']).flatMap(readSource)
      return { type, messageId, part, last: raw['last'] === true, text, sources, asks: readAsks(raw['asks']) }
    }
    case 'AgentReplied': {
      const files = readFiles(raw['files'])
      return messageId !== null && (text !== null || files.length > 0)
        ? { type, messageId, text: text ?? '', ...actorOf(raw), files }
        : null
    }
    case 'ReplyWithheld':
    case 'CustomerForgotten':
      return { type }
    case 'Offered':
    case 'Queued':
    case 'Scheduled':
    case 'TakenBack':
    case 'Misrouted':
    case 'SentOn':
    case 'CallbackBooked':
    case 'CallbackMoved':
    case 'CallbackCancelled':
      return { type, told }
    case 'Resolved':
      return { type, told, asks: readAsksHow(raw['asks']) }
    case 'FeedbackGiven': {
      const closing = raw['closing']
      if (typeof closing !== 'number') return null
      return { type, closing, satisfaction: readMark(raw['satisfaction']), repeated: readRepeated(raw['repeated']) }
    }
    case 'Returned':
    case 'Reopened':
    case 'PersonOffered':
    case 'HoldPromised':
    case 'ClosingTold':
      return { type, told }
    case 'HandoffHeldBack':
    case 'IncidentUpdated':
    case 'IncidentDelayed':
      return { type, told, text }
    case 'ConversationMerged': {
      const from = string(raw['from'])
      return from === null ? null : { type, from, told }
    }
    case 'MergedInto': {
      const into = string(raw['into'])
      return into === null ? null : { type, into }
    }
    case 'AddressLeft':
      return { type, shown: string(raw['shown']) ?? '…' }
    case 'FollowedByMail':
    case 'MailSent':
    case 'MailFailed':
    case 'MailBounced': {
      const mailId = string(raw['mailId'])
      if (mailId === null) return null
      return type === 'FollowedByMail' ? { type, mailId, shown: string(raw['shown']) ?? '…' } : { type, mailId }
    }
    case 'MailDeclined':
      return { type }
    case 'MailReceived':
      return { type, files: list(raw['attachments']).flatMap((file) => string((file as Loose | null)?.['name']) ?? []) }
    case 'InvitationMade': {
      const handoffId = string(raw['handoffId'])
      return handoffId === null ? null : { type, handoffId }
    }
    case 'InvitationAnswered':
      return { type, accepts: raw['accepts'] === true }
    case 'InvitationAsked': {
      const slot = string(raw['slot'])
      return slot === null ? null : { type, slot, ask: string(raw['ask']) }
    }
    case 'InvitationSkipped':
      return { type }
    case 'OfferAccepted':
    case 'TakenOver':
    case 'CaseOpened':
      return {
        type,
        told,
        name: string((told?.params as Loose | undefined)?.['agent']) ?? actorOf(raw).name,
        picture: string(raw['picture']),
      }
    case 'FollowAsked':
    case 'FollowAllowed':
    case 'FollowRefused':
    case 'FollowStopped':
      return { type, name: actorOf(raw).name }
    case 'Pointed': {
      const by = isLoose(raw['actor']) ? raw['actor']['kind'] : null
      const node = typeof raw['node'] === 'number' ? raw['node'] : null
      const url = string(raw['url'])
      const label = string(raw['label'])
      if (node === null && url === null && label === null) return null
      return {
        type,
        by: by === 'agent' || by === 'assistant' ? by : 'system',
        ...actorOf(raw),
        node,
        note: string(raw['note']),
        url,
        label,
      }
    }
    default:
      return null
  }
}

function readNotice(raw: unknown): Notice | null {
  return isLoose(raw) && typeof raw['key'] === 'string' && isLoose(raw['params']) ? (raw as unknown as Notice) : null
}

function readSource(raw: unknown): Source[] {
  const title = isLoose(raw) ? string(raw['title']) : null
  return isLoose(raw) && title !== null ? [{ title, url: string(raw['url']) }] : []
}

function readAsks(raw: unknown): Asks | null {
  if (!isLoose(raw)) return null
  switch (raw['kind']) {
    case 'did-that-help':
      return { kind: 'did-that-help' }
    case 'clarify': {
      const options = list(raw['options']).flatMap((o) => (isLoose(o) ? (string(o['label']) ?? []) : []))
      return options.length > 0 ? { kind: 'clarify', options } : null
    }
    case 'input':
      return { kind: 'input', name: string(raw['name']) ?? '' }
    case 'confirm-action':
      return { kind: 'confirm-action', expiresAt: Date.parse(string(raw['expiresAt']) ?? '') }
    default:
      return null
  }
}

function readAsksHow(raw: unknown): AsksHow | null {
  if (!isLoose(raw)) return null
  if (raw['kind'] === 'handoff') return { kind: 'handoff', agent: string(raw['agent']) }
  return raw['kind'] === 'assistant' ? { kind: 'assistant' } : null
}

const readMark = (raw: unknown): number | null => (typeof raw === 'number' && raw >= 1 && raw <= 5 ? raw : null)

const readRepeated = (raw: unknown): Repeated | null =>
  raw === 'no' || raw === 'a-little' || raw === 'yes' ? raw : null

function actorOf({ actor }: Loose): Person {
  return isLoose(actor)
    ? { name: string(actor['name']), picture: string(actor['picture']) }
    : { name: null, picture: null }
}

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const string = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

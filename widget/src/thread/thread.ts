import type { Notice } from '@baton/engine'
import type { FileSent } from '../files/read-files.ts'
import { feedbackAsked, feedbackGiven, type Feedback } from './feedback.ts'
import type { Asks, Person, Source, WidgetEvent } from './read-event.ts'
import type { Wait } from './wait.ts'

export interface Message extends Person {
  kind: 'message'
  /** Stays the same from the optimistic copy to the stored message, so that the screen does not draw it anew. */
  key: string
  by: 'customer' | 'assistant' | 'agent'
  text: string
  seq: number
  /** Milliseconds since the epoch. */
  at: number
  /** False while more sentences of the same message may follow. */
  done: boolean
  /** It was ended before its last sentence. */
  cut: boolean
  sources: readonly Source[]
  asks: Asks | null
  /** Absent where it carries none. */
  files?: readonly FileSent[]
}

export interface NoticeItem {
  kind: 'notice'
  key: string
  seq: number
  at: number
  told: Notice
  /** Of whoever has it now, where the notice names them. */
  picture: string | null
  /** What the site says to everybody whom it concerns; absent where the notice says it all. */
  words?: string | undefined
}

/** Somebody shows the customer where to look, or offers to go somewhere. */
export interface PointedItem extends Person {
  kind: 'pointed'
  key: string
  seq: number
  at: number
  by: 'agent' | 'assistant' | 'system'
  node: number | null
  note: string | null
  url: string | null
  label: string | null
}

/** Whether it is something on the page: by its number, or by its name, which belongs to the address where there is one. */
export function isOnPage({ node, url, label }: PointedItem): boolean {
  return node !== null || (url === null && label !== null)
}

/** That the page is seen as it is used, and that it is no more. */
export interface FollowItem {
  kind: 'follow'
  key: string
  seq: number
  at: number
  began: boolean
  name: string | null
}

/** What is told of e-mail: where it goes, and what became of it. */
export interface MailItem {
  kind: 'mail'
  key: string
  seq: number
  at: number
  /** The mail that it is about; null for the rest. */
  mailId: string | null
  state: 'address' | 'follows' | 'sent' | 'failed' | 'declined' | 'files'
  /** The address with most of it left out, or names of files. */
  words: string
}

export type Item = Message | NoticeItem | PointedItem | FollowItem | MailItem

/** A message of the customer that is not in the log yet. */
export interface Pending {
  clientId: string
  text: string
  at: number
  /** `sent`: the server has stored it, its event is on the way. `failed`: refused for good; the customer may try again. */
  state: 'sending' | 'sent' | 'failed'
}

/** Who answers, as the customer may know it. */
export type Holder =
  | { kind: 'assistant' }
  | {
      kind: 'waiting'
      how: 'offered' | 'queued' | 'scheduled'
      told: Notice | null
      since: number
      /** How long it will be, as the server said it last, and when; absent where it has not. */
      wait?: { wait: Wait; at: number } | undefined
    }
  | ({ kind: 'agent'; opened: boolean } & Person)
  | { kind: 'nobody' }

export interface Typing extends Person {
  by: 'agent' | 'assistant'
  /** When it is taken for over, though nobody said so. */
  until: number
}

/** The offer to add something while waiting, and the question that stands. */
export interface Invitation {
  handoffId: string
  /** Null until they have said yes or no. */
  accepts: boolean | null
  question: { slot: string; ask: string | null } | null
}

/** The customer's conversation as its events make it. */
export interface Thread {
  /** Where they said that they may be written to, with most of it left out. */
  address: string | null
  cursor: number
  /** The first catching up has ended: what comes now is new. */
  caughtUp: boolean
  holder: Holder
  items: readonly Item[]
  pending: readonly Pending[]
  typing: Typing | null
  /** Who asked to see the page as it is used, and whether they may. */
  follow: { name: string | null; allowed: boolean } | null
  /** Null once somebody has come, or where nothing was offered. */
  invitation: Invitation | null
  /** How it was, once it is over; null where they are not asked. */
  feedback: Feedback | null
  /** How far the customer has read. */
  seen: number
  /** How far the team has read. */
  teamSeen: number
}

export const emptyThread: Thread = {
  address: null,
  cursor: 0,
  caughtUp: false,
  holder: { kind: 'assistant' },
  items: [],
  pending: [],
  typing: null,
  follow: null,
  invitation: null,
  feedback: null,
  seen: 0,
  teamSeen: 0,
}

export type Change =
  | { type: 'events'; events: readonly WidgetEvent[]; upTo: number; caughtUp: boolean }
  /** What was said in another conversation that came into this one with fact `seq`. */
  | { type: 'came-in'; seq: number; items: readonly Item[] }
  | { type: 'written'; clientId: string; text: string; at: number; failed?: boolean | undefined }
  | { type: 'sent'; clientId: string }
  | { type: 'refused'; clientId: string }
  | { type: 'retried'; clientId: string }
  | ({ type: 'typing'; by: 'agent' | 'assistant'; on: boolean; at: number } & Person)
  | { type: 'time'; at: number }
  | { type: 'wait'; wait: Wait; at: number }
  | { type: 'seen'; upTo: number }
  | { type: 'receipts'; customer: number; team: number }

/** A person pauses longer than a machine is silent. */
const typingLasts = { agent: 8_000, assistant: 25_000 } as const

/** The thread after one more change. Pure; what has been applied before changes nothing. */
export function changed(thread: Thread, change: Change): Thread {
  switch (change.type) {
    case 'events': {
      const inOrder = change.events.toSorted((a, b) => a.seq - b.seq)
      const next = inOrder.reduce(evolved, thread)
      return {
        ...next,
        cursor: Math.max(next.cursor, change.upTo),
        caughtUp: next.caughtUp || change.caughtUp,
      }
    }
    case 'came-in': {
      const known = new Set(thread.items.map(({ key }) => key))
      // It counts as read when the line that says it came is.
      const fresh = change.items.filter(({ key }) => !known.has(key)).map((item) => ({ ...item, seq: change.seq }))
      const keys = new Set(fresh.map(({ key }) => key))
      return {
        ...thread,
        items: [...fresh, ...thread.items].toSorted((a, b) => a.at - b.at),
        // Stored there before, and the word of it was lost.
        pending: thread.pending.filter(({ clientId }) => !keys.has(clientId)),
      }
    }
    case 'written': {
      const known =
        thread.pending.some((p) => p.clientId === change.clientId) ||
        thread.items.some((i) => i.key === change.clientId)
      if (known) return thread
      const { clientId, text, at } = change
      return {
        ...thread,
        pending: [...thread.pending, { clientId, text, at, state: change.failed ? 'failed' : 'sending' }],
      }
    }
    case 'sent':
      return withPending(thread, change.clientId, 'sent')
    case 'refused':
      return withPending(thread, change.clientId, 'failed')
    case 'retried':
      return withPending(thread, change.clientId, 'sending')
    case 'typing':
      if (!change.on) return thread.typing?.by === change.by ? { ...thread, typing: null } : thread
      return {
        ...thread,
        typing: {
          by: change.by,
          name: change.name,
          picture: change.picture,
          until: change.at + typingLasts[change.by],
        },
      }
    case 'time':
      return thread.typing && thread.typing.until <= change.at ? { ...thread, typing: null } : thread
    case 'wait': {
      const { wait, at } = change
      return thread.holder.kind === 'waiting' ? { ...thread, holder: { ...thread.holder, wait: { wait, at } } } : thread
    }
    case 'seen':
      return change.upTo > thread.seen ? { ...thread, seen: change.upTo } : thread
    case 'receipts':
      return {
        ...thread,
        seen: Math.max(thread.seen, change.customer),
        teamSeen: Math.max(thread.teamSeen, change.team),
      }
  }
}

/** What is for the customer and they have not read or answered. */
export function unreadOf({ items, seen, follow }: Thread): number {
  const asked = follow && !follow.allowed ? 1 : 0
  return asked + items.filter((i) => isForCustomer(i) && i.seq > seen).length
}

const isForCustomer = (item: Item) => (item.kind === 'message' ? item.by !== 'customer' : item.kind === 'pointed')

/** A time with a person is booked, and stands. */
export const isBooked = (holder: Holder): boolean =>
  holder.kind === 'waiting' &&
  holder.how === 'scheduled' &&
  (holder.told?.key === 'callback.booked' || holder.told?.key === 'callback.moved')

/** True once something has been said or asked for. */
export function hasBegun({ items, pending, holder }: Thread): boolean {
  return items.length > 0 || pending.length > 0 || holder.kind !== 'assistant'
}

function withPending(thread: Thread, clientId: string, state: Pending['state']): Thread {
  return { ...thread, pending: thread.pending.map((p) => (p.clientId === clientId ? { ...p, state } : p)) }
}

function evolved(thread: Thread, event: WidgetEvent): Thread {
  // Sent twice, by a reconnect or by a second way in: numbered facts make that harmless.
  if (event.seq <= thread.cursor) return thread
  const t = { ...thread, cursor: event.seq }
  switch (event.type) {
    case 'MessageReceived':
      return add(
        {
          ...t,
          pending: t.pending.filter((p) => p.clientId !== event.clientId),
          invitation:
            t.invitation && event.answers === t.invitation.question?.slot
              ? { ...t.invitation, question: null }
              : t.invitation,
        },
        plainMessage(event.clientId, 'customer', event),
      )
    case 'AssistantSaid':
      return said(t, event)
    case 'CustomerForgotten':
      return { ...emptyThread, cursor: t.cursor, caughtUp: t.caughtUp, holder: { kind: 'nobody' } }
    case 'ReplyWithheld':
      return { ...endOpenReply(t), typing: quiet(t, 'assistant') }
    case 'AgentReplied':
      return add(
        {
          ...t,
          typing: quiet(t, 'agent'),
          holder: t.holder.kind === 'agent' ? { ...t.holder, ...seenAgain(t.holder, event) } : t.holder,
        },
        plainMessage(event.messageId, 'agent', event, event),
      )
    case 'Offered':
    case 'Queued':
    case 'Scheduled':
    case 'TakenBack':
    case 'Misrouted':
    case 'SentOn':
    case 'CallbackBooked':
    case 'CallbackMoved':
    case 'CallbackCancelled':
      return notice(handedTo(t, waiting(t, event)), event)
    case 'OfferAccepted':
    case 'TakenOver':
      return notice(handedTo(t, { kind: 'agent', name: event.name, picture: event.picture, opened: false }), event)
    case 'CaseOpened':
      return notice(t.holder.kind === 'agent' ? { ...t, holder: { ...t.holder, opened: true } } : t, event)
    case 'Returned':
    case 'Reopened':
      return notice({ ...handedTo(t, { kind: 'assistant' }), feedback: null }, event)
    case 'Resolved':
      return notice({ ...handedTo(t, { kind: 'nobody' }), feedback: feedbackAsked(event) }, event)
    case 'FeedbackGiven':
      return { ...t, feedback: feedbackGiven(t.feedback, event) }
    case 'PersonOffered':
    case 'HoldPromised':
    case 'ClosingTold':
      return notice(t, event)
    case 'HandoffHeldBack':
      return notice({ ...endOpenReply(t), typing: quiet(t, 'assistant') }, event, event.text)
    case 'IncidentUpdated':
    case 'IncidentDelayed':
      return notice(t, event, event.text)
    case 'FollowAsked':
      return { ...t, follow: { name: event.name, allowed: false } }
    case 'FollowAllowed': {
      // It is the customer who says yes: whom to, is known from the question.
      const name = t.follow?.name ?? null
      return add({ ...t, follow: { name, allowed: true } }, followItem(true, name, event))
    }
    case 'FollowRefused':
      return { ...t, follow: null }
    case 'FollowStopped': {
      const { follow } = t
      return follow?.allowed
        ? add({ ...t, follow: null }, followItem(false, follow.name, event))
        : { ...t, follow: null }
    }
    case 'Pointed': {
      const { type: _, ...pointed } = event
      return add(t, { kind: 'pointed', key: `pointed-${event.seq}`, ...pointed })
    }
    case 'ConversationMerged':
      return notice(t, event)
    case 'MergedInto':
      return {
        ...endOpenReply(t),
        holder: { kind: 'nobody' },
        typing: null,
        follow: null,
        invitation: null,
        feedback: null,
      }
    case 'AddressLeft':
      return add({ ...t, address: event.shown }, mailItem('address', event.shown, null, event))
    case 'FollowedByMail':
      return add(t, mailItem('follows', event.shown, event.mailId, event))
    case 'MailSent':
      return withMail(t, event.mailId, 'sent')
    case 'MailFailed':
    case 'MailBounced':
      return { ...withMail(t, event.mailId, 'failed'), address: null }
    case 'MailDeclined':
      return add({ ...t, address: null }, mailItem('declined', '', null, event))
    case 'MailReceived':
      return event.files.length === 0 ? t : add(t, mailItem('files', event.files.join(', '), null, event))
    case 'InvitationMade':
      return { ...t, invitation: { handoffId: event.handoffId, accepts: null, question: null } }
    case 'InvitationAnswered':
      return t.invitation ? { ...t, invitation: { ...t.invitation, accepts: event.accepts } } : t
    case 'InvitationAsked':
      return t.invitation
        ? { ...t, invitation: { ...t.invitation, question: { slot: event.slot, ask: event.ask } } }
        : t
    case 'InvitationSkipped':
      return t.invitation ? { ...t, invitation: { ...t.invitation, question: null } } : t
    case 'Other':
      return t
    default: {
      const unknown: never = event
      return unknown
    }
  }
}

function mailItem(state: MailItem['state'], words: string, mailId: string | null, { seq, at }: WidgetEvent): MailItem {
  return { kind: 'mail', key: `mail-${seq}`, seq, at, mailId, state, words }
}

/** What became of a mail is told where it was said that it follows. */
function withMail(t: Thread, mailId: string, state: MailItem['state']): Thread {
  return {
    ...t,
    items: t.items.map((item) => (item.kind === 'mail' && item.mailId === mailId ? { ...item, state } : item)),
  }
}

function followItem(began: boolean, name: string | null, { seq, at }: WidgetEvent): FollowItem {
  return { kind: 'follow', key: `follow-${seq}`, seq, at, began, name }
}

type WaitingType =
  | 'Offered'
  | 'Queued'
  | 'Scheduled'
  | 'TakenBack'
  | 'Misrouted'
  | 'SentOn'
  | 'CallbackBooked'
  | 'CallbackMoved'
  | 'CallbackCancelled'

const promises: ReadonlySet<WidgetEvent['type']> = new Set(['Scheduled', 'CallbackBooked', 'CallbackMoved'])

function waiting({ holder }: Thread, event: Extract<WidgetEvent, { type: WaitingType }>): Holder {
  const how = event.type === 'Offered' ? 'offered' : promises.has(event.type) ? 'scheduled' : 'queued'
  // Routed again without news: what the customer was told stands, and its clock runs on.
  if (event.told === null && holder.kind === 'waiting') return { ...holder, how }
  return { kind: 'waiting', how, told: event.told, since: event.at }
}

/** A change of hands ends what the one before was saying. */
function handedTo(thread: Thread, holder: Holder): Thread {
  const invitation = holder.kind === 'waiting' ? thread.invitation : null
  return { ...endOpenReply(thread), holder, typing: null, invitation }
}

function said(thread: Thread, event: Extract<WidgetEvent, { type: 'AssistantSaid' }>): Thread {
  // A line of the customer may stand behind it by now: that does not tear it apart.
  const open = thread.items.findLast((i) => i.key === event.messageId)
  const typing = event.last ? quiet(thread, 'assistant') : thread.typing
  if (open?.kind !== 'message') {
    const begun: Message = {
      ...plainMessage(event.messageId, 'assistant', event),
      done: event.last,
      sources: event.sources,
      asks: event.asks,
    }
    return add({ ...endOpenReply(thread), typing }, begun)
  }
  const grown: Message = {
    ...open,
    text: joined(open.text, event.text),
    seq: event.seq,
    done: event.last,
    cut: false,
    sources: [...open.sources, ...event.sources],
    asks: event.asks ?? open.asks,
  }
  return { ...thread, typing, items: thread.items.map((i) => (i === open ? grown : i)) }
}

/** Sentences come without the space between them, unless they bring their own break. */
function joined(before: string, after: string): string {
  return /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`
}

function endOpenReply(thread: Thread): Thread {
  const open = thread.items.find((i) => i.kind === 'message' && !i.done)
  if (!open) return thread
  return { ...thread, items: thread.items.map((i) => (i === open ? { ...open, done: true, cut: true } : i)) }
}

function notice(
  thread: Thread,
  event: WidgetEvent & { told: Notice | null; picture?: string | null },
  words: string | null = null,
): Thread {
  if (!event.told) return thread
  const { seq, at, told, picture = null } = event
  return add(thread, {
    kind: 'notice',
    key: `notice-${seq}`,
    seq,
    at,
    told,
    picture,
    ...(words === null ? {} : { words }),
  })
}

function plainMessage(
  key: string,
  by: Message['by'],
  { seq, at, text, files }: { seq: number; at: number; text: string; files?: readonly FileSent[] },
  { name, picture }: Person = nobody,
): Message {
  const message = {
    kind: 'message',
    key,
    by,
    name,
    picture,
    text,
    seq,
    at,
    done: true,
    cut: false,
    sources: [],
    asks: null,
  } as const
  return files && files.length > 0 ? { ...message, files } : message
}

const nobody: Person = { name: null, picture: null }

/** What somebody writes names a holder whose arrival came without one, and shows them as they look now. */
function seenAgain(holder: Person, { name, picture }: Person): Partial<Person> {
  return holder.name === null || holder.name === name ? { name, picture } : {}
}

const add = (thread: Thread, item: Item): Thread => ({ ...thread, items: [...thread.items, item] })

const quiet = ({ typing }: Thread, by: Typing['by']): Typing | null => (typing?.by === by ? null : typing)

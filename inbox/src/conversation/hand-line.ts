import type { CameBackBecause, Notice } from '@baton/engine'
import type { ConversationRow } from '@baton/protocol'
import { feedbackWords } from '../feedback/words.ts'
import { leftWords, reasonSentence } from '../handoff/reason-sentence.ts'
import { slotWords } from '../handoff/slot-words.ts'
import { maskedWords } from '../page/masked-words.ts'
import { pathOf } from '../page/trail-words.ts'
import type { WireEvent } from '../sync/wire-event.ts'
import { asideSentence, mailSentence } from './mail-words.ts'
import { briefingLines, partsOf } from './briefing-lines.ts'
import { capital } from '../ui/capital.ts'
import { whenWords } from '../ui/clock-words.ts'

/** What names the sentences need. */
export interface ThreadNames {
  customer: string
  agent(id: string): string
  team(id: string): string
  /** What an assistant is called; absent where nobody asks. */
  assistant?(id: string): string
  tag(id: string): string
  now: number
}

/** One change of hands, or a step on the way to it. */
export interface HandLine {
  seq: number
  at: number
  /** The holder changes, or something happens while it is passed on. */
  weight: 'change' | 'step'
  /** Who holds it from here on. */
  to: ConversationRow['holder']['kind'] | null
  sentence: string
  /** What the customer was told in the same moment. */
  told: Notice | null
  /** A note or a briefing that went along; or, with `toCustomer`, words that the customer read. */
  words: string | null
  toCustomer?: true
  /** The whisper that `words` are. */
  whisperId?: string
  /** What they said of that end, as it stands: a later one takes its place. */
  feedbackOn?: number
}

/** The line for this event; null when it is none of the kind. */
export function handLine(event: WireEvent, names: ThreadNames): HandLine | null {
  const change = (to: HandLine['to'], sentence: string, words: string | null = null) =>
    line(event, 'change', to, sentence, words)
  const step = (sentence: string) => line(event, 'step', null, sentence, null)
  switch (event.type) {
    case 'Escalated': {
      const { reason, team, note } = event
      const sentence =
        reason.kind === 'transfer'
          ? `${names.agent(reason.agentId)} passed it on to ${names.team(team)}`
          : `Handed off to ${names.team(team)}. ${reasonSentence(reason, names)}`
      return change('queue', sentence, note ?? null)
    }
    case 'Offered':
      return step(`Offered to ${names.agent(event.agentId)}`)
    case 'Queued':
      return step(
        `Waits for ${names.team(event.team)}: ${event.choice.rule === 'nobody-online' ? 'nobody is online' : 'nobody is free'}`,
      )
    case 'Scheduled': {
      const by = event.promisedAt ? ` by ${whenWords(Date.parse(event.promisedAt), names.now)}` : ''
      return step(`${names.team(event.team)} is away: an answer is promised${by}`)
    }
    case 'CallbackBooked':
    case 'CallbackMoved': {
      const moved =
        event.type === 'CallbackMoved' && event.because === 'agent-gone' ? 'moved, because who had it is away' : 'moved'
      const how = event.type === 'CallbackBooked' ? 'booked' : moved
      const sentence = `Callback ${how}: ${names.agent(event.agentId)}, ${whenWords(Date.parse(event.callAt), names.now)}`
      return line(event, 'step', null, sentence, event.note ?? null)
    }
    case 'CallbackCancelled':
      return step(
        event.because === 'nobody-free' ? 'Callback cancelled: nobody is free at any time' : 'Callback cancelled',
      )
    case 'OfferAccepted':
      return change(
        'agent',
        event.automatic
          ? `Accepted at once for ${names.agent(event.agentId)}: active just before`
          : `${names.agent(event.agentId)} accepted`,
      )
    case 'OfferDeclined':
      return step(`${names.agent(event.agentId)} declined: ${declined[event.reason] ?? event.reason}`)
    case 'OfferExpired':
      return step(`${names.agent(event.agentId)} did not answer in time`)
    case 'TakenOver':
      return change('agent', `${names.agent(event.agentId)} took over from ${fromWords(event.from, names)}`)
    case 'TakenBack':
      return change(
        'queue',
        `${names.agent(event.agentId)} ${leftWords[event.because]}: ${names.team(event.team)} is asked again`,
      )
    case 'ConsultAsked': {
      const { agentId, team } = event.asked
      const whom = agentId ? names.agent(agentId) : names.team(team ?? '')
      return line(event, 'step', null, `${names.agent(event.agentId)} asked ${whom}`, event.text ?? null)
    }
    case 'ConsultAnswered':
      return line(event, 'step', null, `${names.agent(event.agentId)} answered`, event.text ?? null)
    case 'ConsultEnded':
      return step('The question among colleagues is closed')
    case 'Given': {
      const { agentId, team } = event.to
      const whom = agentId ? names.agent(agentId) : names.team(team ?? '')
      const over = event.over ? ', who had no room' : ''
      return step(`${names.agent(event.agentId)} gave it to ${whom}${over}`)
    }
    case 'SentOn':
      return change('queue', `It goes from ${names.team(event.from)} to ${names.team(event.to)}`)
    case 'Whispered': {
      const to = event.to.kind === 'agent' ? names.agent(event.to.id) : 'the assistant'
      const whispered = `${names.agent(event.agentId)} whispered to ${to}`
      return { ...line(event, 'step', null, whispered, event.text ?? null), whisperId: event.whisperId }
    }
    case 'Joined':
      return step(`${did(event.agentId, 'follows', 'follow', names)} along`)
    case 'Left':
      return step(`${did(event.agentId, 'follows', 'follow', names)} no longer`)
    case 'Misrouted':
      return change(
        'queue',
        `${did(event.agentId, 'says', 'say', names)} it is ${event.forLead ? `${names.team(event.to)}’s: a lead is asked, because it was sent around` : `not ${names.team(event.from)}’s: it goes to ${names.team(event.to)}`}`,
        event.note ?? null,
      )
    case 'AgentNudged':
      return step(`${did(event.agentId, 'was', 'were', names)} reminded: ${nudged[event.because]}`)
    case 'HoldPromised':
      return step(
        `${did(event.agentId, 'works', 'work', names)} on it, back by ${whenWords(Date.parse(event.backAt), names.now)}`,
      )
    case 'Snoozed':
      return step(
        `${did(event.agentId, 'puts', 'put', names)} it aside until ${whenWords(Date.parse(event.backAt), names.now)}`,
      )
    case 'WaitingForCustomer':
      return step(`${did(event.agentId, 'waits', 'wait', names)} for ${names.customer}`)
    case 'CameBack':
      return step(cameBack(event.because, names.customer))
    case 'ClosingTold':
      return step(
        `Nothing was heard from ${names.customer}: it closes ${whenWords(Date.parse(event.closesAt), names.now)}`,
      )
    case 'TagsChanged':
      return step(tagsSentence(event, names))
    case 'IncidentLinked':
      return event.because === 'held-back'
        ? null
        : step(`${event.agentId ? names.agent(event.agentId) : 'An API key'} linked it to an incident`)
    case 'IncidentUnlinked':
      return step(`${event.agentId ? names.agent(event.agentId) : 'An API key'} took it out of the incident`)
    case 'HandoffHeldBack':
      return {
        ...line(
          event,
          'step',
          null,
          `Held back for an incident, ${matchWords(event)}. ${capital(names.customer)} hears more by ${whenWords(Date.parse(event.dueAt), names.now)}. What would have called a person: ${reasonSentence(event.reason, names)}`,
          event.text ?? null,
        ),
        toCustomer: true,
      }
    case 'IncidentUpdated':
      return {
        ...line(event, 'step', null, `Update ${event.number} to everybody in the incident`, event.text ?? null),
        toCustomer: true,
      }
    case 'IncidentDelayed':
      return step(
        `The promised update is late: ${names.customer} was told that it comes by ${whenWords(Date.parse(event.dueAt), names.now)}`,
      )
    case 'CaseOpened':
      return step(`${names.agent(event.agentId)} opened the case`)
    case 'Pointed':
      return step(pointedSentence(event, names))
    case 'FollowAsked':
      return step(`${names.agent(event.agentId)} asked to see the page live`)
    case 'FollowAllowed':
      return step(`${names.customer} lets ${names.agent(event.agentId)} see the page live`)
    case 'FollowRefused':
      return step(`${names.customer} would rather not show the page live`)
    case 'FollowStopped':
      return step(`The live view of the page ended: ${followEnds[event.because] ?? event.because}`)
    case 'Returned':
      return change(
        'assistant',
        `${event.agentId ? names.agent(event.agentId) : 'It was'} passed ${event.agentId ? 'it ' : ''}back to the assistant`,
        [event.briefing ?? '', ...briefingLines(partsOf(event))].filter(Boolean).join('\n') || null,
      )
    case 'InvitationMade':
      return step(`${names.customer} was asked whether to add something while waiting`)
    case 'PersonOffered':
      return step(`${names.customer} was told that a person can be asked for`)
    case 'InvitationAnswered':
      return step(`${names.customer} ${event.accepts ? 'wants to add something' : 'would rather just wait'}`)
    case 'InvitationAsked':
      return step(`Asked for: ${slotWords(event.slot)}`)
    case 'InvitationSkipped':
      return step(`${slotWords(event.slot)}: skipped`)
    case 'Resolved':
      return change('nobody', `${resolvedBy(event, names)}: ${resolutions[event.resolution] ?? event.resolution}`)
    case 'Reopened':
      return change('assistant', `${names.customer} wrote again: open again, with the assistant`)
    case 'MergedInto':
      return change(
        'nobody',
        `${event.agentId === null ? 'An API key' : capital(names.agent(event.agentId))} merged it: it goes on in another conversation`,
      )
    case 'AddressLeft':
      return step(`${names.customer} may be written to at ${event.shown ?? 'an address that was deleted'}`)
    case 'MailDeclined':
      return step(`${names.customer} wants no e-mail about this`)
    case 'FollowedByMail':
    case 'MailSent':
    case 'MailFailed':
    case 'MailBounced':
    case 'MailReceived':
      return step(mailSentence(event))
    case 'MailPutAside':
      return line(event, 'step', null, asideSentence(event), event.text ?? null)
    case 'FeedbackGiven': {
      const said = feedbackWords(event)
      const of = event.about.kind === 'handoff' ? names.agent(event.about.agentId) : 'the assistant'
      const sentence = `${names.customer} said of the help of ${of}: ${said || 'a word'}`
      return { ...line(event, 'step', null, sentence, event.text ?? null), toCustomer: true, feedbackOn: event.closing }
    }
    case 'CustomerForgotten':
      return line(event, 'change', null, 'The customer was forgotten: their words are deleted', null)
    // Passing on (`Transferred`) is told by the escalation that follows it.
    default:
      return null
  }
}

function line(
  event: WireEvent,
  weight: HandLine['weight'],
  to: HandLine['to'],
  sentence: string,
  words: string | null,
): HandLine {
  const told = 'told' in event ? (event.told ?? null) : null
  return { seq: event.seq, at: Date.parse(event.at), weight, to, sentence: capital(sentence), told, words }
}

/** What it was recognised by. */
function matchWords({ match }: Extract<WireEvent, { type: 'HandoffHeldBack' }>): string {
  const { intent, area } = match
  // The server puts the words in their place.
  const words = (match.words as { text?: string | null } | undefined)?.text
  const by = [
    words && `“${words}”`,
    intent && `about ${intent.name.replaceAll(/[-_]/g, ' ')} (${Math.round(intent.confidence * 100)} %)`,
    area && `product area ${area}`,
  ].filter(Boolean)
  return by.length > 0 ? `recognised by ${by.join(', ')}` : 'recognised'
}

/** Who pointed, at what, with which words. The customer reads the same words beside the ring. */
function pointedSentence(
  { actor, url, label, note }: Extract<WireEvent, { type: 'Pointed' }>,
  names: ThreadNames,
): string {
  const who = actor.kind === 'agent' && actor.id ? names.agent(actor.id) : 'the assistant'
  const what = url
    ? `offered to open ${label ? `“${label}” (${pathOf(url)})` : pathOf(url)}`
    : `pointed at ${label ? `“${maskedWords(label)}”` : 'something'} on the page`
  return `${who} ${what}${note ? `: “${note}”` : ''}`
}

/** Who did it, with the verb that goes with them: "Mara was", "you were". */
function did(agentId: string, theirs: string, yours: string, names: ThreadNames): string {
  const who = names.agent(agentId)
  return `${who} ${who === 'you' ? yours : theirs}`
}

/** Why whoever has it was reminded, in words. */
const nudged = {
  'no-answer': 'no word since it was taken',
  'hold-over': 'not back when promised',
  'customer-waits': 'the customer has written and waits',
} as const

/** What ended the live view, in words. */
const followEnds = {
  customer: 'the customer ended it',
  agent: 'stopped from here',
  'holder-changed': 'somebody else holds the conversation',
  resolved: 'the conversation is resolved',
  'timed-out': 'its time was up',
  'not-answered': 'the customer did not answer',
} as const

function fromWords(from: Extract<WireEvent, { type: 'TakenOver' }>['from'], names: ThreadNames): string {
  if (from.kind === 'agent') return names.agent(from.id)
  return from.kind === 'queue' ? 'the queue' : 'the assistant'
}

function resolvedBy(event: Extract<WireEvent, { type: 'Resolved' }>, names: ThreadNames): string {
  if (event.by === 'agent') return `${event.agentId ? names.agent(event.agentId) : 'A person'} resolved it`
  return event.by === 'customer' ? `${names.customer} closed it` : 'The assistant closed it'
}

/** How a conversation ended, in words. */
export const resolutions = {
  solved: 'solved',
  'not-solved': 'not solved',
  'no-answer': 'no answer from the customer',
  duplicate: 'duplicate',
  spam: 'spam',
  other: 'other',
} as const

/** Why an offer was declined, in words. */
export const declined = {
  busy: 'busy with another customer',
  'wrong-team': 'wrong team',
  break: 'on a break',
  other: 'another reason',
} as const

function cameBack(because: CameBackBecause, customer: string): string {
  switch (because) {
    case 'time':
      return 'Its time has come: it is back'
    case 'customer-wrote':
      return `${capital(customer)} wrote: it is back`
    case 'agent':
      return 'Taken up again'
    case 'answer-owed':
      return `${capital(customer)} waits for an answer: it is back`
    case 'promise-due':
      return 'A promised time is near: it is back'
  }
}

function tagsSentence(event: Extract<WireEvent, { type: 'TagsChanged' }>, names: ThreadNames): string {
  const who = event.actor.kind === 'agent' ? names.agent(event.actor.id ?? '') : 'An API key'
  const listed = (ids: readonly string[]) => ids.map((id) => `“${names.tag(id)}”`).join(', ')
  const parts = [
    ...(event.added.length > 0 ? [`added ${listed(event.added)}`] : []),
    ...(event.removed.length > 0 ? [`took off ${listed(event.removed)}`] : []),
  ]
  return `${capital(who)} ${parts.join(' and ')}`
}

import type { FactRecord } from './facts.ts'
import type { MailFact } from './mail-facts.ts'
import { kept, type Conversation, type MailState } from './state.ts'

/** Conversations in which every word to the customer goes by e-mail. */
export const mailChannel = 'email'

/** What a fact of e-mail makes of the state. */
export function foldMail(s: Conversation, fact: MailFact): Conversation {
  switch (fact.type) {
    case 'AddressLeft':
      return { ...s, address: { textId: fact.textId, shownTextId: fact.shownTextId }, mailDeclined: false }
    case 'MailDeclined':
      return { ...s, address: null, unmailed: null, mailDeclined: true }
    case 'FollowedByMail': {
      const mail: MailState = { mailId: fact.mailId, status: 'on-its-way' }
      return { ...s, unmailed: null, mails: [...s.mails, mail].slice(-kept.mails) }
    }
    case 'MailSent':
      return withStatus(s, fact.mailId, 'sent')
    case 'MailFailed':
      return withStatus(s, fact.mailId, 'failed')
    case 'MailBounced':
      return withStatus(s, fact.mailId, 'bounced')
    case 'MailReceived':
      return { ...s, byMail: fact.messageId }
    case 'MailPutAside':
      return s
    default: {
      const unknown: never = fact
      return unknown
    }
  }
}

function withStatus(s: Conversation, mailId: string, status: MailState['status']): Conversation {
  return { ...s, mails: s.mails.map((mail) => (mail.mailId === mailId ? { ...mail, status } : mail)) }
}

/**
 * The state with what would follow by e-mail: what a person said, and a time that was promised; where the conversation is by e-mail, also what
 * the assistant said. Whoever writes in the chat has read what stands there.
 */
export function withUnmailed(s: Conversation, { seq, at, fact }: FactRecord): Conversation {
  switch (fact.type) {
    case 'AgentReplied':
      return waiting(s, seq, at, 1)
    case 'Scheduled':
    case 'HoldPromised':
    case 'HandoffHeldBack':
    case 'IncidentUpdated':
    case 'IncidentDelayed':
    case 'ClosingTold':
      return fact.told ? waiting(s, seq, at, 1) : s
    case 'Queued':
    case 'Offered':
    case 'TakenBack':
      return s.channel === mailChannel && fact.told ? waiting(s, seq, at, 1) : s
    case 'AssistantSaid':
      return s.channel === mailChannel ? waiting(s, seq, at, fact.part === 0 ? 1 : 0) : s
    case 'MessageReceived':
      return s.unmailed && s.channel !== mailChannel && s.byMail !== fact.messageId ? { ...s, unmailed: null } : s
    case 'CustomerForgotten':
      return { ...s, unmailed: null, address: null, mails: [], byMail: null }
    default:
      return s
  }
}

const waiting = (s: Conversation, seq: number, at: number, messages: number): Conversation => ({
  ...s,
  unmailed: { from: s.unmailed?.from ?? seq, upTo: seq, at, messages: (s.unmailed?.messages ?? 0) + messages },
})

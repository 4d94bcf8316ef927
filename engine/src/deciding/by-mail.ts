import type { Command, ReceivedMail } from '../conversation/commands.ts'
import type { Deciding } from './deciding.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** The same address said twice is said once: the shell compares it. */
export function leaveAddress(d: Deciding, { address, shown }: Named<'LeaveAddress'>): void {
  d.add({ type: 'AddressLeft', textId: d.text('value', address), shownTextId: d.text('value', shown) })
}

/** What more was said meanwhile goes with the next look: one mail is one stretch of the thread. */
export function followByMail(d: Deciding, { mailId, from, upTo, shown }: Named<'FollowByMail'>): void {
  const { unmailed } = d.state
  if (!unmailed || unmailed.upTo !== upTo || from < unmailed.from) return
  const { messages } = unmailed
  d.add({ type: 'FollowedByMail', mailId, from, upTo, messages, shownTextId: d.text('value', shown) })
}

/** How a mail ended: it may be sent after it failed or came back, when somebody tries once more. The same said twice is said once. */
export function noteMail(d: Deciding, { mailId, result }: Named<'NoteMail'>): void {
  const mail = d.state.mails.find((each) => each.mailId === mailId)
  if (!mail || mail.status === result.kind) return
  if (result.kind === 'sent') d.add({ type: 'MailSent', mailId })
  else if (result.kind === 'bounced') d.add({ type: 'MailBounced', mailId, because: result.because, code: result.code })
  else d.add({ type: 'MailFailed', mailId, because: result.because })
}

export function putMailAside(d: Deciding, { mailId, because, sender, text }: Named<'PutMailAside'>): void {
  d.add({
    type: 'MailPutAside',
    mailId,
    because,
    senderTextId: d.text('value', sender),
    textId: d.text('message', text),
  })
}

/** What is known of a message besides its words, where it came by e-mail. */
export function receivedByMail(d: Deciding, messageId: string, mail: ReceivedMail): void {
  d.add({
    type: 'MailReceived',
    mailId: mail.mailId,
    messageId,
    verified: mail.verified,
    subjectTextId: mail.subject === null ? null : d.text('title', mail.subject),
    wholeTextId: mail.whole === null ? null : d.text('message', mail.whole),
    attachments: mail.attachments.map(({ name, bytes }) => ({ nameTextId: d.text('title', name), bytes })),
  })
}

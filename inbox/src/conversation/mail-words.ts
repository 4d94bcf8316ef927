import type { AsideCause, BounceCause, MailFault } from '@baton/engine'
import type { WireEvent } from '../sync/wire-event.ts'
import { sizeWords } from '../ui/size-words.ts'

type Of<T extends WireEvent['type']> = Extract<WireEvent, { type: T }>

/** What became of a mail, and what to do where it did not arrive. */
export function mailSentence(
  event: Of<'FollowedByMail' | 'MailSent' | 'MailFailed' | 'MailBounced' | 'MailReceived'>,
): string {
  switch (event.type) {
    case 'FollowedByMail':
      return `Not read in the chat: ${event.messages === 1 ? 'it follows' : `${event.messages} messages follow`} by e-mail to ${event.shown ?? 'an address that was deleted'}`
    case 'MailSent':
      return 'Sent by e-mail'
    case 'MailFailed':
      return `The e-mail was not sent: ${faults[event.because]}`
    case 'MailBounced':
      return `The e-mail came back: ${bounces[event.because]}${event.code ? ` (${event.code})` : ''}. They have not read it; ask for another address`
    case 'MailReceived':
      return receivedSentence(event)
  }
}

function receivedSentence({ subject, verified, attachments }: Of<'MailReceived'>): string {
  const files = attachments.map(({ name, bytes }) => `${name ?? 'a file'} (${sizeWords(bytes)})`)
  return [
    `Came by e-mail${subject ? `: “${subject}”` : ''}`,
    ...(verified ? [] : ['nobody vouches for its sender']),
    ...(files.length > 0 ? [`files were not kept: ${files.join(', ')}`] : []),
  ].join(' · ')
}

/** Why a mail stands here and is not the customer's word. */
export function asideSentence({ because, sender }: Of<'MailPutAside'>): string {
  return `A mail from ${sender ?? 'an address that was deleted'} was put aside: ${asides[because]}`
}

export const faults: { readonly [K in MailFault]: string } = {
  'address-refused': 'the address was refused',
  refused: 'the mail server refused it',
  'sign-in-refused': 'the mail server did not let us in',
  unreachable: 'the mail server did not answer',
  'not-allowed': 'the mail server is at an address that is not allowed',
  'not-set-up': 'e-mail is not set up',
  'too-many': 'too many mails went to this address',
}

const bounces: { readonly [K in BounceCause]: string } = {
  'unknown-address': 'there is no such address',
  'mailbox-full': 'the mailbox is full',
  blocked: 'their server blocks it',
  other: 'their server could not deliver it',
}

const asides: { readonly [K in AsideCause]: string } = {
  'other-sender': 'it answers from another address than we wrote to',
  'not-authentic': 'its sender is forged',
  'auto-reply': 'a machine sent it',
  'too-many': 'too many came from there',
}

/** Why a mail did not leave the house, or why it was given up. */
export type MailFault =
  /** The mail server, or the receiving one, refused this address. */
  | 'address-refused'
  /** It was refused for another cause: its words, its size, the sender. */
  | 'refused'
  | 'sign-in-refused'
  | 'unreachable'
  | 'not-allowed'
  /** Mail is not set up, or its password cannot be opened any more. */
  | 'not-set-up'
  /** So many mails have gone to this address within an hour that no more may follow. */
  | 'too-many'

/** Why a mail that had left came back. */
export type BounceCause = 'unknown-address' | 'mailbox-full' | 'blocked' | 'other'

/** Why a mail that came in is not in the thread as the customer's words. */
export type AsideCause =
  /** It answers a mail of this conversation and comes from another address than that mail went to. */
  | 'other-sender'
  /** The receiving server says that the sender is not who they say they are. */
  | 'not-authentic'
  | 'auto-reply'
  | 'too-many'

/** What the conversation has to do with e-mail. Addresses and words are texts. */
export type MailFact =
  /** The customer says where they may be written to. `shownTextId` is the address with most of it left out. */
  | { type: 'AddressLeft'; textId: string; shownTextId: string }
  /** They want no mail about this conversation. */
  | { type: 'MailDeclined' }
  /** What the customer has not read, from one fact to another, follows by e-mail: it is on its way. */
  | { type: 'FollowedByMail'; mailId: string; from: number; upTo: number; messages: number; shownTextId: string }
  /** The mail server has taken it. That it was read is not known. */
  | { type: 'MailSent'; mailId: string }
  | { type: 'MailFailed'; mailId: string; because: MailFault }
  | { type: 'MailBounced'; mailId: string; because: BounceCause; code: string | null }
  /** The message of that id came by e-mail. `verified`: the address proved to be its sender's. */
  | {
      type: 'MailReceived'
      mailId: string
      messageId: string
      verified: boolean
      subjectTextId: string | null
      /** The whole of it, with what it quotes; null where the message is the whole. */
      wholeTextId: string | null
      /** Files that came with it and were not kept. */
      attachments: readonly { nameTextId: string; bytes: number }[]
    }
  /** A mail belongs here and is not the customer's word: a person looks at it. */
  | { type: 'MailPutAside'; mailId: string; because: AsideCause; senderTextId: string; textId: string }

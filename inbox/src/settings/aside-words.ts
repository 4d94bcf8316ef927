/** Why a mail was put aside: a word for it, and what that means. */
export function asideWords(because: string): { word: string; why: string } {
  return words[because] ?? { word: because, why: 'It is not known to be a customer’s words.' }
}

const words: Readonly<Record<string, { word: string; why: string }>> = {
  'other-sender': { word: 'Other sender', why: 'It answers a mail of ours from another address than that went to.' },
  'not-authentic': {
    word: 'Forged',
    why: 'Your mail server says that it is not from who it says, or it names two senders.',
  },
  'auto-reply': { word: 'Automatic', why: 'A machine sent it: an absence note, a list, a receipt.' },
  'too-many': { word: 'Too many', why: 'More than sixty came from this address within an hour.' },
  'no-sender': { word: 'No sender', why: 'It does not say who sent it, so that nobody could be answered.' },
  empty: { word: 'Empty', why: 'No word, no file and no subject.' },
  unreadable: { word: 'Unreadable', why: 'It could not be read. It is still in the mailbox.' },
  'too-large': { word: 'Too large', why: 'More than 10 MB. It is still in the mailbox.' },
}

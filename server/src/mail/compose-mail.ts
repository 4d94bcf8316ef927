import type { Locale } from '@baton/engine'
import type { SendMailOptions } from 'nodemailer'
import { mailWords } from './mail-words.ts'
import type { Sender } from './mail-settings.ts'
import { replyAddress, type ReplyNames } from './tokens.ts'

/** What one person, the assistant or Baton said: a mail has those of one stretch of the thread. */
export interface MailPart {
  /** Null where Baton says it: the time that was promised. */
  by: { name: string } | 'assistant' | null
  text: string
  /** When, in the reader's words. */
  at: string
}

export interface MailDraft {
  sender: Sender
  to: string
  language: Locale
  names: ReplyNames
  /** Null where the conversation has none. */
  subject: string | null
  /** Message-IDs of the thread, oldest first. */
  references: readonly string[]
  /** What is answered; null where nothing is. */
  inReplyTo: string | null
  parts: readonly MailPart[]
  /** Where the chat is, where that is known. */
  chatUrl: string | null
  /** Names of files that came by mail and were not kept, and of which the customer has not been told. */
  notKept: readonly string[]
  /** The conversation is by e-mail: nobody has missed anything in a chat. */
  allByMail: boolean
}

/**
 * A mail as it is handed over. Every word in it is somebody's text: it becomes text, or HTML in which it is escaped, and heads of one line.
 * The same draft makes the same mail, so that one sent twice is known for one.
 */
export function composeMail(draft: MailDraft): SendMailOptions {
  const { sender, names, language } = draft
  const words = mailWords[language]
  const answer = sender.answers === 'unread' ? words.answerInChat({ url: draft.chatUrl }) : words.answer
  const reply = sender.answers === 'plus' ? replyAddress(sender.address, names.token) : sender.address
  const blocks = draft.parts.map(({ by, text, at }) => ({
    head: by === null ? null : words.wrote({ name: by === 'assistant' ? words.assistant : by.name, at }),
    text,
  }))
  if (draft.notKept.length > 0) {
    const shown = draft.notKept.map((name) => oneLine(name, 80)).join(', ')
    blocks.push({ head: null, text: words.noFiles({ names: shown }) })
  }
  const foot = [answer, ...(draft.allByMail ? [] : [words.why({ name: sender.fromName })])]
  const stop = sender.answers === 'unread' ? {} : { 'List-Unsubscribe': `<mailto:${reply}?subject=unsubscribe>` }
  return {
    from: { name: oneLine(sender.fromName, 100), address: sender.address },
    to: { name: '', address: draft.to },
    replyTo: reply,
    // What cannot be delivered comes back to the address that tells which mail it was.
    envelope: { from: reply, to: draft.to },
    subject: subjectOf(draft),
    messageId: names.messageId,
    ...(draft.inReplyTo === null ? {} : { inReplyTo: draft.inReplyTo }),
    ...(draft.references.length === 0 ? {} : { references: [...draft.references] }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Baton-Mail': names.messageId,
      ...stop,
    },
    text: [
      ...blocks.map(({ head, text }) => (head === null ? text : `${head}\n\n${text}`)),
      `-- \n${foot.join('\n')}`,
    ].join('\n\n'),
    html: htmlOf(blocks, foot, language),
  }
}

function subjectOf({ subject, language, sender }: MailDraft): string {
  if (subject === null) return oneLine(mailWords[language].subject({ name: sender.fromName }), 200)
  const line = oneLine(subject, 200)
  return /^(re|aw|antw|sv|tr|rv|res|ref)\s*:/i.test(line) ? line : `Re: ${line}`
}

function htmlOf(
  blocks: readonly { head: string | null; text: string }[],
  foot: readonly string[],
  language: Locale,
): string {
  const said = blocks.map(
    ({ head, text }) =>
      `${head === null ? '' : `<p style="margin:0 0 4px;color:#5b6270;font-size:13px">${escaped(head)}</p>`}` +
      `<div style="margin:0 0 20px;white-space:pre-wrap">${escaped(text)}</div>`,
  )
  const small = foot.map((line) => escaped(line)).join('<br>')
  return (
    `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;color:#1b1f27;background:#ffffff">` +
    `<div style="max-width:560px">${said.join('')}` +
    `<p style="margin:0;padding-top:12px;border-top:1px solid #e3e6ea;color:#5b6270;font-size:13px">${small}</p></div></body></html>`
  )
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => escapes[each] ?? '')

/** Fit for a head: one line, no controls, no marks that turn the direction. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 4)
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, longest).join('')
}

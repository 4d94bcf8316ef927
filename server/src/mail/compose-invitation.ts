import type { Locale } from '@baton/engine'
import type { SendMailOptions } from 'nodemailer'
import { escaped, oneLine } from './compose-mail.ts'
import { mailWords } from './mail-words.ts'
import type { Sender } from './mail-settings.ts'

export interface InvitationDraft {
  sender: Sender
  to: { name: string; address: string }
  url: string
  /** Until when the link opens, ms UTC. */
  until: number
  language: Locale
  timeZone: string
}

/** The mail that invites somebody to work here. Names are somebody's text: escaped in HTML, and on one line in heads. */
export function composeInvitation({ sender, to, url, until, language, timeZone }: InvitationDraft): SendMailOptions {
  const words = mailWords[language]
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(until)
  const name = oneLine(sender.fromName, 100)
  const lines = [words.inviteText({ name }), words.inviteOnce({ until: day }), words.inviteNotYou]
  const [first = '', ...rest] = lines.map((line) => escaped(line))
  return {
    from: { name, address: sender.address },
    to: { name: oneLine(to.name, 100), address: to.address },
    subject: oneLine(words.inviteSubject({ name }), 200),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: [lines[0], url, lines[1], lines[2]].join('\n\n'),
    html:
      `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;color:#1b1f27;background:#ffffff">` +
      `<div style="max-width:560px"><p style="margin:0 0 16px">${first}</p><p style="margin:0 0 16px"><a href="${escaped(url)}">${escaped(words.inviteLink)}</a></p>` +
      rest.map((line) => `<p style="margin:0 0 8px;color:#5b6270;font-size:13px">${line}</p>`).join('') +
      `</div></body></html>`,
  }
}

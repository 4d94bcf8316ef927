import type { Locale } from '@baton/engine'
import { adviceOn, MailTrouble, type MailServer } from './mail-server.ts'
import { openMailbox } from './mailbox-reader.ts'
import { mailWords } from './mail-words.ts'
import type { MailSettingsRow, Sender } from './mail-settings.ts'
import { speakSmtp, type SmtpOptions } from './smtp.ts'

export interface Checked {
  part: 'smtp' | 'imap' | 'inbound'
  ok: boolean
  fault: string | null
  advice: string | null
  ms: number
}

/** Signs in to each server that the settings name, and sends one mail where `to` says so. */
export async function testMail(
  sender: Sender | null,
  settings: MailSettingsRow | null,
  to: string | undefined,
  language: Locale,
  options: SmtpOptions,
): Promise<Checked[]> {
  const words = mailWords[language]
  const checks: Checked[] = []
  if (sender) {
    const mail = to
      ? {
          from: { name: sender.fromName, address: sender.address },
          to: { name: '', address: to },
          subject: words.testSubject,
          text: words.testText,
          headers: { 'Auto-Submitted': 'auto-generated' },
        }
      : null
    checks.push(await checked('smtp', sender.server, () => speakSmtp(sender.server, mail, options)))
  }
  const imap = settings?.inbound === 'imap' ? settings.imap : null
  if (imap) {
    checks.push(await checked('imap', imap, async () => (await openMailbox(imap, imap.folder, options)).close()))
  }
  return checks
}

async function checked(part: Checked['part'], server: MailServer, work: () => Promise<void>): Promise<Checked> {
  const begun = performance.now()
  const ms = () => Math.round(performance.now() - begun)
  try {
    await work()
    return { part, ok: true, fault: null, advice: null, ms: ms() }
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error
    return { part, ok: false, fault: error.fault, advice: adviceOn(error.fault, server), ms: ms() }
  }
}

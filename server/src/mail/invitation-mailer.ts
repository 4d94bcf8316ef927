import type { Locale } from '@baton/engine'
import { Locale as LocaleOnWire } from '@baton/protocol'
import type { PlatformMail } from '../config.ts'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import {
  claimInvitation,
  endInvitation,
  linkToSend,
  putInvitationOff,
  type ClaimedInvitation,
} from '../identity/invitation-mails.ts'
import { invitationPath } from '../identity/invitations.ts'
import type { Vault } from '../sealing/vault.ts'
import { composeInvitation } from './compose-invitation.ts'
import { MailTrouble } from './mail-server.ts'
import { speakSmtp, type SmtpOptions } from './smtp.ts'
import { workspaceMail } from './workspace-mail.ts'

export interface InvitationMailerParts {
  db: Database
  vault: Vault
  platform: PlatformMail | null
  /** Where this server is reached; without it no link can be written, whatever a request says of the host. */
  publicUrl: string | undefined
  smtp: SmtpOptions
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  chance(): number
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  firstWaitMs?: number | undefined
}

export interface InvitationMailer {
  start(): void
  stop(): Promise<void>
  /** An invitation is to be sent. */
  ready(): void
  /** Whether this workspace's invitations can go by mail. */
  canSend(workspace: string): Promise<boolean>
}

/** After so many tries, over about an hour, it is given up, and whoever looks sees it. */
const mostTries = 8

/** Sends invitations, one at a time, under a lease. A crash in between sends a second one, whose link is the one that opens. */
export function createInvitationMailer(parts: InvitationMailerParts): InvitationMailer {
  const { db, vault, platform, publicUrl, now, owner, log } = parts
  const { sweepMs = 5000, leaseMs = 2 * 60 * 1000, firstWaitMs = 30_000 } = parts
  let stopped = true
  let sweeper: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false

  function ready(): void {
    if (stopped) return
    if (running) again = true
    else running = sendAll().finally(() => (running = undefined))
  }

  async function sendAll(): Promise<void> {
    try {
      do {
        again = false
        for (;;) {
          const claimed = stopped ? null : await claimInvitation(db, owner, now(), now() + leaseMs)
          if (!claimed) break
          await send(claimed)
        }
      } while (again && !stopped)
    } catch (error) {
      log('invitations could not be sent; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function send(it: ClaimedInvitation): Promise<void> {
    const mail = await workspaceMail(db, vault, platform, it.workspace)
    if (!mail?.sender || !publicUrl) return failed(it, new MailTrouble('not-set-up', true))
    const link = await linkToSend(db, it, now())
    if (!link) return
    const { sender, timeZone, locale } = mail
    const language = languageIn([link.locale, locale])
    const url = new URL(invitationPath(link.token), publicUrl).href
    const to = { name: link.name, address: link.email }
    try {
      await speakSmtp(
        sender.server,
        composeInvitation({ sender, to, url, until: link.expiresAt, language, timeZone }),
        parts.smtp,
      )
    } catch (error) {
      if (!(error instanceof MailTrouble)) throw error
      return failed(it, error)
    }
    await endInvitation(db, it, { status: 'sent', fault: null }, now())
  }

  async function failed(it: ClaimedInvitation, { fault, permanent }: MailTrouble): Promise<void> {
    if (permanent || it.tries >= mostTries) await endInvitation(db, it, { status: 'failed', fault }, now())
    else await putInvitationOff(db, it, now() + waitAfter(it.tries), fault)
  }

  const waitAfter = (tries: number): number =>
    Math.round(firstWaitMs * 2 ** (Math.max(1, tries) - 1) * (0.75 + parts.chance() / 2))

  return {
    ready,
    async canSend(workspace) {
      return !!publicUrl && !!(await workspaceMail(db, vault, platform, workspace))?.sender
    },
    start() {
      stopped = false
      sweeper = setInterval(ready, sweepMs)
      sweeper.unref()
      ready()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      await running
    },
  }
}

const languageIn = (wanted: readonly (string | null)[]): Locale =>
  LocaleOnWire.options.find((each) => each === wanted.find((one) => one !== null)) ?? 'en'

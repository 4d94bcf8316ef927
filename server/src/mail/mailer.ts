import type { Actor, MailFault } from '@baton/engine'
import type { PlatformMail } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import type { Vault } from '../sealing/vault.ts'
import { composeMail } from './compose-mail.ts'
import { draftOf } from './draft-of.ts'
import { MailTrouble } from './mail-server.ts'
import { claimMail, endMail, mailById, putOff, setNoted, type ClaimedMail, type Mail } from './outbox.ts'
import { speakSmtp } from './smtp.ts'
import { workspaceMail } from './workspace-mail.ts'

export interface MailerParts {
  db: Database
  door: Door
  vault: Vault
  platform: PlatformMail | null
  allowed: readonly string[]
  agentName(workspace: string, agentId: string): Promise<string>
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  /** A number from 0 to 1, another each time. */
  chance(): number
  resolve?: Resolve | undefined
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  /** How long before the second try; then twice as long each time. Milliseconds. */
  firstWaitMs?: number | undefined
}

export interface Mailer {
  start(): void
  /** A mail is there to be sent. */
  ready(): void
  stop(): Promise<void>
}

/** After so many tries, over about two hours, it is given up and a lead sees it. */
export const mostTries = 9
/** A mail whose fact has not come by then never gets one: whoever made it died. Milliseconds. */
const orphanMs = 2 * 60 * 1000
const system: Actor = { kind: 'system' }

/**
 * Sends what goes out, one at a time, under a lease: any number of nodes may. A mail is handed over at least once and is the same each time, with
 * the same Message-ID: where a node dies between the server's yes and the note of it, the server gets it twice, and most readers show it once.
 */
export function createMailer(parts: MailerParts): Mailer {
  const { db, door, now, owner, log, sweepMs = 2000, leaseMs = 2 * 60 * 1000, firstWaitMs = 30_000 } = parts
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
          const claimed = stopped ? null : await claimMail(db, owner, now(), now() + leaseMs)
          if (!claimed) break
          await handleOne(claimed)
        }
      } while (again && !stopped)
    } catch (error) {
      log('mail could not be sent; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function handleOne(claimed: ClaimedMail): Promise<void> {
    const { workspace, id } = claimed
    try {
      const mail = await mailById(db, workspace, id)
      if (!mail) return
      if (mail.status === 'waiting') await send(workspace, mail)
      await note(workspace, id)
    } catch (error) {
      log('a mail broke', { workspace, mail: id, tries: claimed.tries, error: faultWords(error) })
      if (claimed.tries >= mostTries) await endMail(db, workspace, id, 'failed', 'refused', now())
      await putOff(db, workspace, id, now() + waitAfter(claimed.tries), null)
    }
  }

  async function send(workspace: string, mail: Mail): Promise<void> {
    const where = { workspace, conversation: mail.conversation }
    if (!(await isNamed(workspace, mail))) {
      if (now() - mail.createdAt > orphanMs) return endMail(db, workspace, mail.id, 'cancelled', null, now())
      return putOff(db, workspace, mail.id, now() + 2000, null)
    }
    const known = await workspaceMail(db, parts.vault, parts.platform, workspace)
    const { state } = await door.current(where)
    if (!known?.sender) return failed(workspace, mail, new MailTrouble('not-set-up'))
    const draft = await draftOf(parts, workspace, mail, state, known)
    if (!draft) return endMail(db, workspace, mail.id, 'cancelled', null, now()) // its words were forgotten
    try {
      await speakSmtp(known.sender.server, composeMail(draft), parts)
    } catch (error) {
      if (error instanceof MailTrouble) return failed(workspace, mail, error)
      throw error
    }
    await endMail(db, workspace, mail.id, 'sent', null, now())
  }

  async function failed(workspace: string, mail: Mail, { fault, permanent }: MailTrouble): Promise<void> {
    if (permanent || mail.tries >= mostTries) return endMail(db, workspace, mail.id, 'failed', fault, now())
    return putOff(db, workspace, mail.id, now() + waitAfter(mail.tries), fault)
  }

  /** A quarter to and fro, so that what failed together does not come again together. */
  const waitAfter = (tries: number): number =>
    Math.round(Math.min(firstWaitMs * 2 ** (Math.max(1, tries) - 1), 60 * 60 * 1000) * (0.75 + parts.chance() / 2))

  /** Whether the thread says that this mail follows. */
  async function isNamed(workspace: string, mail: Mail): Promise<boolean> {
    const rows = await db.scoped(
      workspace,
      `select 1 from baton.facts where workspace_id = $1 and conversation_id = $2 and seq > $3 and type = 'FollowedByMail' and data ->> 'mailId' = $4`,
      [workspace, mail.conversation, mail.upTo, mail.id],
    )
    return rows.length > 0
  }

  /** The thread says how it ended; once, however often this is done. */
  async function note(workspace: string, id: string): Promise<void> {
    const mail = await mailById(db, workspace, id)
    if (!mail || mail.noted || (mail.status !== 'sent' && mail.status !== 'failed')) return
    const result =
      mail.status === 'sent'
        ? ({ kind: 'sent' } as const)
        : ({ kind: 'failed', because: (mail.fault ?? 'refused') as MailFault } as const)
    await door.handle({ workspace, conversation: mail.conversation }, system, {
      type: 'NoteMail',
      mailId: id,
      result,
    })
    await setNoted(db, workspace, id)
  }

  return {
    ready,
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

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PlatformMail } from '../config.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { Allowance } from '../live/allowance.ts'
import { iso } from '../live/rows.ts'
import { readTexts } from '../log/log.ts'
import type { MailServer } from '../mail/mail-server.ts'
import {
  deleteMailSettings,
  putMailSettings,
  readMailSettings,
  setHookSecret,
  senderOf,
  type MailSettingsRow,
  type ServerChange,
} from '../mail/mail-settings.ts'
import type { Aside } from '../mail/aside.ts'
import { asideMails } from '../mail/inbox-rows.ts'
import { largestMail, type TakeMail } from '../mail/take-mail.ts'
import { newHookSecret } from '../mail/tokens.ts'
import { listMails, mailById, mailsSince, sendAgain, type Mail } from '../mail/outbox.ts'
import { sameAddress, shownAddress } from '../mail/shown-address.ts'
import type { SmtpOptions } from '../mail/smtp.ts'
import { testMail } from '../mail/test-mail.ts'
import { workspaceMail } from '../mail/workspace-mail.ts'
import type { Vault } from '../sealing/vault.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface MailHandlersParts {
  db: Database
  deeds: ConversationDeeds
  vault: Vault
  platform: PlatformMail | null
  smtp: SmtpOptions
  newId: NewId
  now: () => number
  /** How many addresses a visitor may still leave now. */
  addresses: Allowance
  takeMail: TakeMail
  aside: Aside
  /** Whether the workspace has mail, or until when, is otherwise. */
  changed(workspace: string): void
  /** A mail is to be sent. */
  ready(): void
}

type Ids =
  | 'getMail'
  | 'putMail'
  | 'deleteMail'
  | 'testMail'
  | 'listOutgoingMail'
  | 'retryMail'
  | 'leaveAddress'
  | 'listAsideMail'
  | 'takeInAsideMail'
  | 'dropAsideMail'
  | 'makeWebhookSecret'
  | 'deliverMail'

export function mailHandlers(parts: MailHandlersParts): Pick<Handlers, Ids> {
  const { db, deeds, vault, platform, newId, now } = parts
  return {
    async getMail({ caller }) {
      const [settings, lastDay] = await Promise.all([
        readMailSettings(db, vault, caller.workspace),
        mailsSince(db, caller.workspace, now() - 24 * 60 * 60 * 1000),
      ])
      return { settings: settings && presented(settings), platform: platform && { address: platform.address }, lastDay }
    },

    async putMail({ caller, body }) {
      if (!body.smtp && !platform) throw new ProblemError('mail_server_missing')
      const { imap, smtp, trustedServer = null, ...rest } = body
      const change = {
        ...rest,
        trustedServer,
        smtp: smtp ? changeOf(smtp) : null,
        imap: imap ? { ...changeOf(imap), folder: imap.folder } : null,
      }
      const audited = { by: doerOf(caller), newId }
      const row = await putMailSettings(db, vault, caller.workspace, change, audited, now())
      parts.changed(caller.workspace)
      return presented(row)
    },

    async deleteMail({ caller }) {
      await deleteMailSettings(db, caller.workspace, { by: doerOf(caller), newId }, now())
      parts.changed(caller.workspace)
    },

    async testMail({ caller, body }) {
      const mail = await workspaceMail(db, vault, platform, caller.workspace)
      if (!mail?.sender) throw new ProblemError('mail_not_set_up')
      const checks = await testMail(mail.sender, mail.settings, body.to, 'en', parts.smtp)
      return { ok: checks.every(({ ok }) => ok), checks }
    },

    async listOutgoingMail({ caller, query }) {
      return { mails: (await listMails(db, caller.workspace, query)).map(outgoing) }
    },

    async retryMail({ caller, params }) {
      const { workspace } = caller
      if (!(await mailById(db, workspace, params.id))) throw new ProblemError('mail_not_found')
      if (!(await sendAgain(db, workspace, params.id, now()))) throw new ProblemError('mail_not_failed')
      parts.ready()
      const mail = await mailById(db, workspace, params.id)
      if (!mail) throw new ProblemError('mail_not_found')
      return outgoing(mail)
    },

    async listAsideMail({ caller, query }) {
      const rows = await asideMails(db, caller.workspace, query.limit)
      return {
        mails: rows.map(({ conversation, receivedAt, body, ...row }) => ({
          ...row,
          text: body,
          conversationId: conversation,
          receivedAt: iso(receivedAt),
        })),
      }
    },

    async takeInAsideMail({ caller, params }) {
      const audited = { by: doerOf(caller), newId }
      return { conversationId: await parts.aside.takeIn(caller.workspace, params.id, audited, now()) }
    },

    async dropAsideMail({ caller, params }) {
      await parts.aside.drop(caller.workspace, params.id, { by: doerOf(caller), newId }, now())
    },

    async makeWebhookSecret({ caller }) {
      const secret = newHookSecret()
      const audited = { by: doerOf(caller), newId }
      if (!(await setHookSecret(db, vault, caller.workspace, secret, audited, now())))
        throw new ProblemError('mail_not_set_up')
      return { secret }
    },

    async deliverMail({ params, body }) {
      const { workspace } = params
      const settings = await readMailSettings(db, vault, workspace)
      const secret = settings?.inbound === 'webhook' ? settings.hookSecret : null
      const right = createHmac('sha256', secret ?? randomBytes(32))
        .update(`${body.sentAt}.${body.raw}`)
        .digest()
      const fresh = Math.abs(now() - Date.parse(body.sentAt)) <= 5 * 60 * 1000
      const fits = timingSafeEqual(right, Buffer.from(body.signature, 'hex'))
      if (!settings || secret === null || !fits || !fresh) throw new ProblemError('signature_wrong')
      const raw = Buffer.from(body.raw, 'base64')
      if (raw.length > largestMail) throw new ProblemError('payload_too_large', { detail: 'at most 10 MB of mail' })
      const { status, because, again } = await parts.takeMail(workspace, settings, raw)
      return { status, because, again }
    },

    async leaveAddress({ caller, params, body }) {
      const { workspace } = caller
      await deeds.read(caller, params.id)
      // What they left in another one before is not where they are written to now.
      const { where, state } = await deeds.goesOn({ workspace, conversation: params.id })
      const shown = shownAddress(body.email)
      const known = state.address
        ? (await readTexts(db, workspace, where.conversation, [state.address.textId])).get(state.address.textId)
        : undefined
      if (known !== undefined && sameAddress(known, body.email)) return { address: shown }
      if (caller.kind === 'visitor' && !parts.addresses.take(caller.visitorId)) throw new ProblemError('rate_limited')
      const settings = await readMailSettings(db, vault, workspace)
      if (!senderOf(settings, platform, '')) throw new ProblemError('mail_not_set_up')
      const id = caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')
      await deeds.command(where, { kind: 'customer', id }, { type: 'LeaveAddress', address: body.email, shown })
      return { address: shown }
    },
  }
}

const changeOf = ({
  host,
  port,
  security,
  user,
  password,
}: {
  host: string
  port: number
  security: MailServer['security']
  user?: string | null | undefined
  password?: string | null | undefined
}): ServerChange => ({ host, port, security, user: user ?? null, password })

/** Passwords stay here. */
function presented(row: MailSettingsRow) {
  const { address, fromName, afterMinutes, inbound, plusAddresses, trustedServer, fault } = row
  return {
    address,
    fromName,
    afterMinutes,
    inbound,
    plusAddresses,
    trustedServer,
    fault,
    smtp: row.smtp && serverOf(row.smtp),
    imap: row.imap && { ...serverOf(row.imap), folder: row.imap.folder },
    hasWebhookSecret: row.hookSecret !== null,
    readAt: row.readAt === null ? null : iso(row.readAt),
    updatedAt: iso(row.updatedAt),
  }
}

const serverOf = ({ host, port, security, user, password, passwordLost }: MailServer) => ({
  host,
  port,
  security,
  user,
  hasPassword: password !== null || passwordLost,
})

const outgoing = (mail: Mail) => ({
  id: mail.id,
  conversationId: mail.conversation,
  to: shownAddress(mail.to),
  status: mail.status,
  fault: mail.fault,
  tries: mail.tries,
  createdAt: iso(mail.createdAt),
  nextTryAt: mail.status === 'waiting' ? iso(mail.dueAt) : null,
  endedAt: mail.endedAt === null ? null : iso(mail.endedAt),
})

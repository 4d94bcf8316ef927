import { createHash } from 'node:crypto'
import type { Actor, AsideCause } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import type { NewId } from '../ids.ts'
import { handleFollowing, wayFrom } from '../log/handle-following.ts'
import { advanceReceipts } from '../live/receipts.ts'
import type { Vault } from '../sealing/vault.ts'
import {
  answeredBy,
  customerAt,
  earlierMail,
  mailsFrom,
  rowFor,
  settleRow,
  type Answered,
  type InCause,
  type InRow,
} from './inbox-rows.ts'
import type { MailSettingsRow } from './mail-settings.ts'
import { createMailThreads } from './mail-threads.ts'
import { bounceMail } from './outbox.ts'
import { readMail, type MailIn } from './read-mail.ts'
import { sameAddress } from './shown-address.ts'
import { tokenIn } from './tokens.ts'

export interface TakeMailParts {
  db: Database
  door: Door
  vault: Vault
  newId: NewId
  now: () => number
}

export interface TakenMail {
  status: 'taken' | 'aside' | 'ignored'
  because: InCause | null
  conversationId: string | null
  /** It had come before. */
  again: boolean
}

const system: Actor = { kind: 'system' }
/** So many mails of one address within an hour are a loop, or somebody who floods. */
const mostAnHour = 60
/** A mail that broke so often is put aside. */
const mostTries = 3
/** Larger ones are not read. Bytes. */
export const largestMail = 10 * 1024 * 1024

/**
 * Takes one mail in, once, however often it comes: a row by its Message-ID decides, and the message's client id where a node died in between.
 * Nothing that a mail says of its sender gives leave to read: an answer is the customer's where it comes to the address that only they were told
 * and from the address that we wrote to.
 */
export function createTakeMail(parts: TakeMailParts) {
  const { db, door, newId, now } = parts
  const threads = createMailThreads(parts)

  return async (workspace: string, settings: MailSettingsRow, raw: Buffer): Promise<TakenMail> => {
    let mail: MailIn
    try {
      mail = await readMail(raw, settings.trustedServer)
    } catch {
      return putBrokenAside(parts, workspace, raw)
    }
    const row = await rowFor(db, workspace, { key: mail.key, from: mail.from, bytes: raw.length }, newId, now())
    if (row.status !== 'waiting') return { ...of(row), again: true }
    if (row.tries > mostTries) return settle(row, 'aside', 'unreadable', null)
    return settleWith(row, mail)

    async function settleWith(it: InRow, read: MailIn): Promise<TakenMail> {
      const tokens = read.recipients.flatMap((address) => tokenIn(address, settings.address) ?? [])
      if (read.bounce) return takeBounce(it, read, tokens)
      if (read.own || (read.from !== null && isOurs(read.from))) return settle(it, 'ignored', 'loop', null)
      if (read.from === null) return settle(it, 'aside', 'no-sender', null, read)
      const answered = await answeredBy(db, workspace, tokens, read.answers)
      if ((await mailsFrom(db, workspace, read.from, now() - 60 * 60 * 1000)) > mostAnHour)
        return putAside(it, read, answered, 'too-many')
      if (read.auto) return putAside(it, read, answered, 'auto-reply')
      if (read.text === '') return settle(it, 'aside', 'empty', null, read)
      if (answered) return takeAnswer(it, read, answered)
      return takeNew(it, read, read.from)
    }

    function isOurs(from: string): boolean {
      return sameAddress(from, settings.address) || tokenIn(from, settings.address) !== null
    }

    /** An answer to a mail of ours. */
    async function takeAnswer(it: InRow, read: MailIn, answered: Answered & { byToken: boolean }): Promise<TakenMail> {
      const where = { workspace, conversation: answered.conversation }
      const isTheirs = read.from !== null && sameAddress(read.from, answered.to)
      if (!isTheirs) return putAside(it, read, answered, 'other-sender')
      if (read.authentic === 'fail') return putAside(it, read, answered, 'not-authentic')
      if (/^\s*unsubscribe\s*$/i.test(read.subject ?? '') && answered.byToken) {
        // Also where it goes on by now: they are written to from there.
        for (const each of await wayFrom(door, where)) await door.handle(each.where, system, { type: 'DeclineMail' })
        return settle(it, 'taken', 'unsubscribe', answered.conversation)
      }
      const conversation = await threads.receive(where, { ...read, mailId: it.id, verified: true })
      if (conversation === null) return settle(it, 'ignored', 'forgotten', null)
      // Who answers it has read it.
      await advanceReceipts(db, workspace, answered.conversation, 'customer', { seen: answered.upTo })
      return settle(it, 'taken', null, conversation)
    }

    /** A mail that answers none of ours opens a conversation, or goes on with the sender's open one. */
    async function takeNew(it: InRow, read: MailIn, from: string): Promise<TakenMail> {
      if (read.authentic === 'fail') return settle(it, 'aside', 'not-authentic', null, read)
      const verified = read.authentic === 'pass'
      const customerId = verified ? await customerAt(db, workspace, from) : null
      const before = verified ? await earlierMail(db, workspace, from, read.answers) : null
      const said = { ...read, mailId: it.id, verified }
      const conversation = await threads.take(workspace, { from, customerId, before }, said)
      if (conversation === null) return settle(it, 'ignored', 'forgotten', null)
      return settle(it, 'taken', null, conversation)
    }

    /** Not the customer's word: a person sees it in the thread that it answers, else in the list of what was put aside. */
    async function putAside(
      it: InRow,
      read: MailIn,
      answered: Answered | null,
      because: AsideCause,
    ): Promise<TakenMail> {
      if (answered) {
        const where = { workspace, conversation: answered.conversation }
        const { handled } = await handleFollowing(door, where, system, {
          type: 'PutMailAside',
          mailId: it.id,
          because,
          sender: read.from ?? '',
          text: read.text === '' ? (read.subject ?? '') : read.text,
        })
        if (handled.kind === 'refused') return settle(it, 'ignored', 'forgotten', null)
      }
      return settle(it, 'aside', because, answered?.conversation ?? null, read)
    }

    async function takeBounce(it: InRow, read: MailIn, tokens: readonly string[]): Promise<TakenMail> {
      const { bounce } = read
      const failed = bounce && (bounce.messageIds.length > 0 || tokens.length > 0 || bounce.code !== null)
      const mail = failed ? await answeredBy(db, workspace, tokens, bounce.messageIds) : null
      // 4.x.x: the server still tries.
      if (!bounce || !mail || bounce.code === null || bounce.code.startsWith('4'))
        return settle(it, 'ignored', 'bounce', mail?.conversation ?? null)
      const { because, code } = bounce
      if (await bounceMail(db, workspace, mail.id, because, now())) {
        const result = { kind: 'bounced', because, code } as const
        await door.handle({ workspace, conversation: mail.conversation }, system, {
          type: 'NoteMail',
          mailId: mail.id,
          result,
        })
      }
      return settle(it, 'taken', 'bounce', mail.conversation)
    }

    async function settle(
      it: InRow,
      status: TakenMail['status'],
      because: InCause | null,
      conversation: string | null,
      read?: MailIn,
    ): Promise<TakenMail> {
      const words = status === 'aside' && read ? { subject: read.subject, body: read.text } : {}
      await settleRow(db, workspace, it.id, { status, because, conversation, ...words })
      return { status, because, conversationId: conversation, again: false }
    }
  }
}

/** A mail that cannot be read at all, or is too large to be: a lead sees that it came. */
export async function putBrokenAside(
  { db, newId, now }: Pick<TakeMailParts, 'db' | 'newId' | 'now'>,
  workspace: string,
  raw: Buffer | { key: string; bytes: number },
  because: 'unreadable' | 'too-large' = 'unreadable',
): Promise<TakenMail> {
  const it = Buffer.isBuffer(raw)
    ? { key: `sha256:${createHash('sha256').update(raw).digest('base64url')}`, bytes: raw.length }
    : raw
  const row = await rowFor(db, workspace, { ...it, from: null }, newId, now())
  if (row.status !== 'waiting') return { ...of(row), again: true }
  await settleRow(db, workspace, row.id, { status: 'aside', because, conversation: null })
  return { status: 'aside', because, conversationId: null, again: false }
}

const of = ({ status, because, conversation }: InRow) => ({
  status: status === 'waiting' ? ('aside' as const) : status,
  because,
  conversationId: conversation,
})

export type TakeMail = ReturnType<typeof createTakeMail>

import { dueAfterMail, mailAt, mailChannel, type Actor, type Conversation } from '@baton/engine'
import type { PlatformMail } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Door, Surroundings, Where } from '../handle.ts'
import type { NewId } from '../ids.ts'
import { readReceipts } from '../live/receipts.ts'
import { readTexts } from '../log/log.ts'
import type { Vault } from '../sealing/vault.ts'
import { endMail, mailsTo, putOut } from './outbox.ts'
import { shownAddress } from './shown-address.ts'
import { namesOf } from './tokens.ts'
import { workspaceMail } from './workspace-mail.ts'

export interface FollowByMailParts {
  db: Database
  door: Door
  surroundings: Surroundings
  vault: Vault
  platform: PlatformMail | null
  newId: NewId
  now: () => number
  /** Whether the customer has the chat open on this node. */
  isThere(where: Where): boolean
  /** A mail is to be sent. */
  ready(): void
}

const system: Actor = { kind: 'system' }
/** So many mails go to one address within an hour: more is a loop. */
const mostAnHour = 30
/** Somebody who has the page open may look at it yet: for so many times the usual wait. */
const patience = 3

/**
 * What the customer has not read in the chat goes out by e-mail. First a row for the mail, then the fact that names it, and only with both is
 * it sent: a crash between them sends nothing, and whoever does it again finds the same row.
 */
export function createFollowByMail(parts: FollowByMailParts): (where: Where) => Promise<void> {
  const { db, door, surroundings, now } = parts

  /** Nothing is to be sent now: the row waits for what comes next. */
  async function settle({ workspace, conversation }: Where, state: Conversation, again: number | null): Promise<void> {
    const next = dueAfterMail(state, await surroundings.policy(workspace), again)
    await db.scoped(
      workspace,
      `update baton.conversations set due_at = $4, due_kind = $5, lease_until = null, due_tries = 0
        where workspace_id = $1 and id = $2 and version = $3`,
      [workspace, conversation, state.version, next?.at ?? null, next?.kind ?? null],
    )
  }

  return async (where) => {
    const { workspace, conversation } = where
    const { state } = await door.current(where)
    const policy = await surroundings.policy(workspace)
    const at = mailAt(state, policy)
    const { unmailed } = state
    if (at === null || unmailed === null || at > now()) return settle(where, state, at)

    const seen = state.channel === mailChannel ? 0 : (await readReceipts(db, workspace, conversation)).customer.seen
    if (seen >= unmailed.upTo) return settle(where, state, null)
    const waited = now() - unmailed.at
    const wait = policy.mailAfterMs ?? 0
    if (state.channel !== mailChannel && parts.isThere(where) && waited < patience * wait)
      return settle(where, state, now() + wait)

    const [to, mail] = await Promise.all([
      addressOf(db, where, state),
      workspaceMail(db, parts.vault, parts.platform, workspace),
    ])
    if (to === null || !mail?.sender) return settle(where, state, null)
    if ((await mailsTo(db, workspace, to, now() - 60 * 60 * 1000)) >= mostAnHour)
      return settle(where, state, now() + 10 * 60 * 1000)

    const id = parts.newId('mail')
    const names = namesOf(mail.secret, id, mail.sender.address)
    const from = Math.max(unmailed.from, seen + 1)
    const out = { id, conversation, to, from, upTo: unmailed.upTo, ...names }
    const mailId = await putOut(db, workspace, out, now())
    const command = { type: 'FollowByMail', mailId, from, upTo: unmailed.upTo, shown: shownAddress(to) } as const
    const handled = await door.handle(where, system, command)
    if (handled.kind === 'done' && handled.records.length > 0) return parts.ready()
    // More was said meanwhile: that goes with the next mail, in one.
    await endMail(db, workspace, mailId, 'cancelled', null, now())
    if (handled.kind === 'done') await settle(where, handled.state, mailAt(handled.state, policy))
  }
}

/** Where the customer is written to: what they said in this conversation, else what is known of them. */
async function addressOf(
  db: Database,
  { workspace, conversation }: Where,
  state: Conversation,
): Promise<string | null> {
  if (state.address) {
    const { textId } = state.address
    return (await readTexts(db, workspace, conversation, [textId])).get(textId) ?? null
  }
  if (state.customerId === null) return null
  const [row] = await db.scoped<{ email: string | null }>(
    workspace,
    'select email from baton.customers where workspace_id = $1 and id = $2',
    [workspace, state.customerId],
  )
  return row?.email ?? null
}

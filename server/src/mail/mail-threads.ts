import { createHash } from 'node:crypto'
import { detectLanguage, mailChannel, type Actor, type Conversation, type Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import type { NewId } from '../ids.ts'
import { handleFollowing, whereItGoesOn } from '../log/handle-following.ts'
import { openerOf } from '../log/loaded.ts'
import { goneOnIn, readTexts } from '../log/log.ts'
import type { Vault } from '../sealing/vault.ts'
import type { MailIn } from './read-mail.ts'
import { sameAddress, shownAddress } from './shown-address.ts'

export interface MailThreadsParts {
  db: Database
  door: Door
  vault: Vault
  newId: NewId
}

/** What becomes a message: `key` says which mail it was, so that it is one message however often it comes. */
export interface MailSaid extends Pick<MailIn, 'key' | 'text' | 'whole' | 'subject' | 'attachments'> {
  mailId: string
  /** The server that takes mail for us vouches for its sender. */
  verified: boolean
}

export interface MailThreads {
  /** The message in its thread; null where its customer was forgotten. Gives where it went. */
  receive(where: Where, said: MailSaid): Promise<string | null>
  /** The same in the sender's open conversation by e-mail, or in a new one; in `before` where one is named. */
  take(
    workspace: string,
    who: { from: string; customerId: string | null; before: string | null },
    said: MailSaid,
  ): Promise<string | null>
}

export function createMailThreads({ db, door, vault, newId }: MailThreadsParts): MailThreads {
  async function take(
    workspace: string,
    { from, customerId, before }: { from: string; customerId: string | null; before: string | null },
    said: MailSaid,
  ): Promise<string | null> {
    // Whoever cannot be told from somebody else is somebody of their own: a visitor by that address, and never its customer.
    const visitorId = customerId
      ? null
      : `mail.${said.verified ? 'v' : 'u'}.${vault.digest('mail sender', from.toLowerCase())}`
    const actor: Actor = { kind: 'customer', id: customerId ?? visitorId ?? '' }
    const conversation = before ?? (await open(workspace, actor, visitorId, customerId, said.text))
    const { where, state } = await whereItGoesOn(door, { workspace, conversation })
    if (!(await isKnown(where, state, from)))
      await handleFollowing(door, where, actor, { type: 'LeaveAddress', address: from, shown: shownAddress(from) })
    return receive(where, said)
  }

  async function open(
    workspace: string,
    actor: Actor,
    visitorId: string | null,
    customerId: string | null,
    text: string,
  ): Promise<string> {
    const goesOn = await goneOnIn(db, workspace, openerOf({ visitorId, customerId }), mailChannel)
    if (goesOn !== null) return goesOn
    const conversation = newId('conversation')
    const { language, confidence } = detectLanguage(text)
    const locale: Locale = language !== 'other' && confidence >= 0.5 ? language : 'en'
    const command = {
      type: 'OpenConversation',
      channel: mailChannel,
      locale,
      visitorId,
      customerId,
      page: null,
    } as const
    const handled = await door.handle({ workspace, conversation }, actor, command)
    if (handled.kind === 'elsewhere' && handled.conversationId) return handled.conversationId
    if (handled.kind !== 'done') throw new Error('a conversation by e-mail could not be opened')
    return conversation
  }

  async function isKnown(
    { workspace, conversation }: Where,
    { address }: Conversation,
    from: string,
  ): Promise<boolean> {
    if (address === null) return false
    const known = (await readTexts(db, workspace, conversation, [address.textId])).get(address.textId)
    return known !== undefined && sameAddress(known, from)
  }

  async function receive(where: Where, said: MailSaid): Promise<string | null> {
    const { state } = await door.current(where)
    const actor: Actor = { kind: 'customer', id: state.visitorId ?? state.customerId ?? '' }
    const { mailId, subject, whole, attachments, verified, text } = said
    const clientId = `mail.${createHash('sha256').update(said.key).digest('base64url').slice(0, 40)}`
    const mail = { mailId, subject, whole, verified, attachments }
    const command = { type: 'ReceiveMessage', messageId: newId('message'), clientId, text, page: null, mail } as const
    const { handled, where: at } = await handleFollowing(door, where, actor, command, { clientId, body: text })
    if (handled.kind === 'elsewhere' && handled.conversationId)
      return receive({ ...where, conversation: handled.conversationId }, said)
    if (handled.kind === 'refused') {
      if (handled.refusal.code === 'customer_forgotten') return null
      throw new Error(handled.refusal.code)
    }
    return at.conversation
  }

  return { receive, take }
}

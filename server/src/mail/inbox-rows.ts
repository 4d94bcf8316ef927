import { maskText } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { sameAddress } from './shown-address.ts'
import { hashOf } from './tokens.ts'

export type InStatus = 'waiting' | 'taken' | 'aside' | 'ignored'

/** Why a mail that came in is in no thread. Beside those of the thread: a loop, one that could not be read, one that is too large. */
export type InCause =
  | 'other-sender'
  | 'not-authentic'
  | 'auto-reply'
  | 'too-many'
  | 'loop'
  | 'no-sender'
  | 'empty'
  | 'unreadable'
  | 'too-large'
  | 'bounce'
  | 'unsubscribe'
  | 'forgotten'

export interface InRow {
  id: string
  status: InStatus
  because: InCause | null
  conversation: string | null
  tries: number
  from: string | null
}

/**
 * The row of a mail, made where there is none; `tries` counts this time. Two who get the same mail get the same row. Some mail programs give
 * everybody's mails one and the same Message-ID: another sender's mail is another mail.
 */
export async function rowFor(
  db: Database,
  workspace: string,
  { key, from, bytes }: { key: string; from: string | null; bytes: number },
  newId: NewId,
  now: number,
): Promise<InRow> {
  const [row] = await db.scoped<InRow>(
    workspace,
    `insert into baton.mails_in (workspace_id, id, message_key, status, from_address, bytes, tries, received_at)
      values ($1, $2, $3, 'waiting', $4, $5, 1, $6)
      on conflict (workspace_id, message_key) do update set tries = baton.mails_in.tries + 1
      returning id, status, because, conversation_id as conversation, tries, from_address as "from"`,
    [workspace, newId('mail'), key, from, bytes, now],
  )
  if (!row) throw new Error('an upsert gave no row')
  const isTheirs = from === null || row.from === null || sameAddress(from, row.from)
  if (isTheirs || !key.startsWith('<')) return row
  return rowFor(db, workspace, { key: `${from.toLowerCase()} ${key}`, from, bytes }, newId, now)
}

/** What became of it. Only what was put aside keeps words here: others are in their thread. */
export async function settleRow(
  db: Database,
  workspace: string,
  id: string,
  it: {
    status: Exclude<InStatus, 'waiting'>
    because: InCause | null
    conversation: string | null
    subject?: string | null
    body?: string | null
  },
): Promise<void> {
  const masked = (text: string | null | undefined) => (text ? maskText(text).text : null)
  await db.scoped(
    workspace,
    `update baton.mails_in set status = $3, because = $4, conversation_id = $5, subject = $6, body = $7 where workspace_id = $1 and id = $2`,
    [workspace, id, it.status, it.because, it.conversation, masked(it.subject), masked(it.body)],
  )
}

/** How many mails came from this address since then. */
export async function mailsFrom(db: Database, workspace: string, from: string, since: number): Promise<number> {
  const [row] = await db.scoped<{ count: number }>(
    workspace,
    'select count(*)::int as count from baton.mails_in where workspace_id = $1 and lower(from_address) = lower($2) and received_at > $3',
    [workspace, from, since],
  )
  return row?.count ?? 0
}

export interface Answered {
  id: string
  conversation: string
  to: string
  upTo: number
}

/** The mail of ours that this one answers: by the token in its address first, else by the ids in its heads. */
export async function answeredBy(
  db: Database,
  workspace: string,
  tokens: readonly string[],
  messageIds: readonly string[],
): Promise<(Answered & { byToken: boolean }) | null> {
  const [row] = await db.scoped<Answered & { byToken: boolean }>(
    workspace,
    `select id, conversation_id as conversation, to_address as "to", up_to_seq as "upTo", token_hash = any($2) as "byToken" from baton.mails
      where workspace_id = $1 and status <> 'cancelled' and (token_hash = any($2) or message_id = any($3))
      order by token_hash = any($2) desc, array_position($3, message_id) limit 1`,
    [workspace, tokens.map(hashOf), messageIds],
  )
  return row ?? null
}

/** The conversation of an earlier mail of theirs that this one answers: two mails in a row, before anybody wrote back. */
export async function earlierMail(
  db: Database,
  workspace: string,
  from: string,
  messageIds: readonly string[],
): Promise<string | null> {
  const [row] = await db.scoped<{ conversation: string | null }>(
    workspace,
    `select conversation_id as conversation from baton.mails_in where workspace_id = $1 and status = 'taken' and message_key = any($3)
      and lower(from_address) = lower($2) and conversation_id is not null order by received_at desc limit 1`,
    [workspace, from, messageIds],
  )
  return row?.conversation ?? null
}

/** The customers whom you told to have this address: one, or it says nothing. */
export async function customerAt(db: Database, workspace: string, address: string): Promise<string | null> {
  const rows = await db.scoped<{ id: string }>(
    workspace,
    'select id from baton.customers where workspace_id = $1 and lower(email) = lower($2) limit 2',
    [workspace, address],
  )
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

export interface AsideRow {
  id: string
  because: string
  /** Whether a person can take it in: it says who sent it, and something. */
  canBeTakenIn: boolean
  from: string | null
  subject: string | null
  body: string | null
  bytes: number
  conversation: string | null
  receivedAt: number
}

export const asideMails = (db: Database, workspace: string, limit: number): Promise<AsideRow[]> =>
  db.scoped<AsideRow>(
    workspace,
    `select id, because, from_address is not null and coalesce(body, '') <> '' as "canBeTakenIn", from_address as "from", subject, left(body, 2000) as body, bytes, conversation_id as conversation, received_at as "receivedAt"
      from baton.mails_in where workspace_id = $1 and status = 'aside' order by received_at desc, id desc limit $2`,
    [workspace, limit],
  )

/** One that is put aside, with all of its words; null where it is not, or not any more. */
export async function asideById(
  db: Database,
  workspace: string,
  id: string,
): Promise<{ key: string; from: string | null; subject: string | null; body: string | null } | null> {
  const [row] = await db.scoped<{ key: string; from: string | null; subject: string | null; body: string | null }>(
    workspace,
    `select message_key as key, from_address as "from", subject, nullif(body, '') as body
      from baton.mails_in where workspace_id = $1 and id = $2 and status = 'aside'`,
    [workspace, id],
  )
  return row ?? null
}

/** It is put aside no longer, and its words are kept here no longer; false where somebody was faster. */
export async function endAside(
  query: Query,
  workspace: string,
  id: string,
  { status, conversation }: { status: 'taken' | 'ignored'; conversation: string | null },
): Promise<boolean> {
  const rows = await query(
    `update baton.mails_in set status = $3, conversation_id = coalesce($4, conversation_id), subject = null, body = null
      where workspace_id = $1 and id = $2 and status = 'aside' returning id`,
    [workspace, id, status, conversation],
  )
  return rows.length > 0
}

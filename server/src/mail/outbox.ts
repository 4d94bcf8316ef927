import type { MailFault } from '@baton/engine'
import type { Database } from '../db/database.ts'

export type MailStatus = 'waiting' | 'sent' | 'failed' | 'bounced' | 'cancelled'

/** One mail that goes out. Times are ms UTC. */
export interface Mail {
  id: string
  conversation: string
  to: string
  from: number
  upTo: number
  messageId: string
  status: MailStatus
  noted: boolean
  tries: number
  dueAt: number
  fault: string | null
  createdAt: number
  endedAt: number | null
}

export interface NewMail extends Pick<Mail, 'id' | 'conversation' | 'to' | 'from' | 'upTo' | 'messageId'> {
  tokenHash: string
}

export interface ClaimedMail {
  workspace: string
  id: string
  tries: number
}

const columns = `id, conversation_id as conversation, to_address as "to", from_seq as "from", up_to_seq as "upTo", message_id as "messageId",
  status, noted, tries, due_at as "dueAt", fault, created_at as "createdAt", ended_at as "endedAt"`

/** Puts a mail out to be sent, once for each stretch of a thread: another one for the same stretch gives that one. */
export async function putOut(db: Database, workspace: string, mail: NewMail, now: number): Promise<string> {
  const [row] = await db.scoped<{ id: string }>(
    workspace,
    `with made as (
        insert into baton.mails (workspace_id, id, conversation_id, to_address, from_seq, up_to_seq, message_id, token_hash, status, due_at, created_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $9)
          on conflict (workspace_id, conversation_id, up_to_seq) where status <> 'cancelled' do nothing returning id)
      select id from made union all
      select m.id from baton.mails m where m.workspace_id = $1 and m.conversation_id = $3 and m.up_to_seq = $6 and m.status <> 'cancelled' limit 1`,
    [workspace, mail.id, mail.conversation, mail.to, mail.from, mail.upTo, mail.messageId, mail.tokenHash, now],
  )
  return row?.id ?? mail.id
}

/** The next mail to send, or to note the end of, under a lease. */
export async function claimMail(db: Database, owner: string, now: number, until: number): Promise<ClaimedMail | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedMail>(
      `update baton.mails set lease_until = $2, lease_owner = $3, tries = tries + case when status = 'waiting' then 1 else 0 end
        where (workspace_id, id) = (select workspace_id, id from baton.mails
          where (status = 'waiting' or not noted) and due_at <= $1 and (lease_until is null or lease_until < $1)
          order by due_at limit 1 for update skip locked)
        returning workspace_id as workspace, id, tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

export async function mailById(db: Database, workspace: string, id: string): Promise<Mail | null> {
  const [row] = await db.scoped<Mail>(
    workspace,
    `select ${columns} from baton.mails where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** A later time, because it did not go now. */
export async function putOff(
  db: Database,
  workspace: string,
  id: string,
  dueAt: number,
  fault: MailFault | null,
): Promise<void> {
  await db.scoped(
    workspace,
    'update baton.mails set due_at = $3, fault = coalesce($4, fault), lease_until = null where workspace_id = $1 and id = $2',
    [workspace, id, dueAt, fault],
  )
}

/** How it ended. What was sent or given up has still to be noted in the conversation. */
export async function endMail(
  db: Database,
  workspace: string,
  id: string,
  status: Exclude<MailStatus, 'waiting'>,
  fault: MailFault | null,
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.mails set status = $3, fault = $4, ended_at = $5, noted = $3 = 'cancelled', due_at = $5
      where workspace_id = $1 and id = $2 and status = 'waiting'`,
    [workspace, id, status, fault, now],
  )
}

export async function setNoted(db: Database, workspace: string, id: string): Promise<void> {
  await db.scoped(
    workspace,
    'update baton.mails set noted = true, lease_until = null where workspace_id = $1 and id = $2',
    [workspace, id],
  )
}

/** What had left and came back. Gives its conversation; null where no such mail is on its way. */
export async function bounceMail(
  db: Database,
  workspace: string,
  id: string,
  fault: string,
  now: number,
): Promise<string | null> {
  const [row] = await db.scoped<{ conversation: string }>(
    workspace,
    `update baton.mails set status = 'bounced', fault = $3, ended_at = $4, noted = true
      where workspace_id = $1 and id = $2 and status in ('sent', 'waiting') returning conversation_id as conversation`,
    [workspace, id, fault, now],
  )
  return row?.conversation ?? null
}

/** Sends again what was given up or came back; false where it was not. Its end is noted anew. */
export async function sendAgain(db: Database, workspace: string, id: string, now: number): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `update baton.mails set status = 'waiting', tries = 0, due_at = $3, fault = null, ended_at = null, noted = false, lease_until = null
      where workspace_id = $1 and id = $2 and status in ('failed', 'bounced') returning id`,
    [workspace, id, now],
  )
  return rows.length > 0
}

export const listMails = (
  db: Database,
  workspace: string,
  { status, limit }: { status?: MailStatus | undefined; limit: number },
): Promise<Mail[]> =>
  db.scoped<Mail>(
    workspace,
    `select ${columns} from baton.mails where workspace_id = $1 and ($2::text is null or status = $2) and status <> 'cancelled'
      order by created_at desc, id desc limit $3`,
    [workspace, status ?? null, limit],
  )

/** How many mails went out, or are about to, to this address since then. */
export async function mailsTo(db: Database, workspace: string, to: string, since: number): Promise<number> {
  const [row] = await db.scoped<{ count: number }>(
    workspace,
    `select count(*)::int as count from baton.mails
      where workspace_id = $1 and lower(to_address) = lower($2) and created_at > $3 and status <> 'cancelled'`,
    [workspace, to, since],
  )
  return row?.count ?? 0
}

export async function mailsSince(
  db: Database,
  workspace: string,
  since: number,
): Promise<{ sent: number; waiting: number; failed: number; bounced: number }> {
  const of = (status: MailStatus) => `count(*) filter (where status = '${status}')::int as ${status}`
  const [row] = await db.scoped<{ sent: number; waiting: number; failed: number; bounced: number }>(
    workspace,
    `select ${of('sent')}, ${of('waiting')}, ${of('failed')}, ${of('bounced')} from baton.mails where workspace_id = $1 and created_at > $2`,
    [workspace, since],
  )
  return row ?? { sent: 0, waiting: 0, failed: 0, bounced: 0 }
}

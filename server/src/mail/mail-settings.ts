import type { PlatformMail } from '../config.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { ProblemError } from '../api/problem-error.ts'
import type { SealedPlace, Vault } from '../sealing/vault.ts'
import type { MailServer } from './mail-server.ts'

/** What the workspace says of its mail, passwords in the open: they do not leave the server. Times are ms UTC. */
export interface MailSettingsRow {
  address: string
  fromName: string
  afterMinutes: number
  /** Null sends by the platform's own. */
  smtp: MailServer | null
  inbound: 'none' | 'imap' | 'webhook'
  imap: (MailServer & { folder: string }) | null
  plusAddresses: boolean
  trustedServer: string | null
  hookSecret: string | null
  readAt: number | null
  fault: string | null
  updatedAt: number
}

interface Stored extends Pick<
  MailSettingsRow,
  | 'address'
  | 'fromName'
  | 'afterMinutes'
  | 'inbound'
  | 'plusAddresses'
  | 'trustedServer'
  | 'readAt'
  | 'fault'
  | 'updatedAt'
> {
  smtpHost: string | null
  smtpPort: number | null
  smtpSecurity: MailServer['security'] | null
  smtpUser: string | null
  sealedSmtp: string | null
  imapHost: string | null
  imapPort: number | null
  imapSecurity: MailServer['security'] | null
  imapUser: string | null
  sealedImap: string | null
  imapFolder: string | null
  sealedHook: string | null
}

export interface ServerChange {
  host: string
  port: number
  security: MailServer['security']
  user: string | null
  /** Undefined keeps the one that is there, null takes it away. */
  password: string | null | undefined
}

export interface MailSettingsChange extends Pick<
  MailSettingsRow,
  'address' | 'fromName' | 'afterMinutes' | 'inbound' | 'plusAddresses' | 'trustedServer'
> {
  smtp: ServerChange | null
  imap: (ServerChange & { folder: string }) | null
}

const columns = `address, from_name as "fromName", after_minutes as "afterMinutes", smtp_host as "smtpHost", smtp_port as "smtpPort",
  smtp_security as "smtpSecurity", smtp_user as "smtpUser", sealed_smtp as "sealedSmtp", inbound, imap_host as "imapHost",
  imap_port as "imapPort", imap_security as "imapSecurity", imap_user as "imapUser", sealed_imap as "sealedImap",
  imap_folder as "imapFolder", sealed_hook as "sealedHook", plus_addresses as "plusAddresses", trusted_server as "trustedServer",
  read_at as "readAt", fault, updated_at as "updatedAt"`

export async function readMailSettings(db: Database, vault: Vault, workspace: string): Promise<MailSettingsRow | null> {
  const row = await stored((sql, params) => db.scoped(workspace, sql, params), workspace)
  return row && opened(vault, workspace, row)
}

async function stored(query: Query, workspace: string, lock = ''): Promise<Stored | null> {
  const [row] = await query<Stored>(`select ${columns} from baton.mail_settings where workspace_id = $1 ${lock}`, [
    workspace,
  ])
  return row ?? null
}

/**
 * Says where mail comes from and goes to. A password stays with the host and the user that it was given for, so that nobody can have it sent
 * elsewhere. Another mailbox is read from what comes next. Throws `ProblemError`.
 */
export async function putMailSettings(
  db: Database,
  vault: Vault,
  workspace: string,
  change: MailSettingsChange,
  { by, newId }: Audited,
  now: number,
): Promise<MailSettingsRow> {
  return db.transaction({ workspace }, async (query) => {
    const before = await stored(query, workspace, 'for update')
    const sealed = (which: 'smtp' | 'imap', next: ServerChange | null): string | null => {
      if (!next) return null
      const [host, user, kept] =
        which === 'smtp'
          ? [before?.smtpHost, before?.smtpUser, before?.sealedSmtp]
          : [before?.imapHost, before?.imapUser, before?.sealedImap]
      if (next.password === undefined) return host === next.host && user === next.user ? (kept ?? null) : null
      return next.password === null ? null : seal(vault, placeOf(workspace, which, next.host, next.user), next.password)
    }
    const smtp = sealed('smtp', change.smtp)
    const imap = sealed('imap', change.imap)
    const hook = before?.sealedHook ?? null
    const sameBox =
      before !== null &&
      before.imapHost === (change.imap?.host ?? null) &&
      before.imapUser === (change.imap?.user ?? null) &&
      before.imapFolder === (change.imap?.folder ?? null)
    await query(
      `insert into baton.mail_settings (workspace_id, address, from_name, after_minutes, smtp_host, smtp_port, smtp_security, smtp_user, sealed_smtp,
          inbound, imap_host, imap_port, imap_security, imap_user, sealed_imap, imap_folder, sealed_hook, plus_addresses, trusted_server, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        on conflict (workspace_id) do update set address = excluded.address, from_name = excluded.from_name, after_minutes = excluded.after_minutes,
          smtp_host = excluded.smtp_host, smtp_port = excluded.smtp_port, smtp_security = excluded.smtp_security, smtp_user = excluded.smtp_user,
          sealed_smtp = excluded.sealed_smtp, inbound = excluded.inbound, imap_host = excluded.imap_host, imap_port = excluded.imap_port,
          imap_security = excluded.imap_security, imap_user = excluded.imap_user, sealed_imap = excluded.sealed_imap,
          imap_folder = excluded.imap_folder, sealed_hook = excluded.sealed_hook, plus_addresses = excluded.plus_addresses,
          trusted_server = excluded.trusted_server, updated_at = excluded.updated_at, fault = null, fault_at = null,
          uid_validity = case when $21 then baton.mail_settings.uid_validity end, last_uid = case when $21 then baton.mail_settings.last_uid end,
          read_at = case when $21 then baton.mail_settings.read_at end`,
      [
        workspace,
        change.address,
        change.fromName,
        change.afterMinutes,
        change.smtp?.host ?? null,
        change.smtp?.port ?? null,
        change.smtp?.security ?? null,
        change.smtp?.user ?? null,
        smtp,
        change.inbound,
        change.imap?.host ?? null,
        change.imap?.port ?? null,
        change.imap?.security ?? null,
        change.imap?.user ?? null,
        imap,
        change.imap?.folder ?? null,
        hook,
        change.plusAddresses,
        change.trustedServer,
        now,
        sameBox,
      ],
    )
    const detail = { inbound: change.inbound, ownServer: change.smtp !== null, afterMinutes: change.afterMinutes }
    await audit(query, newId, { workspace, by, action: 'mail.changed', target: workspace, detail }, now)
    const after = await stored(query, workspace)
    if (!after) throw new Error('an upsert gave no row')
    return opened(vault, workspace, after)
  })
}

export async function deleteMailSettings(
  db: Database,
  workspace: string,
  audited: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.mail_settings where workspace_id = $1 returning workspace_id', [
      workspace,
    ])
    const deed = { workspace, by: audited.by, action: 'mail.removed', target: workspace }
    if (gone.length > 0) await audit(query, audited.newId, deed, now)
  })
}

/** Keeps a new secret for whoever delivers mail by webhook; false where mail is not set up. */
export async function setHookSecret(
  db: Database,
  vault: Vault,
  workspace: string,
  secret: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  const sealed = seal(vault, placeOf(workspace, 'webhook', '', null), secret)
  return db.transaction({ workspace }, async (query) => {
    const rows = await query(
      'update baton.mail_settings set sealed_hook = $2 where workspace_id = $1 returning workspace_id',
      [workspace, sealed],
    )
    if (rows.length === 0) return false
    await audit(query, newId, { workspace, by, action: 'mail.webhook-secret', target: workspace }, now)
    return true
  })
}

/** How far the mailbox was read, and why it could not be. */
export async function keepPlace(
  db: Database,
  workspace: string,
  place: { validity: number; uid: number } | null,
  fault: string | null,
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.mail_settings set uid_validity = coalesce($2, uid_validity), last_uid = coalesce($3, last_uid),
        read_at = case when $4::text is null then $5 else read_at end, fault = $4, fault_at = case when $4::text is null then null else $5 end
      where workspace_id = $1`,
    [workspace, place?.validity ?? null, place?.uid ?? null, fault, now],
  )
}

export async function placeOfBox(
  db: Database,
  workspace: string,
): Promise<{ validity: number | null; uid: number | null; readAt: number | null }> {
  const [row] = await db.scoped<{ validity: number | null; uid: number | null; readAt: number | null }>(
    workspace,
    'select uid_validity as validity, last_uid as uid, read_at as "readAt" from baton.mail_settings where workspace_id = $1',
    [workspace],
  )
  return row ?? { validity: null, uid: null, readAt: null }
}

/** A mailbox that nobody reads: this node does, until then. Gives its workspace. */
export async function claimBox(db: Database, owner: string, now: number, until: number): Promise<string | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ workspace: string }>(
      `update baton.mail_settings set lease_until = $2, lease_owner = $3 where workspace_id = (select workspace_id from baton.mail_settings
          where inbound = 'imap' and (lease_until is null or lease_until < $1) order by lease_until nulls first limit 1 for update skip locked)
        returning workspace_id as workspace`,
      [now, until, owner],
    ),
  )
  return row?.workspace ?? null
}

/** Keeps a mailbox, or gives it back where `until` is null. False where somebody else has it by now, or nobody is to read it any more. */
export async function holdBox(db: Database, workspace: string, owner: string, until: number | null): Promise<boolean> {
  const rows = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query(
      `update baton.mail_settings set lease_until = $3 where workspace_id = $1 and lease_owner = $2 and inbound = 'imap' returning workspace_id`,
      [workspace, owner, until],
    ),
  )
  return rows.length > 0
}

/** What a workspace's mail is sent by and as: its own settings, else the platform's; null where there is neither. */
export interface Sender {
  address: string
  fromName: string
  server: MailServer
  /** Whether answers are read, and may go to addresses of their own. */
  answers: 'plus' | 'headers' | 'unread'
}

export function senderOf(
  settings: MailSettingsRow | null,
  platform: PlatformMail | null,
  workspaceName: string,
): Sender | null {
  const own = platform && { ...platform, passwordLost: false, trusted: true }
  if (!settings) return own && { address: own.address, fromName: workspaceName, server: own, answers: 'unread' }
  const server = settings.smtp ?? own
  if (!server) return null
  const { address, fromName, inbound, plusAddresses } = settings
  return {
    address,
    fromName,
    server,
    answers: inbound === 'none' ? 'unread' : plusAddresses ? 'plus' : 'headers',
  }
}

function seal(vault: Vault, place: SealedPlace, secret: string): string {
  const sealed = vault.seal(place, secret)
  if (sealed === null) throw new ProblemError('secret_key_missing')
  return sealed
}

/** A password opens for the host and the user that it was given for, and for no other. */
const placeOf = (workspace: string, which: string, host: string, user: string | null): SealedPlace => ({
  workspace,
  conversation: `mail-${which}`,
  textId: JSON.stringify([host, user]),
})

function opened(vault: Vault, workspace: string, row: Stored): MailSettingsRow {
  const server = (
    which: 'smtp' | 'imap',
    host: string | null,
    port: number | null,
    security: MailServer['security'] | null,
    user: string | null,
    sealed: string | null,
  ): MailServer | null => {
    if (host === null || port === null || security === null) return null
    const found = sealed === null ? null : vault.open(placeOf(workspace, which, host, user), sealed)
    const password = found?.kind === 'open' ? found.text : null
    return { host, port, security, user, password, passwordLost: sealed !== null && password === null, trusted: false }
  }
  const imap = server('imap', row.imapHost, row.imapPort, row.imapSecurity, row.imapUser, row.sealedImap)
  const hook = row.sealedHook === null ? null : vault.open(placeOf(workspace, 'webhook', '', null), row.sealedHook)
  const { address, fromName, afterMinutes, inbound, plusAddresses, trustedServer, readAt, fault, updatedAt } = row
  return {
    address,
    fromName,
    afterMinutes,
    inbound,
    plusAddresses,
    trustedServer,
    readAt,
    fault,
    updatedAt,
    smtp: server('smtp', row.smtpHost, row.smtpPort, row.smtpSecurity, row.smtpUser, row.sealedSmtp),
    imap: imap && { ...imap, folder: row.imapFolder ?? 'INBOX' },
    hookSecret: hook?.kind === 'open' ? hook.text : null,
  }
}

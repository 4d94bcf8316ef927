import type { PlatformMail } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Vault } from '../sealing/vault.ts'
import { readMailSettings, senderOf, type MailSettingsRow, type Sender } from './mail-settings.ts'

/** What a mail of this workspace needs to know of it. */
export interface WorkspaceMail {
  settings: MailSettingsRow | null
  /** Null where no mail can be sent. */
  sender: Sender | null
  /** Signs the names of mails. */
  secret: string
  timeZone: string
  locale: string
  /** Where the chat is. */
  site: string | null
}

/** Null where there is no such workspace. */
export async function workspaceMail(
  db: Database,
  vault: Vault,
  platform: PlatformMail | null,
  workspace: string,
): Promise<WorkspaceMail | null> {
  const [[row], settings] = await Promise.all([
    db.scoped<{ name: string; secret: string; sites: string[]; locale: string; zone: string | null }>(
      workspace,
      `select name, secret, sites, locale, (select t.hours ->> 'timeZone' from baton.teams t where t.workspace_id = $1 and t.is_default limit 1) as zone
        from baton.workspaces where workspace_id = $1`,
      [workspace],
    ),
    readMailSettings(db, vault, workspace),
  ])
  if (!row) return null
  const { name, secret, sites, locale, zone } = row
  return {
    settings,
    sender: senderOf(settings, platform, name),
    secret,
    timeZone: zone ?? 'UTC',
    locale,
    site: sites[0] ?? null,
  }
}

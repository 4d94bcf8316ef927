import { ProblemError } from '../api/problem-error.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import type { SealedPlace, Vault } from '../sealing/vault.ts'
import { newSigningSecret } from './sign.ts'

/** One address that is told what happens. Times are ms UTC. */
export interface WebhookRow {
  id: string
  url: string
  events: string[]
  description: string
  enabled: boolean
  offBecause: 'failing' | 'gone' | null
  offAt: number | null
  failingSince: number | null
  createdAt: number
  updatedAt: number
}

export interface WebhookChange extends Pick<WebhookRow, 'url' | 'events' | 'description'> {
  enabled: boolean
}

const mostWebhooks = 20
/** For so long the secret before signs beside the new one. Milliseconds. */
const bothSignMs = 24 * 60 * 60 * 1000

const columns = `id, url, events, description, enabled, off_because as "offBecause", off_at as "offAt", failing_since as "failingSince",
  created_at as "createdAt", updated_at as "updatedAt"`

export const listWebhooks = (db: Database, workspace: string): Promise<WebhookRow[]> =>
  db.scoped<WebhookRow>(
    workspace,
    `select ${columns} from baton.webhooks where workspace_id = $1 order by created_at, id`,
    [workspace],
  )

export async function webhookById(db: Database, workspace: string, id: string): Promise<WebhookRow> {
  const [row] = await db.scoped<WebhookRow>(
    workspace,
    `select ${columns} from baton.webhooks where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  if (!row) throw new ProblemError('webhook_not_found')
  return row
}

/** What signs for it now: its secret, and the one before for a day. Empty where the key that opens them is not here. */
export async function signingSecrets(
  db: Database,
  vault: Vault,
  workspace: string,
  id: string,
  now: number,
): Promise<string[]> {
  const [row] = await db.scoped<{ sealed: string; before: string | null }>(
    workspace,
    `select sealed_secret as sealed, case when before_until > $3 then sealed_before end as before
      from baton.webhooks where workspace_id = $1 and id = $2`,
    [workspace, id, now],
  )
  return [row?.sealed, row?.before].flatMap((sealed) => {
    const opened = sealed ? vault.open(placeOf(workspace, id), sealed) : null
    return opened?.kind === 'open' ? [opened.text] : []
  })
}

/** A new webhook, told of what is committed from now on. Gives its secret, which is never shown again. */
export async function createWebhook(
  { db, vault, cluster }: { db: Database; vault: Vault; cluster: string },
  workspace: string,
  change: WebhookChange,
  { by, newId }: Audited,
  now: number,
): Promise<{ id: string; secret: string }> {
  const id = newId('webhook')
  const secret = newSigningSecret()
  const sealed = seal(vault, placeOf(workspace, id), secret)
  return db.transaction({ workspace }, async (query) => {
    // Two that are made at once do not both become the twentieth.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhooks ${workspace}`])
    const [count] = await query<{ n: number }>(
      'select count(*)::int as n from baton.webhooks where workspace_id = $1',
      [workspace],
    )
    if ((count?.n ?? 0) >= mostWebhooks) throw new ProblemError('too_many_webhooks')
    await query(
      `insert into baton.webhooks (workspace_id, id, url, events, description, enabled, sealed_secret, read_xid, read_in, read_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, pg_snapshot_xmin(pg_current_snapshot())::text, $8, $9, $9, $9)`,
      [workspace, id, change.url, change.events, change.description, change.enabled, sealed, cluster, now],
    )
    const detail = { url: originOf(change.url), events: change.events }
    await audit(query, newId, { workspace, by, action: 'webhook.created', target: id, detail }, now)
    return { id, secret }
  })
}

/** Changes it. Switched on again, it is told what is committed from now on. */
export async function putWebhook(
  { db, cluster }: { db: Database; cluster: string },
  workspace: string,
  id: string,
  change: WebhookChange,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const before = await locked(query, workspace, id)
    await query(
      `update baton.webhooks set url = $3, events = $4, description = $5, enabled = $6, updated_at = $7 where workspace_id = $1 and id = $2`,
      [workspace, id, change.url, change.events, change.description, change.enabled, now],
    )
    if (change.enabled && !before.enabled)
      await query(
        `update baton.webhooks set off_because = null, off_at = null, failing_since = null,
            read_xid = pg_snapshot_xmin(pg_current_snapshot())::text, read_in = $3, read_at = $4 where workspace_id = $1 and id = $2`,
        [workspace, id, cluster, now],
      )
    if (!change.enabled && before.enabled) await giveUpWaiting(query, workspace, id, now)
    if (!change.enabled && before.enabled)
      await query('update baton.webhooks set off_because = null, off_at = $3 where workspace_id = $1 and id = $2', [
        workspace,
        id,
        now,
      ])
    const detail = { url: originOf(change.url), events: change.events, enabled: change.enabled }
    await audit(query, newId, { workspace, by, action: 'webhook.changed', target: id, detail }, now)
  })
}

export async function deleteWebhook(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    await locked(query, workspace, id)
    await query('delete from baton.webhook_deliveries where workspace_id = $1 and webhook_id = $2', [workspace, id])
    await query('delete from baton.webhooks where workspace_id = $1 and id = $2', [workspace, id])
    await audit(query, newId, { workspace, by, action: 'webhook.removed', target: id }, now)
  })
}

export async function renewSecret(
  db: Database,
  vault: Vault,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<string> {
  const secret = newSigningSecret()
  const sealed = seal(vault, placeOf(workspace, id), secret)
  await db.transaction({ workspace }, async (query) => {
    await locked(query, workspace, id)
    await query(
      `update baton.webhooks set sealed_before = sealed_secret, before_until = $4, sealed_secret = $3, updated_at = $5
        where workspace_id = $1 and id = $2`,
      [workspace, id, sealed, now + bothSignMs, now],
    )
    await audit(query, newId, { workspace, by, action: 'webhook.secret-renewed', target: id }, now)
  })
  return secret
}

/** Switches it off because nothing arrives; what waits is given up, and can be replayed. False where it was off already. */
export async function switchOff(
  db: Database,
  workspace: string,
  id: string,
  because: 'failing' | 'gone',
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const rows = await query(
      `update baton.webhooks set enabled = false, off_because = $3, off_at = $4, updated_at = $4
        where workspace_id = $1 and id = $2 and enabled returning id`,
      [workspace, id, because, now],
    )
    if (rows.length === 0) return false
    await giveUpWaiting(query, workspace, id, now)
    await audit(query, newId, { workspace, by, action: 'webhook.switched-off', target: id, detail: { because } }, now)
    return true
  })
}

/** Whether something arrived: since when nothing has, where nothing has. */
export async function noteArrival(
  db: Database,
  workspace: string,
  id: string,
  arrived: boolean,
  now: number,
): Promise<number | null> {
  if (arrived) {
    await db.scoped(
      workspace,
      'update baton.webhooks set failing_since = null where workspace_id = $1 and id = $2 and failing_since is not null',
      [workspace, id],
    )
    return null
  }
  const [row] = await db.scoped<{ since: number }>(
    workspace,
    `update baton.webhooks set failing_since = coalesce(failing_since, $3) where workspace_id = $1 and id = $2
      returning failing_since as since`,
    [workspace, id, now],
  )
  return row?.since ?? null
}

const giveUpWaiting = (query: Query, workspace: string, id: string, now: number) =>
  query(
    `update baton.webhook_deliveries set status = 'dead', ended_at = $3, lease_until = null
      where workspace_id = $1 and webhook_id = $2 and status = 'waiting'`,
    [workspace, id, now],
  )

async function locked(query: Query, workspace: string, id: string): Promise<{ enabled: boolean }> {
  const [row] = await query<{ enabled: boolean }>(
    'select enabled from baton.webhooks where workspace_id = $1 and id = $2 for update',
    [workspace, id],
  )
  if (!row) throw new ProblemError('webhook_not_found')
  return row
}

function seal(vault: Vault, place: SealedPlace, secret: string): string {
  const sealed = vault.seal(place, secret)
  if (sealed === null) throw new ProblemError('secret_key_missing')
  return sealed
}

const placeOf = (workspace: string, id: string): SealedPlace => ({
  workspace,
  conversation: 'webhook',
  textId: id,
})

/** Paths of webhooks carry secrets of their own often enough: the audit has where it goes, not how. */
const originOf = (url: string): string => new URL(url).origin

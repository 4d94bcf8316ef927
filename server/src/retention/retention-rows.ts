import type { RetentionSettings } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'

/** How many of each went, or would go. */
export interface Removed {
  conversations: number
  files: number
  captures: number
  audit: number
  deliveries: number
}

/** Times are ms UTC. */
export interface RetentionRow {
  settings: RetentionSettings
  nextAt: number | null
  beganAt: number | null
  endedAt: number | null
  removed: Removed
  fault: string | null
}

export const nothing: Removed = { conversations: 0, files: 0, captures: 0, audit: 0, deliveries: 0 }

/** So long after a change nothing is removed: a mistake can be mended. Milliseconds. */
export const graceMs = 60 * 60 * 1000

const keepsAll: RetentionSettings = {
  resolvedDays: null,
  openDays: null,
  channels: [],
  fileDays: null,
  captureDays: null,
  auditDays: null,
  deliveryDays: null,
}

interface Stored extends Omit<RetentionSettings, 'channels'>, Omit<RetentionRow, 'settings' | 'removed'> {
  channelDays: Record<string, number | null>
  removed: Partial<Removed>
}

const columns = `resolved_days as "resolvedDays", open_days as "openDays", channel_days as "channelDays", file_days as "fileDays",
  capture_days as "captureDays", audit_days as "auditDays", delivery_days as "deliveryDays", next_at as "nextAt", began_at as "beganAt",
  ended_at as "endedAt", removed, fault`

export async function readRetention(db: Database, workspace: string): Promise<RetentionRow> {
  const [row] = await db.scoped<Stored>(workspace, `select ${columns} from baton.retention where workspace_id = $1`, [
    workspace,
  ])
  return row
    ? opened(row)
    : { settings: keepsAll, nextAt: null, beganAt: null, endedAt: null, removed: nothing, fault: null }
}

function opened({ channelDays, nextAt, beganAt, endedAt, removed, fault, ...days }: Stored): RetentionRow {
  const channels = Object.keys(channelDays)
    .sort()
    .map((channel) => ({ channel, days: channelDays[channel] ?? null }))
  return { settings: { ...days, channels }, nextAt, beganAt, endedAt, removed: { ...nothing, ...removed }, fault }
}

/** Says how long what is kept. What was due under the settings before is not removed any more, unless these say so too. */
export async function putRetention(
  db: Database,
  workspace: string,
  settings: RetentionSettings,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  const { channels, ...days } = settings
  const channelDays = Object.fromEntries(channels.map((each) => [each.channel, each.days]))
  const keeps = [...Object.values(days), ...Object.values(channelDays)].every((each) => each === null)
  await db.transaction({ workspace }, async (query) => {
    await query(
      `insert into baton.retention (workspace_id, resolved_days, open_days, channel_days, file_days, capture_days, audit_days, delivery_days, updated_at, next_at)
        values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10)
        on conflict (workspace_id) do update set resolved_days = excluded.resolved_days, open_days = excluded.open_days, channel_days = excluded.channel_days,
          file_days = excluded.file_days, capture_days = excluded.capture_days, audit_days = excluded.audit_days, delivery_days = excluded.delivery_days,
          updated_at = excluded.updated_at, next_at = excluded.next_at, lease_until = null, lease_owner = null`,
      [
        workspace,
        days.resolvedDays,
        days.openDays,
        JSON.stringify(channelDays),
        days.fileDays,
        days.captureDays,
        days.auditDays,
        days.deliveryDays,
        now,
        keeps ? null : now + graceMs,
      ],
    )
    const detail = { ...days, channels: channelDays }
    await audit(query, newId, { workspace, by, action: 'retention.changed', target: workspace, detail }, now)
  })
}

/** `id` and whatever goes on with it: held together, as they go together. */
const together = (id: string) => `baton.parts_of(array[baton.root_of(${id})])`

/**
 * Keeps a conversation whatever the settings say, or no longer; lifted, none of those that became one with it holds it either. Throws `ProblemError`
 * conversation_not_found.
 */
export async function setLegalHold(
  db: Database,
  { workspace, conversation, on }: { workspace: string; conversation: string; on: boolean },
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const found = await query('select 1 from baton.conversations where workspace_id = $1 and id = $2', [
      workspace,
      conversation,
    ])
    if (found.length === 0) throw new ProblemError('conversation_not_found')
    const changed = await query(
      on
        ? `insert into baton.legal_holds (workspace_id, conversation_id, at) values ($1, $2, $3) on conflict do nothing returning at`
        : `delete from baton.legal_holds where workspace_id = $1 and conversation_id = any (${together('$2')}) and at <= $3 returning at`,
      [workspace, conversation, now],
    )
    if (changed.length === 0) return
    const action = on ? 'legal-hold.placed' : 'legal-hold.lifted'
    await audit(query, newId, { workspace, by, action, target: conversation }, now)
  })
}

/** Since when a conversation is under legal hold; null where it is not. Throws `ProblemError` conversation_not_found. */
export async function heldSince(db: Database, workspace: string, conversation: string): Promise<number | null> {
  const [row] = await db.scoped<{ at: number | null }>(
    workspace,
    `select (select min(l.at) from baton.legal_holds l where l.workspace_id = $1 and l.conversation_id = any (${together('c.id')})) as at
      from baton.conversations c where c.workspace_id = $1 and c.id = $2`,
    [workspace, conversation],
  )
  if (!row) throw new ProblemError('conversation_not_found')
  return row.at
}

export async function countHeld(db: Database, workspace: string): Promise<number> {
  const [row] = await db.scoped<{ n: number }>(
    workspace,
    'select count(*)::int as n from baton.legal_holds where workspace_id = $1',
    [workspace],
  )
  return row?.n ?? 0
}

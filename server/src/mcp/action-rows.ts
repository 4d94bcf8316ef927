import type { ActionDefinition, ActionSettings, Binding } from '@baton/protocol'
import type * as z from 'zod'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'

type Settings = Omit<z.output<typeof ActionSettings>, 'tool'>

export type Scope = 'read' | 'write' | 'destructive'
export type Confirm = 'none' | 'customer' | 'person' | 'both'

/** One tool of one server, and what the workspace lets the assistant do with it. */
export interface ActionRow {
  server: string
  tool: string
  title: string
  definition: ActionDefinition
  hash: string
  state: 'off' | 'on' | 'changed' | 'gone'
  scope: Scope
  confirm: Confirm
  customers: 'anyone' | 'verified'
  tiers: readonly string[]
  assistants: readonly string[]
  bound: Readonly<Record<string, Binding>>
  perHour: number
  timeoutMs: number
}

const columns = `server_id as server, tool, title, definition, hash, scope, confirm, customers, tiers, assistants, bound, per_hour as "perHour",
  timeout_ms as "timeoutMs", case when gone then 'gone' when not enabled then 'off' when reviewed_hash is distinct from hash then 'changed'
  else 'on' end as state`

export const listActions = (db: Database, workspace: string): Promise<ActionRow[]> =>
  db.scoped<ActionRow>(
    workspace,
    `select ${columns} from baton.actions where workspace_id = $1 order by server_id, tool`,
    [workspace],
  )

export async function actionOf(
  db: Database,
  workspace: string,
  server: string,
  tool: string,
): Promise<ActionRow | null> {
  const [row] = await db.scoped<ActionRow>(
    workspace,
    `select ${columns} from baton.actions where workspace_id = $1 and server_id = $2 and tool = $3`,
    [workspace, server, tool],
  )
  return row ?? null
}

/** Says what the assistant may do with a tool. @throws {ProblemError} action_not_found, action_changed, action_unfit */
export async function putAction(
  db: Database,
  workspace: string,
  server: string,
  tool: string,
  settings: Settings,
  { by, newId }: Audited,
  now: number,
): Promise<ActionRow> {
  return db.transaction({ workspace }, async (query) => {
    const at = [workspace, server, tool]
    const [before] = await query<ActionRow>(
      `select ${columns} from baton.actions where workspace_id = $1 and server_id = $2 and tool = $3 for update`,
      at,
    )
    if (!before) throw new ProblemError('action_not_found')
    const { enabled, scope, confirm, customers, tiers, assistants, bound, perHour, timeoutMs } = settings
    if (enabled && (settings.hash !== before.hash || before.state === 'gone')) throw new ProblemError('action_changed')
    const unfit = enabled ? whyUnfit(before.definition, settings) : null
    if (unfit !== null) throw new ProblemError('action_unfit', { detail: unfit })
    const title = settings.title.trim()
    const [row] = await query<ActionRow>(
      `update baton.actions set enabled = $4, reviewed_hash = case when $4 then hash else reviewed_hash end, title = $5, scope = $6, confirm = $7,
          customers = $8, tiers = $9, bound = $10::jsonb, per_hour = $11, timeout_ms = $12, updated_at = $13, assistants = $14
        where workspace_id = $1 and server_id = $2 and tool = $3 returning ${columns}`,
      [
        ...at,
        enabled,
        title,
        scope,
        confirm,
        customers,
        tiers,
        JSON.stringify(bound),
        perHour,
        timeoutMs,
        now,
        assistants,
      ],
    )
    if (!row) throw new ProblemError('action_not_found')
    const detail = {
      tool,
      enabled,
      scope,
      confirm,
      customers,
      tiers: tiers.length,
      assistants,
      bound: Object.keys(bound),
      perHour,
      hash: before.hash,
    }
    await audit(query, newId, { workspace, by, action: 'action.changed', target: server, detail }, now)
    return row
  })
}

/** Why a tool cannot be used like that; null when it can. What its server claims counts where it is the stricter. */
export function whyUnfit(
  { inputs, hints, unreadable }: ActionDefinition,
  { scope, bound, customers }: Pick<Settings, 'scope' | 'bound' | 'customers'>,
): string | null {
  const missing = unreadable.filter((name) => bound[name]?.from !== 'fixed')
  if (missing.length > 0) return `bound: it must have ${missing.join(', ')}, which is no text, number or yes and no`
  if (hints.destructive === true && hints.readOnly !== true && scope !== 'destructive')
    return 'scope: its server says that it is destructive'
  if (hints.readOnly === false && scope === 'read') return 'scope: its server says that it changes something'
  const names = new Set([...inputs.map(({ name }) => name), ...unreadable])
  const unknown = Object.keys(bound).filter((name) => !names.has(name))
  if (unknown.length > 0) return `bound: it takes no ${unknown.join(', ')}`
  const byCustomer = Object.values(bound).some(({ from }) => from === 'customer')
  return byCustomer && customers !== 'verified' ? 'customers: whose id is filled in must be verified' : null
}

/** Its description is another than the one that was read: it is off, and the trail says so. */
export async function keepChanged(
  db: Database,
  workspace: string,
  { server, tool, hash }: ActionRow,
  found: { definition: ActionDefinition; hash: string } | null,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const changed = await query(
      `update baton.actions set definition = coalesce($5::jsonb, definition), hash = coalesce($6, hash), gone = $6::text is null, updated_at = $7
        where workspace_id = $1 and server_id = $2 and tool = $3 and hash = $4 and not gone returning tool`,
      [workspace, server, tool, hash, found ? JSON.stringify(found.definition) : null, found?.hash ?? null, now],
    )
    if (changed.length === 0) return
    const detail = { tool, from: hash, to: found?.hash ?? null }
    await audit(query, newId, { workspace, by, action: 'action.switched-off', target: server, detail }, now)
  })
}

import type { Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import type { Caller } from './caller.ts'

/** Who did it: a credential, or Baton itself (the first start, the command line). */
export interface Doer {
  kind: 'key' | 'agent' | 'system'
  id: string | null
}

export const system: Doer = { kind: 'system', id: null }

/** Who answers for what a caller does. Visitors and nobody change nothing that is audited. */
export function doerOf(caller: Caller): Doer {
  if (caller.kind === 'key') return { kind: 'key', id: caller.keyId }
  if (caller.kind === 'agent') return { kind: 'agent', id: caller.agentId }
  throw new Error(`a ${caller.kind} does nothing that is audited`)
}

export interface Deed {
  workspace: string
  by: Doer
  /** Such as `agent.created`. */
  action: string
  target: string
  /** Ids, names of fields and numbers: no free text and no secrets. */
  detail?: Record<string, unknown> | undefined
}

/** Writes what was done, in the transaction that does it. */
export async function audit(query: Query, newId: NewId, deed: Deed, now: number): Promise<void> {
  await query(
    `insert into baton.audit (workspace_id, id, at, actor_kind, actor_id, action, target, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`,
    [
      deed.workspace,
      newId('audit'),
      now,
      deed.by.kind,
      deed.by.id,
      deed.action,
      deed.target,
      JSON.stringify(deed.detail ?? {}),
    ],
  )
}

/** Who changes something, for the audit, and where its ids come from. */
export interface Audited {
  by: Doer
  newId: NewId
}

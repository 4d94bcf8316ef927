import type { Database } from '../../db/database.ts'
import { createIds } from '../../ids.ts'
import type { VisitorCaller } from '../caller.ts'
import { createCredentials, type Credentials } from '../credentials.ts'
import { createEndings } from '../endings.ts'
import { ensureWorkspace } from '../first-run.ts'
import type { Deps } from '../sessions.ts'
import { startVisit } from '../visitors.ts'
import { workspaceSecret } from '../workspaces.ts'

/** Noon of a day in November 2026, UTC. */
export const noon = Date.UTC(2026, 10, 20, 12)
export const minute = 60_000
export const hour = 60 * minute

export interface Desk {
  db: Database
  deps: Deps
  workspace: string
  secret: string
  credentials: Credentials
  /** An anonymous visitor, and the token that they come with. */
  aVisitor(now?: number): Promise<{ caller: VisitorCaller; token: string }>
}

let made = 0
/** One maker for all, so that what is made later sorts later. */
const newId = createIds(() => noon)

/** A workspace of its own for one test. */
export async function aDesk(db: Database): Promise<Desk> {
  made += 1
  const workspace = `desk-${made}`
  const deps = { db, newId, endings: createEndings() }
  await ensureWorkspace(deps, { id: workspace, name: 'A desk', locale: 'en' }, noon)
  return {
    db,
    deps,
    workspace,
    secret: (await workspaceSecret(db, workspace)) ?? '',
    credentials: createCredentials(db, deps.endings),
    async aVisitor(now = noon) {
      const { visitorId, token } = await startVisit(deps, workspace, now)
      return { caller: { kind: 'visitor', workspace, visitorId, customerId: null }, token }
    },
  }
}

/** An open conversation as far as identity asks for one. */
export async function aConversation(
  desk: Desk,
  id: string,
  it: { visitorId?: string; customerId?: string; heldBy?: string; offeredTo?: string; status?: 'open' | 'resolved' },
): Promise<void> {
  await desk.db.scoped(
    desk.workspace,
    `insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, offered_to, channel, opener,
       visitor_id, customer_id, row, opened_at, updated_at)
     values ($1, $2, 1, 1, $3, $4, $5, $6, 'widget', $2, $7, $8, '{}', 0, 0)`,
    [
      desk.workspace,
      id,
      it.status ?? 'open',
      it.heldBy === undefined ? 'assistant' : 'agent',
      it.heldBy ?? null,
      it.offeredTo ?? null,
      it.visitorId ?? null,
      it.customerId ?? null,
    ],
  )
}

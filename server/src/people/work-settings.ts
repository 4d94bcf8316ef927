import type { Database, Query } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { PresenceTimes } from './next-presence.ts'

/** How a workspace counts work and presence. */
export interface WorkSettings {
  /** A customer silent for so long: their case counts nothing until they write. 0: it always counts. */
  silentMinutes: number
  /** So long nothing is offered to whoever has solved a case. 0: no pause. */
  wrapUpSeconds: number
  /** Whoever has not touched the inbox for so long is away. 0: never. */
  idleMinutes: number
  /** What somebody holds who has gone away stays theirs; what was offered to them goes on all the same. */
  keepHeld: boolean
  /** Agents set their own hours, calendar and languages. Leads always may. */
  ownHours: boolean
  /** An offer is accepted for whoever has used the inbox within the last minute. */
  acceptForThem: boolean
  /** A customer who is waited for and does not write: it is closed after so long. 0: never by itself. */
  closeWaitingDays: number
  /** So long before they are told that it will be. */
  closeWordHours: number
}

export const defaultWork: WorkSettings = {
  silentMinutes: 15,
  wrapUpSeconds: 0,
  idleMinutes: 15,
  keepHeld: false,
  ownHours: false,
  acceptForThem: false,
  closeWaitingDays: 0,
  closeWordHours: 24,
}

export async function workOf(query: Query, workspace: string): Promise<WorkSettings> {
  const [row] = await query<{ work: Partial<WorkSettings> }>(
    'select work from baton.workspaces where workspace_id = $1',
    [workspace],
  )
  return { ...defaultWork, ...row?.work }
}

/** Whoever is away from the wire for longer is not there. With what is needed to notice it, less than 45 s pass until their customers are asked elsewhere. */
export const graceMs = 15_000

export const timesOf = ({ idleMinutes }: WorkSettings): PresenceTimes => ({ graceMs, idleMs: idleMinutes * 60_000 })

/** Changes what is given and keeps the rest. */
export async function changeWorkSettings(
  { db, newId }: { db: Database; newId: NewId },
  {
    workspace,
    change,
    by,
  }: { workspace: string; change: { [K in keyof WorkSettings]?: WorkSettings[K] | undefined }; by: Doer },
  now: number,
): Promise<WorkSettings> {
  return db.transaction({ workspace }, async (query) => {
    await query('update baton.workspaces set work = work || $2::jsonb where workspace_id = $1', [
      workspace,
      JSON.stringify(change),
    ])
    const detail = { fields: Object.keys(change) }
    await audit(query, newId, { workspace, by, action: 'workspace.work', target: workspace, detail }, now)
    return workOf(query, workspace)
  })
}

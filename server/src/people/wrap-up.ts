import type { Database } from '../db/database.ts'
import type { Committed } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'

export interface WrapUpParts {
  db: Database
  now: () => number
  log: (message: string, detail: object) => void
  peopleChanged(workspace: string): void
}

/** Whoever has solved a case has a moment for it, where the workspace gives one and they were there: it ends by itself, or when they say so. */
export function createWrapUp({ db, now, log, peopleChanged }: WrapUpParts): (committed: Committed) => Promise<void> {
  return async ({ workspace, before, records }) => {
    const solved = records.find(({ fact }) => fact.type === 'Resolved')
    if (!solved || before.holder.kind !== 'agent') return
    try {
      const paused = await db.scoped(
        workspace,
        `update baton.agents a set presence = 'wrap-up', presence_reason = 'wrap-up', presence_by = null, presence_at = $3, presence_after = 'online',
            presence_until = $3 + w.seconds * 1000, presence_due = least(a.presence_due, $3 + w.seconds * 1000)
          from (select coalesce((work ->> 'wrapUpSeconds')::bigint, 0) as seconds from baton.workspaces where workspace_id = $1) as w
          where a.workspace_id = $1 and a.id = $2 and a.presence = 'online' and w.seconds > 0 returning a.id`,
        [workspace, before.holder.id, now()],
      )
      if (paused.length > 0) peopleChanged(workspace)
    } catch (error) {
      log('nobody was given a moment after a case', { workspace, error: faultWords(error) })
    }
  }
}

import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { limitsOf, preview } from '../retention/expired.ts'
import { countHeld, heldSince, putRetention, readRetention, setLegalHold } from '../retention/retention-rows.ts'
import type { Handlers } from './operation.ts'

export interface RetentionHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** Whether it is under legal hold stands in its row, and is no fact. */
  changed(workspace: string, conversation: string): void
}

type Ids = 'getRetention' | 'putRetention' | 'previewRetention' | 'getLegalHold' | 'setLegalHold'

export function retentionHandlers({ db, newId, now, changed }: RetentionHandlersParts): Pick<Handlers, Ids> {
  async function presented(workspace: string) {
    const [{ settings, nextAt, beganAt, endedAt, removed, fault }, held] = await Promise.all([
      readRetention(db, workspace),
      countHeld(db, workspace),
    ])
    return {
      settings,
      held,
      nextRunAt: nextAt === null ? null : iso(nextAt),
      lastRun:
        beganAt === null
          ? null
          : { beganAt: iso(beganAt), endedAt: endedAt === null ? null : iso(endedAt), removed, fault },
    }
  }
  return {
    getRetention: ({ caller }) => presented(caller.workspace),
    async putRetention({ caller, body }) {
      await putRetention(db, caller.workspace, body, { by: doerOf(caller), newId }, now())
      return presented(caller.workspace)
    },
    async previewRetention({ caller, body }) {
      const { workspace } = caller
      const limits = limitsOf(body, now())
      const { oldestAt, ...found } = await db.transaction({ workspace }, (query) => preview(query, workspace, limits))
      return { ...found, oldestAt: oldestAt === null ? null : iso(oldestAt) }
    },
    async getLegalHold({ caller, params }) {
      const since = await heldSince(db, caller.workspace, params.id)
      return { on: since !== null, since: since === null ? null : iso(since) }
    },
    async setLegalHold({ caller, params, body }) {
      const held = { workspace: caller.workspace, conversation: params.id, on: body.on }
      await setLegalHold(db, held, { by: doerOf(caller), newId }, now())
      changed(caller.workspace, params.id)
      return { on: body.on }
    },
  }
}

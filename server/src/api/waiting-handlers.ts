import type { Database } from '../db/database.ts'
import { estimatedWaitsOf, estimateHealthOf, toldIn } from '../waiting/estimate-health.ts'
import type { Handlers } from './operation.ts'
import { spanOf } from './span-of.ts'

export interface WaitingHandlersParts {
  db: Database
  now: () => number
}

type Ids = 'estimateHealth' | 'estimatedWaits'

export function waitingHandlers({ db, now }: WaitingHandlersParts): Pick<Handlers, Ids> {
  return {
    async estimateHealth({ caller, query }) {
      const span = spanOf(query, now())
      return estimateHealthOf(await toldIn(db, caller.workspace, span), span)
    },

    async estimatedWaits({ caller, query }) {
      const { team, within, limit } = query
      const told = await toldIn(db, caller.workspace, spanOf(query, now()))
      return estimatedWaitsOf(told, { team, limit, within: within === undefined ? undefined : within === 'true' })
    },
  }
}

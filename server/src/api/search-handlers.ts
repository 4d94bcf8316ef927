import type { Database } from '../db/database.ts'
import { searchWorkspace } from '../search/search.ts'
import type { Handlers } from './operation.ts'

export function searchHandlers({ db, now }: { db: Database; now: () => number }): Pick<Handlers, 'search'> {
  return {
    search: ({ caller, query }) => searchWorkspace(db, caller.workspace, query, now()),
  }
}

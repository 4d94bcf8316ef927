import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { servedIn } from '../service-levels/served-cases.ts'
import { servedHandoffsOf, serviceHealthOf } from '../service-levels/service-health.ts'
import { putTargets, targetsOf } from '../service-levels/targets.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import { spanOf } from './span-of.ts'

export interface ServiceLevelHandlersParts {
  db: Database
  newId: NewId
  now: () => number
}

type Ids = 'getServiceTargets' | 'putServiceTargets' | 'serviceHealth' | 'servedHandoffs'

export function serviceLevelHandlers({ db, newId, now }: ServiceLevelHandlersParts): Pick<Handlers, Ids> {
  return {
    async getServiceTargets({ caller }) {
      return { targets: await targetsOf(db, caller.workspace) }
    },

    async putServiceTargets({ caller, body }) {
      const { workspace } = caller
      const { targets } = body
      const twice = targets.find((each, i) =>
        targets.some((other, j) => j < i && other.team === each.team && other.tier === each.tier),
      )
      if (twice)
        throw new ProblemError('invalid_request', {
          errors: [
            {
              path: `targets.${targets.indexOf(twice)}`,
              message: `says again what holds for team ${twice.team ?? 'any'} and tier ${twice.tier ?? 'any'}: leave one of the two`,
            },
          ],
        })
      const { missingTeam } = await putTargets(db, newId, { workspace, by: doerOf(caller), targets }, now())
      if (missingTeam !== null) throw new ProblemError('team_not_found', { detail: `There is no team ${missingTeam}.` })
      return { targets: await targetsOf(db, workspace) }
    },

    async serviceHealth({ caller, query }) {
      const span = spanOf(query, now())
      return serviceHealthOf(await servedIn(db, caller.workspace, span, now()), span, query.by)
    },

    async servedHandoffs({ caller, query }) {
      const { met, kind, team, tier, limit } = query
      const served = await servedIn(db, caller.workspace, spanOf(query, now()), now())
      return servedHandoffsOf(served, { kind, team, tier, limit, met: met === undefined ? undefined : met === 'true' })
    },
  }
}

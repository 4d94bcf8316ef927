import { defaultWeights, minimumParts } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { auditOf, gradeHandoff } from '../health/audits.ts'
import { completenessHealth } from '../health/completeness-health.ts'
import { arrivedIn } from '../health/arrived-handoffs.ts'
import { discoveryHealth } from '../health/discovery-health.ts'
import { arrivedHandoffsOf, warmHealthOf } from '../health/warm-health.ts'
import { strandedIn } from '../health/stranded.ts'
import type { Where } from '../handle.ts'
import { listQuarantined, replayQuarantined } from '../reactions/quarantine.ts'
import { measuredHandoffs } from '../health/measured-handoffs.ts'
import { putWeights, weightsOf } from '../health/weights.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import { spanOf } from './span-of.ts'

export interface HealthHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** What the parts weigh is other than before. */
  changed(workspace: string): void
}

type Ids =
  | 'handoffHealth'
  | 'arrivedHandoffs'
  | 'strandedConversations'
  | 'listQuarantined'
  | 'replayQuarantined'
  | 'getWeights'
  | 'putWeights'
  | 'discoveryHealth'
  | 'completenessHealth'
  | 'measuredHandoffs'
  | 'getAudit'
  | 'gradeHandoff'

export function healthHandlers({ db, newId, now, changed }: HealthHandlersParts): Pick<Handlers, Ids> {
  const minimum = [...minimumParts]
  const isThere = async ({ workspace, conversation }: Where) =>
    (
      await db.scoped(workspace, 'select 1 from baton.conversations where workspace_id = $1 and id = $2', [
        workspace,
        conversation,
      ])
    ).length > 0

  return {
    async handoffHealth({ caller, query }) {
      const span = spanOf(query, now())
      return warmHealthOf(await arrivedIn(db, caller.workspace, span), span, now())
    },

    discoveryHealth: ({ caller, query }) => discoveryHealth(db, caller.workspace, spanOf(query, now())),

    async arrivedHandoffs({ caller, query }) {
      return arrivedHandoffsOf(await arrivedIn(db, caller.workspace, spanOf(query, now())), query)
    },

    strandedConversations: ({ caller, query }) => strandedIn(db, caller.workspace, now(), query.limit),

    listQuarantined: ({ caller, query }) => listQuarantined(db, caller.workspace, query.limit),

    async replayQuarantined({ caller, params }) {
      const where = { workspace: caller.workspace, conversation: params.id }
      const replayed = await replayQuarantined(db, where, { by: doerOf(caller), newId }, now())
      if (!replayed && !(await isThere(where))) throw new ProblemError('conversation_not_found')
      return { replayed }
    },

    async getWeights({ caller }) {
      return { weights: await weightsOf(db, caller.workspace), defaults: defaultWeights, minimum }
    },

    async putWeights({ caller, body }) {
      const { workspace } = caller
      const next = { ...(await weightsOf(db, workspace)), ...(body.weights ?? defaultWeights) }
      if (Object.values(next).every((weight) => weight === 0))
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'weights', message: 'leave at least one part with a weight above 0' }],
        })
      const weights = await putWeights(db, newId, { workspace, by: doerOf(caller), weights: body.weights }, now())
      changed(workspace)
      return { weights, defaults: defaultWeights, minimum }
    },

    completenessHealth: ({ caller, query }) => completenessHealth(db, caller.workspace, spanOf(query, now()), query.by),

    async measuredHandoffs({ caller, query }) {
      const { from: _from, to: _to, passes, ...which } = query
      return measuredHandoffs(db, caller.workspace, {
        ...which,
        ...spanOf(query, now()),
        passes: passes === undefined ? undefined : passes === 'true',
      })
    },

    async getAudit({ caller, params }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      const found = await auditOf(db, caller.workspace, params.week, caller.agentId)
      if (!found)
        throw new ProblemError('invalid_request', { errors: [{ path: 'week', message: 'this year has no such week' }] })
      return {
        ...found,
        week: params.week,
        from: iso(found.from),
        to: iso(found.to),
        sample: found.sample.map((each) => ({ ...each, at: iso(each.at) })),
        agreement: { ...found.agreement, parts: [...found.agreement.parts] },
        overall: { ...found.overall, parts: [...found.overall.parts] },
      }
    },

    async gradeHandoff({ caller, params, body }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      const graded = await gradeHandoff(
        { db, newId },
        {
          workspace: caller.workspace,
          agentId: caller.agentId,
          by: doerOf(caller),
          handoffId: params.id,
          grades: body.grades,
        },
        now(),
      )
      if (!graded) throw new ProblemError('handoff_not_found')
      return graded
    },
  }
}

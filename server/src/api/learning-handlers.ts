import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import type { LearningLimits } from '../learning/limits.ts'
import { presentLearning } from '../learning/present-learning.ts'
import { askForRun, standingOf } from '../learning/standing.ts'
import { listVersions, putSettings, turnTo } from '../learning/versions.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface LearningHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  limits: LearningLimits
  /** Another version decides from now on. */
  changed(workspace: string): void
  /** Somebody asked for a run. */
  requested(): void
}

type Ids = 'getLearning' | 'runLearning' | 'approveLearnedVersion' | 'rollBackLearning' | 'putLearningSettings'

export function learningHandlers(parts: LearningHandlersParts): Pick<Handlers, Ids> {
  const { db, now, limits, changed, requested } = parts

  async function present(workspace: string) {
    const [standing, versions] = await Promise.all([standingOf(db, workspace, now()), listVersions(db, workspace)])
    return presentLearning(standing, versions, limits)
  }

  async function turn(caller: KnownCaller, to: number | 'before') {
    const { workspace } = caller
    const turned = await turnTo(parts, { workspace, by: doerOf(caller), to })
    if (!turned.ok) throw new ProblemError(turned.why === 'nothing-before' ? 'nothing_before' : 'not_found')
    changed(workspace)
    // What is told of calibration and comparison is of what was live.
    await askForRun(db, workspace, now())
    requested()
    return present(workspace)
  }

  return {
    getLearning: ({ caller }) => present(caller.workspace),

    async runLearning({ caller }) {
      await askForRun(db, caller.workspace, now())
      requested()
      return present(caller.workspace)
    },

    approveLearnedVersion: ({ caller, params }) => turn(caller, params.number),

    rollBackLearning: ({ caller }) => turn(caller, 'before'),

    async putLearningSettings({ caller, body }) {
      const { workspace } = caller
      await putSettings(parts, { workspace, by: doerOf(caller), switchByItself: body.switchByItself })
      return present(workspace)
    },
  }
}

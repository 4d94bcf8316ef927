import type { Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import {
  lastPlayed,
  lastRuns,
  requestRun,
  runById,
  type LastPlayed,
  type NamedDrill,
  type StoredRun,
} from '../drills/drill-runs.ts'
import type { ScriptedDrill } from '../drills/drill.ts'
import { gateOf } from '../drills/gate.ts'
import { deleteDrill, ownDrills, putDrill } from '../drills/own-drills.ts'
import { shippedDrills } from '../drills/read-drills.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface DrillHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  policyOf(workspace: string): Promise<Policy>
  /** A run waits to be played. */
  requested(): void
}

type Ids = 'listDrills' | 'getDrill' | 'putDrill' | 'deleteDrill' | 'runDrills' | 'listDrillRuns' | 'getDrillRun'

export function drillHandlers({ db, newId, now, policyOf, requested }: DrillHandlersParts): Pick<Handlers, Ids> {
  const auditedBy = (caller: KnownCaller) => ({ by: doerOf(caller), newId })

  async function wanted(
    workspace: string,
    { names, source }: { names?: readonly string[] | undefined; source?: NamedDrill['source'] | undefined },
  ): Promise<NamedDrill[]> {
    const [own, shipped] = await Promise.all([ownDrills(db, workspace), shippedDrills()])
    const all: NamedDrill[] = [
      ...own.map(({ name }) => ({ name, source: 'own' as const })),
      ...shipped.drills.map(({ name }) => ({ name, source: 'shipped' as const })),
    ]
    const from = source ?? (names ? undefined : 'own')
    const these = all.filter((each) => from === undefined || each.source === from)
    if (!names) return these
    // Where both have the name, the workspace's own is meant.
    return names.map((name) => {
      const found = these.find((each) => each.name === name)
      if (!found) throw new ProblemError('no_such_drill', { detail: `there is no drill "${name}"` })
      return found
    })
  }

  return {
    async listDrills({ caller }) {
      const { workspace } = caller
      const [own, shipped, policy, played] = await Promise.all([
        ownDrills(db, workspace),
        shippedDrills(),
        policyOf(workspace),
        lastPlayed(db, workspace),
      ])
      const gate = await gateOf(db, workspace, policy)
      return {
        drills: [
          ...own.map(({ drill, updatedAt }) => drillRow(drill, 'own', updatedAt, played)),
          ...shipped.drills.map((drill) => drillRow(drill, 'shipped', null, played)),
        ],
        gate: { ...gate, reachedAt: gate.reachedAt === null ? null : iso(gate.reachedAt) },
      }
    },

    async getDrill({ caller, params }) {
      const found = (await ownDrills(db, caller.workspace)).find(({ name }) => name === params.name)
      if (!found) throw new ProblemError('not_found')
      return { name: found.name, yaml: found.yaml, updatedAt: iso(found.updatedAt) }
    },

    async putDrill({ caller, params, body }) {
      try {
        const given = { name: params.name, yaml: body.yaml }
        const { drill, updatedAt } = await putDrill(db, caller.workspace, given, { audited: auditedBy(caller) }, now())
        return drillRow(drill, 'own', updatedAt, await lastPlayed(db, caller.workspace))
      } catch (error) {
        if (error instanceof ContentError)
          throw new ProblemError('drill_broken', { detail: `line ${error.line}: ${error.message}` })
        throw error
      }
    },

    async deleteDrill({ caller, params }) {
      if (!(await deleteDrill(db, caller.workspace, params.name, auditedBy(caller), now())))
        throw new ProblemError('not_found')
    },

    async runDrills({ caller, body }) {
      const names = await wanted(caller.workspace, body)
      if (names.length === 0)
        throw new ProblemError('no_such_drill', { detail: 'the workspace has no drill of its own' })
      const run = await requestRun(db, caller.workspace, names, auditedBy(caller), now())
      requested()
      return runRow(run)
    },

    async listDrillRuns({ caller }) {
      return { runs: (await lastRuns(db, caller.workspace, now())).map(runRow) }
    },

    async getDrillRun({ caller, params }) {
      const run = await runById(db, caller.workspace, params.id, now())
      if (!run) throw new ProblemError('not_found')
      return {
        ...runRow(run),
        names: run.names.map(({ name }) => name),
        results: run.results.map((each) => ({
          ...each,
          broken: [...each.broken],
          transcript: [...each.transcript],
        })),
      }
    },
  }
}

function drillRow(
  drill: ScriptedDrill,
  source: NamedDrill['source'],
  updatedAt: number | null,
  played: readonly LastPlayed[],
) {
  const { name, story, language, persona, guards, says, expect } = drill
  const last = played.find((each) => each.name === name && each.source === source)
  return {
    name,
    story,
    language,
    persona,
    guards,
    source,
    lines: says.length,
    handedOff: expect.handedOff?.kind ?? null,
    updatedAt: updatedAt === null ? null : iso(updatedAt),
    last: last
      ? { runId: last.runId, at: iso(last.at), passed: last.passed, turn: last.turn, reason: last.reason }
      : null,
  }
}

function runRow({ id, requestedAt, endedAt, status, leased, names, results, fault }: StoredRun) {
  return {
    id,
    requestedAt: iso(requestedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    status: status === 'waiting' && leased ? ('running' as const) : status,
    total: names.length,
    played: results.length,
    failed: results.filter(({ passed }) => !passed).length,
    fault,
  }
}

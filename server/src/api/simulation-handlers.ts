import { figuresOf, neededIn, type Policy } from '@baton/engine'
import type { SimulationRow, StaffingChanges } from '@baton/protocol'
import { isZone } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { readTeams } from '../people/read-roster.ts'
import { routingBy } from '../policies/policies.ts'
import { countCame, mostCame, readPeople } from '../staffing/read-came.ts'
import { isEnough, readDay } from '../staffing/read-day.ts'
import { rounded } from '../staffing/simulation-runner.ts'
import {
  cancelSimulation,
  lastSimulations,
  requestSimulation,
  simulationById,
  type StoredSimulation,
} from '../staffing/simulations.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface SimulationHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  policyOf(workspace: string): Promise<Policy>
  /** One waits to be played, or is to stop. */
  requested(): void
}

type Ids = 'staffingDay' | 'simulate' | 'listSimulations' | 'getSimulation' | 'cancelSimulation'

const hourMs = 60 * 60_000
/** Seven days, one of which daylight saving may make longer. */
const longestMs = 7 * 24 * hourMs + hourMs

export function simulationHandlers({
  db,
  newId,
  now,
  policyOf,
  requested,
}: SimulationHandlersParts): Pick<Handlers, Ids> {
  const auditedBy = (caller: KnownCaller) => ({ by: doerOf(caller), newId })

  function spanOf(given: { from: string; to: string }) {
    const span = { from: Date.parse(given.from), to: Date.parse(given.to) }
    if (span.from >= span.to || span.to > now() || span.to - span.from > longestMs)
      throw new ProblemError('span_not_past')
    return span
  }

  async function found(workspace: string, id: string): Promise<StoredSimulation> {
    const row = await simulationById(db, workspace, id, now())
    if (!row) throw new ProblemError('not_found')
    return row
  }

  async function refuseUnknown(workspace: string, changes: StaffingChanges): Promise<void> {
    const { add, remove, skills, shifts, capacity, policyVersion } = changes
    const named = [...remove, ...[...skills, ...shifts, ...capacity].flatMap(({ agentId }) => agentId ?? [])]
    const people = new Set((await readPeople(db, workspace, now())).map(({ id }) => id))
    const agent = named.find((id) => !people.has(id))
    if (agent !== undefined) throw new ProblemError('agent_not_found', { detail: `There is no agent ${agent}.` })
    const teams = new Set((await readTeams(db, workspace)).map(({ id }) => id))
    const team = add.find((each) => !teams.has(each.team))
    if (team) throw new ProblemError('team_not_found', { detail: `There is no team ${team.team}.` })
    if (policyVersion !== undefined && !(await routingBy(db, workspace, policyVersion)))
      throw new ProblemError('policy_version_not_found', { detail: `There is no version ${policyVersion}.` })
  }

  return {
    async staffingDay({ caller, query }) {
      const { workspace } = caller
      const span = spanOf(query)
      const { routing } = await policyOf(workspace)
      const given = { ...span, targetMinutes: query.targetMinutes, patienceMinutes: null, routing }
      const { day, basis, happened, people } = await readDay(db, workspace, given)
      const openings = new Map(day.agents.map((agent) => [agent.id, agent.openings]))
      const teams = await readTeams(db, workspace)
      const names = [...people, ...day.arrivals].flatMap(({ skills }) => skills)
      return {
        from: iso(span.from),
        to: iso(span.to),
        basis,
        real: rounded(figuresOf(happened, query.targetMinutes)),
        enough: isEnough(basis),
        people: people.map(({ id, name, teams: own, skills, capacity }) => ({
          id,
          name,
          teams: [...own],
          skills: skills.map((each) => each.name),
          skillLevels: skills.map(({ name: skill, level }) => ({ name: skill, level })),
          capacity,
          openings: (openings.get(id) ?? []).map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
        })),
        skills: [
          ...new Set(names.map((each) => (typeof each === 'string' ? each.replace(/:[1-5]$/, '') : each.name))),
        ].sort(),
        teams: teams.map(({ id, name }) => ({ id, name })),
        halfHours: neededIn(day).map(({ at, needed, ...each }) => ({
          ...rounded({ ...each, needed }),
          needed: rounded([...needed]),
          at: iso(at),
        })),
      }
    },

    async simulate({ caller, body }) {
      const { workspace } = caller
      const span = spanOf(body)
      if (!isZone(body.timeZone))
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'timeZone', message: 'is no time zone such as Europe/Berlin' }],
        })
      await refuseUnknown(workspace, body.changes)
      const came = await countCame(db, workspace, span)
      if (came < 20) throw new ProblemError('too_little_came', { detail: `${came} came.` })
      if (came > mostCame)
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'to', message: `has more than ${mostCame} who came; name a shorter span` }],
        })
      const made = await requestSimulation(db, workspace, body, auditedBy(caller), now())
      requested()
      return rowOf(made)
    },

    async listSimulations({ caller }) {
      return { simulations: (await lastSimulations(db, caller.workspace, now())).map(rowOf) }
    },

    async getSimulation({ caller, params }) {
      const row = await simulationById(db, caller.workspace, params.id, now())
      if (!row) throw new ProblemError('not_found')
      return { ...rowOf(row), result: row.result }
    },

    async cancelSimulation({ caller, params }) {
      await found(caller.workspace, params.id)
      await cancelSimulation(db, caller.workspace, params.id, auditedBy(caller), now())
      requested()
      return rowOf(await found(caller.workspace, params.id))
    },
  }
}

const rowOf = ({ id, requestedAt, endedAt, status, leased, ...row }: StoredSimulation): SimulationRow => ({
  id,
  requestedAt: iso(requestedAt),
  endedAt: endedAt === null ? null : iso(endedAt),
  status: status === 'waiting' && leased ? 'running' : status,
  asked: row.asked,
  progress: row.progress,
  headline: row.headline,
  fault: row.fault,
})

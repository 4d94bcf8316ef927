import { figuresOf, type StaffingDay, type StaffingOutcome } from '@baton/engine'
import type { SimulationResult, StaffingOutcome as OnWire } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import { iso } from '../live/rows.ts'
import { routingBy } from '../policies/policies.ts'
import { changeDay } from './change-day.ts'
import { readDay } from './read-day.ts'
import { simulateInThread } from './simulate-in-thread.ts'
import {
  claimSimulation,
  endSimulation,
  keepProgress,
  releaseSimulation,
  simulationById,
  type ClaimedSimulation,
} from './simulations.ts'

export interface SimulationRunnerParts {
  db: Database
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  /** One that has not gone on for this long is begun again by whoever sweeps next. Milliseconds. */
  leaseMs?: number | undefined
  sweepMs?: number | undefined
}

export interface SimulationRunner {
  start(): void
  /** Somebody asked for one, or stopped one. */
  heard(): void
  /** Ends at once; what was being played is begun again by somebody else, or after the next start. */
  stop(): Promise<void>
}

/** One that fails so often is not begun again. */
const mostTries = 3
/** How often it is written how far it is, and looked whether it was cancelled. Milliseconds. */
const tellEveryMs = 300

/** Plays the what-ifs that wait, one at a time, each in a thread of its own. */
export function createSimulationRunner(parts: SimulationRunnerParts): SimulationRunner {
  const { db, now, owner, log, leaseMs = 30_000, sweepMs = 5000 } = parts
  let stopping: AbortController | undefined
  let sweeper: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function heard(): void {
    if (!stopping || stopping.signal.aborted) return
    running ??= playAll(stopping.signal).finally(() => (running = undefined))
  }

  async function playAll(signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        const claimed = signal.aborted ? null : await claimSimulation(db, owner, now(), now() + leaseMs)
        if (!claimed) return
        await play(claimed, signal)
      }
    } catch (error) {
      log('a day could not be played; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function play(claimed: ClaimedSimulation, stopped: AbortSignal): Promise<void> {
    const cancelled = new AbortController()
    let progress = 0
    const telling = setInterval(() => {
      keepProgress(db, claimed, owner, { progress, until: now() + leaseMs }).then(
        (goesOn) => goesOn || cancelled.abort(),
        () => {},
      )
    }, tellEveryMs)
    try {
      const signal = AbortSignal.any([stopped, cancelled.signal])
      const result = await resultOf(parts, claimed, signal, (share) => (progress = share))
      if (result) await endSimulation(db, claimed, { result }, now())
      else if (stopped.aborted) await releaseSimulation(db, claimed, owner, null)
    } catch (error) {
      const { workspace, id, tries } = claimed
      log('a what-if broke', { workspace, simulation: id, tries, error: faultWords(error) })
      if (tries >= mostTries) await endSimulation(db, claimed, { fault: faultWords(error) }, now())
      else await releaseSimulation(db, claimed, owner, now() + leaseMs / 6)
    } finally {
      clearInterval(telling)
    }
  }

  return {
    heard,
    start() {
      stopping = new AbortController()
      sweeper = setInterval(heard, sweepMs)
      sweeper.unref()
      heard()
    },
    async stop() {
      stopping?.abort()
      clearInterval(sweeper)
      await running
    },
  }
}

async function resultOf(
  { db, now }: SimulationRunnerParts,
  { workspace, id }: ClaimedSimulation,
  signal: AbortSignal,
  heard: (share: number) => void,
): Promise<SimulationResult | null> {
  const found = await simulationById(db, workspace, id, now())
  if (!found) return null
  const { from, to, timeZone, targetMinutes, patienceMinutes, seed, replications, changes } = found.asked
  const live = await routingBy(db, workspace, 'live')
  const other = changes.policyVersion === undefined ? live : await routingBy(db, workspace, changes.policyVersion)
  if (!live || !other) throw new Error(`version ${changes.policyVersion ?? 'live'} of the policy is not there any more`)
  const { routing } = live
  const span = { from: Date.parse(from), to: Date.parse(to) }
  const { day, basis, happened } = await readDay(db, workspace, { ...span, targetMinutes, patienceMinutes, routing })
  const changed = isNothing(changes) ? null : changeDay(day, changes, timeZone, other.routing)
  const played = await simulateInThread({ before: day, after: changed, seed, replications }, signal, heard)
  if (!played) return null
  return {
    basis,
    policies: { before: live.version, after: other.version },
    real: rounded(figuresOf(happened, targetMinutes)),
    before: onWire(played.before, day),
    after: played.after && changed && onWire(played.after, changed),
  }
}

export const isNothing = (changes: object): boolean =>
  Object.values(changes).every((each: unknown) => each === undefined || (Array.isArray(each) && each.length === 0))

const onWire = (outcome: StaffingOutcome, { agents }: StaffingDay): OnWire =>
  rounded({
    ...outcome,
    people: agents.filter(({ openings }) => openings.length > 0).length,
    halfHours: outcome.halfHours.map((each) => ({ ...each, at: iso(each.at) })),
  }) as OnWire

/** To three places: what is finer says nothing, and makes a week's result three times as long. */
export const rounded = <T>(of: T): T =>
  JSON.parse(
    JSON.stringify(of, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
  ) as T

import { beginDesk, priorModel, resumeDesk, type Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { NewId } from '../ids.ts'
import { readClusterName } from '../log/cluster.ts'
import { judgeVersions, keepReport } from './judge-versions.ts'
import { claimDue, endRun, hold, LeaseLost, readBegun, type Claim } from './lease.ts'
import { learnRipe } from './learn-ripe.ts'
import type { LearningLimits } from './limits.ts'
import { placeIn, readLog } from './read-log.ts'
import { listVersions, modelOf } from './versions.ts'

export interface LearningRunnerParts {
  db: Database
  newId: NewId
  now: () => number
  /** Names the node. */
  owner: string
  limits: LearningLimits
  policyOf(workspace: string): Promise<Policy>
  /** Another version decides from now on. */
  changed(workspace: string): void
  log: (message: string, detail: object) => void
  /** How often a workspace learns, and how often it is looked whose time has come. Milliseconds. */
  everyMs?: number | undefined
  sweepMs?: number | undefined
  /** A run that has not gone on for this long is another node's. Milliseconds. */
  leaseMs?: number | undefined
}

export interface LearningRunner {
  start(): void
  /** Somebody asked for a run. */
  heard(): void
  /** Ends after the batch that is being learned; the rest is learned after the next start, or by another node. */
  stop(): Promise<void>
}

/** How many labels are learned before versions are looked at again within a run. */
const judgedEvery = 0.5
const minuteMs = 60_000

/**
 * Turns what became of conversations into versions of what decides: one workspace after the other, some conversations at a time, under a lease.
 * What was learned, from what, and how far the log was read are written together: a run that breaks off has learned each conversation
 * once or not at all, and the next goes on there.
 */
export function createLearningRunner(parts: LearningRunnerParts): LearningRunner {
  const { db, now, owner, log, everyMs = 10 * minuteMs, sweepMs = minuteMs / 2, leaseMs = minuteMs } = parts
  let stopping: AbortController | undefined
  let sweeper: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let asked = false
  let turns = 0
  let cluster: string | undefined

  function heard(): void {
    if (!stopping || stopping.signal.aborted) return
    asked = true
    running ??= runAll(stopping.signal).finally(() => (running = undefined))
  }

  async function runAll(signal: AbortSignal): Promise<void> {
    try {
      while (asked) {
        asked = false
        for (;;) {
          const claim = signal.aborted ? null : await claimDue(db, `${owner}.${++turns}`, now(), now() + leaseMs)
          if (!claim) break
          await run(claim, signal)
        }
      }
    } catch (error) {
      log('learning could not begin; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function run(claim: Claim, signal: AbortSignal): Promise<void> {
    const renewing = setInterval(() => void hold(db, claim, now() + leaseMs).catch(() => {}), leaseMs / 3)
    const began = performance.now()
    const end = (learned: number, fault: string | null) =>
      endRun(db, claim, {
        at: now(),
        learned,
        seconds: Math.round(performance.now() - began) / 1000,
        fault,
        nextAt: now() + (fault === null ? everyMs : Math.min(everyMs, minuteMs * claim.tries)),
      })
    try {
      const learned = await learn(claim, signal)
      if (signal.aborted) await hold(db, claim, null)
      else await end(learned, null)
    } catch (error) {
      if (error instanceof LeaseLost) return
      const { workspace, tries } = claim
      log('a run of learning broke; it goes on where it was', { workspace, tries, error: faultWords(error) })
      await end(0, faultWords(error)).catch(() => {}) // its lease runs out
    } finally {
      clearInterval(renewing)
    }
  }

  async function learn(claim: Claim, signal: AbortSignal): Promise<number> {
    const { workspace } = claim
    const { decision: policy } = await parts.policyOf(workspace)
    const begun = await readBegun(db, workspace)
    cluster ??= await readClusterName(db)
    const place = await placeIn(db, workspace, begun.place, cluster)
    const before = begun.state ? resumeDesk(begun.state, priorModel) : beginDesk(priorModel)
    let desk = await readLog(db, claim, { desk: before, place }, policy, { now, signal })
    const versions = await listVersions(db, workspace)
    let live = versions.find(({ status }) => status === 'live')?.model ?? priorModel
    const judge = async () => {
      const judged = await judgeVersions(parts, claim, desk, policy)
      if (!judged.switched) return
      live = modelOf(await listVersions(db, workspace), judged.live)
      parts.changed(workspace)
    }
    let judgedAt = desk.labelled
    let looked = 0
    while (!signal.aborted) {
      const batch = await learnRipe(db, claim, desk, { policy, live, now: now() })
      desk = batch.desk
      looked += batch.looked
      if (desk.labelled - judgedAt >= parts.limits.labels * judgedEvery) {
        judgedAt = desk.labelled
        await judge()
      }
      if (!batch.more) break
    }
    if (!signal.aborted) {
      await judge()
      await keepReport(db, claim)
    }
    return looked
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

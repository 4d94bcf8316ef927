import { setTimeout as sleep } from 'node:timers/promises'
import type { Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { NewId } from '../ids.ts'
import { teamsOf, type TeamDetail } from '../workspace/workspace.ts'
import { contentOf, type DrillContent } from './drill-content.ts'
import {
  claimRun,
  endRun,
  holdRun,
  keepResults,
  runById,
  type ClaimedRun,
  type DrillResult,
  type NamedDrill,
} from './drill-runs.ts'
import type { ScriptedDrill } from './drill.ts'
import { groundOf, openGate } from './gate.ts'
import { ownDrills } from './own-drills.ts'
import type { DrillDesk } from './play-drill.ts'
import { playDrills } from './play-drills.ts'
import { shippedDrills } from './read-drills.ts'
import type { StandIns } from './stand-in.ts'
import { intentsToTeach, teachIntents } from './teach-intents.ts'

/** A desk of its own in memory, with the assistant that customers get: what is played on it reaches nobody and is counted nowhere. */
export interface RehearsalDesk {
  workspace(policy: object, content: DrillContent): Promise<{ id: string; key: string }>
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    token: string,
    body?: unknown,
  ): ReturnType<DrillDesk['call']>
  standIn(workspace: string, conversation: string, standIns: StandIns): void
  stop(): Promise<void>
}

export interface DrillRunnerParts {
  db: Database
  policyOf(workspace: string): Promise<Policy>
  openDesk(): Promise<RehearsalDesk>
  newId: NewId
  now: () => number
  owner: string
  /** What workspaces that have said nothing read messages by. */
  starterIntents: boolean
  log: (message: string, detail: object) => void
  /** A run that has not gone on for this long is begun by whoever sweeps next, at the drill where it stopped. Milliseconds. */
  leaseMs?: number | undefined
  sweepMs?: number | undefined
}

export interface DrillRunner {
  start(): void
  /** Somebody asked for a run. */
  heard(): void
  /** Ends after the drill that is being played; the rest of the run is somebody else's, or is played after the next start. */
  stop(): Promise<void>
}

/** A run that fails so often is not begun again. */
const mostTries = 3

/**
 * Plays the runs that wait, one at a time, each on a desk in memory that is filled from the workspace: its articles, playbooks, teams and policy for its own drills,
 * the small shop and the workspace's policy for those that come with Baton. A run survives the node that plays it: results are kept one by one.
 */
export function createDrillRunner(parts: DrillRunnerParts): DrillRunner {
  const { db, now, owner, log, leaseMs = 60_000, sweepMs = 5000 } = parts
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
        const claimed = signal.aborted ? null : await claimRun(db, owner, now(), now() + leaseMs)
        if (!claimed) return
        await play(claimed, signal)
      }
    } catch (error) {
      log('drills could not be played; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function play(claimed: ClaimedRun, signal: AbortSignal): Promise<void> {
    const { workspace, id } = claimed
    const renewing = setInterval(() => void holdRun(db, claimed, owner, now() + leaseMs).catch(() => {}), leaseMs / 3)
    try {
      await playRun(parts, claimed, signal)
      if (signal.aborted) await holdRun(db, claimed, owner, null)
      else await endRun(db, workspace, id, null, now())
    } catch (error) {
      log('a run of drills broke', { workspace, run: id, tries: claimed.tries, error: faultWords(error) })
      if (claimed.tries >= mostTries) await endRun(db, workspace, id, faultWords(error), now())
      else await holdRun(db, claimed, owner, now() + leaseMs / 6)
    } finally {
      clearInterval(renewing)
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

async function playRun(parts: DrillRunnerParts, { workspace, id }: ClaimedRun, signal: AbortSignal): Promise<void> {
  const { db, now } = parts
  const run = await runById(db, workspace, id, now())
  if (!run) return
  const results: DrillResult[] = [...run.results]
  const left = run.names.filter(
    (each) => !results.some((done) => done.name === each.name && done.source === each.source),
  )
  const policy = await parts.policyOf(workspace)
  const ground = await groundOf(db, workspace, policy)
  const [own, shipped] = await Promise.all([ownDrills(db, workspace), shippedDrills()])
  const known = { own: own.map(({ drill }) => drill), shipped: shipped.drills }
  const desk = await parts.openDesk()
  try {
    for (const source of ['own', 'shipped'] as const) {
      const drills = chosen(left, source, known[source])
      if (drills.length === 0) continue
      const content = source === 'own' ? await contentOf(db, workspace) : shipped.content
      const by = await filledDesk(desk, policy, content, await teamsOf(db, workspace))
      // The small shop of the drills that ship has none of its own.
      if (source === 'own') await teachIntents(by, await intentsToTeach(db, workspace, parts.starterIntents), signal)
      const options = {
        newId: () => parts.newId('customer'),
        clock: () => performance.now(),
        sleep: (ms: number) => sleep(ms),
        atOnce: 2,
        signal,
      }
      let keeping = Promise.resolve()
      await playDrills(by, drills, options, (played) => {
        results.push({ ...played, source })
        const soFar = [...results]
        keeping = keeping.then(() => keepResults(db, workspace, id, soFar))
      })
      await keeping
    }
  } finally {
    await desk.stop()
  }
  const reached = results.some(({ source, passed, turn }) => source === 'own' && passed && turn !== null)
  if (reached && !signal.aborted) await openGate(db, workspace, ground, now())
}

/** Those of a run that are still there. */
const chosen = (names: readonly NamedDrill[], source: NamedDrill['source'], known: readonly ScriptedDrill[]) =>
  known.filter(({ name }) => names.some((each) => each.source === source && each.name === name))

/** A workspace in memory that decides as the real one, with its teams and without its people. The assistant is on: that is what is tried. */
async function filledDesk(
  desk: RehearsalDesk,
  policy: Policy,
  content: DrillContent,
  teams: readonly TeamDetail[],
): Promise<DrillDesk> {
  const { id: copy, key } = await desk.workspace({ ...policy, assistant: 'live', shadow: null, quietMs: 20 }, content)
  for (const { id, name, hours, isDefault } of teams) {
    const { status } = await desk.call('PUT', `/v1/teams/${id}`, key, {
      name,
      hours,
      ...(isDefault ? { isDefault: true } : {}),
    })
    if (status >= 300) throw new Error(`a team could not be made for drills: ${status}`)
  }
  return {
    call: (method, path, body) => desk.call(method, path, key, body),
    standIn: (conversation, standIns) => desk.standIn(copy, conversation, standIns),
  }
}

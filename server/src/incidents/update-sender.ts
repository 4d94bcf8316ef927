import type { Actor } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { beginUpdate, claimUpdate, endUpdate, keepLease, type ClaimedUpdate, type UpdateRow } from './updates.ts'

export interface UpdateSenderParts {
  db: Database
  door: Door
  now: () => number
  owner: string
  /** What is known is another: decisions see it at once. */
  changed(workspace: string): void
  log: (message: string, detail: object) => void
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  /** As many cases as are told before the lease is looked at again. */
  batch?: number | undefined
}

export interface UpdateSender {
  start(): void
  /** An update is there, or will be in a moment. */
  ready(inMs?: number): void
  stop(): Promise<void>
  /** Sends what is due, once. */
  sendDue(): Promise<void>
}

const system: Actor = { kind: 'system' }

/**
 * Tells each case of an incident one update, in batches under a lease. What a case has been told is its own fact, decided under its row's lock: whoever
 * goes on after a crash asks for the cases that have not heard, and one that has heard hears nothing twice.
 */
export function createUpdateSender(parts: UpdateSenderParts): UpdateSender {
  const { db, door, now, owner, log, sweepMs = 2000, leaseMs = 30_000, batch = 50 } = parts
  let stopped = true
  let sweeper: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  const timers = new Set<NodeJS.Timeout>()

  async function sendDue(): Promise<void> {
    for (;;) {
      const claimed = await claimUpdate(db, owner, now(), now() + leaseMs)
      if (!claimed) return
      await send(claimed)
    }
  }

  async function send(claimed: ClaimedUpdate): Promise<void> {
    const { workspace, id } = claimed
    const update = await beginUpdate(db, workspace, id, now())
    if (!update) return
    parts.changed(workspace)
    const failed = new Set<string>()
    for (;;) {
      const cases = await notTold(workspace, update, [...failed])
      if (cases.length === 0) break
      for (const conversation of cases) if (!(await tell(workspace, conversation, update))) failed.add(conversation)
      if (!(await keepLease(db, owner, claimed, now() + leaseMs))) return
    }
    // Whoever could not be told is tried again when the lease has run out.
    if (failed.size === 0) await endUpdate(db, workspace, id, now())
    else log('an incident’s update did not reach everybody yet', { workspace, update: id, left: failed.size })
  }

  async function notTold(workspace: string, update: UpdateRow, but: readonly string[]): Promise<string[]> {
    const rows = await db.scoped<{ id: string }>(
      workspace,
      `select id from baton.conversations where workspace_id = $1 and incident_id = $2 and status = 'open' and incident_told < $3
          and not id = any ($4) order by id limit $5`,
      [workspace, update.incidentId, update.number, but, batch],
    )
    return rows.map(({ id }) => id)
  }

  async function tell(workspace: string, conversation: string, update: UpdateRow): Promise<boolean> {
    const { id: updateId, incidentId, number, state, nextUpdateAt, words } = update
    try {
      const handled = await door.handle({ workspace, conversation }, system, {
        type: 'TellIncidentUpdate',
        incidentId,
        updateId,
        number: number ?? 0,
        state,
        nextUpdateAt,
        words,
      })
      return handled.kind === 'done' && (handled.state.incident?.toldUpTo ?? 0) >= (number ?? 0)
    } catch (error) {
      log('an update did not reach a case', { workspace, conversation, error: faultWords(error) })
      return false
    }
  }

  function pump(): void {
    if (stopped || running) return
    running = sendDue()
      .catch((error: unknown) =>
        log('updates could not be sent; the next sweep tries again', { error: faultWords(error) }),
      )
      .finally(() => (running = undefined))
  }

  return {
    sendDue,
    ready(inMs = 0) {
      if (stopped) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        pump()
      }, inMs)
      timer.unref()
      timers.add(timer)
    },
    start() {
      stopped = false
      sweeper = setInterval(pump, sweepMs)
      sweeper.unref()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      for (const timer of timers) clearTimeout(timer)
      await running
    },
  }
}

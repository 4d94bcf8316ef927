import { inOrderOfIndex, needOf, type Actor, type Conversation, type Handoff, type Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Committed, Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'

export interface RouteWaitingParts {
  db: Database
  door: Door
  policy: (workspace: string) => Promise<Policy>
  now: () => number
  log: (message: string, detail: object) => void
}

/** Whether somebody can carry one more since this: they let go, or a colleague took what was offered to them. Not when they left an offer, or are not there. */
export function freesSomebody({ before, after, records }: Committed): boolean {
  const carried = carrierOf(before)
  const left = records.some(({ fact }) => leaves.has(fact.type))
  return carried !== null && carried !== carrierOf(after.state) && !left
}

const leaves: ReadonlySet<string> = new Set(['OfferDeclined', 'OfferExpired', 'TakenBack'])

function carrierOf({ holder, handoff }: Conversation): string | null {
  if (holder.kind === 'agent') return holder.id
  return handoff?.offer && handoff.endedAt === null ? handoff.offer.agentId : null
}

const system: Actor = { kind: 'system' }

/** So many of each priority are looked at in one round; those who wait behind them have their turn when these are gone. */
const mostOfEach = 50

/** What the index of a waiting handoff is made of. */
type Waiting = Pick<Handoff, 'team' | 'skills' | 'needs' | 'priority' | 'requestedAt' | 'passedBy' | 'from'>

/**
 * Somebody came online or became free: what waits in this workspace is routed again at once, the most pressing first.
 * Calls for the same workspace while one runs become one more round.
 */
export function createRouteWaiting({
  db,
  door,
  policy,
  now,
  log,
}: RouteWaitingParts): (workspace: string) => Promise<void> {
  const rounds = new Map<string, { again: boolean; done: Promise<void> }>()

  async function round(workspace: string): Promise<void> {
    const rows = await db.scoped<{ id: string; handoff: Waiting }>(
      workspace,
      `select id, handoff from (
          select c.id, h.data - 'package' as handoff,
              row_number() over (partition by h.data ->> 'priority' order by (h.data ->> 'requestedAt')::bigint) as place
            from baton.conversations c join baton.handoffs h on h.workspace_id = c.workspace_id and h.id = c.handoff_id
            where c.workspace_id = $1 and c.status = 'open' and c.holder_kind = 'queue' and c.offered_to is null) waiting
        where place <= ${mostOfEach}`,
      [workspace],
    )
    const { routing } = await policy(workspace)
    const waiting = rows.map(({ id, handoff }) => ({ id, ...needOf({ ...handoff, package: null }, handoff.team) }))
    for (const { id } of inOrderOfIndex(waiting, now(), routing)) {
      await door.handle({ workspace, conversation: id }, system, { type: 'RouteAgain' })
    }
  }

  return (workspace) => {
    const running = rounds.get(workspace)
    if (running) {
      running.again = true
      return running.done
    }
    const state = { again: true, done: Promise.resolve() }
    rounds.set(workspace, state)
    state.done = (async () => {
      try {
        while (state.again) {
          state.again = false
          await round(workspace)
        }
      } catch (error) {
        log('routing what waits failed; the sweep tries again', { workspace, error: faultWords(error) })
      } finally {
        rounds.delete(workspace)
      }
    })()
    return state.done
  }
}

import { routedNeed, type Actor, type Conversation, type Handoff } from '@baton/engine'
import { DatabaseError } from '../db/database-error.ts'
import type { Database } from '../db/database.ts'
import type { Door, Handled, Where } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { freeTimes, keepsTime, readDesk } from './callback-slots.ts'

export interface CallbacksParts {
  db: Database
  door: Door
  now: () => number
  log: (message: string, detail: object) => void
}

export interface Callbacks {
  /** The times that somebody has free for this case; none where the customer does not wait. */
  times(workspace: string, state: Conversation): Promise<readonly number[]>
  /** Books or moves; null where nobody has that time free, or not any more. */
  book(where: Where, actor: Actor, wish: Wish): Promise<Handled | null>
  /** People, shifts or calendars are others: what was booked with somebody who is not there then goes to another, or to another time. */
  check(workspace: string): Promise<void>
}

export interface Wish {
  at: number
  because: 'customer' | 'agent' | 'agent-gone'
  note: string | null
}

const system: Actor = { kind: 'system' }

export function createCallbacks({ db, door, now, log }: CallbacksParts): Callbacks {
  const checks = new Map<string, Promise<void>>()

  async function book(where: Where, actor: Actor, { at, because, note }: Wish): Promise<Handled | null> {
    const { state } = await door.current(where)
    const { handoff } = state
    // Sent again after its answer was lost: they have it.
    if (handoff?.callback?.callAt === at && because !== 'agent-gone') return { kind: 'done', records: [], state }
    if (!handoff) return null
    const { freeAt } = await free(where.workspace, handoff)
    for (const agentId of freeAt(at)) {
      try {
        return await door.handle(where, actor, { type: 'BookCallback', agentId, at, because, note })
      } catch (error) {
        // Somebody else was faster: whoever else has the time free is asked.
        if (!(error instanceof DatabaseError && error.constraint === 'handoffs_callback')) throw error
      }
    }
    return null
  }

  async function free(workspace: string, handoff: Handoff) {
    const at = now()
    return freeTimes(await readDesk(db, workspace, at), routedNeed(handoff, handoff.team), at)
  }

  async function checkAll(workspace: string): Promise<void> {
    const desk = await readDesk(db, workspace, now())
    for (const booked of desk.booked) {
      const where = { workspace, conversation: booked.conversation }
      const { handoff } = (await door.current(where)).state
      if (handoff?.callback?.agentId !== booked.agentId || handoff.callback.callAt !== booked.at) continue
      if (keepsTime(desk, booked, routedNeed(handoff, handoff.team), now())) continue
      await moveOn(where, handoff, booked.at)
    }
  }

  async function moveOn(where: Where, handoff: Handoff, at: number): Promise<void> {
    // The same time with somebody else is nearest to what was promised; never an earlier one, at which the customer may not be there.
    const { times } = await free(where.workspace, handoff)
    for (const time of times.filter((each) => each >= at)) {
      if (await book(where, system, { at: time, because: 'agent-gone', note: null })) return
    }
    await door.handle(where, system, { type: 'CancelCallback', because: 'nobody-free' })
  }

  return {
    book,
    async times(workspace, { holder, handoff }) {
      if (holder.kind !== 'queue' || !handoff || handoff.offer) return []
      return (await free(workspace, handoff)).times
    },
    check(workspace) {
      const next = (checks.get(workspace) ?? Promise.resolve())
        .then(() => checkAll(workspace))
        .catch((error: unknown) => log('booked times were not looked at', { workspace, error: faultWords(error) }))
      checks.set(workspace, next)
      void next.then(() => checks.get(workspace) === next && checks.delete(workspace))
      return next
    },
  }
}

import type { QueueLook } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { readLearned, readWaitingNeeds, type Learned, type Waiting } from './read-queue.ts'

/** What the past teaches changes slowly. Milliseconds. */
const learnedFor = 60_000
/** A queue of so many is looked at once for everybody who asks within so long: nobody in it is told a place. */
const longFrom = 200
const longFor = 2000
const mostKept = 2000

export interface Queues {
  /** The queue of a workspace as it is now, without this conversation. */
  of(workspace: string, conversation: string): Promise<QueueLook>
  /** The same for many who ask at once. */
  all(workspace: string): Promise<(conversation: string) => QueueLook>
}

/** Looks at who waits, for whoever is told how long it will be. */
export function createQueues({ db, now }: { db: Database; now: () => number }): Queues {
  const learned = new Map<string, { value: Promise<Learned>; until: number }>()
  const long = new Map<string, { waiting: Waiting[]; until: number }>()

  function learnedOf(workspace: string): Promise<Learned> {
    const known = learned.get(workspace)
    if (known && known.until > now()) return known.value
    const value = readLearned(db, workspace, now())
    if (learned.size >= mostKept) learned.clear()
    learned.set(workspace, { value, until: now() + learnedFor })
    value.catch(() => learned.delete(workspace))
    return value
  }

  async function waitingIn(workspace: string): Promise<Waiting[]> {
    const known = long.get(workspace)
    if (known && known.until > now()) return known.waiting
    const waiting = await readWaitingNeeds(db, workspace, now())
    if (long.size >= mostKept) long.clear()
    if (isLong(waiting)) long.set(workspace, { waiting, until: now() + longFor })
    else long.delete(workspace)
    return waiting
  }

  async function all(workspace: string): Promise<(conversation: string) => QueueLook> {
    const [waiting, { coming, handleMinutes, calibrations }] = await Promise.all([
      waitingIn(workspace),
      learnedOf(workspace),
    ])
    // Who comes at a time of their own may then go before; of a long queue it is not known who is in it by now.
    const sure = !isLong(waiting) && waiting.every(({ later }) => !later)
    return (conversation) => ({
      waiting: waiting.flatMap(({ conversation: other, need, times, later }) =>
        other === conversation || later ? [] : Array.from({ length: times }, () => need),
      ),
      ...(sure && coming ? { coming } : {}),
      handleMinutes,
      calibrations,
    })
  }

  return { all, of: async (workspace, conversation) => (await all(workspace))(conversation) }
}

const isLong = (waiting: readonly Waiting[]): boolean => waiting.reduce((sum, { times }) => sum + times, 0) >= longFrom

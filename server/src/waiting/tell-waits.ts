import type { Door, Where } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import type { Hub } from '../live/hub.ts'
import type { LiveWait } from './live-wait.ts'

export interface TellWaitsParts {
  hub: Pick<Hub, 'readByCustomers' | 'tell'>
  door: Pick<Door, 'current'>
  liveWait: LiveWait
  now: () => number
  log: (message: string, detail: object) => void
  /** How often it is looked whom to tell, and how long nobody is told twice. Milliseconds. */
  lookMs?: number
  againMs?: number
}

/**
 * Tells customers who wait and read along how long it will be, as the queue moves: each at most every 15 seconds, and without a fact. One look
 * at the queue of a workspace serves all of its customers.
 */
export function createTellWaits({ hub, door, liveWait, now, log, lookMs = 5000, againMs = 15_000 }: TellWaitsParts): {
  start(): void
  stop(): Promise<void>
  look(): Promise<void>
} {
  const told = new Map<string, { at: number; wait: string }>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const reading = hub.readByCustomers()
    const here = new Set(reading.map(keyOf))
    for (const key of told.keys()) if (!here.has(key)) told.delete(key)
    const due = reading.filter((where) => (told.get(keyOf(where))?.at ?? -Infinity) + againMs <= now())
    for (const [workspace, wheres] of Map.groupBy(due, (where) => where.workspace)) {
      try {
        await tellIn(workspace, wheres)
      } catch (error) {
        log('customers were not told how long it will be; the next look tries again', {
          workspace,
          error: faultWords(error),
        })
      }
    }
  }

  async function tellIn(workspace: string, wheres: readonly Where[]): Promise<void> {
    const states = await Promise.all(
      wheres.map(async (where) => ({ conversation: where.conversation, state: (await door.current(where)).state })),
    )
    const waiting = states.filter(({ state }) => state.holder.kind === 'queue')
    if (waiting.length === 0) return
    const waits = await liveWait.all(workspace, waiting)
    waits.forEach((wait, i) => {
      const { conversation } = waiting[i]!
      const key = keyOf({ workspace, conversation })
      const words = JSON.stringify(wait)
      if (wait && told.get(key)?.wait !== words)
        hub.tell(workspace, conversation, { type: 'wait', conversationId: conversation, wait })
      told.set(key, { at: now(), wait: words })
    })
  }

  return {
    look,
    start() {
      timer = setInterval(() => void (looking = looking.then(look)), lookMs)
    },
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}

const keyOf = ({ workspace, conversation }: Where) => `${workspace}/${conversation}`

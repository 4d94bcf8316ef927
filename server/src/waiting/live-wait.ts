import { isOver, routedNeed, toldWait, type Conversation, type Handoff, type QueueLook } from '@baton/engine'
import type { Wait } from '@baton/protocol'
import type { Where } from '../handle.ts'
import { iso } from '../live/rows.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'

export interface LiveWaitParts {
  surroundings: Pick<WorkspaceSurroundings, 'queues' | 'roster' | 'policy'>
  now: () => number
}

export interface LiveWait {
  /** What the customer may be told now; null where they do not wait for a person. */
  of(where: Where, state: Conversation): Promise<Wait | null>
  /** The same for many of one workspace at once. */
  all(workspace: string, waiting: readonly { conversation: string; state: Conversation }[]): Promise<(Wait | null)[]>
}

/** So many are remembered by what they were told last. */
const mostKept = 10_000

/** The wait as it stands, for whoever asks while a customer waits. Nothing of it is kept but the lowest place that was told. */
export function createLiveWait({ surroundings, now }: LiveWaitParts): LiveWait {
  const lowest = new Map<string, number>()

  async function all(workspace: string, waiting: readonly { conversation: string; state: Conversation }[]) {
    const known = waiting.map(({ state }) => plainWait(state, now()))
    if (known.every((wait) => wait !== 'queued')) return known as (Wait | null)[]
    const [look, roster, { routing }] = await Promise.all([
      surroundings.queues.all(workspace),
      surroundings.roster(workspace),
      surroundings.policy(workspace),
    ])
    return waiting.map(({ conversation, state: { handoff } }, i) => {
      const wait = known[i]!
      if (wait !== 'queued' || !handoff) return wait === 'queued' ? null : wait
      return inQueue(`${workspace}/${handoff.id}`, handoff, look(conversation))
    })

    function inQueue(key: string, handoff: Handoff, seen: QueueLook): Wait {
      const need = routedNeed(handoff, handoff.team)
      const policy = handoff.forLead ? { ...routing, rings: [] } : routing
      const estimate = toldWait(need, { roster, look: seen, policy, now: now() })
      if (!estimate) return { kind: 'unknown' }
      const { kind, ahead, seconds, fromSeconds, toSeconds } = estimate
      // A place that was told never grows: where it would, it was not sure after all, and is told no more.
      if (kind === 'range' || ahead > lowestTold(key, handoff)) return { kind: 'range', fromSeconds, toSeconds }
      if (lowest.size >= mostKept) lowest.clear()
      lowest.set(key, ahead)
      return { kind: 'position', ahead, seconds }
    }
  }

  const lowestTold = (key: string, { told }: Handoff): number =>
    Math.min(lowest.get(key) ?? Infinity, (told?.key === 'handoff.queued' ? told.params.ahead : undefined) ?? Infinity)

  return {
    all,
    of: async ({ workspace, conversation }, state) => (await all(workspace, [{ conversation, state }]))[0] ?? null,
  }
}

/** What needs no look at the queue; `queued` for what does. */
function plainWait({ holder, handoff }: Conversation, now: number): Wait | null | 'queued' {
  if (holder.kind !== 'queue' || !handoff || isOver(handoff)) return null
  if (handoff.status === 'offered') return { kind: 'offered' }
  if (handoff.status === 'scheduled' && handoff.scheduledFor !== null && handoff.scheduledFor > now)
    return { kind: 'until', at: iso(handoff.scheduledFor), callback: handoff.callback !== undefined }
  return 'queued'
}

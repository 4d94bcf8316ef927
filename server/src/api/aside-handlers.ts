import type { Actor, Command, Conversation } from '@baton/engine'
import type { KnownCaller } from '../identity/caller.ts'
import { scheduleOf } from '../aside/schedule-of.ts'
import { snoozeTimes } from '../aside/snooze-times.ts'
import type { Database } from '../db/database.ts'
import { asideOnWire, iso } from '../live/rows.ts'
import { openingsOf } from '../people/schedule.ts'
import { assertZone } from './people-handlers.ts'
import { asideOf } from '../log/aside-in-row.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface AsideHandlersParts {
  db: Database
  now: () => number
  deeds: ConversationDeeds
  surroundings: Pick<WorkspaceSurroundings, 'policy'>
}

export function asideHandlers(
  parts: AsideHandlersParts,
): Pick<Handlers, 'snoozeTimes' | 'snooze' | 'waitForCustomer' | 'bringBack'> {
  const { deeds } = parts

  async function put(caller: KnownCaller, conversation: string, agentId: string | null, command: Command) {
    const actor: Actor = agentId ? { kind: 'agent', id: agentId } : { kind: 'system' }
    const { state } = await deeds.command({ workspace: caller.workspace, conversation }, actor, command)
    return { aside: await told(caller.workspace, state) }
  }

  async function told(workspace: string, state: Conversation) {
    return asideOnWire(asideOf(state, await parts.surroundings.policy(workspace)))
  }

  /** Whoever acts; a key that names nobody acts for whoever holds it. */
  async function acting(caller: KnownCaller, conversation: string, named: string | undefined) {
    const { holder } = await deeds.read(caller, conversation)
    const agentId = await deeds.agentOf(caller, named)
    if (agentId !== null) return agentId
    return holder.kind === 'agent' ? holder.id : refuseNoHolder()
  }

  return {
    async snoozeTimes({ caller, query }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      assertZone(query.zone, 'zone')
      const now = parts.now()
      const schedule = await scheduleOf(parts.db, caller.workspace, caller.agentId)
      const timeZone = schedule.hours?.timeZone ?? schedule.calendar?.timeZone ?? query.zone ?? 'UTC'
      const times = snoozeTimes(now, timeZone, openingsOf(schedule, now))
      return { timeZone, times: times.map(({ kind, at }) => ({ kind, at: iso(at) })) }
    },

    async snooze({ caller, params, body }) {
      const agentId = await acting(caller, params.id, body.agentId)
      return put(caller, params.id, agentId, { type: 'Snooze', agentId, until: Date.parse(body.until) })
    },

    async waitForCustomer({ caller, params, body }) {
      const agentId = await acting(caller, params.id, body.agentId)
      return put(caller, params.id, agentId, { type: 'WaitForCustomer', agentId })
    },

    async bringBack({ caller, params, body }) {
      const state = await deeds.read(caller, params.id)
      const agentId = await deeds.agentOf(caller, body.agentId)
      mustBeTheirs(caller, state)
      return put(caller, params.id, agentId, { type: 'BringBack' })
    },
  }
}

/** An agent takes up again what is theirs; leads and keys what is anybody's. */
export function mustBeTheirs(caller: KnownCaller, { holder }: Conversation): void {
  const mine =
    caller.kind !== 'agent' || caller.role !== 'agent' || (holder.kind === 'agent' && holder.id === caller.agentId)
  if (!mine) throw new ProblemError('not_the_holder')
}

function refuseNoHolder(): never {
  throw new ProblemError('not_the_holder', { detail: 'no person holds it' })
}

import {
  chooseAgent,
  due,
  dueAfterLook,
  leads,
  searchOf,
  teamFor,
  waitingCase,
  waitsOf,
  type Actor,
  type Conversation,
  type Due,
} from '@baton/engine'
import { incidentById } from '../incidents/incidents.ts'
import type { Database } from '../db/database.ts'
import type { Door, Surroundings, Where } from '../handle.ts'
import type { DueWork } from './reactions.ts'
import type { RouteWaiting } from './route-waiting.ts'
import type { TakeTurn } from './take-turn.ts'

export interface RunDueParts {
  db: Database
  door: Door
  surroundings: Surroundings
  takeTurn: TakeTurn
  invite: (where: Where) => Promise<void>
  followByMail: (where: Where) => Promise<void>
  routeWaiting: RouteWaiting
  now: () => number
}

const system: Actor = { kind: 'system' }

/** A turn that was begun so often and never ended goes to a person. */
const turnTries = 3

/** Does one piece of due work. Safe to do twice: each command says what it was computed from, and the engine looks again. */
export function createRunDue({
  db,
  door,
  surroundings,
  takeTurn,
  invite,
  followByMail,
  routeWaiting,
  now,
}: RunDueParts): (work: DueWork) => Promise<void> {
  /** Still waiting, nothing new to say: look again later, without a fact. */
  async function postpone(where: Where, state: Conversation): Promise<void> {
    await waitFor(where, state, dueAfterLook(state, await surroundings.policy(where.workspace), now()))
  }

  /** It was not time yet: the policy allows more than it did when this became due. */
  async function waitAnew(where: Where, state: Conversation): Promise<void> {
    const next = due(state, await surroundings.policy(where.workspace))
    if (next && next.at > now()) await waitFor(where, state, next)
  }

  async function waitFor(where: Where, state: Conversation, next: Due): Promise<void> {
    await db.scoped(
      where.workspace,
      `update baton.conversations set due_at = $4, due_kind = $5, lease_until = null, due_tries = 0
        where workspace_id = $1 and id = $2 and version = $3`,
      [where.workspace, where.conversation, state.version, next.at, next.kind],
    )
  }

  /** Whoever would get it gets the one that is next for them first: that its time has come does not put it before others. */
  async function mayTakeAnother(where: Where): Promise<void> {
    const { state } = await door.current(where)
    const waits = waitsOf(state)
    if (!waits) return
    const [people, { routing }] = await Promise.all([
      surroundings.roster(where.workspace),
      surroundings.policy(where.workspace),
    ])
    const need = waitingCase(where.conversation, waits)
    const team = need.team === leads ? leads : teamFor(people, need.team).id
    const { agentId } = chooseAgent(people, { ...need, team }, now(), searchOf(need, routing))
    if (agentId !== null) await routeWaiting(where.workspace, agentId)
  }

  return async (work) => {
    const where = { workspace: work.workspace, conversation: work.conversation }
    switch (work.kind) {
      case 'turn': {
        if (work.tries <= turnTries) return takeTurn(where)
        await door.handle(where, system, {
          type: 'RequestHandoff',
          reason: { kind: 'assistant-fault', fault: 'crashed' },
          team: null,
          skills: [],
          priority: 'normal',
          note: null,
          agentId: null,
        })
        return
      }
      case 'cut':
        await door.handle(where, system, { type: 'CutReply' })
        return
      case 'silence':
        await door.handle(where, system, { type: 'EndSilence' })
        return
      case 'offer': {
        const { state } = await door.current(where)
        const offerId = state.handoff?.offer?.id
        if (offerId) await door.handle(where, system, { type: 'ExpireOffer', offerId })
        return
      }
      case 'follow':
        await door.handle(where, system, { type: 'EndFollow' })
        return
      case 'nudge': {
        const handled = await door.handle(where, system, { type: 'NudgeAgent' })
        if (handled.kind === 'done' && handled.records.length === 0) await waitAnew(where, handled.state)
        return
      }
      case 'silent': {
        const { state } = await door.current(where)
        if (state.holder.kind !== 'agent') return
        const agentId = state.holder.id
        const handled = await door.handle(where, system, { type: 'TakeBack', agentId, because: 'agent-silent' })
        if (handled.kind === 'done' && handled.records.length === 0) await waitAnew(where, handled.state)
        return
      }
      case 'aside': {
        const handled = await door.handle(where, system, { type: 'WakeAside' })
        if (handled.kind === 'done' && handled.records.length === 0) await waitAnew(where, handled.state)
        return
      }
      case 'invite':
        return invite(where)
      case 'mail':
        return followByMail(where)
      case 'incident': {
        const { state } = await door.current(where)
        const linked = state.incident
        if (!linked?.held) return
        const incident = await incidentById(db, where.workspace, linked.incidentId)
        const handled = await door.handle(where, system, { type: 'EndIncidentWait', incident })
        if (handled.kind !== 'done' || handled.records.length > 0) return
        const { incidentGraceMs } = await surroundings.policy(where.workspace)
        const at = Math.max(now() + 1000, linked.held.dueAt + incidentGraceMs)
        return waitFor(where, handled.state, { at, kind: 'incident' })
      }
      case 'queue':
      case 'scheduled': {
        await mayTakeAnother(where)
        const handled = await door.handle(where, system, { type: 'RouteAgain' })
        // Offered meanwhile, it waits for an answer.
        if (handled.kind === 'done' && handled.records.length === 0 && !handled.state.handoff?.offer)
          await postpone(where, handled.state)
        return
      }
    }
  }
}

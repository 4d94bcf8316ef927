import { stampOf, type AssistantStamp } from '../assistants/stamp.ts'
import type { Fact, Holder, Priority } from '../conversation/facts.ts'
import { isOver } from '../conversation/evolve.ts'
import type { Handoff } from '../conversation/state.ts'
import { queueOf, rosterOf, type Deciding } from './deciding.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import { toldWait, waitParams, type ToldWait } from '../waiting/told-wait.ts'
import { inSteps, valueIn, weightFor, type CaseNeeds, type Need } from '../routing/need.ts'
import type { Picked } from '../routing/choice.ts'
import { route, teamFor, type Told } from '../routing/route.ts'
import { givenTo } from '../routing/given-to.ts'
import type { RosterAgent, RosterTeam } from '../routing/roster.ts'
import { buildPackage, intentOf, type PackageGiven } from '../handoff/build-package.ts'
import type { Notice } from '../handoff/notice.ts'
import { complexityNow, sentFor } from './weigh-turn.ts'

export interface HandOff {
  reason: HandoffReason
  /** Where nobody names one, the workspace's map does, and says what it takes. */
  team?: string | null
  skills?: readonly string[]
  priority?: Priority
  note?: string | null
  /** The agent who hands it on, when it is a transfer. */
  transferredBy?: string | null
  /** Who held it, where that is not who holds it now. */
  from?: Holder
  /** Who is not asked first. */
  passedBy?: string
  /** When they began to wait, where that was in a conversation that came into this one. ms UTC. */
  begunAt?: number
  /** Whom a lead gives it to; null: somebody who takes it at once. */
  lands?: { on: RosterAgent | null }
}

type Outcome = Extract<Fact, { type: 'Offered' | 'Queued' | 'Scheduled' }>

/** Requested, packaged and routed in one go: there is no handoff without its package and its outcome (laws 2, 3, 4). */
export function handOff(d: Deciding, wanted: HandOff): void {
  const sent = wanted.team ? null : sentFor(d, wanted.reason)
  const team = teamFor(rosterOf(d), wanted.team ?? sent?.team ?? null)
  const handoffId = d.given.newId('handoff')
  const noteTextId = wanted.note ? d.text('note', wanted.note) : null
  const skills = [...new Set([...(wanted.skills ?? []), ...(sent?.skills ?? [])])]
  // Normal is what is said where nobody says anything.
  const asked = wanted.priority ?? 'normal'
  const priority = asked === 'normal' ? (sent?.priority ?? asked) : asked
  const before = d.state.handoff
  if (before && !isOver(before)) {
    d.add({ type: 'Transferred', handoffId: before.id, agentId: wanted.transferredBy ?? before.agentId ?? '' })
  }
  d.add({
    type: 'Escalated',
    handoffId,
    reason: wanted.reason,
    from: wanted.from ?? d.state.holder,
    team: team.id,
    skills,
    priority,
    noteTextId,
    ...(wanted.passedBy === undefined ? {} : { passedBy: [wanted.passedBy] }),
    ...(sent && sent.mapped.length > 0 ? { mapped: sent.mapped } : {}),
    ...(wanted.begunAt === undefined ? {} : { begunAt: wanted.begunAt }),
    ...defined(needsOf(d, wanted.reason)),
    ...byOf(d, wanted.from ?? d.state.holder),
  })
  prepare(d, { handoffId, reason: wanted.reason, priority, team: team.id, skills, noteTextId })
  if (wanted.lands) return land(d, wanted.lands.on, wanted.transferredBy ? transferred(team) : offered(team))
  // A transfer is told as one, unless it ends with a time: then the promise is what the customer must hear.
  addOutcome(d, (outcome, need) =>
    wanted.transferredBy && outcome.type !== 'Scheduled' ? { told: transferred(team) } : tell(d, outcome, team, need),
  )
}

const transferred = ({ name }: RosterTeam): Notice => ({ key: 'handoff.transferred', params: { team: name } })
const offered = ({ name }: RosterTeam): Notice => ({ key: 'handoff.offered', params: { team: name } })

/** Asks somebody for the handoff that waits, whoever was asked before. The customer waits as they did. */
export const offerTo = (d: Deciding, agent: RosterAgent): void => land(d, agent, null)

/** Where a lead lets it land. Who takes it at once is named to the customer when they have it. */
function land(d: Deciding, agent: RosterAgent | null, told: Notice | null): void {
  const { handoff } = d.state
  if (!handoff) return
  const { now, newId, policy } = d.given
  const given = { now, newId, roster: rosterOf(d), offerMs: policy.offerMs }
  d.add({ ...givenTo(agent, handoff, given), told: agent && told })
}

/** The assistant that it goes from: whose turn it is, or whose the last was. */
function byOf({ by, state }: Deciding, from: Holder): { by?: AssistantStamp } {
  const assistant = by ?? state.assistant
  return from.kind === 'assistant' && assistant ? { by: stampOf(assistant) } : {}
}

type Packed = Pick<PackageGiven, 'handoffId' | 'reason' | 'priority' | 'team' | 'skills' | 'noteTextId'>

function prepare(d: Deciding, packed: Packed): void {
  const { now, account, unread, policy } = d.given
  const given = { ...packed, now, account, unread, policy, by: d.by }
  d.add({ type: 'HandoffPrepared', handoffId: packed.handoffId, package: buildPackage(d.state, given) })
}

/** A fresh package for the same handoff: what happened since the last one travels too, and the note that went with it. */
export function prepareAgain(d: Deciding, { id, reason, priority, skills, noteTextId, package: last }: Handoff): void {
  const team = d.state.handoff?.team ?? ''
  prepare(d, { handoffId: id, reason, priority, team, skills, noteTextId: noteTextId ?? last?.noteTextId ?? null })
}

/**
 * Routes the waiting handoff once more. Adds nothing when nothing changed: still in the queue, still the same promise.
 * The customer is told of what is new to them, and only of that.
 */
export function routeAgain(
  d: Deciding,
  because: 'retry' | 'declined' | 'expired' | 'taken-back',
  picked: Picked | null = null,
): void {
  const handoff = d.state.handoff
  if (!handoff || isOver(handoff) || d.state.holder.kind !== 'queue') return
  // Who has booked a time is asked for at that time, and nobody before it.
  if (handoff.callback && d.given.now < handoff.callback.callAt) return
  // Another node was faster: whom it is offered to keeps the offer.
  if (handoff.offer && handoff.status === 'offered') return
  const team = teamFor(rosterOf(d), handoff.team)
  const telling = (outcome: Outcome, need: Need): Told => {
    if (outcome.type === 'Scheduled') return tell(d, outcome, team, need)
    if (outcome.type === 'Offered')
      return handoff.status === 'scheduled' ? tell(d, outcome, team, need) : { told: null }
    // That they wait again has just been said.
    if (because === 'taken-back') return { told: null }
    return because === 'retry'
      ? tell(d, outcome, team, need)
      : { told: { key: 'handoff.requeued', params: { team: team.name, because } } }
  }
  addOutcome(d, telling, picked)
}

function addOutcome(d: Deciding, telling: (outcome: Outcome, need: Need) => Told, picked: Picked | null = null): void {
  const { handoff } = d.state
  if (!handoff) return
  const { now, newId, policy } = d.given
  const { offerMs, promiseMs, routing } = policy
  const given = { now, newId, roster: rosterOf(d), policy: routing, offerMs, promiseMs, picked }
  const isSame = (outcome: Outcome) =>
    (outcome.type === 'Queued' && handoff.status === 'queued') ||
    (outcome.type === 'Scheduled' && handoff.status === 'scheduled' && handoff.scheduledFor === outcome.at)
  // What is no news is not told: for that nobody need look at the queue.
  const outcome = route(handoff, given, (outcome, need) => (isSame(outcome) ? { told: null } : telling(outcome, need)))
  if (!isSame(outcome)) d.add(outcome)
}

/** What is known of the case beside what was asked for. A tier counts where the policy knows it: nothing else is written down. */
function needsOf(d: Deciding, reason: HandoffReason): CaseNeeds {
  const { state, given } = d
  const { tier = null, lastAgent, owner, minutesOf = {} } = given.around ?? {}
  const { routing, decision } = given.policy
  const name = tier?.toLowerCase()
  const knows = name !== undefined && (Object.hasOwn(routing.tiers, name) || Object.hasOwn(decision.tiers, name))
  const weight = weightFor(complexityNow(d))
  const value = valueIn(routing, given.around?.value)
  const about = intentOf(state, reason)?.ref
  const minutes = about !== undefined && Object.hasOwn(minutesOf, about) ? minutesOf[about] : undefined
  return {
    ...(state.language === 'other' ? {} : { language: state.language }),
    ...(weight === 1 ? {} : { weight }),
    ...(knows ? { tier: name } : {}),
    ...(value ? { value } : {}),
    ...(minutes === undefined ? {} : { minutes: inSteps(minutes) }),
    ...(lastAgent ? { previousAgent: lastAgent } : {}),
    ...(owner ? { owner } : {}),
  }
}

const defined = (needs: CaseNeeds): { needs?: CaseNeeds } => (Object.keys(needs).length > 0 ? { needs } : {})

/** What the customer is told: the committed outcome and nothing more. */
function tell(d: Deciding, outcome: Outcome, team: RosterTeam, need: Need): Told {
  switch (outcome.type) {
    case 'Offered':
      return { told: offered(team) }
    case 'Queued': {
      const estimate = waitOf(d, need)
      const params = { team: team.name, ...(estimate ? waitParams(estimate) : {}) }
      return { told: { key: 'handoff.queued', params }, ...(estimate ? { estimate } : {}) }
    }
    case 'Scheduled':
      return { told: { key: 'handoff.scheduled', params: { team: team.name, at: outcome.at, ...byMail(d) } } }
  }
}

function waitOf(d: Deciding, need: Need): ToldWait | null {
  const look = queueOf(d)
  return look ? toldWait(need, { roster: rosterOf(d), look, policy: d.given.policy.routing, now: d.given.now }) : null
}

/** The answer follows by e-mail, where there is mail and the customer said where to. */
function byMail({ state, given }: Deciding): { address?: 'email' } {
  return state.address !== null && given.policy.mailAfterMs !== null ? { address: 'email' } : {}
}

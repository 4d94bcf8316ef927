import type { Command } from '../conversation/commands.ts'
import type { Locale } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import { nothingAround } from '../escalation/features.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Incident } from '../incidents/incident.ts'
import { whyHoldBack, type HoldBack } from '../incidents/why-hold-back.ts'
import { refuse, type Deciding } from './deciding.ts'
import { handOff, type HandOff } from './hand-off.ts'
import { handOffFor } from './weigh-turn.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** To a person, or held back where an incident is all that it is about. */
export function passOn(d: Deciding, turnId: string, reason: HandoffReason, more: Partial<HandOff> = {}): void {
  const held = heldFor(d, reason)
  if (held) holdBack(d, turnId, reason, held)
  else handOff(d, { ...handOffFor(d, reason), ...more })
}

/** What this handoff waits for; null where it goes to a person. */
export function heldFor({ state, given }: Deciding, reason: HandoffReason): HoldBack | null {
  return whyHoldBack(state, reason, {
    now: given.now,
    incidents: given.incidents ?? [],
    tier: (given.around ?? nothingAround).tier,
    limit: given.policy.incidentHolds,
  })
}

/** Whether the turn has ended with the customer told of an incident: nothing more is said in it. */
export const isHeldIn = ({ incident, holder }: Conversation, turnId: string): boolean =>
  holder.kind === 'assistant' && incident?.held?.turnId === turnId

function holdBack(d: Deciding, turnId: string, reason: HandoffReason, { incident, match }: HoldBack): void {
  const { id: incidentId, since, nextUpdateAt: dueAt, updates } = incident
  if (d.state.incident === null)
    d.add({ type: 'IncidentLinked', incidentId, agentId: null, because: 'held-back', updates })
  const textId = wordsFor(d, incident.words)
  d.add({
    type: 'HandoffHeldBack',
    incidentId,
    turnId,
    reason,
    match,
    sinceAt: since,
    dueAt,
    times: (d.state.incident?.holds ?? 0) + 1,
    limit: d.given.policy.incidentHolds,
    textId,
    told: { key: 'incident.held', params: { since, at: dueAt, worded: textId !== null } },
  })
}

/** A case belongs to one incident. */
export function linkIncident(d: Deciding, command: Named<'LinkIncident'>): void {
  const { incidentId, agentId, because, updates } = command
  const { incident, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (incident?.incidentId === incidentId) return
  if (incident) unlink(d, incident.incidentId, agentId)
  d.add({ type: 'IncidentLinked', incidentId, agentId, because, updates })
}

export function unlinkIncident(d: Deciding, { incidentId, agentId }: Named<'UnlinkIncident'>): void {
  if (d.state.incident?.incidentId === incidentId) unlink(d, incidentId, agentId)
}

/** What was held back for it waits for nothing any more: it goes to a person. */
function unlink(d: Deciding, incidentId: string, agentId: string | null): void {
  const held = d.state.incident?.held
  d.add({ type: 'IncidentUnlinked', incidentId, agentId })
  if (held) handOff(d, handOffFor(d, held.reason))
}

/** Told once, whoever holds the conversation: it is the workspace's word to all, and nobody's answer to what was said. */
export function tellIncidentUpdate(d: Deciding, command: Named<'TellIncidentUpdate'>): void {
  const { incidentId, updateId, number, state, nextUpdateAt, words } = command
  const { incident, status } = d.state
  if (status !== 'open' || incident?.incidentId !== incidentId || incident.toldUpTo >= number) return
  const textId = wordsFor(d, words)
  const params = { state, ...(nextUpdateAt === null ? {} : { at: nextUpdateAt }), worded: textId !== null }
  d.add({
    type: 'IncidentUpdated',
    incidentId,
    updateId,
    number,
    state,
    dueAt: nextUpdateAt,
    textId,
    told: { key: 'incident.update', params },
  })
}

/**
 * The promised time is over. A new one is told; without one whoever leads has a little while to name it, and then a person takes over: nobody
 * waits for an update that does not come.
 */
export function endIncidentWait(d: Deciding, { incident }: Named<'EndIncidentWait'>): void {
  const { incident: linked, holder } = d.state
  const { now, policy } = d.given
  if (!linked?.held || holder.kind !== 'assistant' || now < linked.held.dueAt) return
  const { incidentId, held } = linked
  const { dueAt: promisedAt } = held
  const next = incident && incident.state !== 'resolved' ? incident.nextUpdateAt : null
  if (next !== null && next > now) {
    const told = { key: 'incident.delayed', params: { promised: promisedAt, at: next } } as const
    d.add({ type: 'IncidentDelayed', incidentId, promisedAt, dueAt: next, told })
  } else if (incident === null || now >= promisedAt + policy.incidentGraceMs)
    handOff(d, handOffFor(d, { kind: 'incident-overdue', incidentId, promised: promisedAt }))
}

/** What whoever leads wrote, in the customer's language; null where they wrote none in it: the notice's own words are true in each. */
function wordsFor(d: Deciding, words: Incident['words']): string | null {
  const { language, locale } = d.state
  const theirs: Locale = language === 'other' ? locale : language
  const text = words[theirs]
  return text ? d.text('reply', text) : null
}

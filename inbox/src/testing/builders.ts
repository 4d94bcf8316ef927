import type { AgentRow, ConversationEvent, ConversationRow } from '@baton/protocol'

/** A time of the day on which the tests play, as the wire has it. */
export const at = (clock: string): string => `2026-03-02T${clock.length === 5 ? `${clock}:00` : clock}.000Z`
export const ms = (clock: string): number => Date.parse(at(clock))

/** A conversation that the assistant holds. */
export function row(change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: 'c1',
    version: 1,
    status: 'open',
    holder: { kind: 'assistant' },
    epoch: 1,
    channel: 'widget',
    language: 'en',
    customer: { externalId: 'dana', name: 'Dana Whitfield', tier: 'plus' },
    handoffId: null,
    handoff: null,
    problem: 'Where is my order?',
    lastText: 'Where is my order?',
    lastBy: 'customer',
    messages: 1,
    openedAt: at('09:00'),
    updatedAt: at('09:00'),
    unansweredSince: null,
    ...change,
  }
}

/** The same, waiting for a person since `since`. */
export function waiting(
  id: string,
  since: string,
  change: Partial<NonNullable<ConversationRow['handoff']>> = {},
): ConversationRow {
  return row({
    id,
    holder: { kind: 'queue', id: 'support' },
    handoffId: `h-${id}`,
    unansweredSince: at(since),
    handoff: {
      id: `h-${id}`,
      status: 'queued',
      team: 'support',
      priority: 'normal',
      reason: { kind: 'customer-pressed' },
      requestedAt: at(since),
      waitingSince: at(since),
      scheduledFor: null,
      acceptedAt: null,
      firstResponseAt: null,
      agentId: null,
      offer: null,
      ...change,
    },
  })
}

export function agent(change: Partial<AgentRow> = {}): AgentRow {
  return {
    id: 'mara',
    name: 'Mara Vogel',
    email: 'mara@folio.example',
    role: 'agent',
    teams: ['support'],
    skills: [],
    capacity: 4,
    presence: 'online',
    presenceReason: 'chosen',
    presenceUntil: null,
    presenceBy: null,
    picture: null,
    load: 0,
    ...change,
  }
}

/** A fact in short: its type, the time of the day, who did it (the system, where nobody is named), and its fields. */
export type Told = [type: string, fields: { at: string; actor?: Actor; [field: string]: unknown }]
type Actor = ConversationEvent['actor']

/** Events as the wire has them, numbered in their order. */
export function events(...facts: readonly Told[]): ConversationEvent[] {
  return facts.map(([type, { at: clock, actor = { kind: 'system' as const }, ...fields }], index) => ({
    seq: index + 1,
    type,
    at: at(clock),
    actor,
    ...fields,
  }))
}

export const choice = {
  agentId: 'mara',
  rule: 'longest-idle',
  considered: 3,
  eligible: 1,
  ranked: [{ agentId: 'mara', idleSeconds: 90, load: 1, capacity: 4 }],
  passedOver: { full: 2 },
} as const

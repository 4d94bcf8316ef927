import { decide } from '../decide.ts'
import { evolve } from '../conversation/evolve.ts'
import type { Act, Command } from '../conversation/commands.ts'
import type { Actor, Fact, FactRecord } from '../conversation/facts.ts'
import { nothingYet, type Conversation } from '../conversation/state.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Decision, Given } from '../deciding/deciding.ts'
import { nothingAround, type Around } from '../escalation/features.ts'
import { defaultPolicy, type Policy } from '../escalation/policy.ts'
import type { QueueLook } from '../waiting/told-wait.ts'
import type { Roster, RosterAgent, RosterTeam } from '../routing/roster.ts'

/** A moment that tests begin at: 2026-01-05, a Monday, 10:00 UTC. */
export const monday = Date.UTC(2026, 0, 5, 10)

/** Nobody else waits, and nothing was learned. */
export const emptyQueue: QueueLook = { waiting: [], handleMinutes: {}, calibrations: {} }

/** A conversation being played in a test: commands go in, facts come out, time moves only when told to. */
export interface Play {
  state(): Conversation
  records(): readonly FactRecord[]
  now(): number
  /** Lets time pass. Milliseconds. */
  wait(ms: number): void
  /** Decides and, where facts come, appends them. */
  send(command: Command): Decision
  /** The facts of the last command that brought any, without the decision's numbers: those are `weighed()`. */
  lastFacts(): readonly Fact[]
  /** The last decision to hand off, or not to; null before the first. */
  weighed(): Extract<Fact, { type: 'HandoffWeighed' }> | null
  /** What is known beside the conversation. */
  around: Around
  /** Reads what messages are about; absent: nothing does. */
  readIntent?: Given['readIntent']
  /** The incidents that are not over. */
  incidents: readonly Incident[]
  /** Another conversation, where two are made one. */
  other?: Conversation
  /** The words of a text that was kept. */
  text(id: string): string
  roster: Roster
  /** Who else waits, as the shell would have seen it. */
  queue: QueueLook
  policy: Policy
}

export function play(
  options: { roster?: Roster; queue?: QueueLook; policy?: Partial<Policy>; at?: number } = {},
): Play {
  let at = options.at ?? monday
  let count = 0
  let state = nothingYet
  const records: FactRecord[] = []
  const texts = new Map<string, string>()
  let last: readonly Fact[] = []
  const it: Play = {
    roster: options.roster ?? roster(),
    queue: options.queue ?? emptyQueue,
    policy: { ...defaultPolicy, ...options.policy },
    state: () => state,
    records: () => records,
    now: () => at,
    wait: (ms) => void (at += ms),
    lastFacts: () => last.filter(({ type }) => type !== 'HandoffWeighed'),
    weighed: () => records.flatMap(({ fact }) => (fact.type === 'HandoffWeighed' ? [fact] : [])).at(-1) ?? null,
    around: nothingAround,
    incidents: [],
    text: (id) => texts.get(id) ?? '',
    send(command) {
      const given: Given = {
        now: at,
        newId: (kind) => `${kind}-${++count}`,
        policy: it.policy,
        people: { name: (id) => id.toUpperCase() },
        roster: it.roster,
        queue: it.queue,
        account: null,
        around: it.around,
        readIntent: it.readIntent,
        incidents: it.incidents,
        unread: texts,
        ...(it.other ? { other: it.other } : {}),
      }
      const decision = decide(state, command, given)
      if (decision.kind === 'facts' && decision.facts.length > 0) {
        last = decision.facts
        for (const { id, body } of decision.texts) texts.set(id, body)
        for (const fact of decision.facts) {
          const record = { seq: state.version + 1, at, actor: actorOf(command), fact }
          records.push(record)
          state = evolve(state, record)
        }
      }
      return decision
    },
  }
  return it
}

const actorOf = (command: Command): Actor =>
  'agentId' in command && command.agentId ? { kind: 'agent', id: command.agentId } : { kind: 'system' }

export function team(change: Partial<RosterTeam> = {}): RosterTeam {
  return {
    id: 'support',
    name: 'Support',
    isDefault: true,
    openings: null,
    waiting: 0,
    recentWaitSeconds: null,
    ...change,
  }
}

export function agent(id: string, change: Partial<RosterAgent> = {}): RosterAgent {
  return {
    id,
    teams: ['support'],
    skills: [],
    presence: 'online',
    capacity: 2,
    load: 0,
    idleSince: monday - 60_000,
    ...change,
  }
}

export function roster(
  agents: readonly RosterAgent[] = [agent('mara')],
  teams: readonly RosterTeam[] = [team()],
): Roster {
  return { agents, teams }
}

/** A conversation in which the customer has written, in the assistant's hands. */
export function asked(it: Play, text = 'My e-reader will not connect'): Play {
  it.send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v1', customerId: null, page: null })
  it.send(customerSays(text, 'm1'))
  return it
}

export function customerSays(text: string, id: string): Command {
  return { type: 'ReceiveMessage', messageId: id, clientId: `client-${id}`, text, page: null }
}

/** What the assistant wants, computed from the state as it is now unless told otherwise. */
export function assistantActs(
  it: Play,
  acts: readonly Act[],
  from: { epoch?: number; basedOn?: string } = {},
): Extract<Command, { type: 'ActAsAssistant' }> {
  const { epoch, lastCustomer } = it.state()
  return {
    type: 'ActAsAssistant',
    turnId: 'turn-1',
    epoch: from.epoch ?? epoch,
    basedOn: from.basedOn ?? lastCustomer?.messageId ?? '',
    acts,
  }
}

export function says(text: string, change: Partial<Extract<Act, { kind: 'say' }>> = {}): Act {
  return {
    kind: 'say',
    messageId: 'reply-1',
    part: 0,
    last: true,
    text,
    as: 'answer',
    citations: [],
    asks: null,
    grounding: 0.9,
    ...change,
  }
}

export const end: Act = {
  kind: 'end',
  outcome: 'answered',
  usage: { model: 'test', ms: 1, confidence: 0.9 },
  fault: null,
}

/** The types of facts, in order. */
export const types = (facts: readonly Fact[]): string[] => facts.map(({ type }) => type)

/** The customer presses "talk to a person". */
export function press(it: Play): Decision {
  return it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
}

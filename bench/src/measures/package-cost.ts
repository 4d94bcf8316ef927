import {
  decide,
  defaultPolicy,
  evolve,
  nothingYet,
  type Actor,
  type Command,
  type Conversation,
  type Decision,
  type FactRecord,
  type Given,
  type Roster,
} from '@baton/engine'
import { assistantSays, customerSays, handOn, patient } from '../lab/conversation.ts'
import { logLogSlope, median, round } from '../lab/statistics.ts'

/**
 * Engine time alone: no database, no socket. By the number of turns in the conversation, each a customer's message and its answer. What is kept
 * of a conversation is bounded, and full after some fifty turns: slopes over all lengths, and `full` from the second on.
 */
export interface PackageCost {
  /** Handing off from the assistant: package, completeness and route, as decided. Milliseconds, medians. */
  handoffMs: Record<string, number>
  handoffSlope: { all: number; full: number }
  /** Handing on by a person, whose messages are read only now. */
  transferMs: Record<string, number>
  transferSlope: { all: number; full: number }
  /** Reading one message that gives several values, while the assistant holds the conversation. Microseconds. */
  turnUs: Record<string, number>
  turnSlope: { all: number; full: number }
  samples: number
}

const at = Date.UTC(2026, 0, 5, 10)
const roster: Roster = {
  agents: [
    { id: 'mara', teams: ['support'], skills: [], presence: 'online', capacity: 4, load: 0, idleSince: at - 60_000 },
  ],
  teams: [{ id: 'support', name: 'Support', isDefault: true, openings: null, waiting: 0, recentWaitSeconds: null }],
}
const nobody: Actor = { kind: 'system' }

/** What a handoff and a turn cost the engine, by the length of the conversation, one of each length in turn. */
export async function packageCost({ lengths = [20, 200, 2000], samples = 400 } = {}): Promise<PackageCost> {
  const withAssistant = lengths.map((length) => played(length, false))
  const withPerson = lengths.map((length) => played(length, true))
  const handoff = inTurn(lengths, samples, (n) => withAssistant[n]!.decide(handOn(null)))
  const transfer = inTurn(lengths, samples, (n) => withPerson[n]!.decide(handOn('mara')))
  const turn = inTurn(lengths, samples, (n, i) => withAssistant[n]!.decide(customerSays(i)))
  return {
    handoffMs: byLength(lengths, handoff, 1),
    handoffSlope: slope(lengths, handoff),
    transferMs: byLength(lengths, transfer, 1),
    transferSlope: slope(lengths, transfer),
    turnUs: byLength(lengths, turn, 1000),
    turnSlope: slope(lengths, turn),
    samples,
  }
}

/** A conversation of so many turns; the assistant answers, or, after the first one, a person who took over. */
function played(turns: number, person: boolean): { decide(command: Command): Decision } {
  let state: Conversation = nothingYet
  let made = 0
  const texts = new Map<string, string>()
  const given = (): Given => ({
    now: at + state.version,
    newId: (kind) => `${kind}-${++made}`,
    policy: { ...defaultPolicy, decision: patient },
    people: { name: () => 'Mara' },
    roster,
    account: null,
    unread: texts,
  })
  function send(command: Command): void {
    const decision = decide(state, command, given())
    if (decision.kind !== 'facts') throw new Error(`${command.type} became ${JSON.stringify(decision)}`)
    for (const { id, body } of decision.texts) texts.set(id, body)
    for (const fact of decision.facts) {
      const record: FactRecord = { seq: state.version + 1, at: at + state.version, actor: nobody, fact }
      state = evolve(state, record)
    }
  }
  send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v', customerId: null, page: null })
  for (let n = 0; n < turns; n++) {
    send(customerSays(n))
    if (!person || n === 0) send(assistantSays(state, n))
    else send(replyAt(n))
    if (person && n === 0) send({ type: 'TakeOver', agentId: 'mara' })
  }
  if (state.messages !== 2 * turns) throw new Error(`${state.messages} messages came of ${turns} turns`)
  return {
    decide(command) {
      const decision = decide(state, command, given())
      if (decision.kind !== 'facts') throw new Error(`${command.type} became ${JSON.stringify(decision)}`)
      return decision
    },
  }
}

const replyAt = (n: number): Command => ({
  type: 'ReplyAsAgent',
  agentId: 'mara',
  messageId: `msg_agent${n}`,
  clientId: `replied-${n}`,
  text: 'I am looking into it.',
  draft: null,
})

/** Milliseconds of each, one length after the other, after as many again to warm up. */
function inTurn(lengths: readonly number[], samples: number, run: (length: number, sample: number) => unknown) {
  const took = lengths.map((): number[] => [])
  for (let i = -samples; i < samples; i++) {
    for (const n of lengths.keys()) {
      const began = performance.now()
      run(n, i + samples)
      if (i >= 0) took[n]?.push(performance.now() - began)
    }
  }
  return took.map((values) => median(values))
}

const byLength = (lengths: readonly number[], medians: readonly number[], times: number) =>
  Object.fromEntries(lengths.map((length, n) => [length, round((medians[n] ?? NaN) * times)]))

function slope(lengths: readonly number[], medians: readonly number[]): { all: number; full: number } {
  const points = lengths.map((size, n) => ({ size, cost: medians[n] ?? NaN }))
  return { all: round(logLogSlope(points)), full: round(logLogSlope(points.slice(1))) }
}

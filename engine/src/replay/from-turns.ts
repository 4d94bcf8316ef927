import type { Fact } from '../conversation/facts.ts'
import { nothingYet, type Conversation } from '../conversation/state.ts'
import { evolve } from '../conversation/evolve.ts'
import { deciding, type Given } from '../deciding/deciding.ts'
import { readForRecord } from '../deciding/receive-message.ts'
import type { Around } from '../escalation/features.ts'
import { nothingAround } from '../escalation/features.ts'
import type { Policy } from '../escalation/policy.ts'
import { claimsTransfer, fingerprint } from '../signals/index.ts'
import { pointOf } from './point-of.ts'
import type { ReplayCase, ReplayPoint } from './replay-case.ts'

/** One message of a past conversation. `at` is ms UTC; where it is not known, a minute passes between two. */
export interface ReplayTurn {
  role: 'customer' | 'assistant' | 'agent' | 'system'
  text: string
  at?: number | null | undefined
  /** Somebody says that a person should take over here. */
  handoff?: boolean | undefined
}

export interface ReplayConversation {
  id: string
  turns: readonly ReplayTurn[]
  tier: string | null
  intent?: string | null | undefined
  solved: boolean | null
}

const minute = 60_000

/**
 * A transcript as a policy sees it: each message is read as it would have been when it came, and each turn of the customer is decided, while
 * the conversation goes on as it did. What other systems' assistants knew or found is not in a transcript: drafts count for their words alone.
 * Calls no model; the same transcript gives the same every time.
 */
export function replayTurns(conversation: ReplayConversation, policy: Policy, around?: Partial<Around>): ReplayCase {
  const { id, turns, tier } = conversation
  const known: Around = { ...nothingAround, tier, known: tier !== null, ...around }
  const first = turns.find(({ at }) => typeof at === 'number')?.at ?? 0
  const points: ReplayPoint[] = []
  let state = nothingYet
  let held = true
  let actual: number | null = null
  let goesOn = false
  let lastCustomer = -1
  const add = (fact: Fact, now: number): void => {
    state = evolve(state, { seq: state.version + 1, at: now, actor: { kind: 'system' }, fact })
  }
  add({ type: 'ConversationOpened', channel: 'replay', locale: 'en', visitorId: null, customerId: null }, first)

  for (const [i, turn] of turns.entries()) {
    const now = turn.at ?? first + i * minute
    if (turn.handoff && actual === null) actual = i
    if (turn.role === 'agent') {
      actual ??= i
      held = false
      continue
    }
    if (turn.role === 'customer') {
      lastCustomer = i
      if (!held) continue
      add(read(state, turn.text, `m${i}`, now, policy), now)
      if (turns[i + 1]?.role !== 'customer') points.push(pointOf(state, null, known, now, policy, i))
      continue
    }
    if (turn.role !== 'assistant') continue
    // A bot that goes on after somebody said that a person was needed shows what waiting longer would have met.
    if (actual !== null && actual < i) goesOn = true
    held = true
    const drafted = { fingerprint: fingerprint(turn.text), grounding: null }
    const before = points.at(-1)
    if (before && before.turn === lastCustomer && before.rule === null) {
      const rule = claimsTransfer(turn.text).claims
        ? 'claimed-transfer'
        : pointOf(state, drafted, known, now, policy, lastCustomer).rule
      if (rule) points[points.length - 1] = { ...before, rule }
    }
    add(
      {
        type: 'AssistantSaid',
        messageId: `r${i}`,
        turnId: `t${i}`,
        part: 0,
        last: true,
        textId: `x${i}`,
        kind: 'answer',
        citations: [],
        asks: null,
        fingerprint: drafted.fingerprint,
      },
      now,
    )
  }
  return {
    id,
    tier,
    intent: conversation.intent ?? null,
    points,
    turns: turns.length,
    actual,
    solved: conversation.solved,
    goesOn,
  }
}

/** The message as it would have been recorded. */
function read(state: Conversation, text: string, messageId: string, now: number, policy: Policy): Fact {
  const given: Given = {
    now,
    newId: (kind) => kind,
    policy,
    people: { name: () => '' },
    roster: null,
    account: null,
  }
  let fact: Fact | null = null
  deciding(state, given, (d) => {
    const reading = readForRecord(d, text)
    fact = { type: 'MessageReceived', messageId, clientId: messageId, textId: messageId, reading }
  })
  if (!fact) throw new Error('reading a message decides nothing')
  return fact
}

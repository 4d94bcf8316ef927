import { briefingWords } from '../assistant/briefing-words.ts'
import {
  decide,
  defaultPolicy,
  evolve,
  nothingYet,
  type Act,
  type Actor,
  type Command,
  type Conversation,
  type Fact,
  type FactRecord,
  type Locale,
  type Policy,
  type Roster,
} from '@baton/engine'
import type { Assistant, Turn } from '../assistant/assistant.ts'
import { spokenIn, threadOf } from '../reactions/thread.ts'

export interface RehearsalOptions {
  locale?: Locale
  policy?: Partial<Policy>
  /** Whether an agent is there to be offered the conversation. */
  staffed?: boolean
  page?: Turn['page']
  picture?: Turn['picture']
}

/** How a turn went, as facts. */
export interface Played {
  /** The batches of acts, as they came. */
  batches: readonly (readonly Act[])[]
  /** The facts of this turn. */
  facts: readonly Fact[]
  /** The words that the customer was shown, sentence by sentence. */
  shown: readonly string[]
  ms: number
}

/** One conversation on the real engine, without a database: what an assistant does is decided and folded as the server does it. */
export interface Rehearsal {
  readonly state: Conversation
  readonly records: readonly FactRecord[]
  text(id: string | null | undefined): string
  /** Any command, as whoever it says. Refusals throw. */
  command(command: Command, actor?: Actor): readonly Fact[]
  /** The customer writes. */
  write(text: string): void
  /** The assistant takes its turn. `afterBatch` is called when a batch has been committed. */
  play(
    assistant: Assistant,
    options?: { afterBatch?: (rehearsal: Rehearsal, batch: number) => unknown },
  ): Promise<Played>
}

/** A conversation that is open and waits for its customer's first words. */
export function createRehearsal(options: RehearsalOptions = {}): Rehearsal {
  const { locale = 'en', policy, staffed = true, page = null, picture = null } = options
  let state: Conversation = nothingYet
  let ids = 0
  let now = Date.UTC(2026, 10, 2, 9)
  const records: FactRecord[] = []
  const texts = new Map<string, string>()
  const newId = (kind: string) => `${kind}-${++ids}`
  let playing: AbortController | null = null

  const ada = {
    id: 'ada',
    teams: ['support'],
    skills: [],
    presence: 'online',
    capacity: 3,
    load: 0,
    idleSince: 0,
  } as const
  const roster: Roster = {
    agents: staffed ? [ada] : [],
    teams: [{ id: 'support', name: 'Support', isDefault: true, openings: null, waiting: 0, recentWaitSeconds: null }],
  }

  function command(wanted: Command, actor: Actor = { kind: 'system' }): readonly Fact[] {
    const { epoch } = state
    const people = { name: (id: string) => id }
    const given = { now, newId, policy: { ...defaultPolicy, ...policy }, people, roster, account: null }
    const decision = decide(state, wanted, given)
    if (decision.kind !== 'facts') throw new Error(decision.kind === 'refused' ? decision.refusal.code : decision.kind)
    for (const { id, body } of decision.texts) texts.set(id, body)
    for (const fact of decision.facts) {
      const record = { seq: state.version + 1, at: now, actor, fact }
      records.push(record)
      state = evolve(state, record)
    }
    const moved = state.epoch !== epoch || decision.facts.some(({ type }) => type === 'MessageReceived')
    if (moved) playing?.abort(new Error('superseded'))
    return decision.facts
  }

  const text = (id: string | null | undefined) => texts.get(id ?? '') ?? ''

  const rehearsal: Rehearsal = {
    get state() {
      return state
    },
    records,
    text,
    command,
    write(words) {
      now += 5_000
      const messageId = newId('message')
      command(
        { type: 'ReceiveMessage', messageId, clientId: messageId, text: words, page },
        { kind: 'customer', id: 'v1' },
      )
    },
    async play(assistant, { afterBatch } = {}) {
      const basedOn = state.lastCustomer?.messageId ?? ''
      const { epoch } = state
      const turnId = newId('turn')
      const began = performance.now()
      const before = records.length
      const batches: (readonly Act[])[] = []
      playing = new AbortController()
      for await (const acts of assistant.takeTurn(turnOf(turnId, playing.signal))) {
        batches.push(acts)
        const facts = command({ type: 'ActAsAssistant', turnId, epoch, basedOn, acts }, { kind: 'assistant' })
        afterBatch?.(rehearsal, batches.length)
        const withheld = facts.some(({ type }) => type === 'ReplyWithheld')
        if (withheld || state.holder.kind !== 'assistant') break
      }
      playing = null
      const facts = records.slice(before).map(({ fact }) => fact)
      const shown = facts.flatMap((fact) => (fact.type === 'AssistantSaid' ? text(fact.textId) : []))
      return { batches, facts, shown, ms: performance.now() - began }
    },
  }

  function turnOf(turnId: string, signal: AbortSignal): Turn {
    return {
      workspace: 'w1',
      conversationId: 'c1',
      turnId,
      state,
      locale: state.language === 'other' ? state.locale : state.language,
      thread: threadOf(spokenIn(records), texts),
      briefing: briefingWords(state, text),
      page,
      picture,
      text: (id) => Promise.resolve(texts.get(id) ?? null),
      newId,
      now: () => now,
      signal,
    }
  }

  command({ type: 'OpenConversation', channel: 'widget', locale, visitorId: 'v1', customerId: null, page })
  return rehearsal
}

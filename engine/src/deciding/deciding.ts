import { drillChannel } from '../conversation/drill-channel.ts'
import { evolve } from '../conversation/evolve.ts'
import type { Actor, Fact, IntentRead, Text } from '../conversation/facts.ts'
import type { People, Refusal, TurnBy } from '../conversation/commands.ts'
import type { Conversation } from '../conversation/state.ts'
import type { Around } from '../escalation/features.ts'
import type { Policy } from '../escalation/policy.ts'
import type { AccountSnapshot } from '../handoff/build-package.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Roster } from '../routing/roster.ts'
import type { QueueLook } from '../waiting/told-wait.ts'
import { maskJsonText, maskNamed, maskText, sealedIdOf, type Masked } from '../sensitive/index.ts'

/** Makes the ids that decisions need. Injected, so that a replay makes the same. */
export type NewId = (kind: 'text' | 'handoff' | 'offer') => string

/** Everything a decision may know beside the state. Time, ids and people come in with it: the engine asks nobody. */
export interface Given {
  now: number
  /** How far the clocks where the workspace works are ahead of UTC now, in ms; absent: not at all. */
  zoneOffsetMs?: number | undefined
  newId: NewId
  policy: Policy
  people: People
  /** Who works now. Null where the shell has not looked: a decision that needs it says so. */
  roster: Roster | null
  /** Who waits. Null where the shell has not looked: telling a wait needs it. Absent: no wait is told. */
  queue?: QueueLook | null | undefined
  account: AccountSnapshot | null
  /** What is known beside the conversation, for the decision to hand off; absent where the shell has not looked. */
  around?: Around | undefined
  /** Reads what a message is about; absent where the workspace has no intents, or they are not to hand. */
  readIntent?: ((text: string) => IntentRead | null) | undefined
  /** The incidents that are not over; absent where there are none, or they are not to hand. */
  incidents?: readonly Incident[] | undefined
  /** The other conversation of the same customer, where two are made one. */
  other?: Conversation | undefined
  /** The words of `state.unread` by text id, where the shell has looked: they are read when a conversation is handed on. */
  unread?: ReadonlyMap<string, string> | undefined
}

/** What was decided: facts with their texts, a refusal, or that the roster, or the queue, is needed first. */
export type Decision =
  | { kind: 'facts'; facts: readonly Fact[]; texts: readonly Text[] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'needs-roster' }
  | { kind: 'needs-queue' }

/** Facts being decided, one after the other, each seeing the state that the ones before it made. */
export interface Deciding {
  readonly state: Conversation
  readonly given: Given
  /** The assistant whose turn it is; undefined where it is nobody's, or nobody said. */
  readonly by: TurnBy | undefined
  add(fact: Fact): void
  /** The words as they may be kept and read: what nobody needs to read is masked in them. Readings are made from these. */
  masked(words: string): Masked
  /** Keeps a text, masked, and gives its id. `name` says what a value is. What people wrote is kept beside it to be sealed. */
  text(kind: Text['kind'], body: string, name?: string): string
}

const nobody: Actor = { kind: 'system' }

/** What is kept as JSON, and is masked value by value. */
const inJson: ReadonlySet<Text['kind']> = new Set(['page', 'account', 'raw'])
/** What somebody wrote: its original may be revealed. What was composed, or came from a system that has it still, has none. */
const written: ReadonlySet<Text['kind']> = new Set(['message', 'reply', 'note', 'briefing', 'value'])

/** Thrown inside a decision and caught at its door; never leaves the engine. */
class NeedsRoster extends Error {}
class NeedsQueue extends Error {}
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export function refuse(refusal: Refusal): never {
  throw new Refused(refusal)
}

/** The roster, or the end of this decision until the shell has fetched it. A drill has nobody: it waits with the team, and no agent is offered it. */
export function rosterOf(d: Deciding): Roster {
  if (!d.given.roster) throw new NeedsRoster()
  return d.state.channel === drillChannel ? { teams: d.given.roster.teams, agents: [] } : d.given.roster
}

/** Who waits, or the end of this decision until the shell has looked; undefined where no wait is told. */
export function queueOf({ given }: Deciding): QueueLook | undefined {
  if (given.queue === null) throw new NeedsQueue()
  return given.queue
}

export function deciding(state: Conversation, given: Given, work: (d: Deciding) => void, by?: TurnBy): Decision {
  let current = state
  const facts: Fact[] = []
  const texts: Text[] = []
  /** By what came in and by what became of it: words are masked once in a decision, however often they are asked for. */
  const known = new Map<string, Masked & { original: string }>()
  const masked = (words: string): Masked & { original: string } => {
    const before = known.get(words)
    if (before) return before
    const now = { ...maskText(words), original: words }
    known.set(words, now)
    if (now.masked.length > 0) known.set(now.text, now)
    return now
  }
  try {
    work({
      get state() {
        return current
      },
      given,
      by,
      add(fact) {
        facts.push(fact)
        current = evolve(current, { seq: current.version + 1, at: given.now, actor: nobody, fact })
      },
      masked,
      text(kind, body, name) {
        const id = given.newId('text')
        if (inJson.has(kind)) texts.push({ id, kind, body: maskJsonText(body) })
        else {
          const { text, original } = name === undefined ? masked(body) : { text: maskNamed(name, body), original: body }
          texts.push({ id, kind, body: text })
          if (text !== original && written.has(kind)) texts.push({ id: sealedIdOf(id), kind: 'sealed', body: original })
        }
        return id
      },
    })
    return { kind: 'facts', facts, texts }
  } catch (error) {
    if (error instanceof NeedsRoster) return { kind: 'needs-roster' }
    if (error instanceof NeedsQueue) return { kind: 'needs-queue' }
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

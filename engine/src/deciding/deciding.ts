import { evolve } from '../conversation/evolve.ts'
import type { Actor, Fact, Text } from '../conversation/facts.ts'
import type { People, Refusal } from '../conversation/commands.ts'
import type { Conversation } from '../conversation/state.ts'
import type { Policy } from '../escalation/policy.ts'
import type { AccountSnapshot } from '../handoff/build-package.ts'
import type { Roster } from '../routing/choose-agent.ts'

/** Makes the ids that decisions need. Injected, so that a replay makes the same. */
export type NewId = (kind: 'text' | 'handoff' | 'offer') => string

/** Everything a decision may know beside the state. Time, ids and people come in with it: the engine asks nobody. */
export interface Given {
  now: number
  newId: NewId
  policy: Policy
  people: People
  /** Who works now. Null where the shell has not looked: a decision that needs it says so. */
  roster: Roster | null
  account: AccountSnapshot | null
}

/** What was decided: facts with their texts, a refusal, or that the roster is needed first. */
export type Decision =
  | { kind: 'facts'; facts: readonly Fact[]; texts: readonly Text[] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'needs-roster' }

/** Facts being decided, one after the other, each seeing the state that the ones before it made. */
export interface Deciding {
  readonly state: Conversation
  readonly given: Given
  add(fact: Fact): void
  /** Keeps a text and gives its id. */
  text(kind: Text['kind'], body: string): string
}

const nobody: Actor = { kind: 'system' }

/** Thrown inside a decision and caught at its door; never leaves the engine. */
class NeedsRoster extends Error {}
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

/** The roster, or the end of this decision until the shell has fetched it. */
export function rosterOf(d: Deciding): Roster {
  if (!d.given.roster) throw new NeedsRoster()
  return d.given.roster
}

export function deciding(state: Conversation, given: Given, work: (d: Deciding) => void): Decision {
  let current = state
  const facts: Fact[] = []
  const texts: Text[] = []
  try {
    work({
      get state() {
        return current
      },
      given,
      add(fact) {
        facts.push(fact)
        current = evolve(current, { seq: current.version + 1, at: given.now, actor: nobody, fact })
      },
      text(kind, body) {
        const id = given.newId('text')
        texts.push({ id, kind, body })
        return id
      },
    })
    return { kind: 'facts', facts, texts }
  } catch (error) {
    if (error instanceof NeedsRoster) return { kind: 'needs-roster' }
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

import type { Locale, Priority } from '@baton/engine'
import type { StandIns } from './stand-in.ts'

/** One line of the customer. `helped` answers "did that help?", and only where that was asked. */
export type DrillLine =
  | { kind: 'say'; text: string; waits: boolean; page: DrillPage | null }
  | { kind: 'helped'; yes: boolean }

export interface DrillPage {
  url: string
  title: string
}

/** How a made-up customer is; each is played in a genuine case and in a twin that must end the other way. */
export const personas = [
  'patient',
  'terse',
  'furious',
  'polite-urgent',
  'wandering',
  'slang',
  'adversarial',
  'silent',
] as const
export type Persona = (typeof personas)[number]

/** What a drill guards, for a list of many. */
export const guarded = [
  'asking-for-a-person',
  'how-it-sounds',
  'what-did-not-help',
  'policy',
  'untrusted-words',
] as const
export type Guarded = (typeof guarded)[number]

/** When a person must have it, counted in lines of the customer: after so many at the latest, after exactly so many, or not at all. */
export type HandedOff = { kind: 'by'; turn: number } | { kind: 'at'; turn: number } | { kind: 'never' }

/** What must hold when it is over; what is left out is not looked at. */
export interface Expected {
  handedOff: HandedOff | null
  /** Kinds of reasons, of which one must be it. */
  reason: readonly string[] | null
  priority: Priority | null
  team: string | null
  /** From the customer's last message to the notice of the handoff. Milliseconds. */
  toldWithinMs: number | null
  package: DrillPackage | null
  /** Whether the assistant answered at all; or words that must be in one of its answers. */
  answered: boolean | string | null
  /** Words that the assistant may not have said, in any case. */
  neverSays: readonly string[]
  notAskedAgain: boolean
}

/** What must be in the package. `facts` name → value; `page` a part of its title or address. */
export interface DrillPackage {
  facts: Readonly<Record<string, string>>
  attempts: number | null
  page: string | null
}

/** A customer written down: who they are, what they say, and what must come of it. */
export interface ScriptedDrill {
  name: string
  story: string
  language: Locale
  persona: Persona | null
  guards: Guarded | null
  /** The drill that must end the other way. */
  twin: string | null
  customer: { tier: string | null; known: boolean; page: DrillPage | null }
  /** What stands in for what the workspace's actions would call. */
  actions: StandIns
  says: readonly DrillLine[]
  expect: Expected
}

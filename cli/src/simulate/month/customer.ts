import type { HandoffFeatures as Features } from '@baton/engine'
import { createChance, type Chance } from '../../chance.ts'
import { drift, intents, languages, minuteMs, mostTurns, tiers, type IntentWorld } from './world.ts'

/** One turn of the customer as it would be, if the assistant still holds the conversation then. */
export interface Turn {
  /** Minutes since the conversation began. */
  minutes: number
  /** What is seen of it. `tier` and `intentSuccess` are the desk's own knowledge and set by whoever runs the month. */
  features: Features
  /** Replies so far that did not help. */
  unhelped: number
  urgency: number
  /** The customer asks for a person in this turn: a hard rule, whatever the policy. */
  asksForPerson: boolean
}

/** How it ends if nobody takes it over: the assistant resolves it, or it fails, at the end of `turns`. */
export type Ending = 'resolved' | 'asked-for-person' | 'gave-up' | 'believed-it'

/**
 * A conversation as it would go under any policy: everything is drawn beforehand from the seed and its number, so that two policies meet the
 * same customers. `can` is the truth that no policy sees: whether the assistant is able to resolve it.
 */
export interface Script {
  number: number
  /** Milliseconds since the month began. */
  at: number
  intent: string
  tier: string
  language: string
  can: boolean
  turns: readonly Turn[]
  ending: Ending
  handleMin: number
  /** Draws for what follows: whether they say so, whether and when they come back, what the agent marks. 0..1 */
  says: number
  returns: number
  returnsAfterMs: number
  marks: number
  judges: number
}

/** Whoever writes at this moment. The same seed and number give the same conversation. */
export function writeScript(seed: number, number: number, at: number, ofMonth: number): Script {
  const chance = createChance(seed, `conversation ${number}`)
  const normal = () => normalFrom(chance)
  const intent = drawn(intents, chance.next())
  const tier = drawn(tiers, chance.next())
  const language = drawn(languages, chance.next())
  const difficulty = normal() + tier.difficulty
  const luck = logit(chance.next())
  const drifted = ofMonth >= drift.at
  const base = language.ability - difficulty
  const can = luck < abilityOf(intent, drifted) + base
  // The articles do not know of the release: what the assistant believes follows the old state of what was broken.
  const seems = luck < abilityOf(intent, drifted && intent.name !== drift.breaks.intent) + base

  const polite = clip(0.5 + 0.25 * normal())
  const calm = clip(0.5 + 0.25 * normal())
  const urgency = clip(intent.urgency + 0.2 * normal() + (chance.happens(0.08) ? 0.4 : 0))
  const need = 1 + poisson(chance, intent.turns)
  let patience = 1 + 2.5 * calm + chance.next() * 2 - 1.2 * urgency
  const contacts = poisson(chance, can ? 0.15 : 0.35)
  const known = chance.happens(tier.name === 'free' ? 0.6 : 0.95)
  const asked = chance.next()
  const believes = chance.next()
  const areas = poisson(chance, 0.25 + 0.3 * Math.max(0, difficulty))
  const novelty = clip(0.3 + 0.15 * difficulty + 0.15 * normal())
  const noveltyCustomer = clip(0.3 + 0.2 * normal())

  const turns: Turn[] = []
  let minutes = 0
  let unhelped = 0
  let failed = 0
  let rephrasings = 0
  let before = 0
  let ending: Ending | null = null
  for (let t = 1; ending === null; t++) {
    const lastFailed = unhelped > before
    before = unhelped
    const again = lastFailed && chance.happens(0.65)
    if (again) rephrasings += 1
    const anger = clip((0.1 + 0.24 * unhelped * (1.3 - calm) + 0.2 * urgency) * (1 - 0.5 * polite) + 0.1 * normal())
    const earlier = turns.at(-1)?.features.frustration ?? anger
    const belief = (seems ? 0.4 : -0.4) + normal()
    const sure = 0.78 + intent.tooSure + (seems ? 0.04 : -0.04) + 0.1 * normal()
    turns.push({
      minutes,
      unhelped,
      urgency,
      asksForPerson: patience <= 0,
      features: {
        frustration: anger,
        urgency: clip(urgency + 0.15 * normal()),
        politeness: clip(polite + 0.2 * normal()),
        trend: clip(0.5 + (anger - earlier) / 2),
        saysAgain: clip(again ? 0.55 + 0.2 * normal() : 0.1 + 0.1 * normal()),
        answersAgain: clip((t > 1 && !can && chance.happens(0.5) ? 0.6 : 0.15) + 0.15 * normal()),
        noveltyCustomer,
        noveltyWorkspace: novelty,
        longCases: 0,
        areas: scaled(areas, 4),
        entities: scaled(poisson(chance, 1.5), 12),
        questions: scaled(poisson(chance, 0.3 + 0.2 * Math.max(0, difficulty)), 5),
        steps: scaled(Math.min(t - 1, need) + (failed > 0 ? 1 : 0), 10),
        turns: scaled(t - 1, 15),
        rephrasings: scaled(rephrasings, 5),
        minutes: scaled(minutes, 60),
        failed: scaled(failed, 3),
        contacts: scaled(contacts, 5),
        grounding: 1 / (1 + Math.exp(-(0.4 + belief))),
        confidence: clip(sure),
        intentSuccess: 0.5,
        tier: 0.5,
        known: known ? 1 : 0,
        money: intent.money && chance.happens(0.9) ? 1 : 0,
      },
    })
    if (patience <= 0) ending = 'asked-for-person'
    else if (can && t >= need) ending = 'resolved'
    else if (t >= mostTurns) ending = 'gave-up'
    else {
      // Half of the replies on the way to a solution are a step, and felt to be one; of the others none is.
      const step = can && chance.happens(0.5)
      if (!step) {
        unhelped += 1
        if (chance.happens(0.4)) failed += 1
      }
      patience -= step ? 0.3 : 1
      if (!can && t >= 2 && believes < 0.08) ending = 'believed-it'
      else if (patience <= 0 && asked >= 0.45) ending = 'gave-up'
      minutes += 0.7 + 2.2 * chance.next()
    }
  }
  return {
    number,
    at,
    intent: intent.name,
    tier: tier.name,
    language: language.name,
    can,
    turns,
    ending,
    handleMin: Math.max(1, intent.handleMin * (0.6 - 0.8 * Math.log(1 - chance.next() * 0.95) * 0.5)),
    says: chance.next(),
    returns: chance.next(),
    returnsAfterMs: (0.5 + 47.5 * chance.next()) * 60 * minuteMs,
    marks: chance.next(),
    judges: chance.next(),
  }
}

function abilityOf({ name, ability }: IntentWorld, drifted: boolean): number {
  if (!drifted) return ability
  return name === drift.breaks.intent
    ? drift.breaks.ability
    : name === drift.mends.intent
      ? drift.mends.ability
      : ability
}

function drawn<T extends { share: number }>(from: readonly T[], draw: number): T {
  let left = draw
  for (const each of from) {
    left -= each.share
    if (left < 0) return each
  }
  return from.at(-1)!
}

/** Counts as `featuresOf` scales them. */
const scaled = (count: number, full: number): number => Math.min(1, Math.log1p(count) / Math.log1p(full))
const clip = (value: number): number => Math.min(1, Math.max(0, value))
const logit = (chance: number): number => Math.log(Math.max(1e-9, chance) / Math.max(1e-9, 1 - chance))

/** Box and Muller. */
const normalFrom = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())

/** Knuth: for small means. */
function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let left = chance.next(); left > limit; left *= chance.next()) count += 1
  return count
}

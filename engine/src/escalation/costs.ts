import type { Priority } from '../conversation/facts.ts'

/** What things cost, in minutes of an agent's work: the one currency that a support lead can compare everything in. */
export interface Costs {
  /** A person takes the conversation and solves it. */
  person: number
  /** What a handoff costs on top when it comes too late: the apology, the anger, the second look. Grows with urgency, up to double. */
  late: number
  /** What losing this customer's patience is worth. Usually set by tier. */
  churn: number
  /** What one minute of the customer's time counts. */
  effort: number
  /** What one minute of waiting for a person counts, and the minutes from which on more waiting counts no more. */
  wait: number
  waitCap: number
  /** So much cheaper must something else be before it is done instead of going on. */
  margin: number
}

export const costNames = [
  'person', 'late', 'churn', 'effort', 'wait', 'waitCap', 'margin',
] as const satisfies readonly (keyof Costs)[] // prettier-ignore

export type Preset = 'careful' | 'balanced' | 'thrifty'

/**
 * Three ways to run a desk. *Careful*: customers should not have to struggle, people are there. *Balanced*: a person when the assistant
 * will more likely fail than not. *Thrifty*: people are scarce, the assistant tries longer.
 */
export const presets: Readonly<Record<Preset, Costs>> = {
  careful: { person: 5, late: 6, churn: 6, effort: 0.6, wait: 0.15, waitCap: 30, margin: 0 },
  balanced: { person: 6, late: 4, churn: 3, effort: 0.4, wait: 0.2, waitCap: 30, margin: 1 },
  thrifty: { person: 9, late: 3, churn: 1, effort: 0.2, wait: 0.3, waitCap: 30, margin: 1.5 },
}

/** Where a handoff goes, where the policy says so. */
export interface RouteTo {
  team?: string | undefined
  skills?: readonly string[] | undefined
  priority?: Priority | undefined
}

/** What a tier changes, and where its cases go. `rank` puts it between 0, the lowest, and 1, the highest. */
export type TierSetting = Partial<Costs> & RouteTo & { rank: number }

/** What an intent (or a playbook or an article, by its id) changes; `always`: a person takes these, whatever the costs. */
export type IntentSetting = Partial<Costs> & RouteTo & { always?: boolean | undefined }

/** The rules that a message itself can fire; see signals/grave.ts. */
export type GraveKind = 'safety' | 'self-harm' | 'fraud' | 'legal' | 'vulnerable'

/** Those of them that a workspace may switch off, because its assistant is made for them. Nobody switches off danger. */
export const mayBeOff: readonly GraveKind[] = ['fraud', 'legal', 'vulnerable']

export type RuleSetting = RouteTo & { on: boolean }

/** The costs for this customer and this matter: the workspace's, changed by the tier, then by the intent. */
export function costsFor(costs: Costs, tier: Partial<Costs> | undefined, intent: Partial<Costs> | undefined): Costs {
  const chosen = { ...costs }
  for (const name of costNames) chosen[name] = intent?.[name] ?? tier?.[name] ?? costs[name]
  return chosen
}

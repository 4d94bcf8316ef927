import {
  presets,
  type Costs,
  type GraveKind,
  type IntentSetting,
  type Preset,
  type RouteTo,
  type RuleSetting,
  type TierSetting,
} from './costs.ts'
import { priorModel, type EstimatorModel } from './estimate.ts'

/** The part of a policy that says when going on costs more than a person. */
export interface DecisionPolicy {
  preset: Preset
  costs: Costs
  /** By the tier's name in lower case; `tierOf` finds one. */
  tiers: Readonly<Record<string, TierSetting>>
  intents: Readonly<Record<string, IntentSetting>>
  rules: Readonly<Partial<Record<GraveKind, RuleSetting>>>
  /** Where cases go by product area, by the page that they come from (see `placeOf`), and by language. */
  areas: Readonly<Record<string, RouteTo>>
  pages: Readonly<Record<string, RouteTo>>
  languages: Readonly<Record<string, RouteTo>>
  /** The team whose hours and queue say how long a person would take; null: the default team's. */
  hoursOf: string | null
  model: EstimatorModel
}

export const defaultDecision: DecisionPolicy = {
  preset: 'balanced',
  costs: presets.balanced,
  tiers: {
    free: { rank: 0, churn: 1 },
    trial: { rank: 0.4 },
    basic: { rank: 0.3 },
    pro: { rank: 0.6, churn: 5 },
    business: { rank: 0.8, churn: 8 },
    enterprise: { rank: 1, churn: 12 },
  },
  intents: {},
  rules: {},
  areas: {},
  pages: {},
  languages: {},
  hoursOf: null,
  model: priorModel,
}

/** What the policy says of a tier; undefined where it says nothing. Case does not count. */
export const tierOf = ({ tiers }: DecisionPolicy, tier: string | null): TierSetting | undefined =>
  tier === null ? undefined : own(tiers, tier.toLowerCase())

export const intentOf = ({ intents }: DecisionPolicy, intent: string | null): IntentSetting | undefined =>
  intent === null ? undefined : own(intents, intent)

/** Names come from outside: "constructor" is nobody's tier. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

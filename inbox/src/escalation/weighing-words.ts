import { centre, featureNames, type FeatureName, type Outcome, type Weighing } from '@baton/engine'

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  'go-on': 'Go on',
  ask: 'Ask once more',
  offer: 'Offer a person',
  'hand-off': 'A person now',
}

const did: Readonly<Record<Outcome, string>> = {
  'go-on': 'went on',
  ask: 'asked once more before answering',
  offer: 'answered and offered a person',
  'hand-off': 'handed off',
}

const features: Readonly<Record<FeatureName, string>> = {
  frustration: 'frustration',
  urgency: 'urgency',
  politeness: 'politeness',
  trend: 'growing frustration',
  saysAgain: 'saying it again',
  answersAgain: 'the same answer again',
  noveltyCustomer: 'unusual for this customer',
  noveltyWorkspace: 'unusual for the desk',
  areas: 'areas of the product',
  entities: 'values named',
  questions: 'open questions',
  steps: 'steps taken',
  turns: 'turns so far',
  rephrasings: 'rephrasings',
  minutes: 'time so far',
  failed: 'attempts that failed',
  contacts: 'contacts in 48 hours',
  grounding: 'what the answer rests on',
  confidence: 'how sure the assistant was',
  intentSuccess: 'how often it resolves such cases',
  tier: 'tier',
  known: 'knowing who it is',
  money: 'money that went wrong',
  longCases: 'how long such cases take',
}

/** A feature's name for people; what a newer server names stands as it came. */
export const featureWords = (name: string): string =>
  Object.hasOwn(features, name) ? features[name as FeatureName] : name

export const minutesWords = (minutes: number): string =>
  minutes < 0.05 ? '0 min' : `${minutes < 10 ? minutes.toFixed(1) : Math.round(minutes)} min`

export const percentWords = (share: number): string => `${Math.round(share * 100)} %`

/** What was decided and why, in one sentence. `heldBack`: a person was called for, and for an incident nobody came. */
export function weighingSentence({ outcome, rule, resolves, costs, runnerUp }: Weighing, heldBack = false): string {
  const what = heldBack
    ? 'wanted a person for this, and an incident that explains it held it back'
    : (did[outcome] ?? outcome)
  if (rule) return `The assistant ${what}: the rule “${rule.replaceAll('-', ' ')}” stands above the costs.`
  const chance = `the chance that it resolves this alone was ${percentWords(resolves)}`
  const cost = costs[outcome]
  const next = runnerUp === null ? null : costs[runnerUp]
  const compared =
    cost === null || next === null || runnerUp === null
      ? ''
      : `, and ${minutesWords(cost)} of work were to be expected, against ${minutesWords(next)} for “${outcomeNames[runnerUp].toLowerCase()}”`
  return `The assistant ${what}: ${chance}${compared}.`
}

/** The smallest change that would have led to something else; null where none would. */
export function tipSentence({ tip, features: values }: Weighing): string | null {
  if (!tip) return null
  const more = tip.to > (values[featureNames.indexOf(tip.feature)] ?? 0) ? 'more' : 'less'
  return `With ${more} of “${featureWords(tip.feature)}” (${tip.to.toFixed(2)} in place of ${tip.from.toFixed(2)}) it would have been “${outcomeNames[tip.outcome]?.toLowerCase() ?? tip.outcome}”.`
}

export interface Standing {
  name: string
  /** 0..1 */
  value: number
  /** Below its usual place, where that is not 0. */
  low: boolean
}

/** The features that stood out, the strongest first. */
export function standingOut({ features: values }: Pick<Weighing, 'features'>, most = 6): readonly Standing[] {
  return featureNames
    .map((name, i) => ({ name, value: values[i] ?? 0, usual: centre[name] ?? 0 }))
    .filter(({ name, value, usual }) => name !== 'known' && name !== 'tier' && Math.abs(value - usual) >= 0.1)
    .toSorted((a, b) => Math.abs(b.value - b.usual) - Math.abs(a.value - a.usual))
    .slice(0, most)
    .map(({ name, value, usual }) => ({ name: featureWords(name), value, low: value < usual }))
}

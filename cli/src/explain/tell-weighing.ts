import { featureNames, type FeatureName, type Outcome } from '@baton/engine'
import { fieldsOf, list, number, score, words, type Fields } from './fields.ts'
import type { Told } from './tell-fact.ts'

const sentences: Readonly<Record<Outcome, string>> = {
  'go-on': 'goes on',
  ask: 'asks once more before answering',
  offer: 'answers, and offers a person',
  'hand-off': 'hands off now',
}
const bars: readonly (readonly [Outcome, string])[] = [
  ['go-on', 'go on'],
  ['ask', 'ask once more'],
  ['offer', 'offer a person'],
  ['hand-off', 'a person now'],
]
const widest = 24

/** A decision to hand off, or not to: one sentence, a bar for what each choice would have cost, and what would have tipped it. */
export function tellWeighing(e: Fields): Told {
  const weighing = fieldsOf(e['weighing'])
  const outcome = words(weighing, 'outcome') as Outcome
  const rule = words(weighing, 'rule')
  const because = rule
    ? `the rule “${rule}” stands above the costs`
    : `the assistant resolves it alone with a chance of ${score(number(weighing, 'resolves'))}`
  const when = words(e, 'when') === 'before-draft' ? 'before drafting' : 'with its draft'
  return {
    what: `${when}, the assistant ${sentences[outcome] ?? outcome}: ${because}`,
    why: [
      ...costBars(fieldsOf(weighing['costs']), outcome),
      ...strongest(list(weighing, 'features').map(Number)),
      ...tipLine(weighing['tip']),
      `policy ${number(weighing, 'policy') ?? '?'}, estimator ${words(weighing, 'model') ?? '?'}${about(words(e, 'intent'))}, wait for a person ${number(weighing, 'waitMin')?.toFixed(1) ?? '?'} min`,
      ...shadowLine(e['shadow']),
    ],
  }
}

const about = (intent: string | null): string => (intent ? `, about “${intent}”` : '')

/** Agent minutes to scale; the choice is marked. */
function costBars(costs: Fields, outcome: Outcome): string[] {
  const rows = bars.flatMap(([key, name]) => {
    const cost = number(costs, key)
    return cost === null ? [] : [{ key, name, cost }]
  })
  const most = Math.max(...rows.map(({ cost }) => cost), 0.1)
  return rows.map(({ key, name, cost }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((cost / most) * widest))).padEnd(widest)
    return `${key === outcome ? '▸' : ' '} ${name.padEnd(15)}${bar} ${cost.toFixed(1)} min`
  })
}

/** The features that stand out, by name. */
function strongest(values: readonly number[]): string[] {
  const neutral: ReadonlySet<FeatureName> = new Set(['trend', 'grounding', 'confidence', 'intentSuccess', 'tier'])
  const named = featureNames
    .map((name, i) => ({ name, value: values[i] ?? 0 }))
    .filter(({ name, value }) => Math.abs(value - (neutral.has(name) ? 0.5 : 0)) >= 0.1 && name !== 'known')
  return named.length === 0 ? [] : [`read: ${named.map(({ name, value }) => `${name} ${score(value)}`).join(', ')}`]
}

function tipLine(tip: unknown): string[] {
  const feature = words(tip, 'feature')
  if (feature === null) return []
  const outcome = words(tip, 'outcome') as Outcome
  return [
    `with ${feature} at ${score(number(tip, 'to'))} instead of ${score(number(tip, 'from'))} it ${sentences[outcome] ?? outcome}`,
  ]
}

function shadowLine(shadow: unknown): string[] {
  const outcome = words(shadow, 'outcome') as Outcome | null
  if (outcome === null) return []
  return [
    `policy ${number(shadow, 'policy') ?? '?'}, in shadow, ${sentences[outcome] ?? outcome} (go on ${number(fieldsOf(shadow)['costs'], 'go-on')?.toFixed(1) ?? '?'}, a person ${number(fieldsOf(shadow)['costs'], 'hand-off')?.toFixed(1) ?? '?'} min)`,
  ]
}

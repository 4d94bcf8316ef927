import { featureNames } from '@baton/engine'
import { expect, test } from 'vitest'
import { tellWeighing } from './tell-weighing.ts'

const neutral = featureNames.map((name) =>
  ['trend', 'grounding', 'confidence', 'intentSuccess', 'tier'].includes(name) ? 0.5 : 0,
)
const features = neutral.map((value, i) => (featureNames[i] === 'money' ? 0.9 : value))
const weighing = {
  outcome: 'hand-off',
  rule: null,
  features,
  resolves: 0.45,
  effortMin: 5.3,
  waitMin: 2,
  costs: { 'go-on': 9.5, ask: null, offer: null, 'hand-off': 6.4 },
  runnerUp: 'go-on',
  tip: { feature: 'money', from: 0.9, to: 0.5, outcome: 'go-on' },
  model: 'prior-1',
  policy: 3,
}

test('a decision by costs is a sentence, a bar for each choice, what was read, and what would have tipped it', () => {
  expect(tellWeighing({ when: 'before-draft', weighing })).toEqual({
    what: 'before drafting, the assistant hands off now: the assistant resolves it alone with a chance of 0.45',
    why: [
      '  go on          ████████████████████████ 9.5 min',
      '▸ a person now   ████████████████         6.4 min',
      'read: money 0.9',
      'with money at 0.5 instead of 0.9 it goes on',
      'policy 3, estimator prior-1, wait for a person 2.0 min',
    ],
  })
})

test('a rule is named, and a policy in shadow says what it would have done', () => {
  const shadow = { policy: 4, outcome: 'go-on', costs: { 'go-on': 3, 'hand-off': 6 } }
  const { what, why } = tellWeighing({
    when: 'with-draft',
    weighing: { ...weighing, rule: 'grave', tip: null },
    shadow,
  })
  expect(what).toBe('with its draft, the assistant hands off now: the rule “grave” stands above the costs')
  expect(why.at(-1)).toBe('policy 4, in shadow, goes on (go on 3.0, a person 6.0 min)')
})

test('a fact of a newer server is told as far as it is understood', () => {
  expect(tellWeighing({ when: 'with-draft', weighing: { outcome: 'call-back', costs: {} } }).what).toContain(
    'call-back',
  )
})

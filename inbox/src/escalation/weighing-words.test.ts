import { featureNames, type Weighing } from '@baton/engine'
import { expect, test } from 'vitest'
import { featureWords, standingOut, tipSentence, weighingSentence } from './weighing-words.ts'

const features = (given: Record<string, number>) =>
  featureNames.map(
    (name) => given[name] ?? (['trend', 'grounding', 'confidence', 'intentSuccess', 'tier'].includes(name) ? 0.5 : 0),
  )

const weighing: Weighing = {
  outcome: 'hand-off',
  rule: null,
  features: features({ urgency: 0.8, grounding: 0.1, frustration: 0.3, known: 1, tier: 1 }),
  resolves: 0.2345,
  effortMin: 6,
  waitMin: 2,
  costs: { 'go-on': 12.34, ask: null, offer: 9.5, 'hand-off': 6.4 },
  runnerUp: 'offer',
  tip: { feature: 'urgency', from: 0.8, to: 0.3, outcome: 'go-on' },
  model: 'prior-1',
  policy: 3,
}

test('says what was decided, by which chance, and against what', () => {
  expect(weighingSentence(weighing)).toBe(
    'The assistant handed off: the chance that it resolves this alone was 23 %, and 6.4 min of work were to be expected, against 9.5 min for “offer a person”.',
  )
  expect(weighingSentence(weighing, true)).toMatch(
    /^The assistant wanted a person for this, and an incident that explains it held it back: the chance/,
  )
  expect(weighingSentence({ ...weighing, rule: 'customer-asked' })).toBe(
    'The assistant handed off: the rule “customer asked” stands above the costs.',
  )
})

test('says what would have tipped it', () => {
  expect(tipSentence(weighing)).toBe('With less of “urgency” (0.30 in place of 0.80) it would have been “go on”.')
  expect(tipSentence({ ...weighing, tip: null })).toBeNull()
})

test('what stands out is told strongest first, from its usual place, and who they are is none of it', () => {
  expect(standingOut(weighing)).toEqual([
    { name: 'urgency', value: 0.8, low: false },
    { name: 'what the answer rests on', value: 0.1, low: true },
    { name: 'frustration', value: 0.3, low: false },
  ])
})

test('every feature has words, and one of a newer server stands as it came', () => {
  for (const name of featureNames) expect(featureWords(name)).not.toBe('')
  expect(featureWords('constructor')).toBe('constructor')
})

import { describe, expect, test } from 'vitest'
import { presets } from './costs.ts'
import { defaultDecision } from './decision-policy.ts'
import { featureNames, neutralFeatures, type Features } from './features.ts'
import { weigh, type WeighGiven } from './weigh.ts'

const given = (features: Partial<Features> = {}, change: Partial<WeighGiven> = {}): WeighGiven => ({
  features: { ...neutralFeatures, ...features },
  rule: null,
  tier: null,
  intent: null,
  waitMin: 2,
  may: { ask: true, offer: true },
  policy: { version: 1, decision: defaultDecision },
  ...change,
})

describe('what costs least is done', () => {
  test('a calm first question is answered', () => expect(weigh(given()).outcome).toBe('go-on'))

  test('after something failed, the answer comes with the offer of a person', () =>
    expect(weigh(given({ failed: 0.5, turns: 0.25, grounding: 0.4 })).outcome).toBe('offer'))

  test('a draft that rests on little is asked about first', () =>
    expect(weigh(given({ grounding: 0.05, intentSuccess: 0.3 })).outcome).toBe('ask'))

  test('money that went wrong, and in haste, is handed off at once', () =>
    expect(weigh(given({ money: 0.9, urgency: 0.5, politeness: 1 })).outcome).toBe('hand-off'))

  test('politeness takes nothing from haste', () => {
    const [rude, polite] = [0, 1].map((politeness) => weigh(given({ money: 0.6, urgency: 0.5, politeness })))
    expect(polite?.costs).toEqual(rude?.costs)
  })

  test('where something cannot be done it has no cost and is not chosen', () => {
    const { outcome, costs } = weigh(given({ failed: 0.5, grounding: 0.4 }, { may: { ask: false, offer: false } }))
    expect(costs).toMatchObject({ ask: null, offer: null })
    expect(['go-on', 'hand-off']).toContain(outcome)
  })
})

describe('the costs are the lead’s', () => {
  const worn = { failed: 0.5, turns: 0.4, frustration: 0.3 }
  const by = (preset: keyof typeof presets) =>
    weigh(given(worn, { policy: { version: 1, decision: { ...defaultDecision, costs: presets[preset] } } }))

  test('careful desks hand off what thrifty ones go on with', () => {
    expect(by('careful').outcome).toBe('hand-off')
    expect(['go-on', 'offer']).toContain(by('thrifty').outcome)
  })

  test('a dearer customer is handed off sooner, a long wait later', () => {
    const [free, dear] = ['free', 'Enterprise'].map((tier) => weigh(given(worn, { tier })))
    expect(dear?.costs['go-on']).toBeGreaterThan(free?.costs['go-on'] ?? Infinity)
    const [now, tonight] = [0.5, 600].map((waitMin) => weigh(given(worn, { waitMin })))
    expect((tonight?.costs['hand-off'] ?? 0) - (now?.costs['hand-off'] ?? 0)).toBeGreaterThan(5)
  })

  test('a tier that the policy does not name changes nothing, not even one called "constructor"', () =>
    expect(weigh(given(worn, { tier: 'constructor' })).costs).toEqual(weigh(given(worn)).costs))

  test('an intent may cost otherwise', () => {
    const decision = { ...defaultDecision, intents: { refund: { late: 40 } } }
    const refund = weigh(given(worn, { intent: 'refund', policy: { version: 1, decision } }))
    expect(refund.outcome).toBe('hand-off')
  })
})

test('a rule stands above the costs, whatever the tier', () => {
  const weighed = weigh(given({}, { rule: 'grave', tier: 'free', waitMin: 10_000 }))
  expect(weighed).toMatchObject({ outcome: 'hand-off', rule: 'grave', tip: null })
})

describe('what would have tipped it', () => {
  const tipped = weigh(given({ failed: 0.3 }))

  test('flips the decision, by the smallest change of one feature to a hundredth', () => {
    const { tip, outcome } = tipped
    expect(tip).not.toBeNull()
    if (!tip) return
    expect(weigh(given({ failed: 0.3, [tip.feature]: tip.to })).outcome).toBe(tip.outcome)
    expect(tip.outcome).not.toBe(outcome)
    const distance = Math.abs(tip.to - tip.from)
    const sooner = featureNames.flatMap((name) =>
      [-1, 1].map((way) => {
        const from = { ...neutralFeatures, failed: 0.3 }[name]
        const to = Math.min(1, Math.max(0, from + way * (distance - 0.03)))
        return weigh(given({ failed: 0.3, [name]: to })).outcome
      }),
    )
    expect(new Set(sooner)).toEqual(new Set([outcome]))
  })
})

test('a decision takes well under a millisecond', () => {
  const cases = Array.from({ length: 2000 }, (_, i) => given({ failed: (i % 10) / 10, money: (i % 7) / 7 }))
  for (const each of cases.slice(0, 300)) weigh(each)
  const took = cases.map((each) => {
    const began = performance.now()
    weigh(each)
    return performance.now() - began
  })
  expect(took.toSorted((a, b) => a - b)[Math.floor(0.9 * took.length)]).toBeLessThan(0.5)
})

import { describe, expect, test } from 'vitest'
import { priorModel } from '../../escalation/estimate.ts'
import { neutralFeatures, type Features } from '../../escalation/features.ts'
import { randomFrom } from '../text/index.ts'
import {
  addCandidate,
  beginLearner,
  calibrationOf,
  chanceBy,
  compareShadow,
  countFailure,
  countHandoff,
  countOutcome,
  estimatorOf,
  failingShare,
  freshWatch,
  hearingRates,
  labelOf,
  learnFrom,
  makeLive,
  minutesForOthers,
  noFailures,
  noQueue,
  rollBack,
  watchLoss,
  type HeardOutcome,
  type Learner,
  type ShadowedConversation,
} from './index.ts'
import { beginWith, learnOne, oddsOf, usualPace } from './online-model.ts'

const features = (some: Partial<Features>): Features => ({ ...neutralFeatures, ...some })
const heard = (...all: HeardOutcome[]) => ({ heard: new Set(all), mark: null })
const learn = (learner: Learner, of: Features, outcome: HeardOutcome, intent: string | null = null): Learner =>
  learnFrom(learner, [{ features: of, intent, kept: true }], heard(outcome))

describe('what an outcome says', () => {
  test('silence is unknown, and teaches nothing', () => {
    expect(labelOf(heard(), 0.9)).toBeNull()
    const learner = beginLearner(priorModel)
    expect(learnFrom(learner, [{ features: neutralFeatures, intent: null, kept: true }], heard())).toEqual(learner)
  })
  test('who came back was not helped, whatever they said', () => {
    expect(labelOf(heard('customer-said-yes'), 0.5)).toBe(1)
    expect(labelOf(heard('customer-said-yes', 'came-back'), 0.5)).toBe(0)
  })
  test('an agent’s mark moves what was believed, and is not taken for the truth', () => {
    const could = labelOf({ heard: new Set(), mark: 'could-have-been-assistant' }, 0.5)!
    const right = labelOf({ heard: new Set(), mark: 'right' }, 0.5)!
    expect(could).toBeGreaterThan(0.8)
    expect(could).toBeLessThan(1)
    expect(right).toBeGreaterThan(0.1)
    expect(right).toBeLessThan(0.4)
  })
  test('of what was handed off nothing is learned without a mark', () => {
    const learner = beginLearner(priorModel)
    expect(
      learnFrom(learner, [{ features: neutralFeatures, intent: null, kept: false }], heard('asked-for-person')),
    ).toEqual(learner)
  })
  test('successes that nobody tells of are counted, and none is taken for one', () => {
    let learner = beginLearner(priorModel)
    // Ten conversations: two fail, eight are helped, and half of those say so.
    for (let i = 0; i < 4000; i++)
      learner = countOutcome(learner, i % 10 < 2 ? 'failed' : i % 10 < 6 ? 'yes' : 'silent')
    expect(hearingRates(learner.answers).success).toBeCloseTo(0.52, 1)
  })
})

describe('the online model', () => {
  test('begins as the shipped one', () => {
    const some = features({ frustration: 0.8, grounding: 0.9 })
    const learner = beginLearner(priorModel)
    expect(estimatorOf(learner.model, 'prior-1').weights).toMatchObject(priorModel.weights)
    expect(chanceBy(learner, some, null)).toBeCloseTo(1 / (1 + Math.exp(-oddsOf(learner.model, some))))
  })
  test('finds what made its labels, against its prior', () => {
    const random = randomFrom(1)
    let model = beginWith(priorModel)
    for (let i = 0; i < 6000; i++) {
      const some = features({ frustration: random(), grounding: random() })
      const chance = 1 / (1 + Math.exp(-(2 * (some.frustration - 0.5))))
      model = learnOne(model, priorModel, { features: some, offset: 0, resolved: random() < chance ? 1 : 0, weight: 1 })
    }
    const at = (frustration: number, grounding: number) =>
      1 / (1 + Math.exp(-oddsOf(model, features({ frustration, grounding }))))
    expect(at(1, 0.5)).toBeCloseTo(0.73, 1)
    expect(at(0, 0.5)).toBeCloseTo(0.27, 1)
    expect(Math.abs(at(0.5, 1) - at(0.5, 0))).toBeLessThan(0.1)
  })
  test('takes no step longer than its bound, whatever a label weighs', () => {
    const some = features({ failed: 1, grounding: 1 })
    const model = beginWith(priorModel)
    const after = learnOne(model, priorModel, { features: some, offset: 0, resolved: 0, weight: 1e6 })
    const moved = Math.abs(oddsOf(after, some) - oddsOf(model, some))
    expect(moved).toBeGreaterThan(0)
    expect(moved).toBeLessThanOrEqual(usualPace.step + 1e-9)
  })
  test('stays within reach of the shipped one', () => {
    let model = beginWith(priorModel)
    const pace = { ...usualPace, reach: 0.5 }
    const some = features({ failed: 1 })
    for (let i = 0; i < 500; i++)
      model = learnOne(model, priorModel, { features: some, offset: 0, resolved: 1, weight: 5 }, pace)
    model.weights.forEach((weight, j) =>
      expect(Math.abs(weight - beginWith(priorModel).weights[j]!)).toBeLessThanOrEqual(0.5),
    )
  })
  test('leaves what it is given as it is, and is plain data', () => {
    const model = beginWith(priorModel)
    const before = JSON.stringify(model)
    learnOne(model, priorModel, { features: neutralFeatures, offset: 0, resolved: 0, weight: 1 })
    expect(JSON.stringify(model)).toBe(before)
    const learner = learn(beginLearner(priorModel), neutralFeatures, 'gave-up', 'refund')
    expect(JSON.parse(JSON.stringify(learner))).toEqual(learner)
  })
  test('knows an intent that has gone bad from one that has not', () => {
    let learner = beginLearner(priorModel)
    for (let i = 0; i < 150; i++) {
      learner = learn(learner, neutralFeatures, 'customer-said-yes', 'invoice')
      learner = learn(learner, neutralFeatures, 'came-back', 'login')
    }
    expect(chanceBy(learner, neutralFeatures, 'invoice') - chanceBy(learner, neutralFeatures, 'login')).toBeGreaterThan(
      0.4,
    )
    expect(chanceBy(learner, neutralFeatures, 'constructor')).toBe(chanceBy(learner, neutralFeatures, null))
  })
})

describe('drift', () => {
  test('rings soon after the loss has risen, and not while it only varies', () => {
    const random = randomFrom(3)
    let watch = freshWatch
    for (let i = 0; i < 3000; i++) watch = watchLoss(watch, 0.4 + 0.4 * (random() - 0.5))
    expect(watch.rangAt).toBeNull()
    for (let i = 0; i < 100; i++) watch = watchLoss(watch, 1.1 + 0.4 * (random() - 0.5))
    expect(watch.rangAt).toBeGreaterThan(3000)
    expect(watch.rangAt).toBeLessThan(3060)
  })
  test('is told for the intent that drifted', () => {
    let learner = beginLearner(priorModel)
    for (let i = 0; i < 400; i++) {
      learner = learn(learner, neutralFeatures, 'customer-said-yes', 'invoice')
      learner = learn(learner, neutralFeatures, 'customer-said-yes', 'login')
    }
    expect(learner.alarms).toEqual([])
    for (let i = 0; i < 60; i++) learner = learn(learner, neutralFeatures, 'came-back', 'login')
    expect(learner.alarms.map(({ intent }) => intent)).toContain('login')
    expect(learner.alarms.map(({ intent }) => intent)).not.toContain('invoice')
  })
})

test('calibration: seventy per cent that comes true seven times of ten is no error', () => {
  const said = Array.from({ length: 100 }, (_, i) => ({ chance: 0.7, resolved: i < 70 ? 1 : 0, weight: 1 }))
  expect(calibrationOf(said).ece).toBeCloseTo(0)
  expect(calibrationOf(said).brier).toBeCloseTo(0.21)
  expect(calibrationOf(said.map((each) => ({ ...each, chance: 0.95 }))).ece).toBeCloseTo(0.25)
  expect(calibrationOf([])).toMatchObject({ count: 0, brier: 0, ece: 0, bins: [] })
})

test('what failing costs is learned by turn and by how promising it looked', () => {
  let shares = noFailures
  for (let i = 0; i < 300; i++) shares = countFailure(shares, { turn: 0, chance: 0.3 }, 0.1)
  expect(failingShare(shares, 0, 0.35)).toBeCloseTo(0.125, 1)
  expect(failingShare(shares, 0, 0.9)).toBe(0.5)
  expect(failingShare(shares, 40, 1)).toBe(0.5)
})

describe('what a handoff makes others wait', () => {
  test('is nothing where no queue stands, and grows with those behind', () => {
    let price = noQueue
    for (let day = 0; day < 60; day++) {
      for (let i = 0; i < 20; i++) price = countHandoff(price, 10, 5, 30)
      price = countHandoff(price, 15, 0, 30)
    }
    expect(minutesForOthers(price, 15, 6, 3)).toBe(0)
    expect(minutesForOthers(price, 10, 6, 3)).toBeGreaterThan(10)
    expect(minutesForOthers(price, 10, 6, 6)).toBeCloseTo(minutesForOthers(price, 10, 6, 3) / 2)
  })
  test('does not count waits beyond what counts', () => {
    let price = noQueue
    for (let i = 0; i < 20; i++) price = countHandoff(price, 3, 300, 30)
    expect(minutesForOthers(countHandoff(price, 9, 0, 30), 3, 6, 3)).toBe(0)
  })
})

describe('a candidate in shadow', () => {
  const random = randomFrom(5)
  const logged = (informed: boolean): ShadowedConversation[] =>
    Array.from({ length: 600 }, () => {
      const resolved = random() < 0.6
      const cost = (handsOff: boolean) => (handsOff ? 6 : resolved ? 1 : 15)
      const [live, candidate] = [random() < 0.5, informed ? !resolved : random() < 0.5]
      return { live: cost(live), candidate: cost(candidate), differ: live === candidate ? 0 : 1, weight: 1 }
    })
  test('that knows more is found better, with how much it saves', () => {
    const result = compareShadow(logged(true), { seed: 1 })
    expect(result).toMatchObject({ conversations: 600, better: true })
    expect(result.from).toBeGreaterThan(0)
    expect(result.saves).toBeGreaterThan(result.from)
  })
  test('saves minutes for each conversation, however many each stands for', () => {
    const heavy = logged(true).map((each) => ({ ...each, weight: 4 }))
    const light = heavy.map((each) => ({ ...each, weight: 1 }))
    expect(compareShadow(heavy, { seed: 1 })).toEqual(compareShadow(light, { seed: 1 }))
    // Of two conversations, one that saves 10 and stands for one, and one that saves none and stands for four.
    const pair = [10, 0].map((live, i) => ({ live, candidate: 0, differ: 1, weight: i === 0 ? 1 : 4 }))
    expect(compareShadow(pair, { seed: 1 }).saves).toBe(2)
  })
  test('that knows no more is not, nor one of which little was seen', () => {
    expect(compareShadow(logged(false), { seed: 1 }).confidence).toBeLessThan(0.995)
    expect(compareShadow(logged(true).slice(0, 100), { seed: 1 }).better).toBe(false)
    expect(compareShadow([], { seed: 1 })).toMatchObject({ conversations: 0, better: false, confidence: 0 })
  })
})

describe('versions', () => {
  const found = { conversations: 300, differ: 90, saves: 1, from: 0.5, to: 1.5, confidence: 0.99, better: true }
  const first = makeLive(addCandidate([], priorModel), 1, 'person')
  const versions = first.ok ? addCandidate(first.versions, { ...priorModel, version: 'b' }) : []
  test('one is live and one in shadow', () => {
    expect(versions.map(({ status }) => status)).toEqual(['live', 'shadow'])
    expect(addCandidate(versions, priorModel).map(({ status }) => status)).toEqual(['live', 'retired', 'shadow'])
  })
  test('goes live by itself only when it was found better', () => {
    expect(makeLive(versions, 2, 'itself')).toEqual({ ok: false, why: 'not-better' })
    const compared = versions.map((each) => (each.number === 2 ? { ...each, compared: found } : each))
    const switched = makeLive(compared, 2, 'itself')
    expect(switched.ok && switched.versions.map(({ status }) => status)).toEqual(['retired', 'live'])
  })
  test('one step back is the version before', () => {
    const switched = makeLive(versions, 2, 'person')
    const back = switched.ok ? rollBack(switched.versions) : switched
    expect(back.ok && back.versions.map(({ status }) => status)).toEqual(['live', 'retired'])
    const shipped = back.ok ? rollBack(back.versions) : back
    expect(shipped.ok && shipped.versions.map(({ status }) => status)).toEqual(['retired', 'retired'])
    expect(shipped.ok && rollBack(shipped.versions)).toEqual({ ok: false, why: 'nothing-before' })
  })
  test('one step back passes over candidates that never were live', () => {
    const third = makeLive(addCandidate(versions, { ...priorModel, version: 'c' }), 3, 'person')
    const back = third.ok ? rollBack(third.versions) : third
    expect(back.ok && back.versions.map(({ status }) => status)).toEqual(['live', 'retired', 'retired'])
  })
  test('what ships can be made live again', () => {
    const back = makeLive(versions, 0, 'person')
    expect(back.ok && back.versions.map(({ status }) => status)).toEqual(['retired', 'shadow'])
    expect(back.ok && makeLive(back.versions, 0, 'person')).toEqual({ ok: false, why: 'already-live' })
  })
})

import { describe, expect, test } from 'vitest'
import { presets } from '../../escalation/costs.ts'
import { defaultDecision } from '../../escalation/decision-policy.ts'
import { priorModel } from '../../escalation/estimate.ts'
import { featureNames, neutralFeatures, type Features } from '../../escalation/features.ts'
import { weigh } from '../../escalation/weigh.ts'
import { randomFrom } from '../text/index.ts'
import {
  beginDesk,
  candidateOf,
  learnConversation,
  resumeDesk,
  takesHandoff,
  type DeskLearning,
  type Taught,
} from './desk-learning.ts'
import { failingTable } from './failing-shares.ts'
import type { LabelledConversation } from './label-decisions.ts'
import { calibrationBy, shadowedBy, type StoredConversation } from './replay-versions.ts'

const minute = 60_000
const features = (change: Partial<Features> = {}): Features => ({ ...neutralFeatures, ...change })
const conversation = (
  heard: readonly ('customer-said-yes' | 'customer-said-no' | 'came-back')[],
  change: Partial<LabelledConversation> = {},
  intent: string | null = null,
): LabelledConversation => ({
  decisions: [{ features: features(), intent, kept: true, at: 0, waitMin: 2, rule: false }],
  heard: new Set(heard),
  mark: null,
  called: false,
  lastAt: 1,
  ...change,
})
const learn = (desk: DeskLearning, labelled: LabelledConversation, taught: Taught | null = null) =>
  learnConversation(desk, {
    labelled, taught, tier: null, policy: defaultDecision, live: priorModel, shipped: priorModel, now: 5,
  }) // prettier-ignore
const begun = beginDesk(priorModel)

describe('a conversation teaches once', () => {
  test('what was said is learned, and counted by its kind', () => {
    const { desk, taught, stored } = learn(begun, conversation(['customer-said-no', 'came-back']))
    expect(taught).toBe('lost')
    expect(desk).toMatchObject({ conversations: 1, labelled: 1, unknown: 0, lessons: 1 })
    expect(desk.kinds).toEqual({ 'customer-said-no': 1, 'came-back': 1 })
    expect(stored).toMatchObject([{ resolved: 0, kept: true }])
    expect(desk.learner.model.weights[0]).toBeLessThan(begun.learner.model.weights[0]!)
  })

  test('silence is unknown: it is counted, and teaches nothing', () => {
    const { desk, taught, stored } = learn(begun, conversation([]))
    expect(taught).toBe('silent')
    expect(desk).toMatchObject({ conversations: 1, labelled: 0, unknown: 1, lessons: 0 })
    expect(desk.learner.model).toEqual(begun.learner.model)
    expect(stored).toMatchObject([{ resolved: null }])
  })

  test('looked at again with nothing new it changes nothing', () => {
    const once = learn(begun, conversation(['customer-said-yes']))
    expect(learn(once.desk, conversation(['customer-said-yes']), once.taught)).toEqual({
      desk: once.desk, taught: 'yes', stored: null,
    }) // prettier-ignore
  })

  test('a mark that comes after silence is learned, and the conversation is unknown no longer', () => {
    const silent = learn(begun, conversation([], { called: true }))
    const marked = learn(silent.desk, conversation([], { called: true, mark: 'could-have-been-assistant' }), 'silent')
    expect(marked.desk).toMatchObject({ conversations: 1, labelled: 1, unknown: 0 })
    expect(marked.desk.kinds).toEqual({ 'mark-could-have-been-assistant': 1 })
    const again = learn(marked.desk, conversation([], { called: true, mark: 'right' }), marked.taught)
    expect(again.desk).toBe(marked.desk)
  })
})

describe('what is kept stays bounded', () => {
  test('the curve, the intents and the alarms', () => {
    let desk = begun
    for (let i = 0; i < 3000; i++) desk = learn(desk, conversation(['customer-said-no'], {}, `intent-${i}`)).desk
    expect(desk.curve.length).toBeLessThanOrEqual(100)
    expect(desk.curve.at(-1)?.labels).toBe(3000)
    expect(desk.curve.reduce((sum, { count }) => sum + count, 0)).toBe(3000)
    expect(Object.keys(desk.learner.intents)).toHaveLength(400)
    expect(JSON.stringify(desk).length).toBeLessThan(150_000)
    expect(desk.curve.at(-1)!.learned).toBeLessThan(desk.curve.at(-1)!.shipped)
  })
})

test('what was kept before a feature was appended goes on, with the new one as it is shipped', () => {
  let desk = begun
  for (let i = 0; i < 20; i++) desk = learn(desk, conversation(['came-back'])).desk
  const { model, prior } = desk.learner
  const size = model.weights.length
  const fewer = (row: readonly number[]) => row.filter((_, i) => i % size < size - 1 && i < size * (size - 1))
  const newest = featureNames.at(-1)!
  const weights = { ...prior.weights, [newest]: undefined }
  delete weights[newest]
  const old: DeskLearning = {
    ...desk,
    learner: {
      ...desk.learner,
      prior: { ...prior, weights },
      model: { ...model, weights: model.weights.slice(0, -1), spread: fewer(model.spread) },
    },
  }
  const { learner } = resumeDesk(old, priorModel)
  expect(learner.model.weights).toEqual([...model.weights.slice(0, -1), priorModel.weights[newest] ?? 0])
  expect(learner.model.spread).toEqual(model.spread)
  expect(resumeDesk(desk, priorModel).learner.model).toBe(model)
})

describe('what a version learned enters the decision', () => {
  const given = {
    features: features(), rule: null, tier: null, waitMin: 2, may: { ask: false, offer: false },
    desk: { hour: 10, staff: 2 },
  } as const // prettier-ignore
  const costs = (model: typeof priorModel, intent: string | null = 'refund') =>
    weigh({ ...given, intent, policy: { version: 1, decision: { ...defaultDecision, model } } })

  test('and changes nothing before anything was learned', () => {
    const neutral = candidateOf(begun, priorModel.version)
    expect(costs(neutral)).toEqual(costs(priorModel))
  })

  test('an intent that goes worse than its features say is less likely to be resolved', () => {
    let desk = begun
    for (let i = 0; i < 60; i++) desk = learn(desk, conversation(['came-back'], {}, 'refund')).desk
    const model = candidateOf(desk, 'learned-1')
    expect(costs(model).resolves).toBeLessThan(costs(model, null).resolves)
  })

  test('failing costs less where a person came in the end', () => {
    let desk = begun
    const [first, second] = [0, 4 * minute].map((at, i) => ({
      features: features(), intent: null, kept: i === 0, at, waitMin: 2, rule: false,
    })) // prettier-ignore
    for (let i = 0; i < 300; i++)
      desk = learn(desk, conversation([], { decisions: [first!, second!], called: true })).desk
    expect(failingTable(desk.failing).find(({ count }) => count > 0)).toMatchObject({ turn: 0, count: 268 })
    const { learned } = candidateOf(desk, 'learned-1')
    const cheaper = { ...priorModel, learned: { ...learned!, intents: {} } }
    expect(costs(cheaper).costs['go-on']).toBeLessThan(costs(priorModel).costs['go-on']!)
    expect(costs(cheaper).costs['hand-off']).toBe(costs(priorModel).costs['hand-off'])
  })

  test('a handoff costs more in the hours in which it makes others wait, and by how many are there', () => {
    let desk = begun
    const at = (hour: number) => hour * 60 * minute
    for (let day = 0; day < 60; day++) {
      for (let i = 0; i < 20; i++) desk = takesHandoff(desk, at(10), 5, defaultDecision)
      desk = takesHandoff(desk, at(15), 0, defaultDecision)
    }
    const model = candidateOf(desk, 'learned-1')
    const dear = (hour: number | null, staff: number | null) =>
      weigh({ ...given, desk: { hour, staff }, intent: null, policy: { version: 1, decision: { ...defaultDecision, model } } })
        .costs['hand-off']! // prettier-ignore
    expect(dear(10, 4)).toBeGreaterThan(dear(15, 4))
    expect(dear(10, 4)).toBeLessThan(dear(10, 2))
    expect(dear(10, null)).toBe(dear(15, 4))
    // Never so much that nobody gets a person.
    expect(dear(10, 1) - dear(15, 1)).toBeLessThanOrEqual(0.7 * presets.balanced.person + 1e-9)
  })
})

describe('a conversation as two versions would have gone through it', () => {
  const hopeless = { ...priorModel, bias: -8 }
  const one = (resolved: number | null, count = 1): StoredConversation => ({
    tier: null,
    decisions: Array.from({ length: count }, (_, i) => ({
      features: Object.values(features({ turns: i / 4 })), intent: null, kept: true, rule: false,
      at: 0, waitMin: 0, resolved, weight: 1,
    })),
  }) // prettier-ignore
  const compare = (it: StoredConversation) => shadowedBy(it, { live: priorModel, candidate: hopeless }, defaultDecision)

  test('to hand off what would have failed is cheaper, to hand off what helped is dearer', () => {
    const failed = compare(one(0))!
    expect(failed).toMatchObject({ candidate: 6, differ: 1 })
    expect(failed.live).toBeCloseTo(6 + 4 + 3 + 0.8)
    const helped = compare(one(1))!
    expect(helped.live).toBeLessThan(helped.candidate)
  })
  test('a failure counts once, however many turns it took', () => {
    expect(compare(one(0, 3))!.live - compare(one(0))!.live).toBeCloseTo(2 * 2 * 0.4)
  })
  test('what nobody knows the end of is not compared', () => expect(compare(one(null))).toBeNull())

  test('chances that come true are calibrated, and those of a version that knows nothing are not', () => {
    const random = randomFrom(4)
    const all = Array.from({ length: 400 }, () => one(random() < 0.83 ? 1 : 0))
    expect(calibrationBy(all, priorModel).ece).toBeLessThan(0.05)
    expect(calibrationBy(all, hopeless).ece).toBeGreaterThan(0.7)
  })
})

import { expect, test } from 'vitest'
import { estimate, priorModel } from './estimate.ts'
import { featureNames, featuresOf, neutralFeatures, nothingAround, packFeatures, unpackFeatures } from './features.ts'
import { asked, assistantActs, customerSays, end, play, says } from '../testing/spec.ts'

const around = { ...nothingAround, tierRank: 0.2, known: true, contacts48h: 2 }

test('a first calm question is nothing but what is known around it', () => {
  const it = asked(play(), 'How do I clean the screen of my e-reader?')
  const features = featuresOf(it.state(), null, around, it.now())
  expect(features).toEqual({ ...neutralFeatures, tier: 0.2, known: 1, contacts: features.contacts })
  expect(features.contacts).toBeGreaterThan(0.5)
})

test('what the customer says again counts, and pieces of one turn are one turn', () => {
  const it = asked(play(), 'My e-reader will not connect to the network at home')
  it.send(customerSays('the e-reader, at home', 'm1b'))
  expect(it.state().effort.turns).toBe(1)
  it.send(assistantActs(it, [says('Please restart the e-reader and look under Settings.'), end]))
  it.send(customerSays('My e-reader still will not connect to the network at home', 'm2'))
  const features = featuresOf(it.state(), null, nothingAround, it.now() + 600_000)
  expect(features.saysAgain).toBeGreaterThan(0.6)
  expect(features.rephrasings).toBeGreaterThan(0)
  expect(features.minutes).toBeGreaterThan(0.5)
})

test('a draft like the last reply answers the same again', () => {
  const it = asked(play())
  const same = 'Please restart the e-reader and look under Settings.'
  it.send(assistantActs(it, [says(same), end]))
  it.send(customerSays('Where is that?', 'm2'))
  const { state } = it
  const { fingerprint } = it.records().flatMap(({ fact }) => (fact.type === 'AssistantSaid' ? [fact] : []))[0]!
  expect(featuresOf(state(), { fingerprint, grounding: 0.9 }, nothingAround, it.now())).toMatchObject({
    answersAgain: 1,
    grounding: 0.9,
  })
})

test('facts give back what was packed, and a name that they lack is neutral', () => {
  const features = { ...neutralFeatures, frustration: 0.5, money: 1 }
  expect(unpackFeatures(packFeatures(features))).toEqual(features)
  const older = packFeatures(features).slice(0, featureNames.indexOf('money'))
  expect(unpackFeatures(older)).toEqual({ ...features, money: 0 })
  expect(packFeatures(features)).toHaveLength(featureNames.length)
})

test('the prior gives a calm first question good odds, and poor ones to what failed and is said again', () => {
  const calm = estimate(priorModel, neutralFeatures)
  const worn = estimate(priorModel, { ...neutralFeatures, failed: 0.8, saysAgain: 0.8, frustration: 0.5, turns: 0.6 })
  expect(calm.resolves).toBeGreaterThan(0.8)
  expect(worn.resolves).toBeLessThan(0.4)
  expect(worn.effortMin).toBeGreaterThan(calm.effortMin + 3)
})

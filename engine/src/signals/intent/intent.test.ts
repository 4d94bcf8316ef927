import { describe, expect, test } from 'vitest'
import { fitSharpness } from './chances.ts'
import {
  intentExplainer,
  intentReader,
  measureIntents,
  trainIntents,
  type IntentExample,
  type IntentMeasure,
} from './index.ts'

const starts = [
  'please',
  'hello, i want to',
  'how do i',
  'can you',
  'i need to',
  'could someone',
  'would you',
  'help me to',
]
const ends = ['today', 'as soon as you can', 'for me', 'now', 'on the website', 'in the app', 'this week']
const asks = { cancel: 'cancel my subscription', refund: 'get my money back', address: 'change my delivery address' }
const examples: IntentExample[] = Object.entries(asks).flatMap(([intent, ask]) =>
  starts.flatMap((start) => ends.map((end) => ({ text: `${start} ${ask} ${end}`, intent }))),
)
const areas = { cancel: ['billing'], refund: ['billing', 'orders'], address: ['delivery'] }
const model = trainIntents(examples, { seed: 1, areas })
const read = intentReader(model)

test('a message is read as what its examples show, with the areas of that', () => {
  const reading = read('Hi, I would like to change the delivery address')
  expect(reading.intents[0]!.name).toBe('address')
  expect(reading).toMatchObject({ refused: false, areas: ['delivery'] })
})

test('two sentences that show two intents give both', () => {
  const { intents, areas: touched } = read(
    'Can you cancel my subscription? I need to change my delivery address today.',
  )
  expect(intents.map(({ name }) => name).sort()).toEqual(['address', 'cancel'])
  expect([...touched].sort()).toEqual(['billing', 'delivery'])
})

describe('what no example shows is refused', () => {
  test.each(['7021645199', '😂😂😂', '', '今日は', 'my cat sat upon pianos during thunderstorms'])('%s', (text) => {
    expect(read(text)).toMatchObject({ refused: true, areas: [] })
  })
})

test('the same seed gives the same model', () => {
  expect(trainIntents(examples, { seed: 1, areas })).toEqual(model)
})

test('examples of no intent push their like away', () => {
  const none = starts.map((start) => ({ text: `${start} change my mood today`, intent: null }))
  const taught = intentReader(trainIntents([...examples, ...none], { seed: 1 }))
  expect(read('i need to change my mood').refused).toBe(false)
  expect(taught('i need to change my mood').refused).toBe(true)
  expect(taught('i need to change my delivery address').refused).toBe(false)
})

test('refusing more raises the threshold', () => {
  // One in ten has words of its own alone: nobody could know what it is about.
  const strange = (i: number) =>
    Array.from({ length: 6 }, (_, n) => ((i * 7919 + n * 104_729) % 1e9).toString(36)).join(' ')
  const mixed = examples.map((each, i) => (i % 10 === 0 ? { ...each, text: strange(i) } : each))
  const threshold = (refuse: number) => trainIntents(mixed, { seed: 1, refuse }).threshold
  expect(threshold(0.4)).toBeGreaterThan(threshold(0.01))
})

test('chances are as sharp as what came true', () => {
  // A score that is 1 higher is right in three of four cases: e^sharpness = 3.
  const rows = Array.from({ length: 400 }, (_, i) => ({ scores: Float64Array.of(1, 0), label: i % 4 === 0 ? 1 : 0 }))
  expect(fitSharpness(rows)).toBeCloseTo(Math.log(3), 1)
})

describe('what learning shows of the examples', () => {
  const parts: string[] = []
  let measure: IntentMeasure | undefined
  // "Twin" says what "refund" says: nothing can tell them apart.
  const twins = examples.flatMap(({ text, intent }, i) =>
    intent === 'refund' && i % 2 === 0 ? [{ text, intent: 'twin' }] : [],
  )
  const none = ['good morning', 'lovely weather', 'thanks a lot'].map((text) => ({ text, intent: null }))
  const all: IntentExample[] = [...examples, ...twins, ...none]
  trainIntents(all, {
    seed: 1,
    onPart: (done, of) => parts.push(`${done}/${of}`),
    onRehearsed: (rehearsed, threshold) => (measure = measureIntents(all, rehearsed, threshold)),
  })

  test('each is judged once, by what the others teach', () => {
    expect(parts).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
    expect(measure!.judged).toBe(examples.length + twins.length)
    expect(measure!.nothing.judged).toBe(3)
    const cancel = measure!.intents.find(({ name }) => name === 'cancel')!
    expect(cancel.judged).toBe(56)
    expect(cancel.right / (cancel.judged - cancel.refused)).toBe(1)
  })

  test('what is taken for another is named, with its examples', () => {
    const [worst] = measure!.confusions
    expect([worst!.intent, worst!.takenFor].sort()).toEqual(['refund', 'twin'])
    expect(all.filter(({ intent }) => intent === worst!.intent)[worst!.examples[0]!]?.text).toMatch(/money back/)
  })
})

test('explained, a message has its chances, and the words that carried them', () => {
  const text = 'Could you please cancel it, my friend?'
  const { chances, words, refused, threshold } = intentExplainer(model)(text)
  expect(chances[0]).toMatchObject({ name: 'cancel', areas: ['billing'] })
  expect(chances.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
  const [strongest] = words.toSorted((a, b) => b.effect - a.effect)
  expect(text.slice(strongest!.from, strongest!.to)).toBe('cancel')
  expect({ refused, threshold }).toEqual({ refused: read(text).refused, threshold: model.threshold })
})

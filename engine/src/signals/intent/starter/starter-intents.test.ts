import { describe, expect, test } from 'vitest'
import { intentReader, packIntentModel, trainIntents, unpackIntentModel } from '../index.ts'
import { starterAreas, starterExamples, starterLanguages } from './starter-intents.ts'

const examples = starterExamples()
const model = trainIntents(examples, { seed: 1, areas: starterAreas })
const read = intentReader(model)

test('each intent has its examples: twelve in English, six in each other language, none twice', () => {
  for (const [language, of] of Object.entries(starterLanguages))
    for (const lines of Object.values(of))
      expect(lines.trim().split('\n').length).toBeGreaterThanOrEqual(language === 'en' ? 12 : 6)
  const texts = examples.map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts.filter((text) => text !== text.trim() || text === '')).toEqual([])
})

describe('what customers write is known, in words that no example has', () => {
  test.each([
    ['Hello, I would like to cancel my subscription by the end of this month please', 'cancel_subscription'],
    ['hey my package is late, it should have arrived last week', 'delivery_late'],
    ['Ich habe mein Passwort vergessen und komme nicht rein', 'reset_password'],
    ['me cobraron dos veces el mismo pedido', 'charged_twice'],
    ['ma lampe est arrivée cassée hier', 'damaged_item'],
    ['minha conta está bloqueada, podem desbloquear?', 'account_locked'],
  ])('%s', (text, intent) => expect(read(text)).toMatchObject({ refused: false, intents: [{ name: intent }] }))
})

test('two matters in two sentences are both told', () => {
  const { intents, areas } = read('I was charged twice this month. Also, how do I reset my password?')
  expect(intents.map(({ name }) => name).sort()).toEqual(['charged_twice', 'reset_password'])
  expect([...areas].sort()).toEqual(['account', 'billing'])
})

test.each(['thanks!', 'hallo', 'bonjour', 'who won the football game', 'zzzz qqqq', ''])('refused: %s', (text) =>
  expect(read(text).refused).toBe(true),
)

test('a packed model reads as before, and is half the size', () => {
  const packed = packIntentModel(model)
  const again = intentReader(unpackIntentModel(packed))
  for (const { text } of examples.filter((_, i) => i % 20 === 0)) {
    expect(again(text).intents[0]!.name).toBe(read(text).intents[0]!.name)
    expect(again(text).confidence).toBeCloseTo(read(text).confidence, 3)
  }
  expect(packed.lines.weights.steps.byteLength * 2).toBeLessThanOrEqual(model.lines.weights.byteLength)
})

test('no word of an example is in the model', () => {
  const kept = JSON.stringify({ ...model, names: [], areas: [] }, (key, value: unknown) =>
    ArrayBuffer.isView(value) ? key : value,
  )
  expect(kept).not.toMatch(/parcel|Passwort|contraseña/)
})

import { describe, expect, test } from 'vitest'
import { readTone, trendOf } from '../tone.ts'

const carried = (text: string, of: string) =>
  (readTone(text).words ?? []).filter((word) => word.of === of).map(({ from, to }) => text.slice(from, to))

describe('polite and urgent counts as urgent, and stays polite', () => {
  test.each([
    "I'm so sorry to bother you, but my payroll run is in two hours and the card was declined twice",
    'Bitte entschuldigen Sie die Störung, aber mein Flug geht in drei Stunden und ich kann nicht einchecken. Vielen Dank',
    'Perdón por molestar, mi vuelo sale en dos horas y no puedo hacer el check-in, gracias',
    "Excusez-moi de vous déranger, la paie part dans deux heures et la carte est refusée, merci d'avance",
    'Desculpe incomodar, a folha de pagamento fecha em duas horas e o cartão foi recusado, obrigada',
  ])('%s', (text) => {
    const { urgency, politeness } = readTone(text)
    expect(urgency).toBeGreaterThanOrEqual(0.5)
    expect(politeness).toBeGreaterThan(0.3)
  })
})

describe('anger is known in five languages', () => {
  test.each([
    'This is ridiculous, I am so fed up with you',
    'Das ist eine Frechheit, mir reicht es',
    'Esto es una vergüenza, estoy harto de ustedes',
    "C'est inadmissible, j'en ai marre",
    'Que absurdo, estou farta desse descaso',
  ])('%s', (text) => expect(readTone(text).frustration).toBeGreaterThanOrEqual(0.7))
})

describe('the same fault again is frustration without a strong word', () => {
  test.each([
    'I still cannot log in, the same error again and again',
    'Schon wieder die gleiche Meldung, es geht immer noch nicht',
    'Otra vez el mismo error, sigue sin funcionar',
    "C'est la troisième fois et ça ne marche toujours pas",
    'De novo o mesmo erro, ainda não funciona',
  ])('%s', (text) => expect(readTone(text).frustration).toBeGreaterThanOrEqual(0.5))
})

describe('what is taken back is none', () => {
  test.each([
    ['I am not angry at all, just curious how it works', 'frustration'],
    ['no rush, whenever you have time today', 'urgency'],
    ['It is not urgent', 'urgency'],
    ['Das ist nicht dringend, hat Zeit bis morgen Abend', 'urgency'],
    ['no es urgente, sin prisa', 'urgency'],
    ["ce n'est pas urgent", 'urgency'],
    ['sem pressa, pode ser amanhã de tarde', 'urgency'],
  ] as const)('%s', (text, of) => expect(readTone(text)[of]).toBeLessThan(0.2))
})

describe('praise of what failed is irony, and praise alone is not', () => {
  test.each([
    'Great job, it is broken again',
    'Na toll, schon wieder kaputt',
    'Gracias por nada, no funciona',
    'Bravo, encore une erreur',
    'Parabéns, de novo com erro',
  ])('%s', (text) => expect(readTone(text).frustration).toBeGreaterThanOrEqual(0.5))
  test.each(['Great job, thank you!', 'Super, danke!!', 'Parfait, merci beaucoup !'])('%s', (text) =>
    expect(readTone(text).frustration).toBeLessThan(0.2),
  )
})

test('capitals, marks, stretched letters and faces add to it', () => {
  const plain = readTone('it does not work').frustration
  for (const louder of ['it DOES NOT WORK', 'it does not work!!!', 'it does noooooot work', 'it does not work 😡'])
    expect(readTone(louder).frustration).toBeGreaterThan(plain)
  expect(readTone('API').frustration).toBe(0)
})

test('a scary word in a plain question is no anger and no hurry', () => {
  for (const text of [
    'How do I cancel a meeting?',
    'What is the deadline feature?',
    'Where do I see my problem list?',
  ]) {
    expect(readTone(text).frustration).toBeLessThan(0.3)
    expect(readTone(text).urgency).toBeLessThan(0.5)
  }
})

test('the words that carried each are told, whole and in place', () => {
  const text = 'Please hurry, I am sick of this and my flight leaves today'
  expect(carried(text, 'frustration')).toEqual(['sick of'])
  expect(carried(text, 'urgency')).toEqual(['hurry', 'today'])
  expect(carried(text, 'politeness')).toEqual(['Please'])
})

test('the sentence that shows it is told where there are several', () => {
  const text = 'I ordered a lamp. This is unacceptable! Thanks.'
  const { from, to } = readTone(text)
  expect(text.slice(from, to)).toBe('This is unacceptable!')
})

test('more signs say more, and none of them says 1', () => {
  const one = readTone('ridiculous').frustration
  const all = readTone('ridiculous, unacceptable, useless, pathetic scam 😡 !!!').frustration
  expect(all).toBeGreaterThan(one)
  expect(all).toBeLessThanOrEqual(1)
  expect(readTone('').frustration).toBe(0)
})

test('the trend is the later half against the earlier', () => {
  const tones = (...levels: number[]) => levels.map((frustration) => ({ frustration, urgency: 0 }))
  expect(trendOf(tones(0, 0.1, 0.5, 0.6))).toBe('rising')
  expect(trendOf(tones(0.6, 0.5, 0.1, 0))).toBe('falling')
  expect(trendOf(tones(0.3, 0.3))).toBe('steady')
})

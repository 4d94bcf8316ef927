import { describe, expect, test } from 'vitest'
import { likenessOf, readKeySentences } from './key-sentences.ts'

/** The key sentences of a text, in the order of their strength. */
const keyOf = (text: string) => readKeySentences(text).map(({ from, to }) => text.slice(from, to))

describe('a greeting, and then the problem', () => {
  test.each([
    [
      'en',
      'Hello there!\nThe lamp I bought last week does not turn on any more.\nThanks a lot',
      'The lamp I bought last week does not turn on any more.',
    ],
    [
      'de',
      'Guten Tag,\ndie Lampe von letzter Woche geht nicht mehr an.\nViele Grüße',
      'die Lampe von letzter Woche geht nicht mehr an.',
    ],
    [
      'es',
      'Buenas tardes.\nLa lámpara que compré no enciende desde ayer.\nGracias',
      'La lámpara que compré no enciende desde ayer.',
    ],
    [
      'fr',
      'Bonjour,\nla lampe que j’ai achetée ne s’allume plus.\nMerci',
      'la lampe que j’ai achetée ne s’allume plus.',
    ],
    [
      'pt',
      'Boa tarde!\nA luminária que comprei não liga desde ontem.\nObrigada',
      'A luminária que comprei não liga desde ontem.',
    ],
  ])('%s', (_language, text, key) => {
    expect(keyOf(text)[0]).toBe(key)
    expect(keyOf(text)).toHaveLength(1)
  })
})

describe('a wish is one as much as a trouble', () => {
  test.each([
    'I would like to cancel my subscription.',
    'Ich möchte mein Abo kündigen.',
    'Quiero cancelar mi suscripción.',
    'Je voudrais annuler mon abonnement.',
    'Gostaria de cancelar minha assinatura.',
    'Where do I see the prices for Chile?',
    'Ok, please cancel it and refund the last invoice',
  ])('%s', (text) => expect(keyOf(text)).toEqual([text]))
})

test('several problems in one message are several sentences', () => {
  const text =
    'Hi. My parcel has not arrived although it was sent two weeks ago. And I was charged twice for the cover. Can you also tell me how to change my address?'
  expect(keyOf(text)).toHaveLength(3)
})

describe('what says nothing about why they write', () => {
  test.each([
    'ok',
    'Yes, done.',
    'Thank you so much for your help!',
    'One moment please, I will try that.',
    'Guten Morgen',
    'Einen Moment bitte',
    'Muchas gracias, hasta luego',
    'Merci beaucoup',
    'Muito obrigado, bom dia',
    'ana@mail.example',
    'Type: image/png',
    'Size: 84',
    'Can I talk to a human please?',
    'Ich will mit einem Mitarbeiter sprechen',
    "I don't know",
    'Could you help me?',
    '48213',
    '',
  ])('%s', (text) => expect(keyOf(text)).toEqual([]))
})

test('that it works now counts less than that it does not', () => {
  const [broken] = readKeySentences('The screen of my reader does not work')
  const fixed = readKeySentences('The screen of my reader works now, it is fixed')
  expect(fixed[0]?.score ?? 0).toBeLessThan((broken?.score ?? 0) / 2)
})

describe('taken back', () => {
  test.each([
    'No, I meant the black cover that has not arrived',
    'Nein, ich meinte die schwarze Hülle, die nicht angekommen ist',
    'No, quise decir la funda negra que no ha llegado',
    'Non, je voulais dire la housse noire qui manque',
    'Não, eu quis dizer a capa preta que não chegou',
  ])('%s', (text) => expect(readKeySentences(text)[0]?.corrects).toBe(true))

  test('what only begins with no takes nothing back', () => {
    expect(readKeySentences('No, the black cover has not arrived')[0]?.corrects).toBeUndefined()
  })
})

test('the same said twice in one message counts once, and two sentences that share their words are alike', () => {
  expect(keyOf('I want my deposit refunded please. I want my deposit refunded please.')).toHaveLength(1)
  const [a] = readKeySentences('My parcel 48213 has not arrived in Lisbon')
  const [b] = readKeySentences('The parcel 48213 still has not arrived')
  const [c] = readKeySentences('How do I change my password?')
  expect(likenessOf(a?.terms ?? [], b?.terms ?? [])).toBeGreaterThan(0.6)
  expect(likenessOf(a?.terms ?? [], c?.terms ?? [])).toBe(0)
})

test('offsets stand in the text as it was written, and what is kept is bounded', () => {
  const text = `Ça ne marche pas 😞 : ma commande n’est jamais arrivée. ${'It does not work. The app crashes. Nothing loads. I was charged twice. '.repeat(60)}`
  const found = readKeySentences(text)
  expect(found.length).toBeLessThanOrEqual(6)
  for (const { from, to, terms } of found) {
    expect(text.slice(from, to).trim()).not.toBe('')
    expect(to).toBeLessThanOrEqual(2000)
    expect(terms.length).toBeLessThanOrEqual(8)
  }
})

test('a whole word counts at the end of a sentence as in the middle of it', () => {
  const score = (text: string) => readKeySentences(text)[0]?.score ?? 0
  for (const [inside, last] of [
    ['The money for my order is gone today', 'Today the money for my order is gone'],
    ['My parcel was late again yesterday', 'My parcel yesterday was again late'],
    ['Mein Konto zeigt nie die Zahlung', 'Mein Konto zeigt die Zahlung nie'],
  ] as const)
    expect(score(last)).toBe(score(inside))
  // The word, and not what begins like it.
  expect(score('The lately ordered latest book')).toBe(score('The newly ordered newest book'))
})

test('a hostile text costs no more than a long one', () => {
  const began = performance.now()
  for (const text of ['a'.repeat(16_000), 'no '.repeat(5000), '? '.repeat(8000), 'nao fiz '.repeat(2000)])
    readKeySentences(text)
  expect(performance.now() - began).toBeLessThan(5000)
})

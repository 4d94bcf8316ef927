import { describe, expect, test } from 'vitest'
import { slotName, worthAsking, type Known } from './worth-asking.ts'

const nothing: Known = { said: [], given: [], inputs: [], identified: false, away: false, tried: false }
const ask = (change: Partial<Known>) => worthAsking({ ...nothing, ...change }).map(({ slot }) => slot)

describe('what is worth asking', () => {
  test.each([
    ['My parcel has not arrived', ['order-number']],
    ['Meine Bestellung ist nicht angekommen', ['order-number']],
    ['Mi pedido no ha llegado', ['order-number']],
    ["Ma commande n'est pas arrivée", ['order-number']],
    ['Minha encomenda não chegou', ['order-number']],
    ['The app crashes when I open a book', ['device', 'step-done']],
    ['It shows an error when I sign in', ['error-text', 'email']],
    ['What are your opening hours?', []],
  ])('%s', (text, slots) => {
    expect(ask({ said: [text] })).toEqual(slots)
  })

  test('what the playbook needs comes first, in its order and its words', () => {
    const inputs = [
      { name: 'giftCardCode', ask: 'What is the code?' },
      { name: 'orderNumber', ask: 'Which order?' },
    ]
    expect(worthAsking({ ...nothing, said: ['My order'], inputs })).toEqual([
      { slot: 'gift-card-code', value: 4, ask: 'What is the code?' },
      { slot: 'order-number', value: 3.9, ask: 'Which order?' },
    ])
  })

  test('nothing that was given, under whichever name', () => {
    expect(ask({ said: ['My parcel is late'], given: ['orderNumber'] })).toEqual([])
    expect(ask({ said: ['My parcel is late'], given: ['tracking-number'] })).toEqual([])
    expect(ask({ said: ['My app crashes'], given: ['device'], tried: true })).toEqual([])
  })

  test('who has said nothing yet is asked what it is about', () => {
    expect(ask({ said: [' '] })).toEqual(['problem'])
  })

  test('out of hours an address to write to is worth more than a device', () => {
    expect(ask({ said: ['My screen is frozen'], away: true })).toEqual(['email', 'device', 'step-done'])
    expect(ask({ said: ['My screen is frozen'], away: true, identified: true })).toEqual(['device', 'step-done'])
  })
})

test('names of inputs, fields and slots are one', () => {
  expect(['orderNumber', 'order_number', 'order-number', 'Order Number'].map(slotName)).toEqual(
    Array.from({ length: 4 }, () => 'order-number'),
  )
})

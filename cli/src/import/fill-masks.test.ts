import { describe, expect, test } from 'vitest'
import type { Conversation, Turn } from './conversation.ts'
import { fillMasks } from './fill-masks.ts'

const chat = (...turns: [Turn['role'], string][]): Conversation => ({
  id: 'chat-1',
  turns: turns.map(([role, text]) => ({ role, text })),
})

/** The texts after filling. */
const textsOf = (conversation: Conversation, seed = 1) => fillMasks(conversation, seed).turns.map(({ text }) => text)

test('no mask is left, and each is listed with its turn', () => {
  const filled = fillMasks(chat(['customer', 'I am #NAME#, #EMAIL#'], ['agent', 'See #URL# on your #PRS-ORG#']), 1)
  expect(filled.turns.map(({ text }) => text).join(' ')).not.toContain('#')
  expect(filled.filled?.map(({ mask, turn }) => [mask, turn])).toEqual([
    ['#NAME#', 0],
    ['#EMAIL#', 0],
    ['#URL#', 1],
    ['#PRS-ORG#', 1],
  ])
  for (const { value, turn } of filled.filled ?? []) expect(filled.turns[turn]?.text).toContain(value)
})

test('the same seed gives the same values, another seed or conversation others', () => {
  const given = chat(['customer', '#EMAIL# #DEVICEID# #ADDRESS#'])
  expect(textsOf(given, 7)).toEqual(textsOf(given, 7))
  expect(textsOf(given, 7)).not.toEqual(textsOf(given, 8))
  expect(textsOf(given, 7)).not.toEqual(textsOf({ ...given, id: 'chat-2' }, 7))
})

test('what belongs to the customer stays the same all along', () => {
  const [first, second] = textsOf(chat(['customer', '#EMAIL#|#PHONENUMBER#'], ['agent', '#EMAIL#|#PHONENUMBER#']))
  expect(first).toBe(second)
})

test('a person who gives their own name is not the customer', () => {
  const [customer, greeting, own] = textsOf(
    chat(['customer', '#NAME#'], ['agent', 'Hello #NAME#'], ['agent', 'My name is #NAME#']),
  )
  expect(greeting).toBe(`Hello ${customer}`)
  expect(own).not.toContain(customer)
})

describe('numbers', () => {
  test('an order keeps its number, whoever names it', () => {
    const [asked, alone, named] = textsOf(
      chat(
        ['customer', 'Where is order #NUMBER#?'],
        ['customer', '#NUMBER#'],
        ['agent', 'Bestellung Nr. #NUMBER# ist da'],
      ),
    )
    expect(asked).toBe(`Where is order ${alone}?`)
    expect(named).toBe(`Bestellung Nr. ${alone} ist da`)
    expect(alone).toMatch(/^[1-9]\d{7}$/)
  })

  test('in a date it is a year, elsewhere a small number', () => {
    const [date, plan] = textsOf(chat(['customer', 'on 24.12.#NUMBER#'], ['agent', 'It has #NUMBER# credits']))
    expect(date).toBe('on 24.12.2020')
    expect(plan).toMatch(/^It has [1-9]\d? credits$/)
  })
})

test('a mask that nobody knows gets a word that says so', () => {
  expect(textsOf(chat(['customer', '#SHOE_SIZE#']))[0]).toMatch(/^sample-shoe-size-\d{3}$/)
})

test('sentences are filled once: text and sentences say the same', () => {
  const turn: Turn = {
    role: 'customer',
    text: 'I have #NUMBER#. Or #NUMBER#.',
    sentences: ['I have #NUMBER#.', 'Or #NUMBER#.'],
  }
  const [filled] = fillMasks({ id: 'a', turns: [turn] }, 1).turns
  expect(filled?.text).toBe(filled?.sentences?.join(' '))
})

test('without masks nothing is touched, hashes of the customer included', () => {
  const given = chat(['customer', 'see #12 and #hash# and C# #'])
  expect(fillMasks(given, 1)).toBe(given)
})

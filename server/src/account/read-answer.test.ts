import { expect, test } from 'vitest'
import { readAnswer } from './read-answer.ts'

test('reads every field, and numbers where words are meant', () => {
  const answer = {
    name: 'Dana',
    email: 'dana@folio.example',
    tier: 3,
    since: '2019-03-14',
    value: 1486.4,
    plan: 'yearly',
    attributes: { seats: 4, trial: false, country: 'DE', nothing: null },
    openIssues: [{ title: 'Held', status: 'open', url: 'https://crm.example/1' }, 'Late', { title: 77 }],
  }
  expect(readAnswer(answer)).toEqual({
    account: {
      ...answer,
      tier: '3',
      attributes: { seats: 4, trial: false, country: 'DE' },
      openIssues: [{ title: 'Held', status: 'open', url: 'https://crm.example/1' }, { title: 'Late' }, { title: '77' }],
    },
    leftOut: [],
  })
})

test('a field that cannot be used is named and takes nothing else with it', () => {
  const read = readAnswer({
    name: ['Dana'],
    email: 'no address',
    tier: 'plus',
    value: { amount: 3 },
    attributes: { deep: { er: 1 }, ok: 'yes', control: 'a\u0000b' },
    openIssues: [{ status: 'open' }, { title: 'Held', url: 'javascript:alert(1)' }],
    _links: {},
  })
  expect(read).toEqual({
    account: { tier: 'plus', attributes: { ok: 'yes' }, openIssues: [{ title: 'Held' }] },
    leftOut: ['name', 'email', 'value', '_links', 'attributes.deep', 'attributes.control', 'openIssues.0'],
  })
})

test('what is null was not said', () => {
  expect(readAnswer({ name: null, attributes: null, openIssues: null })).toEqual({ account: {}, leftOut: [] })
})

test.each([null, 'text', 7, [], [{ name: 'Dana' }]])('%j is no account', (answer) => {
  expect(readAnswer(answer)).toBeNull()
})

test('is bounded, and no key reaches what every object has', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${n}`, n]))
  const read = readAnswer(
    JSON.parse(
      JSON.stringify({ attributes: many, openIssues: Array.from({ length: 99 }, (_, n) => `issue ${n}`) }).replace(
        '{',
        '{"__proto__":{"name":"x"},"constructor":"y",',
      ),
    ),
  )
  expect(Object.keys(read?.account.attributes ?? {})).toHaveLength(50)
  expect(read?.account.openIssues).toHaveLength(20)
  expect(read?.account.name).toBeUndefined()
  expect(read?.leftOut).toHaveLength(50)
})

test('a card number or a PIN that another system tells is not passed on', () => {
  const answer = {
    plan: 'card 4242 4242 4242 4242',
    attributes: { pin: '94713', city: 'Ulm' },
    openIssues: ['Refund to 4242 4242 4242 4242'],
  }
  const read = JSON.stringify(readAnswer(answer))
  expect(read).toContain('"city":"Ulm"')
  expect(read).toContain('Refund to ••')
  expect(read).not.toMatch(/4242 4242|94713/)
})

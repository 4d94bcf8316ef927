import { expect, test } from 'vitest'
import { fillSnippet, openPlaceholder, unknownPlaceholder } from './snippet.ts'

const values = {
  'customer.name': 'Zoë Ünal',
  'customer.firstName': 'Zoë',
  'agent.name': 'Mara Vogel',
  reference: 'cnv_1',
}

test('what is known is put in its place', () => {
  expect(fillSnippet('Hello {{customer.firstName}}, {{ agent.name }} here ({{reference}})', values)).toBe(
    'Hello Zoë, Mara Vogel here (cnv_1)',
  )
})

test('what is not known has other words, or stays open', () => {
  const nobody = { 'customer.firstName': null, 'customer.name': ' ' }
  expect(fillSnippet('Hello {{customer.firstName|there}} {{customer.name}}', nobody)).toBe(
    'Hello there {{customer.name}}',
  )
  expect(openPlaceholder('Hello there {{customer.name}}')).toEqual({ from: 12, to: 29, name: 'customer.name' })
  expect(openPlaceholder('a {{mustache}} of the customer’s')).toBeNull()
})

test('what is filled in is words, whatever it looks like', () => {
  expect(fillSnippet('{{customer.name}}', { 'customer.name': '{{agent.name}} $& <b>' })).toBe('{{agent.name}} $& <b>')
})

test('a placeholder that is none is found before it is kept', () => {
  expect(unknownPlaceholder('{{customer.name}} {{agent.firstName|me}}')).toBeNull()
  expect(unknownPlaceholder('{{customer.nmae}}')).toBe('customer.nmae')
  expect(unknownPlaceholder('{{toString}}')).toBe('toString')
})

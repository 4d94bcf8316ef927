import { expect, test } from 'vitest'
import { parsePlaybook } from '../../playbooks/parse-playbook.ts'
import { createValues, fillBody, fillText, fillUrl, isComplete } from './playbook-values.ts'

const playbook = parsePlaybook(
  `title: T
when: { examples: [x] }
inputs:
  order: { ask: Which?, pattern: '\\b[\\w.]+-\\d+|\\.\\.' }
steps:
  - id: before
    action: { url: '{{baseUrl}}/x', saveAs: found }
  - id: look
    action: { url: '{{baseUrl}}/orders/{{order}}', body: { note: 'for {{order}}', deep: [1, '{{found.a.b}}'] }}
  - id: say
    if: { path: found.list, exists: true }
    say: 'Sent {{found.day}} to {{found.a.b}} {{found.constructor.name}}'
`,
  'p',
)
const order = playbook.inputs[0]
const make = (said: string[] = [], stored: { name: string; value: string }[] = []) =>
  createValues(playbook, stored, said, 'http://shop.example/')

test('an input is what the customer said last, and once known it stays', () => {
  const values = make(['it is FB-22', 'order FB-11'])
  expect(order && values.input(order)).toBe('FB-22')
  expect(values.list()).toEqual([{ name: 'order', value: 'FB-22' }])
  const later = make(['FB-99'], values.list())
  expect(order && later.input(order)).toBe('FB-22')
  expect(order && make(['nothing']).input(order)).toBeNull()
})

test('of an answer only what the playbook uses is kept, and survives being stored', () => {
  const values = make()
  const answer = JSON.parse(
    '{"day":"Monday\\u0000\\n","a":{"b":7,"secret":"x"},"card":"4111","list":[1,2],"__proto__":{"day":"evil"}}',
  ) as unknown
  values.save('found', answer)
  expect(values.list()).toEqual([{ name: 'found', value: '{"a":{"b":7},"list":{},"day":"Monday"}' }])
  const again = make([], values.list())
  expect(again.at(['found', 'a', 'b'])).toBe(7)
  expect(again.at(['found', 'card'])).toBeUndefined()
  expect(again.at(['found', 'constructor', 'name'])).toBeUndefined()
})

test('a text with a hole in it is known to be incomplete', () => {
  const values = make()
  values.save('found', { day: 'Monday' })
  expect(isComplete('Sent {{found.day}}', values)).toBe(true)
  expect(isComplete('Sent {{found.day}} to {{found.a.b}}', values)).toBe(false)
  expect(fillText('Sent {{ found.day }}', values)).toBe('Sent Monday')
})

test('a value cannot change where a URL leads', () => {
  const url = (said: string) => {
    const values = make([said])
    if (order) values.input(order)
    return fillUrl('{{baseUrl}}/orders/{{order}}/resend', values)
  }
  expect(url('FB-1')).toBe('http://shop.example/orders/FB-1/resend')
  expect(url('..')).toBeNull()
  expect(url('nothing')).toBeNull()
  const odd = make([], [{ name: 'order', value: 'a/../b?c#d@e\ud800' }])
  expect(fillUrl('{{baseUrl}}/o/{{order}}', odd)).toBe('http://shop.example/o/a%2F..%2Fb%3Fc%23d%40e%EF%BF%BD')
})

test('a body is filled in its texts only', () => {
  const values = make([], [{ name: 'order', value: 'x","admin":true' }])
  expect(fillBody({ note: 'for {{order}}', n: 1, list: ['{{order}}', null] }, values)).toEqual({
    note: 'for x","admin":true',
    n: 1,
    list: ['x","admin":true', null],
  })
})

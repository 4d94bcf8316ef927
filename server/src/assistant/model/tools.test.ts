import { describe, expect, test } from 'vitest'
import { describeTools, readCall, whyNotInputs, type ModelAction } from './tools.ts'

const action: ModelAction = {
  playbookId: 'cancel',
  title: 'Cancel',
  description: 'Cancels.',
  inputs: [
    { name: 'order', description: 'The order', required: true },
    { name: 'why', description: 'Why', required: false, options: ['late', 'other'] },
  ],
}

const offering = (actions: readonly ModelAction[], page = false) => ({ actions, page })

test('an action is offered only where one is allowed', () => {
  expect(Object.keys(describeTools(offering([])))).toEqual(['search_knowledge', 'request_handoff'])
  expect(Object.keys(describeTools(offering([action])))).toContain('run_action')
})

test.each<[string, unknown]>([
  ['search_knowledge', '{"query": "x'],
  ['search_knowledge', {}],
  ['search_knowledge', { query: 'x'.repeat(501) }],
  ['run_action', { playbookId: 'other', inputs: {} }],
  ['run_action', { playbookId: 'cancel', inputs: { order: { nested: true } } }],
  ['request_handoff', null],
  ['delete_everything', {}],
  ['constructor', {}],
])('a call that is none: %s %j', (name, input) => {
  expect(readCall(name, input, offering([action]))).toBe(null)
})

test('no action can be run where none is allowed', () => {
  expect(readCall('run_action', { playbookId: 'cancel', inputs: {} }, offering([]))).toBe(null)
})

test('what cannot be stored is taken out of what the model writes', () => {
  const broken = 'a\u0000b \uD83D c\nd'
  expect(readCall('request_handoff', { reason: broken }, offering([]))).toEqual({
    name: 'request_handoff',
    reason: 'a b \uFFFD c\nd',
  })
  expect(readCall('search_knowledge', { query: broken }, offering([]))).toMatchObject({ query: 'a b \uFFFD c\nd' })
  expect(readCall('run_action', { playbookId: 'cancel', inputs: { order: broken } }, offering([action]))).toMatchObject(
    {
      inputs: { order: 'a b \uFFFD c\nd' },
    },
  )
})

test('a page can be pointed at where the customer is on one, and nowhere else', () => {
  const at = { target: 'Save', note: 'Press this' }
  expect(Object.keys(describeTools(offering([], true)))).toEqual(expect.arrayContaining(['point_at', 'suggest_page']))
  expect(readCall('point_at', at, offering([], true))).toEqual({ name: 'point_at', ...at })
  expect(readCall('point_at', { target: 7 }, offering([], true))).toEqual({ name: 'point_at', target: 7, note: null })
  expect(readCall('point_at', at, offering([]))).toBe(null)
  expect(readCall('suggest_page', { url: '/a', label: 'A' }, offering([]))).toBe(null)
  expect(readCall('point_at', { target: 'x'.repeat(81) }, offering([], true))).toBe(null)
})

describe('inputs', () => {
  const words = ['Hello, I want to cancel Order ab-12 3.']
  test.each([{ order: 'AB123' }, { order: 'AB123', why: 'late' }])('%j may be used', (inputs) => {
    expect(whyNotInputs(action, inputs, words)).toBe(null)
  })

  test.each<[Record<string, string>, RegExp]>([
    [{ order: 'AB124' }, /has not given/],
    [{ order: '-' }, /has not given/],
    [{}, /Ask the customer for "order"/],
    [{ order: 'AB123', why: 'because' }, /must be one of: late, other/],
    [{ order: 'AB123', admin: 'true' }, /no input "admin"/],
  ])('%j may not', (inputs, expected) => {
    expect(whyNotInputs(action, inputs, words)).toMatch(expected)
  })
})

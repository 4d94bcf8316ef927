import { expect, test } from 'vitest'
import type { TrailEntry } from '@baton/protocol'
import { at } from '../testing/builders.ts'
import { lastFailure, pathOf, trailLine } from './trail-words.ts'

const when = { at: at('09:00') }
const page: TrailEntry = {
  kind: 'page',
  ...when,
  url: 'https://folio.example/orders',
  title: 'Orders',
  secondsOnPage: 75,
}
const click: TrailEntry = { kind: 'click', ...when, label: 'Save', role: 'button' }
const invalid: TrailEntry = { kind: 'invalid', ...when, label: 'Postcode', message: 'Five digits' }
const broken: TrailEntry = { kind: 'console-error', ...when, message: 'x is undefined', count: 3 }
const failed: TrailEntry = {
  kind: 'failed-request',
  ...when,
  method: 'POST',
  url: 'https://folio.example/api/a%20b',
  status: 502,
  count: 1,
}
const rage: TrailEntry = { kind: 'rage-click', ...when, label: 'Save', count: 6 }

test('each entry in words, what went wrong in red', () => {
  const lines = [page, click, invalid, broken, failed, rage].map(trailLine)
  expect(lines.map(({ words, detail, tone }) => [words, detail, tone])).toEqual([
    ['Orders', '/orders · 1 min there', 'plain'],
    ['Clicked “Save”', '', 'plain'],
    ['“Postcode” was not accepted', 'Five digits', 'red'],
    ['x is undefined', '3 times', 'red'],
    ['POST /api/a b answered 502', '', 'red'],
    ['Clicked “Save” again and again', '6 times', 'amber'],
  ])
})

test('a request without an answer says so, and so does what is neither a button nor a link', () => {
  expect(trailLine({ ...failed, status: 0, count: 2 })).toMatchObject({
    words: 'POST /api/a b got no answer',
    detail: '2 times',
  })
  expect(trailLine({ ...click, role: 'checkbox' }).detail).toBe('checkbox')
})

test('the last failure is the newest of them, and a click is none', () => {
  expect(lastFailure([invalid, broken, click, rage])).toBe(broken)
  expect(lastFailure([page, click, rage])).toBeNull()
})

test('an address is shown by its path, and what is none as it came', () => {
  expect(['https://folio.example/', 'https://folio.example/a/%E4', 'nothing'].map(pathOf)).toEqual([
    'folio.example',
    '/a/%E4',
    'nothing',
  ])
})

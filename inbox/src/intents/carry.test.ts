import { expect, test } from 'vitest'
import { readCarried, toCsv, toJson } from './carry.ts'

const draft = {
  intents: [
    {
      id: 'file-0',
      name: 'track_order',
      areas: ['delivery', 'orders'],
      examples: ['where is it, please?', 'she said "soon"', 'two\nlines', '=1+1 parcels'],
    },
    { id: 'file-1', name: 'refund', areas: [], examples: ['money back'] },
  ],
  nothing: ['hello; you'],
}

test.each([
  ['JSON', toJson],
  ['CSV', toCsv],
])('what goes out as %s comes in again', (_, write) => {
  expect(readCarried(write(draft))).toEqual({ ok: true, draft })
})

test('in a spreadsheet no example is a formula', () => {
  expect(toCsv(draft)).toContain('" =1+1 parcels"')
})

test('a spreadsheet that parts cells by semicolons is read, too', () => {
  expect(readCarried('\uFEFFIntent;Example\r\nrefund;money back\r\n;hello\r\n')).toEqual({
    ok: true,
    draft: { intents: [{ id: 'file-0', name: 'refund', areas: [], examples: ['money back'] }], nothing: ['hello'] },
  })
})

test.each([
  ['name,text\na,b', 'Row 1 names the columns: intent, areas (may be left out) and example.'],
  ['intent,example\n"a","over\ntwo lines"\nb,\n', 'Row 4 has no example.'],
  ['intent,example\n,hello', 'It has no row with an intent.'],
  ['{"intents": 1}', 'It has no list "intents".'],
  ['[{"examples": []}]', 'intents.0 has no name.'],
  ['[{"name": "a", "examples": [1]}]', 'intents.0 (a): areas and examples are lists of words.'],
])('%j is refused, with its place', (text, says) => {
  expect(readCarried(text)).toEqual({ ok: false, says })
})

test('what is no JSON says why', () => {
  expect(readCarried('{ "intents": [ }')).toMatchObject({ ok: false, says: expect.stringMatching(/^It is no JSON: /) })
})

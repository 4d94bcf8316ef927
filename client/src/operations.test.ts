import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formattedFile } from './generate.ts'
import { printType } from './print-type.ts'

test('the operations are those of the protocol: make them again with `npm run generate -w client`', () => {
  expect(formattedFile()).toBe(readFileSync(new URL('operations.ts', import.meta.url), 'utf8'))
})

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ anyOf: [{ const: 1 }, { type: 'null' }] }, '1 | null'],
  [{ type: 'array', items: { type: 'integer' } }, 'Array<number>'],
  [
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'boolean' } }, required: ['a'] },
    '{ a: string; b?: boolean | undefined }',
  ],
  [{ type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
  [{ type: 'object', properties: {}, additionalProperties: false }, '{}'],
  [{}, 'unknown'],
])('%j is %s', (schema, type) => {
  expect(printType(schema)).toBe(type)
})

import { expect, test } from 'vitest'
import { maskWords } from './mask-words.ts'

const blocks = (n: number) => '█'.repeat(n)

test.each([
  ['Order 48213377 failed', `Order ${blocks(8)} failed`],
  ['Order 48213 failed', 'Order 48213 failed'],
  ['card 4111 1111 1111 1111.', `card ${blocks(19)}.`],
  ['write to dana.w@shop.example now', `write to ${blocks(19)} now`],
  ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', `Bearer ${blocks(40)}`],
  ['Bearer eyJhbGciOiJIUzINiIs.eyJzdWIiOiJkYW', `Bearer ${blocks(34)}`],
  ['for dana@shop.example', `for ${blocks(17)}`],
  ['key bk_4f9a8c7d6e5f4a3b2c1d', `key ${blocks(23)}`],
  ['/api/orders/2f9a8c7d6e5f4a3b2c1d/pay', `${blocks(36)}`],
  ["Cannot read properties of undefined (reading 'uncharacteristically')", null],
  ['Internationalisierungsbibliothek', null],
  ['/assets/components/checkout/summary', null],
])('%s', (text, wanted) => {
  expect(maskWords(text)).toBe(wanted ?? text)
})

import { expect, test } from 'vitest'
import { sourceHref } from './source-href.ts'

const site = 'https://folio.example/account/orders'

test('a source is read where it says, or on the customer’s site when its address is relative', () => {
  expect(sourceHref('https://help.example/a', site)).toBe('https://help.example/a')
  expect(sourceHref('/help.html#reset', site)).toBe('https://folio.example/help.html#reset')
  expect(sourceHref('/help.html', null)).toBeNull()
  expect(sourceHref(null, site)).toBeNull()
})

test('no address leads anywhere but to the web', () => {
  expect(sourceHref('javascript:alert(1)', site)).toBeNull()
  expect(sourceHref('data:text/html,x', site)).toBeNull()
  expect(sourceHref('/help', 'javascript:alert(1)')).toBeNull()
})

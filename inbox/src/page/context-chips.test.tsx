import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PagePart } from './page-part.tsx'

const page = { url: 'https://shop.example/checkout', title: 'Checkout', at: '2026-01-05T10:00:00.000Z' }
const html = (context?: Record<string, string | number | boolean | string[]>) =>
  renderToStaticMarkup(<PagePart page={{ ...page, context }} now={Date.parse(page.at)} />)

test('what the site says stands under the page, each under its name, as words', () => {
  const shown = html({ cart: '<b>2</b> items', retries: 2, express: false, skus: ['one', 'two'] })
  const chips = [...shown.matchAll(/<li.*?<span[^>]*>(.*?)<\/span><span[^>]*>(.*?)<\/span>/g)].map(
    ([, name, value]) => [name, value],
  )
  expect(chips).toEqual([
    ['cart', '&lt;b&gt;2&lt;/b&gt; items'],
    ['retries', '2'],
    ['express', 'no'],
    ['skus', 'one, two'],
  ])
})

test('where it says nothing, nothing stands there', () => {
  expect(html()).not.toContain('What the site says')
})

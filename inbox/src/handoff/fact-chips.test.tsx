import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FactChips } from './fact-chips.tsx'

const fact = (value: string, change: object = {}) => ({
  name: 'invoice-number',
  value,
  messageId: null,
  at: '2026-03-02T09:00:00.000Z',
  ageSeconds: 0,
  source: 'customer' as const,
  verified: false,
  verification: false,
  conflict: true,
  history: [],
  ...change,
})
const shown = (...facts: ReturnType<typeof fact>[]) =>
  renderToStaticMarkup(<FactChips facts={facts} now={Date.parse('2026-03-02T10:00:00Z')} />)

test('the same value that came two ways stands once, leads to where it was said, and contradicts nothing', () => {
  const html = shown(fact('2291', { source: 'integration' }), fact(' 2291', { messageId: 'm1' }))
  expect(html.match(/<li/g)).toHaveLength(1)
  expect(html).toContain('Show where Invoice was said')
  expect(html).not.toContain('said different things')
})

test('two values that differ are both shown, and it says so', () => {
  const html = shown(fact('2291'), fact('2292'))
  expect(html.match(/<li/g)).toHaveLength(2)
  expect(html).toContain('the customer has said different things')
})

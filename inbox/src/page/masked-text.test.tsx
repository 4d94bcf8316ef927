import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MaskedText } from './masked-text.tsx'
import { maskedWords } from './masked-words.ts'

test('masked words are bars that are heard as masked, and the rest stays words', () => {
  const html = renderToStaticMarkup(<MaskedText text="Pay ████ <b>now</b>" />)
  expect(html).toContain('Pay ')
  expect(html).toContain('masked')
  expect(html).toContain('&lt;b&gt;now')
  expect(html).not.toContain('█')
  expect(renderToStaticMarkup(<MaskedText text="Pay" />)).toBe('Pay')
})

test('several masked words are said once', () => {
  expect(maskedWords('Order ███ ██ of ████')).toBe('Order masked of masked')
})

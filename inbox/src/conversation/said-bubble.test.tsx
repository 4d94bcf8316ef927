import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CorrectContext } from '../guidance/correct-button.tsx'
import { SaidBubble } from './said-bubble.tsx'
import type { Said } from './thread-items.ts'

const said = (text: string, change: Partial<Said> = {}): Said => ({
  key: 'm',
  seq: 1,
  at: Date.parse('2026-03-02T09:00:00Z'),
  text,
  masked: [],
  citations: [],
  asks: null,
  state: 'whole',
  tried: [],
  outgoing: null,
  ...change,
})

test('markup in a message of anybody is shown as words', () => {
  for (const kind of ['customer', 'assistant', 'agent'] as const) {
    const html = renderToStaticMarkup(
      <SaidBubble kind={kind} said={said('<img src=x onerror=alert(1)> <script>alert(1)</script>')} />,
    )
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &lt;script&gt;')
    expect(html).not.toMatch(/<img|<script/)
  }
})

test('links lead to http and https alone, and give nothing away', () => {
  const html = renderToStaticMarkup(
    <SaidBubble kind="assistant" said={said('javascript:alert(1) data:text/html,x https://folio.example/a')} />,
  )
  expect(html.match(/<a [^>]*>/g)).toHaveLength(1)
  expect(html).toMatch(/<a href="https:\/\/folio\.example\/a" target="_blank" rel="noopener noreferrer"/)
})

test('a source with an address that is none is named without a link', () => {
  const citation = { articleId: 'a', passageId: 'a#1', title: 'Returns', url: 'javascript:alert(1)', score: 1 }
  const html = renderToStaticMarkup(<SaidBubble kind="assistant" said={said('See', { citations: [citation] })} />)
  expect(html).toContain('Returns')
  expect(html).not.toContain('<a ')
})

test('the assistant of this desk can be corrected where it said something; what was said in another system cannot', () => {
  const correct = (change: { kind?: 'agent'; imported?: true }) =>
    renderToStaticMarkup(
      <CorrectContext value={{ id: 'c', customer: { externalId: null } }}>
        <SaidBubble kind="assistant" said={said('Hold the button')} {...change} />
      </CorrectContext>,
    ).includes('Correct this')
  expect([correct({}), correct({ imported: true }), correct({ kind: 'agent' })]).toEqual([true, false, false])
})

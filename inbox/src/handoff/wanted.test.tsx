import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Handled } from './handled.tsx'
import { Wanted } from './wanted.tsx'

const now = Date.parse('2026-03-02T10:00:00Z')
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const quote = (text: string) => ({ text, messageId: 'm', at: '2026-03-02T09:00:00.000Z' })
const summary = { problem: [], wanted: null, told: [], model: null }

test('what a help page named stands in the place of words that were not written, and says where it is from', () => {
  expect(words(renderToStaticMarkup(<Wanted summary={summary} subject="Wi-Fi <b>drops</b>" now={now} />))).toContain(
    '“Wi-Fi &lt;b&gt;drops&lt;/b&gt;” Named on the help page. They have not written yet.',
  )
  expect(words(renderToStaticMarkup(<Wanted summary={summary} now={now} />))).toContain('They have not written yet.')
})

test('the customer’s own words come first', () => {
  const wanted = quote('My reader does not find the network')
  const html = words(renderToStaticMarkup(<Wanted summary={{ ...summary, wanted }} subject="Wi-Fi" now={now} />))
  expect(html).toMatch(/My reader does not find the network.*On the help page: “Wi-Fi”/)
})

test('what the person before did: how often they wrote, their last words, and their notes', () => {
  const handled = {
    agentId: 'mara',
    agent: 'Mara',
    since: '2026-03-02T09:00:00.000Z',
    replies: 2,
    lastReply: quote('I have asked the depot'),
    notes: [
      { text: 'Depot answers by noon', at: '2026-03-02T09:10:00.000Z' },
      { text: null, at: '2026-03-02T09:11:00.000Z' },
    ],
  }
  const html = words(renderToStaticMarkup(<Handled handled={handled} now={now} />))
  expect(html).toMatch(/wrote 2 times, last: “I have asked the depot”.*Depot answers by noon.*This note was deleted\./)
  expect(
    words(renderToStaticMarkup(<Handled handled={{ ...handled, replies: 0, lastReply: null, notes: [] }} now={now} />)),
  ).toContain('did not write.')
})

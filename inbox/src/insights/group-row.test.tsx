import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Grouping } from '../places/search.ts'
import { GroupRow } from './group-row.tsx'

const figures = { meanScore: 71.6, meanCorrected: 70, passes: 0.5, correctedPasses: 0.5, askedAgain: 0 }
const group: Parameters<typeof GroupRow>[0]['group'] = {
  key: 'account',
  owner: null,
  missing: 3,
  partial: 1,
  asked: 2,
  share: 0.4,
  gaps: [
    { part: 'account', cause: 'not-identified', owner: 'integration', handoffs: 3 },
    { part: 'account', cause: 'customer-declined', owner: 'rule', handoffs: 1 },
  ],
  handoffs: 4,
  ...figures,
}

const shown = (by: Grouping, change: Partial<typeof group> = {}) =>
  renderToStaticMarkup(
    <GroupRow
      group={{ ...group, ...change }}
      by={by}
      team={(id) => ({ support: 'Support' })[id] ?? id}
      all={10}
      open={false}
      onOpen={() => {}}
      from=""
    />,
  )
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('a part: how many lack it and why in words, who can mend it, and how often it was asked for again', () => {
  const html = shown('part')
  expect(words(html)).toContain(
    '3 missing, 1 partly there, 2 asked again · the customer is not signed in (3), the customer would rather not (1)',
  )
  expect(words(html)).toMatch(/Account Integration Settings/)
  expect(words(html)).toContain('40 %')
  expect(html).toContain('width:30%')
  expect(html).toContain('width:10%')
})

test('a part that is never lacking says so, and opens nothing', () => {
  const html = shown('part', { missing: 0, partial: 0, asked: 0, share: 0, gaps: [], handoffs: 0 })
  expect(words(html)).toContain('Always there, in all 10.')
  expect(html).toContain('disabled=""')
})

test('a cause names the parts that lack for it; a team its score and what it lacks most', () => {
  expect(words(shown('cause', { key: 'not-identified', owner: 'integration' }))).toMatch(
    /The customer is not signed in Integration 3 missing, 1 partly there · Account \(3\)/,
  )
  const team = words(shown('team', { key: 'support' }))
  expect(team).toContain(
    '4 handoffs, 50 % with the minimum. Most often lacking: Account: the customer is not signed in (3)',
  )
  expect(team).toContain('72 of 100')
})

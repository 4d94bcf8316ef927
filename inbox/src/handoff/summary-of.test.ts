import { describe, expect, test } from 'vitest'
import { at, events, type Told } from '../testing/builders.ts'
import { readCase } from './case-view.ts'
import { claimLines, summaryOf } from './summary-of.ts'

const claim = (kind: string, text: string | null) => ({ kind, text, messageIds: ['m1'] })
const made = (language: string, upToSeq: number, ...claims: object[]): Told => [
  'SummaryMade',
  {
    at: '09:05',
    language,
    upToSeq,
    upToMessageId: 'm1',
    claims,
    values: [],
    dropped: { number: 2, name: 1 },
    usage: { model: 'openai:small', ms: 400, confidence: null },
  },
]
const prepared = (model: object | null): Told => [
  'HandoffPrepared',
  {
    at: '09:10',
    handoffId: 'h1',
    package: { reason: { kind: 'customer-pressed' }, summary: { problem: [], wanted: null, told: [], model } },
  },
]
const read = (...facts: Told[]) => readCase(events(...facts))
const travelled = {
  model: 'openai:small',
  language: 'en',
  at: at('09:05'),
  upToSeq: 3,
  upToMessageId: 'm1',
  dropped: 0,
  claims: [claim('problem', 'It broke.')],
}

describe('which summary is read', () => {
  test('the one that travelled, until a newer one comes', () => {
    expect(summaryOf(read(prepared(travelled)), 'en')?.upToSeq).toBe(3)
    const later = read(prepared(travelled), made('en', 9, claim('problem', 'It broke twice.')))
    expect(summaryOf(later, 'en')).toMatchObject({ upToSeq: 9, dropped: 3, model: 'openai:small' })
  })

  test('the reader’s language before what is newest; another before none', () => {
    const view = read(
      made('de', 4, claim('problem', 'Es ist kaputt.')),
      prepared(null),
      made('en', 9, claim('problem', 'It broke.')),
    )
    expect(summaryOf(view, 'de')?.language).toBe('de')
    expect(summaryOf(view, 'fr')?.language).toBe('en')
  })

  test('none without a model, and none whose words were erased', () => {
    expect(summaryOf(read(prepared(null)), 'en')).toBeNull()
    expect(summaryOf(read(made('en', 4, claim('problem', null)), prepared(null)), 'en')).toBeNull()
  })

  test('a new beginning has none of the last', () => {
    expect(read(made('en', 4, claim('problem', 'It broke.')), ['Reopened', { at: '09:20' }]).summaries).toEqual([])
  })
})

test('what is wanted stands first, then the problems, then the rest', () => {
  const lines = claimLines({
    ...travelled,
    claims: [
      claim('tone', 'Calm.'),
      claim('problem', 'It broke.'),
      claim('wanted', 'A new one.'),
      claim('tried', null),
      claim('later-kind', 'x'),
    ],
  })
  expect(lines.main?.text).toBe('A new one.')
  expect(lines.others.map(({ text }) => text)).toEqual(['It broke.', 'Calm.', 'x'])
})

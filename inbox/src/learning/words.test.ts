import { expect, test } from 'vitest'
import { becauseWords, comparedSentence, labelGroups, kindWords, type Version } from './words.ts'

const compared = {
  with: 0,
  at: '2026-01-05T10:00:00.000Z',
  conversations: 1204,
  differ: 40,
  saves: 0.6,
  from: -0.1,
  to: 1.3,
  confidence: 0.93,
  better: false,
}

test('a comparison says how much, from where to where, how sure and on what', () => {
  expect(comparedSentence(compared)).toBe(
    'It would have saved 0.60 min of an agent’s work for each conversation, nine times of ten between −0.10 min and 1.30 min; sure by 93 % that it saves anything, on 1,204 conversations.',
  )
})

test('one that costs more says so', () => {
  expect(comparedSentence({ ...compared, saves: -0.25 })).toMatch(
    /^It would have cost 0\.25 min more of an agent’s work/,
  )
})

test('who made it live is told', () => {
  const version = (because: Version['because'], kind: 'agent' | 'key' | 'itself') =>
    becauseWords({ because, by: { kind, id: null } } as Version)
  expect(version('approved', 'agent')).toBe('approved by a person')
  expect(version('approved', 'key')).toBe('approved by an API key')
  expect(version('better', 'itself')).toBe('found better, went live by itself')
})

test('every kind of label stands in one group', () => {
  expect(labelGroups.flatMap(({ kinds }) => kinds).toSorted()).toEqual(Object.keys(kindWords).toSorted())
})

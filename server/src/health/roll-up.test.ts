import { expect, test } from 'vitest'
import { packageParts } from '@baton/engine'
import { figuresOf, rollUp, type Alike } from './roll-up.ts'

const gap = (part: string, state: string, cause: string | null, owner: string | null) => ({ part, state, cause, owner })
const alike = (handoffs: number, change: Partial<Alike> = {}): Alike => ({
  team: 'support',
  source: 'assistant',
  gaps: [],
  asked: [],
  handoffs,
  score: 80 * handoffs,
  corrected: 80 * handoffs,
  passes: handoffs,
  correctedPasses: handoffs,
  askedAgain: 0,
  ...change,
})

const all = [
  alike(4),
  alike(3, { gaps: [gap('page', 'missing', 'integration-sent-none', 'integration')], passes: 0 }),
  alike(2, {
    gaps: [
      gap('page', 'partial', 'capture-failed', 'integration'),
      gap('account', 'missing', 'not-identified', 'integration'),
    ],
    team: 'billing',
  }),
  alike(1, { asked: ['facts'], askedAgain: 1, corrected: 60 }),
]

test('figures are weighted by how many handoffs are alike', () => {
  expect(figuresOf(all)).toEqual({
    handoffs: 10,
    meanScore: 80,
    meanCorrected: 78,
    passes: 0.7,
    correctedPasses: 1,
    askedAgain: 0.1,
  })
  expect(figuresOf([])).toMatchObject({ handoffs: 0, meanScore: null, passes: null })
})

test('by part: every part has its place, with its causes and what was asked for all the same', () => {
  const groups = rollUp(all, 'part')
  expect(groups.map(({ key }) => key)).toEqual([...packageParts])
  expect(groups.find(({ key }) => key === 'page')).toMatchObject({
    handoffs: 5,
    missing: 3,
    partial: 2,
    asked: 0,
    gaps: [
      { part: 'page', cause: 'integration-sent-none', owner: 'integration', handoffs: 3 },
      { part: 'page', cause: 'capture-failed', owner: 'integration', handoffs: 2 },
    ],
  })
  expect(groups.find(({ key }) => key === 'facts')).toMatchObject({
    handoffs: 0,
    missing: 0,
    asked: 1,
    meanScore: null,
  })
})

test('by owner: a handoff that lacks two things of one owner counts once', () => {
  const [owner] = rollUp(all, 'owner')
  expect(owner).toMatchObject({ key: 'integration', handoffs: 5, missing: 5, partial: 0 })
  expect(owner?.gaps.map(({ part, handoffs }) => [part, handoffs])).toEqual([
    ['page', 3],
    ['page', 2],
    ['account', 2],
  ])
})

test('by cause the owner is named; by team each handoff is in one group', () => {
  expect(rollUp(all, 'cause').map(({ key, owner, handoffs }) => [key, owner, handoffs])).toEqual([
    ['integration-sent-none', 'integration', 3],
    ['capture-failed', 'integration', 2],
    ['not-identified', 'integration', 2],
  ])
  expect(rollUp(all, 'team').map(({ key, handoffs, missing, asked }) => [key, handoffs, missing, asked])).toEqual([
    ['support', 8, 3, 1],
    ['billing', 2, 2, 0],
  ])
})

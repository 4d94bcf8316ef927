import type { Learning } from '@baton/protocol'
import { expect, test } from 'vitest'
import { tellLearning } from './tell-learning.ts'

const at = '2026-01-05T10:00:00.000Z'
const learning: Learning = {
  switchByItself: false,
  live: 0,
  shadow: 1,
  rollsBackTo: null,
  versions: [
    {
      number: 1, model: 'learned-1', status: 'shadow', madeAt: at, changedAt: at, because: 'made',
      by: { kind: 'itself', id: null }, conversations: 200, decisions: 350,
      weights: [{ feature: 'money', value: -0.5, before: -2, shipped: -2 }, { feature: 'turns', value: -0.4, before: -0.4, shipped: -0.4 }],
      compared: { with: 0, at, conversations: 240, differ: 41, saves: 0.734, from: 0.31, to: 1.1, confidence: 0.97, better: true },
    },
  ], // prettier-ignore
  labels: {
    conversations: 900,
    decisions: 1500,
    labelled: 440,
    unknown: 460,
    waiting: 31,
    kinds: [
      { kind: 'came-back', conversations: 44 },
      { kind: 'gave-up', conversations: 0 },
    ],
  },
  calibration: { version: 0, count: 100, brier: 0.2, ece: 0.071, bins: [{ from: 0.7, to: 0.8, count: 60, said: 0.74, came: 0.5 }] }, // prettier-ignore
  shadowCalibration: null,
  drift: [{ intent: 'login', at, labels: 300 }],
  intents: [{ intent: 'refund', offset: -0.82 }],
  curve: [],
  failing: [],
  queue: [],
  run: { running: false, lastAt: at, nextAt: at, learned: 12, seconds: 0.3, fault: null },
  lacking: { labels: 120, conversations: 0 },
}

test('says what decides, what is tried, what it rests on and what it would save', () => {
  const told = tellLearning(learning).join('\n')
  expect(told).toContain('live: as shipped; in shadow: version 1; a person approves')
  expect(told).toContain('learned from 440 of 900 conversations; 460 silent, 31 not known yet')
  expect(told).toContain(
    'money −2.00 → −0.50; against 0: saves 0.73 min a conversation (0.31 to 1.10), sure by 97 %, on 240',
  )
  expect(told).toContain('said  74 %  came  50 %')
  expect(told).toContain('refund                           −0.82')
  expect(told).not.toContain('gave-up')
  expect(told).not.toContain('turns')
})

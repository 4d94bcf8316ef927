import { expect, test } from 'vitest'
import { effectWords, forgetWords, kindOf, saidWords, type Lesson } from './words.ts'

const lesson = (change: Partial<Lesson> = {}): Lesson => ({
  intent: 'double-charge',
  areas: [],
  fromTeam: 'support',
  toTeam: 'billing',
  said: 5,
  of: 6,
  proposed: false,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  policyVersion: null,
  inForce: false,
  ...change,
})
const team = (id: string) => id.toUpperCase()

test('what is proposed again after a no is to be decided on', () => {
  expect(kindOf(lesson())).toBe('heard')
  expect(kindOf(lesson({ proposed: true }))).toBe('proposed')
  expect(kindOf(lesson({ proposed: true, decision: 'refused' }))).toBe('proposed')
  expect(kindOf(lesson({ decision: 'accepted' }))).toBe('accepted')
})

test('what it does is what the policy does, not what was once decided', () => {
  const accepted = { decision: 'accepted' as const, policyVersion: 4 }
  expect(effectWords(lesson({ ...accepted, inForce: true }), team)).toContain('to BILLING, since version 4')
  expect(effectWords(lesson(accepted), team)).toContain('changed since')
  expect(forgetWords(lesson({ ...accepted, inForce: true }), team)).toContain('not to BILLING')
  expect(forgetWords(lesson(accepted), team)).toContain('stays as it is')
  expect(forgetWords(lesson({ decision: 'refused' }), team)).toContain('nothing else changes')
})

test('what nobody says any more says so', () => {
  expect(saidWords(lesson(), team)).toBe('Said of 5 of 6 that came to SUPPORT')
  expect(saidWords(lesson({ said: 0, of: 0 }), team)).toContain('Not said')
})

import { describe, expect, test } from 'vitest'
import { asked, play } from '../testing/spec.ts'
import { correctedCompleteness, defaultWeights, scoreCompleteness } from './completeness.ts'
import { missing } from './missing.ts'
import { partAskedAgain } from './proved-by.ts'

describe('corrected by reality', () => {
  const whole = scoreCompleteness([], [], defaultWeights)

  test('what was there and asked for all the same counts half, and no longer passes', () => {
    expect(whole).toMatchObject({ score: 100, minimum: { pass: true } })
    expect(correctedCompleteness(whole, ['wanted'])).toEqual({ score: 90, pass: false })
    expect(correctedCompleteness(whole, ['facts', 'facts'])).toEqual({ score: 98, pass: true })
    expect(correctedCompleteness(whole, [])).toEqual({ score: 100, pass: true })
  })

  test('what was missing anyway is no worse for being asked', () => {
    const lacking = scoreCompleteness([missing('facts', 'never-asked')], [], defaultWeights)
    expect(correctedCompleteness(lacking, ['facts']).score).toBe(lacking.score)
  })

  test('a question belongs to the part that holds its answer', () => {
    expect([null, 'order-number', 'step-done', 'page'].map(partAskedAgain)).toEqual([
      'wanted',
      'facts',
      'attempts',
      'page',
    ])
  })
})

test('a person who asks again for what the package holds corrects its handoff, and not the package', () => {
  const it = asked(play(), 'My order number is 48213 and it has not arrived')
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
  const before = it.state().handoff
  expect(before?.corrected).toBeUndefined()
  it.send({
    type: 'ReplyAsAgent',
    agentId: 'mara',
    messageId: 'r1',
    clientId: 'c1',
    text: 'What is your order number please?',
  })
  const after = it.state().handoff
  expect(after).toMatchObject({ askedAgain: 1, askedParts: ['facts'] })
  expect(after?.corrected?.score).toBeLessThan(before?.package?.completeness.score ?? 0)
  expect(after?.package).toEqual(before?.package)
})

test('nothing tried is no gap of the attempts, and of nothing else', () => {
  const state = (...gaps: Parameters<typeof missing>[]) =>
    scoreCompleteness(
      gaps.map((each) => missing(...each)),
      [],
      defaultWeights,
    )
  expect(state(['attempts', 'nothing-tried'])).toMatchObject({ score: 100, minimum: { pass: true } })
  expect(state(['intent', 'nothing-tried']).score).toBe(95)
  expect(state(['intent', 'not-recognised']).score).toBe(95)
})

test('a transcript that was cut is there in part, and fails the minimum', () => {
  const cut = missing('transcript', 'transcript-truncated', { count: 10, of: 40 })
  const { score, minimum, parts } = scoreCompleteness([cut], [cut], defaultWeights)
  expect(parts[0]).toMatchObject({ part: 'transcript', state: 'partial', cause: 'transcript-truncated' })
  expect({ score, minimum }).toEqual({ score: 90, minimum: { pass: false, missing: ['transcript'] } })
})

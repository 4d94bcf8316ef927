import { expect, test } from 'vitest'
import { nothingYet, type Attempt } from '../conversation/state.ts'
import { defaultPolicy } from './policy.ts'
import { whyEscalate } from './why-escalate.ts'

const attempt = (attemptId: string, path: Attempt['path'], ref: string, outcome: Attempt['outcome']): Attempt => ({
  attemptId,
  episode: 1,
  path,
  ref,
  titleTextId: 't',
  outcome,
  evidence: {},
  at: 0,
})
const why = (...attempts: Attempt[]) => whyEscalate({ ...nothingYet, episode: 1, attempts }, null, defaultPolicy)

test('the steps and actions of one playbook are one path: it goes on to its own end', () => {
  const steps = [
    attempt('a1', 'playbook', 'frozen/restart', 'customer-said-no'),
    attempt('a2', 'action', 'frozen/lookup', 'action-failed'),
    attempt('a3', 'playbook', 'frozen/charge', 'customer-said-no'),
  ]
  expect(why(...steps)).toBeNull()
  expect(why(...steps, attempt('a4', 'playbook', 'wifi/restart', 'customer-said-no'))).toMatchObject({ failed: 2 })
  expect(why(...steps, attempt('a4', 'article', 'frozen', 'customer-said-no'))).toMatchObject({ failed: 2 })
})

test('articles, and actions that belong to no playbook, count one by one', () => {
  expect(
    why(attempt('a1', 'article', 'x/1', 'customer-said-no'), attempt('a2', 'article', 'x/2', 'customer-said-no')),
  ).toMatchObject({
    kind: 'attempts-used-up',
    failed: 2,
    limit: 2,
  })
  expect(
    why(attempt('a1', 'action', 'pay', 'action-failed'), attempt('a2', 'action', 'pay', 'action-failed')),
  ).toMatchObject({ failed: 2 })
  expect(why(attempt('a1', 'article', 'x', 'no-answer'), attempt('a2', 'article', 'y', 'open'))).toBeNull()
})

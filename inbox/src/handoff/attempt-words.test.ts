import { expect, test } from 'vitest'
import { outcomeWords, signOf, triedSentence, type AttemptView } from './attempt-words.ts'

const attempt = (path: AttemptView['path'], outcome: AttemptView['outcome'], title = 'Returns'): AttemptView => ({
  attemptId: `${path}-${outcome}-${title}`,
  path,
  title,
  outcome,
  evidence: {},
})

test('attempts fold into one line that says how they ended together', () => {
  const none = [attempt('article', 'customer-said-no'), attempt('article', 'customer-said-no', 'Refunds')]
  expect(triedSentence(none)).toBe('looked at 2 articles · none fitted')
  expect(triedSentence([attempt('search', 'nothing-found')])).toBe('searched the articles · nothing found')
  expect(
    triedSentence([attempt('playbook', 'open', 'Refund'), attempt('action', 'action-done', 'Ask the carrier')]),
  ).toBe('followed “Refund”, ran “Ask the carrier” · one helped')
  expect(triedSentence([attempt('article', 'open'), attempt('article', 'customer-said-no', 'B')])).toBe(
    'looked at 2 articles · not known yet',
  )
})

test('silence is neither success nor failure', () => {
  expect(signOf('no-answer')).toBe('unknown')
  expect(signOf('open')).toBe('unknown')
  expect(signOf('customer-said-yes')).toBe('yes')
  expect(signOf('nothing-found')).toBe('no')
})

test('a failed action says how it failed', () => {
  const failed = (evidence: AttemptView['evidence']) => outcomeWords({ outcome: 'action-failed', evidence })
  expect(failed({ fault: 'timeout', ms: 4012 })).toBe('timed out after 4 s')
  expect(failed({ fault: 'http-error', httpStatus: 502 })).toBe('failed with 502')
  expect(failed({ fault: 'not-allowed' })).toBe('was not the assistant’s to do')
  expect(failed({ fault: 'refused' })).toBe('was refused')
  expect(failed({})).toBe('failed')
})

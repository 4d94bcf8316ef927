import { expect, test } from 'vitest'
import { sharedPhrases } from './shared-phrases.ts'

const passage = (title: string, body = '') => ({ title, body })

test('two words in a row tell passages apart that have the same words', () => {
  const [weekly = 0, limits = 0] = sharedPhrases('the same class every week', [
    passage('Book the same class every week'),
    passage('Class limits of the week', 'The same for every class.'),
  ])
  expect(weekly).toBeGreaterThan(limits)
})

test('endings do not matter, sentences do', () => {
  expect(sharedPhrases('paused memberships', [passage('Pause membership')])[0]).toBeGreaterThan(0)
  expect(
    sharedPhrases('pausing the membership', [passage('Pausing a membership', 'Pausing the memberships')])[0],
  ).toBeGreaterThan(0)
  expect(sharedPhrases('sign in', [passage('', 'Read the sign. In winter it is dark.')])[0]).toBe(0)
})

test('what all have says nothing, and nothing breaks on nothing', () => {
  const same = Array.from({ length: 12 }, () => passage('How do I cancel'))
  expect(sharedPhrases('how do I pay', same)).toEqual(same.map(() => 0))
  expect(sharedPhrases('', [passage('x')])).toEqual([0])
  expect(sharedPhrases('x y', [])).toEqual([])
})

import { expect, test } from 'vitest'
import { awayWords } from './away-words.ts'

test('whoever is offered nothing hears why, and who said so', () => {
  expect(awayWords({ presence: 'away', presenceReason: 'chosen' }, undefined)).toBe(
    'You are away: nothing is offered to you.',
  )
  expect(awayWords({ presence: 'away', presenceReason: 'lead' }, 'Kofi Brandt')).toBe(
    'Kofi Brandt set you to away: nothing is offered to you.',
  )
  expect(awayWords({ presence: 'away', presenceReason: 'lead' }, undefined)).toMatch(/^A lead set you/)
  expect(awayWords({ presence: 'away', presenceReason: 'idle' }, undefined)).toMatch(/keyboard/)
  expect(awayWords({ presence: 'wrap-up', presenceReason: 'wrap-up' }, undefined)).toMatch(/just solved/)
})

import type { Choice } from '@baton/engine'
import { expect, test } from 'vitest'
import { choice } from '../testing/builders.ts'
import { choiceSentence, passedOverWords } from './choice-sentence.ts'

const agent = (id: string) => (id === 'mara' ? 'you' : 'Sam Okafor')
const sentence = (change: Partial<Choice>) => choiceSentence({ ...choice, ...change }, agent)

test('says by what the person was chosen, or why nobody was', () => {
  expect(sentence({})).toBe('You: the only one who could take it.')
  expect(sentence({ eligible: 3 })).toBe('You: idle the longest of 3 who could take it, for 1 min.')
  expect(sentence({ agentId: 'sam', rule: 'taken-by-choice' })).toBe('Sam Okafor took it by choice.')
  expect(sentence({ agentId: null, rule: 'nobody-free' })).toBe('Nobody was free, of 3 people.')
  expect(sentence({ agentId: null, rule: 'nobody-online', considered: 1 })).toBe('Nobody was online, of 1 person.')
})

test('says who was passed over and why', () => {
  expect(passedOverWords({ ...choice, passedOver: { full: 2, 'not-online': 1 } })).toEqual([
    '1 not online',
    '2 with their hands full',
  ])
})

import type { Choice } from '@baton/engine'
import { expect, test } from 'vitest'
import { choice } from '../testing/builders.ts'
import { choiceSentence, partWords, passedOverWords, pickedWords, widenedWords } from './choice-sentence.ts'

const agent = (id: string) => (id === 'mara' ? 'you' : 'Sam Okafor')
const sentence = (change: Partial<Choice>) => choiceSentence({ ...choice, ...change }, agent)

test('says by what the person was chosen, or why nobody was', () => {
  expect(sentence({})).toBe('You: the only one who could take it.')
  expect(sentence({ eligible: 3 })).toBe('You, of 3 who could take it: idle the longest, for 1 min.')
  expect(sentence({ eligible: 3, rule: 'same-person' })).toBe('You, of 3 who could take it: had this customer before.')
  expect(sentence({ agentId: null, rule: 'held-for-known', heldFor: { agentId: 'sam', until: 1 } })).toBe(
    'Kept a little while for Sam Okafor, who knows the customer.',
  )
  expect(sentence({ agentId: 'sam', rule: 'taken-by-choice' })).toBe('Sam Okafor took it by choice.')
  expect(sentence({ agentId: null, rule: 'nobody-free' })).toBe('Nobody was free, of 3 people.')
  expect(sentence({ agentId: null, rule: 'nobody-online', considered: 1 })).toBe('Nobody was online, of 1 person.')
})

test('says how far the search went, and what a score is made of', () => {
  expect(widenedWords(choice)).toEqual([])
  expect(widenedWords({ ...choice, ring: 2, unmet: ['sap'] })).toEqual([
    'Nobody nearer could, so the search was widened twice.',
    'Nobody here has sap, so it was looked for without.',
  ])
  expect(partWords({ ...choice.ranked[0], score: -0.6, parts: { idle: 0.15, load: -0.75 } })).toEqual([
    'idle +0.15',
    'load −0.75',
  ])
})

test('says why it was this one’s turn when somebody came free, and nothing where nobody had', () => {
  expect(pickedWords(choice, agent)).toBeNull()
  const picked = {
    agentId: 'sam',
    index: 5,
    parts: { cost: 4, aging: 1 },
    ring: 0,
    considered: 9,
    eligible: 3,
    next: 2.5,
  }
  expect(pickedWords({ ...choice, picked }, agent)).toEqual({
    sentence: 'Sam Okafor had room, and it was next: of 3 that could be theirs it pressed most.',
    sum: '5.00 = what a wait costs +4.00 · waited +1.00; the one after it has 2.50',
  })
})

test('says who was passed over and why', () => {
  expect(passedOverWords({ ...choice, passedOver: { full: 2, 'not-online': 1 } })).toEqual([
    '1 not online',
    '2 with their hands full',
  ])
})

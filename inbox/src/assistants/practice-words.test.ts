import { expect, test } from 'vitest'
import { differences, outcomeOf, placeOf } from './practice-words.ts'

const turn = (events: object[], score = 0.5) =>
  ({
    session: 's',
    version: null,
    model: 'built-in',
    chosen: { assistantId: 'a', rule: null },
    ms: 1,
    events,
    seen: [{ kind: 'searched', query: 'q', found: [{ articleId: 'a', title: 'A', url: null, score }] }],
  }) as unknown as Parameters<typeof outcomeOf>[0]

const answered = (text: string, title: string) => ({ type: 'AssistantSaid', text, citations: [{ title }] })

test('what is other between two versions: a person, the articles, the words', () => {
  const a = outcomeOf(turn([answered('Send it back.', 'Returns')]))
  const b = outcomeOf(turn([answered('Send it back, please.', 'Returns')]))
  const c = outcomeOf(turn([{ type: 'Escalated', reason: { kind: 'boundary' }, team: 'billing' }]))
  expect(a).toEqual({ said: 'Send it back.', from: 'Returns', person: null, score: 0.5 })
  expect(differences(a, a)).toEqual([])
  expect(differences(a, b)).toEqual(['says it otherwise'])
  expect(differences(a, c)).toEqual(['goes to a person now', 'rests on other articles'])
  expect(differences(c, a)[0]).toBe('is answered now')
})

test('an address without its beginning is one all the same', () => {
  expect(placeOf({ url: 'shop.example/cart', tier: ' ' })).toEqual({
    page: { url: 'https://shop.example/cart', title: '' },
    tier: null,
  })
})

import { expect, test } from 'vitest'
import { byArea, changed, faultsOf, lineOf, undone, type Draft, type History } from './draft.ts'
import { languagesOf } from './languages.ts'

const three = ['where is it', 'has it been sent', 'is it on its way']
const intent = (id: string, name: string, examples: readonly string[] = three.map((text) => `${text} ${id}`)) => ({
  id,
  name,
  areas: [] as string[],
  examples,
})
const draft = (...intents: Draft['intents'][number][]): Draft => ({ use: 'own', intents, nothing: [] })

test('what is good has no fault', () => {
  expect(faultsOf(draft(intent('a', 'track'), intent('b', 'refund')))).toEqual([])
  expect(faultsOf({ ...draft(), use: 'off' })).toEqual([])
})

test('a fault is put at the intent and the example', () => {
  expect(faultsOf(draft(intent('a', 'track', three), intent('b', 'refund', ['one', 'Where is it', 'two'])))).toEqual([
    { of: 'b', part: 'examples', example: 1, says: 'is an example of "track" as well: a message shows one intent' },
  ])
  expect(faultsOf(draft(intent('a', 'track'), intent('b', 'track')))).toEqual([
    { of: 'b', part: 'name', example: null, says: 'is the name of “track” as well' },
  ])
  expect(faultsOf(draft(intent('a', 'track')))[0]).toMatchObject({
    of: null,
    says: expect.stringMatching(/at least two/),
  })
  const { intents } = draft(intent('a', 'track', three), intent('b', 'refund'))
  expect(faultsOf({ use: 'own', intents, nothing: ['hello', 'WHERE IS IT'] })).toEqual([
    { of: 'nothing', part: 'examples', example: 1, says: 'is an example of "track"' },
  ])
})

test('the line of an example counts blank lines, too', () => {
  expect(lineOf('one\n\n  \ntwo\nthree', 1)).toBe(4)
})

test('what is written in one go is taken back in one', () => {
  const start: History = { past: [], now: draft(), revision: 0 }
  const [a, b, c] = [draft(intent('a', 't')), draft(intent('a', 'tr')), draft(intent('a', 'tr'), intent('b', 'r'))]
  const done = changed(changed(changed(start, a, 'name a'), b, 'name a'), c, 'add')
  expect(undone(done).now).toBe(b)
  expect(undone(undone(done))).toEqual({ past: [], now: start.now, revision: 2 })
})

test('intents stand under their first area, and those without one last', () => {
  const areas = (id: string, ...of: string[]) => ({ ...intent(id, id), areas: of })
  const grouped = byArea([areas('a'), areas('b', 'orders', 'billing'), areas('c', 'billing')])
  expect(grouped.map(([area, some]) => [area, some.map(({ id }) => id)])).toEqual([
    ['billing', ['c']],
    ['orders', ['b']],
    [null, ['a']],
  ])
})

test('examples are counted by language, what is too short to say last', () => {
  const counts = languagesOf([
    'wo bleibt denn meine Bestellung',
    'where is my order please',
    'is it on its way to me',
    'ok',
  ])
  expect(counts).toEqual([
    { language: 'en', count: 2 },
    { language: 'de', count: 1 },
    { language: 'unclear', count: 1 },
  ])
})

import { describe, expect, test } from 'vitest'
import { asked, customerSays, monday, play } from '../testing/spec.ts'
import { aboutOf, repeatOf, sameTopic, type Topic } from './repeat-contact.ts'

const topic = (change: Partial<Topic>): Topic => ({ refs: [], keys: [], words: [], ...change })
const hours = (n: number) => n * 60 * 60 * 1000

describe('two conversations are about the same', () => {
  test('where the same number was said, whatever the words', () => {
    expect(sameTopic(topic({ keys: [7], words: ['late'] }), topic({ keys: [3, 7], words: ['refund'] }))).toBe(true)
  })

  test('where the same article or playbook was tried', () => {
    expect(sameTopic(topic({ refs: ['order-status'] }), topic({ refs: ['wifi', 'order-status'] }))).toBe(true)
  })

  test('where most of the words are the same', () => {
    const words = ['parcel', 'arrived', 'depot']
    expect(sameTopic(topic({ words }), topic({ words: ['parcel', 'depot', 'still'] }))).toBe(true)
    expect(sameTopic(topic({ words }), topic({ words: ['parcel', 'wrapping'] }))).toBe(false)
  })

  test('not where two orders are meant, though the words are alike', () => {
    const words = ['order', 'arrived']
    expect(sameTopic(topic({ keys: [1], words }), topic({ keys: [2], words }))).toBe(false)
  })

  test('not where nothing is known of one of them', () => {
    expect(sameTopic(topic({}), topic({ words: ['parcel', 'late'] }))).toBe(false)
  })
})

describe('the mark for who comes again', () => {
  test('about the same within two days counts, about something else does not', () => {
    expect(repeatOf([{ at: monday - hours(47), sameTopic: true }], monday)).toEqual({
      count: 1,
      withinHours: 48,
      sameTopic: true,
    })
    expect(repeatOf([{ at: monday - hours(49), sameTopic: true }], monday)).toBeNull()
    expect(repeatOf([{ at: monday - hours(2), sameTopic: false }], monday)).toBeNull()
  })

  test('the third time within a week counts, about whatever', () => {
    const earlier = [
      { at: monday - hours(30), sameTopic: false },
      { at: monday - hours(160), sameTopic: false },
      { at: monday - hours(170), sameTopic: true },
    ]
    expect(repeatOf(earlier, monday)).toEqual({ count: 2, withinHours: 168, sameTopic: false })
  })
})

test('what a row keeps of it is ids and numbers, bounded', () => {
  const it = asked(play(), 'My order 48213 has not arrived')
  for (let n = 0; n < 9; n++) it.send(customerSays(`And what about order ${48_300 + n}?`, `n${n}`))
  const about = aboutOf(it.state())
  expect(about.keys).toHaveLength(3)
  expect(JSON.stringify(about)).not.toContain('48213')
})

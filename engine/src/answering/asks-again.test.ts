import { describe, expect, test } from 'vitest'
import { contextOf, reader, writtenCases } from '../testing/guard-cases.ts'
import { guardSets, judgeGuard } from '../testing/judge-guard.ts'
import { asksAgain, type GuardContext } from './asks-again.ts'
import type { KnownForGuard } from './matches-slot.ts'

const slot = (name: string, value: string, change: Partial<KnownForGuard> = {}): KnownForGuard => ({
  name,
  value,
  messageId: `m-${name}`,
  at: 1,
  verification: false,
  ...change,
})
const known = reader.known('en')
const context: GuardContext = { handedOff: true, firstReply: false, locale: 'en' }

describe('says what is asked for again, and is quiet otherwise', () => {
  test.each(writtenCases.map((each) => [`${each[1] ?? 'quiet'}: ${each[2]}`, each] as const))('%s', (_, each) => {
    const [language, says, draft] = each
    const asked = asksAgain(draft, reader.known(language), contextOf(reader, each))
    if (says === null) expect(asked).toBeNull()
    else if (says === 'restart') expect(asked).toMatchObject({ kind: 'restart' })
    else expect(asked).toMatchObject({ kind: 'slot', slot: says, messageId: `m-${says}` })
  })
})

describe('on replies that the rule was not made for', () => {
  test.each([
    ['blind', 0.98, 0.94],
    ['unseen', 0.94, 0.74],
  ])('%s: precision at least %f, recall at least %f', (name, precision, recall) => {
    const set = guardSets.find((each) => each.name === name)
    if (!set) throw new Error(`there is no set ${name}`)
    const score = judgeGuard(set.customer, set.cases)
    expect(score.cases).toBeGreaterThanOrEqual(100)
    expect(score.precision).toBeGreaterThanOrEqual(precision)
    expect(score.recall).toBeGreaterThanOrEqual(recall)
  })

  test('a guard that says nothing, or too much, scores so', () => {
    const unknowing = { known: () => [], told: () => [] }
    expect(
      judgeGuard(
        unknowing,
        writtenCases.filter(([, says]) => says !== 'restart'),
      ).recall,
    ).toBe(0)
    const wrong = writtenCases.map(([language, , draft, when]) => [language, 'name', draft, when] as const)
    expect(judgeGuard(reader, wrong).precision).toBeLessThan(0.2)
  })
})

describe('a slot that proves who somebody is', () => {
  test('is never revealed', () => {
    expect(asksAgain('What is your date of birth?', known, context)).toEqual({
      kind: 'slot',
      slot: 'date-of-birth',
      value: null,
      messageId: 'm-date-of-birth',
      score: expect.any(Number),
    })
  })
  test('may be asked for as proof', () => {
    expect(asksAgain('For security, please confirm your date of birth.', known, context)).toBeNull()
  })
})

test('the value that was said last is the one shown', () => {
  const twice = [slot('device', 'Lumen 2', { at: 1 }), slot('device', 'Lumen 3', { at: 2, messageId: 'later' })]
  expect(asksAgain('Which device is it?', twice, context)).toMatchObject({ value: 'Lumen 3', messageId: 'later' })
})

test('a date or an amount of something else is not the one that is known', () => {
  expect(asksAgain('When did the parcel arrive?', known, context)).toBeNull()
  expect(asksAgain('How much did you pay for shipping?', known, context)).toBeNull()
})

test('a hostile draft costs no more than a long one', () => {
  const draft = `${'what is your '.repeat(20_000)}order number?`
  expect(() => asksAgain(draft, known, context)).not.toThrow()
})

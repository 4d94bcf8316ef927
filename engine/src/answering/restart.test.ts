import { describe, expect, test } from 'vitest'
import { reader, writtenCases } from '../testing/guard-cases.ts'
import { asksAgain, type GuardContext } from './asks-again.ts'

const restarts = writtenCases.filter(([, says]) => says === 'restart')
const afterHandoff: GuardContext = { handedOff: true, firstReply: true, locale: 'en', told: reader.told('en') }

describe('the restart: a person takes over and begins anew', () => {
  test('before any handoff an open question is how conversations begin', () => {
    for (const [, , draft] of restarts) expect(asksAgain(draft, [], { ...afterHandoff, handedOff: false })).toBeNull()
  })
  test('after the first reply it is a question like any other', () => {
    for (const [, , draft] of restarts) expect(asksAgain(draft, [], { ...afterHandoff, firstReply: false })).toBeNull()
  })
})

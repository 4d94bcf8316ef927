import { expect, test } from 'vitest'
import type { Locale } from '../conversation/facts.ts'
import { askingBlind, askingSecond, linesOf, notAskingBlind } from '../testing/blind/asks-for-person.ts'
import { asksForPerson } from './asks-for-person.ts'

const all = (sets: Readonly<Record<Locale, string>>): string[] => Object.values(sets).flatMap(linesOf)
const asking = (lines: readonly string[]) => lines.filter((line) => asksForPerson(line).asks)

/*
 * What was measured before the rule was mended with them: of the first set, written before the rule was read, 116 of 150 (77 %) and none of
 * the 150 near misses; of the second, written after the rule was mended with the first, 48 of 75 (64 %), and 62 (83 %) once a model stood
 * beside the rule. Both have joined the making since: here they only keep what was reached.
 */
test('of 225 ways of asking at least 95 in 100 are understood, and of what is taken for asking at least 98 in 100 is', () => {
  const ways = [...all(askingBlind), ...all(askingSecond)]
  const misses = all(notAskingBlind)
  const [found, wrong] = [asking(ways).length, asking(misses).length]
  expect(ways).toHaveLength(225)
  expect(misses).toHaveLength(150)
  expect(found / ways.length).toBeGreaterThanOrEqual(0.95)
  expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.98)
})

import { expect, test } from 'vitest'
import { writeMonth } from './month/arrivals.ts'
import { lastMonthBy } from './month/known.ts'
import { runMonth } from './month/run-month.ts'
import { days } from './month/world.ts'
import { learnedPolicy, priorPolicy } from './policies/learned.ts'
import { combinedRules, staticPolicy } from './policies/static.ts'

const conversations = 12_000
const scripts = writeMonth(11, conversations)
const known = lastMonthBy(11)
const runLearned = () => runMonth(scripts, learnedPolicy(11, conversations / days), known)

test('what learns costs less than what ships, and less than the best rule that does not', () => {
  const learned = runLearned()
  const rules = combinedRules.filter(({ confidence, turns }) => confidence >= 0.6 && confidence <= 0.7 && turns > 2)
  const best = Math.min(...rules.map((rule) => runMonth(scripts, staticPolicy(rule), known).cost))
  expect(learned.cost).toBeLessThan(runMonth(scripts, priorPolicy, known).cost)
  expect(learned.cost / best).toBeLessThan(0.95)
}, 60_000)

test('what learns costs the same each time', () => {
  expect(runLearned()).toEqual(runLearned())
}, 60_000)

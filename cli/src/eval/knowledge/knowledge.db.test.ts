import { expect, test } from 'vitest'
import { evaluateKnowledge } from './evaluate-knowledge.ts'
import { readHelpCentre, readQuestions } from './help-centre.ts'

test('a help centre of 200 pages becomes answers that are cited, and what it does not cover is refused', async () => {
  const { pages, sets } = await evaluateKnowledge(() => {}, { pauseMs: 0 })
  expect(pages).toBe(200)
  expect(sets).toHaveLength(2)
  for (const { rightShare, refusedShare } of sets) {
    expect(rightShare).toBeGreaterThanOrEqual(0.8)
    expect(refusedShare).toBeGreaterThanOrEqual(0.9)
  }
}, 300_000)

test('each question names a page that there is, and none is asked twice', async () => {
  const paths = new Set((await readHelpCentre()).map(({ path }) => path))
  const sets = [await readQuestions('questions'), await readQuestions('held-out-questions')]
  for (const { covered, notCovered } of sets) {
    expect([covered.length, notCovered.length]).toEqual([50, 25])
    expect(covered.filter(([, path]) => !paths.has(path))).toEqual([])
  }
  const all = sets.flatMap(({ covered, notCovered }) => [...covered.map(([question]) => question), ...notCovered])
  expect(new Set(all).size).toBe(150)
})

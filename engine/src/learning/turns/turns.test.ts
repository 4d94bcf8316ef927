import { describe, expect, test } from 'vitest'
import { randomFrom } from '../text/index.ts'
import { fitBoostedTrees, scoreByTrees } from './boosted-trees.ts'
import { fitPlatt } from './choose-thresholds.ts'
import { chooseThresholds, fitTurns, turnJudge, type LabelledDialogue } from './index.ts'

/** Chats in a language of numbers: a person is due when an answer comes a second time, or the customer says w90. */
function chats(count: number, seed: number): LabelledDialogue[] {
  const random = randomFrom(seed)
  const some = (from: number, to: number) => `w${from + Math.floor(random() * (to - from))}`
  return Array.from({ length: count }, () => {
    const turns: { by: 'customer' | 'us'; text: string; handOff: boolean }[] = []
    let answer = ''
    for (let i = 0; i < 4; i++) {
      const angry = random() < 0.15
      turns.push({ by: 'customer', text: `${some(0, 20)} ${angry ? 'w90' : some(20, 40)}`, handOff: angry })
      const again = answer !== '' && random() < 0.3
      if (!again) answer = `${some(40, 60)} ${some(40, 60)} ${some(60, 80)} ${some(60, 80)}`
      turns.push({ by: 'us', text: answer, handOff: again })
    }
    return { turns }
  })
}

describe('when a person should take over', () => {
  const model = fitTurns(chats(120, 1), { seed: 1, version: 'test' })
  const judge = turnJudge(model)

  test('is learned from words and from answers that come again, in any language', () => {
    let right = 0
    let all = 0
    for (const { turns } of chats(60, 2))
      judge(turns).forEach(({ handOff }, i) => {
        all += 1
        if (handOff === turns[i]!.handOff) right += 1
      })
    expect(right / all).toBeGreaterThan(0.95)
  })
  test('looks back and never ahead: what comes later changes nothing', () => {
    const { turns } = chats(1, 3)[0]!
    const whole = judge(turns)
    for (let i = 1; i <= turns.length; i++) expect(judge(turns.slice(0, i))).toEqual(whole.slice(0, i))
  })
  test('is plain data: what is written and read judges the same', () => {
    const { turns } = chats(1, 4)[0]!
    expect(turnJudge(JSON.parse(JSON.stringify(model)))(turns)).toEqual(judge(turns))
  })
  test('is the same for the same conversations and seed', () => {
    expect(fitTurns(chats(40, 1), { seed: 5, version: 'a' })).toEqual(fitTurns(chats(40, 1), { seed: 5, version: 'a' }))
  })
  test('holds no word of the conversations', () => {
    expect(JSON.stringify(model)).not.toContain('w90')
  })
  test('reads nothing and words it has never met', () => {
    expect(judge([])).toEqual([])
    const chance = judge([{ by: 'customer', text: 'ქართული' }])[0]!.chance
    expect(chance).toBeGreaterThan(0)
    expect(chance).toBeLessThan(1)
  })
})

test('trees learn what no line can: one or the other, and not both', () => {
  const random = randomFrom(1)
  const rows = Array.from({ length: 600 }, () => Float64Array.of(random(), random()))
  const labels = rows.map(([a, b]) => a! > 0.5 !== b! > 0.5)
  const trees = fitBoostedTrees(rows, labels, {
    seed: 1, trees: 40, depth: 3, rate: 0.2, rows: 0.8, columns: 1, ridge: 1, leaf: 5,
  }) // prettier-ignore
  const right = rows.filter((row, i) => scoreByTrees(trees, row) > 0 === labels[i]).length
  expect(right / rows.length).toBeGreaterThan(0.95)
})

describe('after the score', () => {
  test('the slope and shift that made the chances are found', () => {
    const random = randomFrom(2)
    const odds = Array.from({ length: 20_000 }, () => random() * 8 - 4)
    const labels = odds.map((x) => random() < 1 / (1 + Math.exp(-(0.5 * x - 1))))
    const { slope, shift } = fitPlatt(odds, labels)
    expect(slope).toBeCloseTo(0.5, 1)
    expect(shift).toBeCloseTo(-1, 1)
  })
  test('thresholds part what can be parted', () => {
    const chances = [
      [0.1, 0.45, 0.5],
      [0.1, 0.2],
      [0.5, 0.48],
    ]
    const labels = [
      [false, true, true],
      [false, false],
      [true, true],
    ]
    const { first, again } = chooseThresholds(chances, labels)
    expect(first).toBeGreaterThan(0.2)
    expect(first).toBeLessThanOrEqual(0.451)
    expect(again).toBeLessThanOrEqual(0.481)
  })
})

import { expect, test } from 'vitest'
import { randomFrom } from '../text/index.ts'
import { fitSatisfaction, onlineTurns, satisfactionJudge, type RatedDialogue, type Satisfaction } from './index.ts'

/** w90 sounds bad and w91 good; the assistant is not rated. */
function rated(count: number, seed: number): RatedDialogue[] {
  const random = randomFrom(seed)
  const words = ['w90', 'w50', 'w91'] as const
  return Array.from({ length: count }, () => ({
    turns: Array.from({ length: 6 }, (_, i) => {
      const satisfaction = Math.floor(random() * 3) as Satisfaction
      return i % 2 === 1
        ? { by: 'us' as const, text: `w${Math.floor(random() * 20)}`, satisfaction: null }
        : { by: 'customer' as const, text: `w${Math.floor(random() * 20)} ${words[satisfaction]}`, satisfaction }
    }),
  }))
}

test('satisfaction is learned from rated turns, and looks back only', () => {
  const judge = satisfactionJudge(fitSatisfaction(rated(80, 1), { seed: 1, version: 'test' }))
  let right = 0
  let all = 0
  for (const { turns } of rated(40, 2)) {
    const said = judge(turns)
    expect(judge(turns.slice(0, 3))).toEqual(said.slice(0, 3))
    turns.forEach(({ satisfaction }, i) => {
      if (satisfaction === null) return
      all += 1
      if (said[i]!.satisfaction === satisfaction) right += 1
    })
  }
  expect(all).toBe(120)
  expect(right / all).toBeGreaterThan(0.95)
}, 30_000)

test('what learns as it goes judges each conversation before it is learned', () => {
  const random = randomFrom(4)
  const online = onlineTurns(1)
  let late = 0
  for (let i = 0; i < 90; i++) {
    const turns = Array.from({ length: 4 }, () => {
      const handOff = random() < 0.3
      return { by: 'customer' as const, text: `w${Math.floor(random() * 9)} ${handOff ? 'w90' : 'w50'}`, handOff }
    })
    const said = online.judge(turns)
    if (i < 20) expect(said.every(({ chance, handOff }) => chance === 0.5 && !handOff)).toBe(true)
    if (i >= 60) late += said.filter(({ handOff }, t) => handOff === turns[t]!.handOff).length
    online.learn({ turns })
  }
  expect(late / (30 * 4)).toBeGreaterThan(0.95)
}, 30_000)

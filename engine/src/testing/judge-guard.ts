import { asksAgain, type Asked } from '../answering/index.ts'
import { blindCases } from './guard-cases-blind.ts'
import { unseenCases } from './guard-cases-unseen.ts'
import { coffee, contextOf, fibre, reader, writtenCases, type GuardCase, type GuardedCustomer } from './guard-cases.ts'

/** How the guard did on cases: of what it said how much was right, and of what it should say how much it said. 0..1. */
export interface GuardScore {
  cases: number
  precision: number
  recall: number
  wrong: readonly { case: GuardCase; said: string | null }[]
}

/** The hand-written sets: made with the rule, made apart from it and then learned from, made apart from it and only judged by. */
export const guardSets: readonly { name: string; customer: GuardedCustomer; cases: readonly GuardCase[] }[] = [
  { name: 'written', customer: reader, cases: writtenCases },
  { name: 'blind', customer: coffee, cases: blindCases },
  { name: 'unseen', customer: fibre, cases: unseenCases },
]

/** Says of each case what the guard says, and counts. A wrong slot is a false alarm, and what it should have said was missed. */
export function judgeGuard(customer: GuardedCustomer, cases: readonly GuardCase[]): GuardScore {
  let right = 0
  let said = 0
  let wanted = 0
  const wrong: { case: GuardCase; said: string | null }[] = []
  for (const each of cases) {
    const answer = nameOf(asksAgain(each[2], customer.known(each[0]), contextOf(customer, each)))
    if (answer !== null) said++
    if (each[1] !== null) wanted++
    if (answer === each[1] && answer !== null) right++
    if (answer !== each[1]) wrong.push({ case: each, said: answer })
  }
  return {
    cases: cases.length,
    precision: said === 0 ? 1 : right / said,
    recall: wanted === 0 ? 1 : right / wanted,
    wrong,
  }
}

const nameOf = (asked: Asked | null): string | null =>
  asked === null ? null : asked.kind === 'slot' ? asked.slot : 'restart'

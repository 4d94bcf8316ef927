import { describe, expect, test } from 'vitest'
import { presets } from '../escalation/costs.ts'
import { defaultPolicy, type Policy } from '../escalation/policy.ts'
import { asked, assistantActs, customerSays, end, play, says } from '../testing/spec.ts'
import { replayFacts } from './from-facts.ts'
import { replayTurns, type ReplayConversation } from './from-turns.ts'
import type { ReplayCase } from './replay-case.ts'
import { handsOffAt, reportOf } from './report.ts'

const customer = (text: string) => ({ role: 'customer', text }) as const
const bot = (text: string) => ({ role: 'assistant', text }) as const
const person = (text: string) => ({ role: 'agent', text }) as const

const conversation = (
  turns: ReplayConversation['turns'],
  change: Partial<ReplayConversation> = {},
): ReplayConversation => ({
  id: 'c',
  tier: null,
  solved: null,
  turns,
  ...change,
})
const withCosts = (costs: Policy['decision']['costs']): Policy => ({
  ...defaultPolicy,
  decision: { ...defaultPolicy.decision, costs },
})
const eager = withCosts({ ...presets.careful, person: 0, margin: 0 })
const never = withCosts({ ...presets.thrifty, person: 500 })

const worn = conversation([
  customer('My reader does not connect to the network'),
  bot('Please restart the reader.'),
  customer('It still does not connect to the network, my reader'),
  bot('Please restart the router.'),
  customer('This is ridiculous, my reader does not connect to the network'),
  person('Hello, this is Mara.'),
])

describe('a transcript', () => {
  test('is decided at each turn of the customer, by the policy', () => {
    const it = replayTurns(worn, defaultPolicy)
    expect(it.points.map(({ turn }) => turn)).toEqual([0, 2, 4])
    expect(it).toMatchObject({ actual: 5, turns: 6, goesOn: false })
    expect(handsOffAt(replayTurns(worn, eager))?.turn).toBe(0)
    expect(handsOffAt(replayTurns(worn, never))).toBeNull()
  })

  test('pieces of one turn are one point, at the last of them', () =>
    expect(replayTurns(conversation([customer('Hi'), customer('it is broken')]), defaultPolicy).points).toMatchObject([
      { turn: 1 },
    ]))

  test.each([
    ['customer-asked', [customer('Can I talk to a human?')]],
    ['grave', [customer('The charger caught fire last night')]],
    ['claimed-transfer', [customer('Hello there'), bot('I am transferring you to a colleague now.')]],
    [
      'assistant-loop',
      [
        customer('a first'),
        bot('Please restart it.'),
        customer('second thing'),
        bot('Please restart it.'),
        customer('third one'),
        bot('Please restart it.'),
      ],
    ],
  ] as const)('a rule fires whatever a person costs: %s', (rule, turns) =>
    expect(handsOffAt(replayTurns(conversation([...turns]), never))?.rule).toBe(rule),
  )

  test('what a person said, and what came after it, decides nothing', () => {
    const it = replayTurns(conversation([...worn.turns, customer('Can I talk to a human?')]), never)
    expect(it.points).toHaveLength(3)
  })

  test('is the same every time', () =>
    expect(replayTurns(worn, defaultPolicy)).toEqual(replayTurns(worn, defaultPolicy)))
})

describe('a conversation of this desk', () => {
  function handedOff() {
    const it = asked(play(), 'My reader does not connect')
    it.send(assistantActs(it, [says('Restart it.'), end]))
    it.wait(60_000)
    it.send(customerSays('Can I talk to a human?', 'm2'))
    return it
  }

  test('is decided as it was by the policy that it had', () => {
    const it = handedOff()
    const replayed = replayFacts('c', it.records(), defaultPolicy)
    expect(replayed).toMatchObject({ actual: 2, solved: false, turns: 3 })
    expect(handsOffAt(replayed)).toMatchObject({ turn: 2, rule: 'customer-asked' })
  })

  test('is decided with its draft where there was one: the costs are those of the fact', () => {
    const it = handedOff()
    const [first] = replayFacts('c', it.records(), defaultPolicy).points
    expect(first?.costs['hand-off']).toBe(it.weighed()?.weighing.costs['hand-off'])
  })

  test('what happened whatever the policy happens under another one', () => {
    const it = asked(play())
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    expect(handsOffAt(replayFacts('c', it.records(), never))?.rule).toBe('customer-pressed')
  })
})

describe('the report', () => {
  const pair = (it: ReplayConversation, asks: Policy, live = defaultPolicy) => ({
    before: replayTurns(it, live),
    after: replayTurns(it, asks),
  })
  const calm = conversation([customer('How do I clean the screen?'), bot('With a soft cloth.')], {
    id: 'calm',
    solved: true,
    tier: 'free',
  })

  test('says who would have gone earlier, and who would have gone for nothing', () => {
    const report = reportOf([pair(worn, eager), pair(calm, eager)])
    expect(report).toMatchObject({ conversations: 2, earlier: 1, newly: 1, handedOff: { before: 1, after: 2 } })
    expect(report.examples).toMatchObject([
      { id: 'c', what: 'earlier', turn: 0, actual: 5 },
      { id: 'calm', what: 'newly', turn: 0, actual: null },
    ])
    expect(report.byTier.map(({ name }) => name).toSorted()).toEqual(['free', 'unknown'])
  })

  test('one that is handed off for nothing costs a person, one that is left alone costs lateness', () => {
    const [solved, failed] = [calm, { ...calm, solved: false }].map((it) => reportOf([pair(it, eager, never)]).cost)
    expect(solved?.before).toBeLessThan(1)
    const late = withCosts({ ...presets.balanced, person: 500 })
    expect(reportOf([pair({ ...calm, solved: false }, late, late)]).cost.after).toBeGreaterThan(500)
    expect(failed?.before).toBeGreaterThan(solved?.before ?? 0)
  })

  test('silence is unknown, and counted as such', () =>
    expect(reportOf([pair({ ...calm, solved: null }, defaultPolicy)]).unknown).toBe(1))

  test('the curve hands off less with every margin, and meets the policy at its own', () => {
    const report = reportOf([pair(worn, defaultPolicy), pair(calm, defaultPolicy)])
    const handed = report.curve.map(({ handedOff }) => handedOff)
    expect(handed).toEqual(handed.toSorted((a, b) => b - a))
    expect(report.curve.find(({ margin }) => margin === defaultPolicy.decision.costs.margin)).toMatchObject({
      cost: report.cost.after,
      handedOff: report.handedOff.after,
    })
  })

  test('later is said only where the assistant went on', () => {
    const labelled: ReplayConversation = conversation([
      { role: 'customer', text: 'It is broken', handoff: true },
      bot('Restart it.'),
      customer('Can I talk to a human?'),
    ])
    expect(reportOf([pair(labelled, never)])).toMatchObject({ later: 1 })
    expect(reportOf([pair(conversation([customer('It is broken'), person('Hello')]), never)])).toMatchObject({
      notAtAll: 1,
    })
  })

  test('of nothing is nothing', () =>
    expect(reportOf([])).toMatchObject({ conversations: 0, cost: { before: 0, after: 0 } }))
})

test('a case without a turn of the customer costs nothing', () => {
  const empty: ReplayCase = replayTurns(conversation([bot('Hello')]), defaultPolicy)
  expect(handsOffAt(empty)).toBeNull()
  expect(reportOf([{ before: empty, after: empty }]).cost).toEqual({ before: 0, after: 0 })
})

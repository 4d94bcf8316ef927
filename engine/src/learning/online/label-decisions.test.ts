import { expect, test } from 'vitest'
import type { Fact, FactRecord } from '../../conversation/facts.ts'
import { oneOfEach } from '../../conversation/one-of-each.ts'
import { labelDecisions } from './label-decisions.ts'

const hour = 60 * 60 * 1000
const log = (...facts: Fact[]): FactRecord[] =>
  facts.map((fact, i) => ({ seq: i + 1, at: 1000 + i, actor: { kind: 'system' }, fact }) as FactRecord)
const weighed = oneOfEach.HandoffWeighed as Extract<Fact, { type: 'HandoffWeighed' }>
const decided = (outcome: 'go-on' | 'hand-off'): Fact => ({ ...weighed, weighing: { ...weighed.weighing, outcome } })
const ended = (outcome: 'customer-said-yes' | 'customer-said-no' | 'action-done'): Fact => ({
  ...(oneOfEach.AttemptEnded as Extract<Fact, { type: 'AttemptEnded' }>),
  outcome,
})
const escalated = (kind: 'customer-pressed' | 'not-grounded'): Fact => ({
  ...(oneOfEach.Escalated as Extract<Fact, { type: 'Escalated' }>),
  handoffId: 'h',
  reason: kind === 'customer-pressed' ? { kind } : { kind, score: 0.1, threshold: 0.3 },
})

test('the last answer counts, because the assistant may go another way', () => {
  const { decisions, heard } = labelDecisions(
    log(decided('go-on'), ended('customer-said-no'), ended('customer-said-yes')),
    null,
  )
  expect(decisions).toHaveLength(1)
  expect([...heard]).toEqual(['customer-said-yes'])
})

test('who comes back within two days was not helped; later is another matter', () => {
  const facts = log(decided('go-on'), ended('customer-said-yes'))
  expect(labelDecisions(facts, 1000 + 3 * hour).heard).toContain('came-back')
  expect(labelDecisions(facts, 1000 + 60 * hour).heard).not.toContain('came-back')
  expect(labelDecisions(facts, 500).heard).not.toContain('came-back')
})

test('what comes after a person was called is no outcome of the assistant’s, but their mark is heard', () => {
  const facts = log(
    decided('go-on'),
    decided('hand-off'),
    escalated('not-grounded'),
    decided('go-on'),
    ended('customer-said-yes'),
    { type: 'HandoffTimed', handoffId: 'h', mark: 'right', agentId: 'a' },
  )
  const { decisions, heard, mark } = labelDecisions(facts, 2000)
  expect(decisions.map(({ kept }) => kept)).toEqual([true, false])
  expect(heard.size).toBe(0)
  expect(mark).toBe('right')
})

test('asking for a person is heard, and a mark of another handoff is not taken', () => {
  const facts = log(decided('go-on'), escalated('customer-pressed'), {
    type: 'HandoffTimed', handoffId: 'other', mark: 'right', agentId: null,
  }) // prettier-ignore
  expect(labelDecisions(facts, null)).toMatchObject({ mark: null })
  expect(labelDecisions(facts, null).heard).toContain('asked-for-person')
})

const said = (kind: 'answer' | 'unknown' | 'clarify'): Fact => ({
  ...(oneOfEach.AssistantSaid as Extract<Fact, { type: 'AssistantSaid' }>),
  kind,
})
const received = oneOfEach.MessageReceived as Fact

test('who leaves with a question before them, or without an answer, gave up; after an answer silence is silence', () => {
  const heard = (...facts: Fact[]) => [...labelDecisions(log(received, decided('go-on'), ...facts), null).heard]
  expect(heard(said('clarify'))).toEqual(['gave-up'])
  expect(heard(said('unknown'))).toEqual(['gave-up'])
  expect(heard(said('answer'))).toEqual([])
  expect(heard(said('clarify'), received, said('answer'))).toEqual([])
  expect(heard(said('clarify'), escalated('not-grounded'))).toEqual([])
  expect(heard(said('answer'), ended('customer-said-yes'), said('clarify'))).toEqual(['customer-said-yes'])
})

test('asking again is heard, by the customer who says it again and by the assistant that asks for what it knows', () => {
  const again: Fact = { ...weighed, weighing: { ...weighed.weighing, features: [0, 0, 0, 0.5, 0.6] } }
  expect(labelDecisions(log(again), null).heard).toContain('asked-again')
  const asks = { ...(oneOfEach.AskedAgain as Extract<Fact, { type: 'AskedAgain' }>), by: 'assistant' as const }
  expect(labelDecisions(log(decided('go-on'), asks), null).heard).toContain('asked-again')
  expect(labelDecisions(log(decided('go-on'), { ...asks, by: 'agent' }), null).heard).not.toContain('asked-again')
})

test('a decision keeps its intent; one from before intents were kept has none', () => {
  const { intent: _, ...old } = weighed
  const { decisions } = labelDecisions(log({ ...weighed, intent: 'refund' }, old), null)
  expect(decisions.map(({ intent }) => intent)).toEqual(['refund', null])
})

test('what a drill plays is nobody’s outcome', () => {
  const opened = {
    ...(oneOfEach.ConversationOpened as Extract<Fact, { type: 'ConversationOpened' }>),
    channel: 'drill',
  }
  expect(labelDecisions(log(opened, decided('go-on'), ended('customer-said-no')), null)).toMatchObject({
    decisions: [],
    lastAt: null,
  })
})

test('the customer who closes it says so', () => {
  const closed = (resolution: 'solved' | 'not-solved'): Fact => ({
    ...(oneOfEach.Resolved as Extract<Fact, { type: 'Resolved' }>),
    by: 'customer',
    resolution,
  })
  expect([...labelDecisions(log(decided('go-on'), closed('solved')), null).heard]).toEqual(['customer-said-yes'])
  expect([...labelDecisions(log(decided('go-on'), closed('not-solved')), null).heard]).toEqual(['customer-said-no'])
})

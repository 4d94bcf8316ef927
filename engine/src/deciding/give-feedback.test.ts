import { expect, test } from 'vitest'
import { asked, customerSays, play, press } from '../testing/spec.ts'
import { feedbackChanges, feedbackLasts } from './give-feedback.ts'

const resolve = { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' } as const
const refusedAs = (code: string) => ({ kind: 'refused', refusal: { code } })

/** A person took it and resolved it. */
function helped() {
  const it = asked(play())
  press(it)
  it.send({ type: 'TakeOver', agentId: 'mara' })
  it.send(resolve)
  return it
}

test('who was helped by a person is asked about the handoff, and its person', () => {
  const it = helped()
  const handoffId = it.state().handoff?.id
  const about = { kind: 'handoff', handoffId, agentId: 'mara', team: it.state().handoff?.team }
  expect(it.lastFacts()).toMatchObject([{ type: 'Resolved', asks: about }])
  it.send({ type: 'GiveFeedback', satisfaction: 5, via: 'chat' })
  expect(it.lastFacts()).toEqual([
    expect.objectContaining({ type: 'FeedbackGiven', about, satisfaction: 5, repeated: null, textId: null }),
  ])
})

test('whoever the assistant helped is asked about the assistant; spam and a duplicate ask nothing', () => {
  const it = asked(play())
  it.send({ type: 'Resolve', by: 'customer', agentId: null, resolution: 'solved' })
  expect(it.lastFacts()).toMatchObject([{ asks: { kind: 'assistant' } }])
  for (const resolution of ['spam', 'duplicate'] as const) {
    const other = asked(play())
    other.send({ ...resolve, resolution })
    expect(other.lastFacts()[0]).not.toHaveProperty('asks')
    expect(other.send({ type: 'GiveFeedback', satisfaction: 1, via: 'chat' })).toEqual(refusedAs('nothing_to_rate'))
  }
})

test('each tap is kept, a later one changes it, and the same again is nothing', () => {
  const it = helped()
  it.send({ type: 'GiveFeedback', satisfaction: 2, via: 'chat' })
  it.send({ type: 'GiveFeedback', repeated: 'a-little', via: 'chat' })
  it.send({ type: 'GiveFeedback', words: '  Twice, on Monday  ', via: 'chat' })
  const [last] = it.lastFacts()
  expect(last).toMatchObject({ satisfaction: 2, repeated: 'a-little', textId: expect.any(String) })
  it.send({ type: 'GiveFeedback', satisfaction: 3, via: 'chat' })
  expect(it.state().feedback).toMatchObject({ satisfaction: 3, repeated: 'a-little', textId: expect.any(String) })
  const { length } = it.records()
  it.send({ type: 'GiveFeedback', satisfaction: 3, via: 'chat' })
  expect(it.records()).toHaveLength(length)
})

test('it can be changed for a quarter of an hour, and said for two weeks', () => {
  const it = helped()
  it.wait(feedbackLasts)
  it.send({ type: 'GiveFeedback', satisfaction: 4, via: 'email' })
  expect(it.state().feedback?.satisfaction).toBe(4)
  it.wait(feedbackChanges + 1)
  expect(it.send({ type: 'GiveFeedback', satisfaction: 1, via: 'email' })).toEqual(refusedAs('feedback_closed'))
  const late = helped()
  late.wait(feedbackLasts + 1)
  expect(late.send({ type: 'GiveFeedback', satisfaction: 1, via: 'email' })).toEqual(refusedAs('feedback_closed'))
})

test('opened again it asks anew: a link of the first end says nothing of the second, and who had it then is not asked about', () => {
  const it = helped()
  const first = it.state().feedback?.closing
  it.wait(1000)
  it.send(customerSays('It is broken again', 'm9'))
  expect(it.state().feedback).toBeNull()
  it.wait(1000)
  it.send({ type: 'Resolve', by: 'customer', agentId: null, resolution: 'solved' })
  expect(it.lastFacts()).toMatchObject([{ asks: { kind: 'assistant' } }])
  expect(it.send({ type: 'GiveFeedback', satisfaction: 1, via: 'email', closing: first })).toEqual(
    refusedAs('nothing_to_rate'),
  )
})

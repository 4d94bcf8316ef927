import { describe, expect, test } from 'vitest'
import {
  agent,
  asked,
  assistantActs,
  customerSays,
  end,
  monday,
  play,
  press,
  roster,
  says,
  team,
  types,
} from '../testing/spec.ts'

describe('what the customer is told (law 2) and what travels (law 4)', () => {
  test('an offer is told as an offer: no name, nobody has accepted', () => {
    const it = asked(play())
    press(it)
    expect(types(it.lastFacts())).toEqual(['Escalated', 'HandoffPrepared', 'Offered'])
    expect(it.state().handoff?.told).toEqual({ key: 'handoff.offered', params: { team: 'Support' } })
  })

  test('nobody free is a queue, with the wait only where it was measured', () => {
    const busy = roster([agent('mara', { load: 2 })], [team({ waiting: 3, recentWaitSeconds: 180 })])
    const it = asked(play({ roster: busy }))
    press(it)
    expect(it.state().handoff?.told).toEqual({
      key: 'handoff.queued',
      params: { team: 'Support', ahead: 3, waitSeconds: 180 },
    })
  })

  test('closed is scheduled with the time of the next opening', () => {
    const opens = monday + 3_600_000
    const closed = roster(
      [agent('mara', { presence: 'offline' })],
      [team({ openings: [{ from: opens, to: opens + 1 }] })],
    )
    const it = asked(play({ roster: closed }))
    press(it)
    expect(it.state().handoff).toMatchObject({ status: 'scheduled', scheduledFor: opens })
    expect(it.state().handoff?.told).toEqual({ key: 'handoff.scheduled', params: { team: 'Support', at: opens } })
  })

  test('the package is in the same facts as the handoff, with what was tried and how it ended', () => {
    const it = asked(play())
    it.send(
      assistantActs(it, [
        { kind: 'start-attempt', attemptId: 'a1', path: 'article', ref: 'wifi', title: 'Wi-Fi' },
        says('Open Settings.', { asks: { kind: 'did-that-help', attemptId: 'a1' } }),
        end,
      ]),
    )
    it.send(customerSays('no, still not working', 'm2'))
    press(it)
    const prepared = it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')
    expect(prepared?.package).toMatchObject({
      version: 1,
      attempts: [{ path: 'article', ref: 'wifi', outcome: 'customer-said-no', evidence: { messageId: 'm2' } }],
      summary: { problem: [{ messageId: 'm1' }], wanted: { messageId: 'm1' } },
      transcript: { messages: 3, complete: true },
    })
    const [because] = prepared?.package.attempts.map(({ evidence }) => it.text(evidence.textId ?? '')) ?? []
    expect(because).toBe('no, still not working')
    expect(prepared?.package.missing).toEqual([
      { part: 'facts', cause: 'never-asked', owner: 'assistant' },
      { part: 'page', cause: 'integration-sent-none', owner: 'integration' },
      { part: 'capture', cause: 'integration-sent-none', owner: 'integration' },
      { part: 'account', cause: 'not-identified', owner: 'integration' },
    ])
  })

  test('a transfer claimed in prose is made true and not sent (failure 3)', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('I am transferring you to a colleague now.'), end]))
    expect(types(it.lastFacts())).toEqual(['ReplyWithheld', 'Escalated', 'HandoffPrepared', 'Offered', 'TurnEnded'])
    expect(it.state().handoff?.reason.kind).toBe('claimed-transfer')
  })

  test('a handoff needs neither an e-mail address nor a message (failure 20)', () => {
    const it = play()
    it.send({
      type: 'OpenConversation',
      channel: 'widget',
      locale: 'en',
      visitorId: 'v1',
      customerId: null,
      page: null,
    })
    press(it)
    expect(it.state().handoff?.status).toBe('offered')
  })
})

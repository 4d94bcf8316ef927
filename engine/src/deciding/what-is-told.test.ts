import { describe, expect, test } from 'vitest'
import { uncalibrated } from '../routing/estimate-wait.ts'
import { outcomeOfTold } from '../waiting/told-wait.ts'
import {
  agent,
  asked,
  assistantActs,
  customerSays,
  emptyQueue,
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

  const busy = roster([agent('mara', { load: 2 })])
  const older = {
    team: 'support',
    skills: [],
    passedBy: [],
    language: 'en',
    priority: 'normal',
    since: monday - 1,
  } as const

  test('nobody free is a queue, with a range of the wait as the queue stands', () => {
    const it = asked(play({ roster: busy, queue: { ...emptyQueue, waiting: [older, older] } }))
    press(it)
    const queued = it.lastFacts().find((fact) => fact.type === 'Queued')
    const { fromSeconds, toSeconds, seconds } = queued!.estimate!
    // Two go before, and mara lets a case go every three minutes.
    expect(queued?.estimate).toMatchObject({ kind: 'range', ahead: 2, seconds: 540, steps: 3, minutes: 9 })
    expect(it.state().handoff?.told).toEqual({
      key: 'handoff.queued',
      params: { team: 'Support', waitSeconds: seconds, fromSeconds, toSeconds },
    })
    expect([fromSeconds < seconds, seconds < toSeconds]).toEqual([true, true])
  })

  test('a place is told where nobody can come who goes before, and with nobody at work nothing is', () => {
    const coming = [{ need: older, perMinute: 0.1 }]
    const place = asked(play({ roster: busy, queue: { ...emptyQueue, waiting: [older], coming } }))
    press(place)
    expect(place.state().handoff?.told).toEqual({
      key: 'handoff.queued',
      params: { team: 'Support', ahead: 1, waitSeconds: 360 },
    })
    const nobody = asked(play({ roster: roster([agent('mara', { presence: 'away' })]) }))
    press(nobody)
    expect(nobody.state().handoff?.told).toEqual({ key: 'handoff.queued', params: { team: 'Support' } })
    expect(nobody.state().handoff?.estimates).toBe(undefined)
  })

  test('what was told is scored by when a person came, and what was learned moves the next', () => {
    const it = asked(play({ roster: busy }))
    press(it)
    const [told] = it.state().handoff!.estimates!
    expect(told).toMatchObject({ at: it.now(), cameAt: null, seconds: 180 })
    it.wait(240_000)
    it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(it.state().handoff?.estimates).toEqual([{ ...told, cameAt: it.now() }])
    expect(outcomeOfTold(it.state().handoff!.estimates![0]!)).toEqual({ steps: 1, minutes: 3, waitedMinutes: 4 })
    const calibrations = { support: { ...uncalibrated, scale: 2 } }
    const taught = asked(play({ roster: busy, queue: { ...emptyQueue, calibrations } }))
    press(taught)
    expect(taught.state().handoff?.estimates).toMatchObject([{ seconds: 360, minutes: 3 }])
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

import { describe, expect, test } from 'vitest'
import { asked, customerSays, play, press, roster, agent } from '../testing/spec.ts'

const minute = 60_000

describe("the customer's turn", () => {
  const accepted = () => {
    const it = asked(play())
    press(it)
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    return it
  }
  const reply = (it: ReturnType<typeof play>, id: string, agentId = 'mara') =>
    it.send({ type: 'ReplyAsAgent', agentId, messageId: id, clientId: `c-${id}`, text: 'Which model is it?' })

  test('begins with an answer of a person, ends with the next message, and stays with the handoff when that ends', () => {
    const it = accepted()
    it.wait(minute)
    reply(it, 'a1')
    const from = it.now()
    it.wait(minute)
    reply(it, 'a2')
    it.wait(9 * minute)
    it.send(customerSays('The big one.', 'm2'))
    it.wait(minute)
    it.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    expect(it.state().handoff?.customersTurns).toEqual([{ from, to: from + 10 * minute }])
  })

  test('one that still runs at the end is in it; one that never was leaves nothing', () => {
    const it = accepted()
    reply(it, 'a1')
    const from = it.now()
    it.wait(3 * minute)
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
    expect(it.state().handoff?.customersTurns).toEqual([{ from, to: from + 3 * minute }])
    const silent = accepted()
    silent.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    expect(silent.state().handoff).not.toHaveProperty('customersTurns')
  })

  test('a transfer goes on with what it was: when it began, and the turns there had been; whoever takes it is waited for', () => {
    const it = asked(play({ roster: roster([agent('mara'), agent('sam')]) }))
    press(it)
    const begun = it.now()
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    reply(it, 'a1')
    const from = it.now()
    it.wait(5 * minute)
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: 'mara',
    })
    expect(it.state().handoff).toMatchObject({ begunAt: begun, requestedAt: from + 5 * minute })
    it.wait(minute)
    it.send(customerSays('Hello?', 'm3'))
    it.send({ type: 'Resolve', by: 'agent', agentId: null, resolution: 'solved' })
    expect(it.state().handoff?.customersTurns).toEqual([{ from, to: from + 5 * minute }])
  })

  test('is bounded: the shortest are let go', () => {
    const it = accepted()
    for (let i = 0; i < 30; i++) {
      reply(it, `a${i}`)
      it.wait((i + 1) * 1000)
      it.send(customerSays('And now?', `m${i + 10}`))
    }
    it.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    const turns = it.state().handoff?.customersTurns ?? []
    expect(turns).toHaveLength(20)
    expect(Math.min(...turns.map(({ from, to }) => to - from))).toBe(11_000)
  })
})

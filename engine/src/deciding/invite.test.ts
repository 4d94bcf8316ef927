import { describe, expect, test } from 'vitest'
import { due, dueAfterLook } from '../conversation/due.ts'
import type { Policy } from '../escalation/policy.ts'
import {
  agent,
  asked,
  customerSays,
  emptyQueue,
  monday,
  play,
  roster,
  team,
  types,
  type Play,
} from '../testing/spec.ts'

/** A customer who waits for a team of which nobody is free. */
function waits(
  options: { text?: string; waitSeconds?: number | null; policy?: Partial<Policy>; closed?: boolean } = {},
): Play {
  const { text = 'My parcel has not come', waitSeconds = 300, policy = {}, closed = false } = options
  const busy = agent(
    'mara',
    closed ? { presence: 'offline' } : waitSeconds === null ? { presence: 'away' } : { load: 2 },
  )
  const openings = closed ? [{ from: monday + 3_600_000, to: monday + 7_200_000 }] : null
  const it = asked(play({ roster: roster([busy], [team({ openings })]), queue: takes(waitSeconds ?? 0), policy }), text)
  it.send(handOff)
  return it
}

/** One of two places comes free in that time. */
const takes = (seconds: number) => ({ ...emptyQueue, handleMinutes: { support: seconds / 30 } })

const handOff = {
  type: 'RequestHandoff',
  reason: { kind: 'customer-pressed' },
  team: null,
  skills: [],
  priority: 'normal',
  note: null,
  agentId: null,
} as const
const handoffOf = (it: Play) => it.state().handoff?.id ?? ''
const consider = (it: Play, ...slots: string[]) =>
  it.send({
    type: 'ConsiderInvitation',
    handoffId: handoffOf(it),
    wanted: (slots.length > 0 ? slots : ['order-number', 'device', 'email']).map((slot) => ({ slot, ask: null })),
  })
const answers = (it: Play, accepts: boolean) => it.send({ type: 'AnswerInvitation', handoffId: handoffOf(it), accepts })
let count = 0
const says = (it: Play, slot: string, text: string | null) =>
  it.send({
    type: 'AnswerQuestion',
    handoffId: handoffOf(it),
    slot,
    messageId: `a${++count}`,
    clientId: `ca${count}`,
    text,
    page: null,
  })
const all = (it: Play) => types(it.records().map(({ fact }) => fact)).filter((type) => type.startsWith('Invitation'))

describe('the invitation', () => {
  test('comes when the wait is known to be long, and says what it would ask', () => {
    const it = waits()
    expect(due(it.state(), it.policy)).toEqual({ at: it.now() + 3000, kind: 'invite' })
    it.wait(3000)
    consider(it)
    expect(it.lastFacts()).toEqual([
      { type: 'InvitationMade', handoffId: handoffOf(it), slots: ['order-number', 'device', 'email'] },
    ])
    expect(due(it.state(), it.policy)?.kind).toBe('queue')
  })

  test('is decided once, and not before its time', () => {
    const it = waits()
    consider(it)
    expect(all(it)).toEqual([])
    it.wait(3000)
    consider(it)
    consider(it)
    expect(all(it)).toEqual(['InvitationMade'])
  })

  test('waits where no time was named, until the wait has proved to be one', () => {
    const it = waits({ waitSeconds: null })
    it.wait(15_000)
    it.send({ type: 'RouteAgain' })
    expect(due(it.state(), it.policy)?.kind).toBe('queue')
    expect(dueAfterLook(it.state(), it.policy, it.now())).toEqual({ at: it.now() + 5000, kind: 'invite' })
    it.wait(5000)
    consider(it)
    expect(all(it)).toEqual(['InvitationMade'])
  })

  test('of a short wait it comes only when the time that was named has passed', () => {
    const it = waits({ waitSeconds: 40 })
    it.wait(59_999)
    consider(it)
    expect(all(it)).toEqual([])
    it.wait(1)
    consider(it)
    expect(all(it)).toEqual(['InvitationMade'])
  })

  test('does not come while somebody is being asked to join', () => {
    const it = asked(play())
    it.send(handOff)
    expect(it.state().handoff?.status).toBe('offered')
    it.wait(30_000)
    expect(due(it.state(), it.policy)?.kind).toBe('offer')
    consider(it)
    expect(all(it)).toEqual([])
  })

  test('comes out of hours, when the answer is promised for later; not a minute before that', () => {
    const it = waits({ closed: true })
    expect(it.state().handoff?.status).toBe('scheduled')
    it.wait(3000)
    consider(it)
    expect(all(it)).toEqual(['InvitationMade'])
    const late = waits({ closed: true })
    late.wait(3_600_000 - 59_000)
    consider(late)
    expect(late.lastFacts()).toMatchObject([{ type: 'InvitationHeldBack', because: 'short-wait' }])
  })

  test.each([
    ['angry', 'This is ridiculous, my parcel is still not here!!'],
    ['safety', 'My charger caught fire'],
    ['legal', 'My lawyer will hear of this parcel'],
    ['safety', 'Das Netzteil riecht nach Gas und ich habe mich verletzt'],
  ])('is held back, with its reason, from a customer in such a state: %s', (because, text) => {
    const it = waits({ text })
    it.wait(3000)
    consider(it)
    expect(it.lastFacts()).toEqual([{ type: 'InvitationHeldBack', handoffId: handoffOf(it), because }])
    expect(due(it.state(), it.policy)?.kind).toBe('queue')
  })

  test('is held back where nothing is missing, and where what is missing proves who somebody is', () => {
    const it = waits({ text: 'Where is order 48213?' })
    it.wait(3000)
    consider(it, 'order-number')
    expect(it.lastFacts()).toMatchObject([{ type: 'InvitationHeldBack', because: 'nothing-missing' }])
    const secret = { name: 'pin', labels: { en: ['pin'] }, verification: true }
    const proof = waits({ policy: { slots: [secret] } })
    proof.wait(3000)
    consider(proof, 'pin')
    expect(proof.lastFacts()).toMatchObject([{ type: 'InvitationHeldBack', because: 'nothing-missing' }])
  })

  test('a wait that has grown short by the time it is considered is a short one', () => {
    const it = waits({ waitSeconds: 100 })
    it.wait(41_000)
    consider(it)
    expect(it.lastFacts()).toMatchObject([{ type: 'InvitationHeldBack', because: 'short-wait' }])
  })

  test('can be switched off', () => {
    const it = waits({ policy: { inviteWhileWaiting: false } })
    expect(due(it.state(), it.policy)?.kind).toBe('queue')
    it.wait(3000)
    consider(it)
    expect(all(it)).toEqual([])
  })
})

describe('the questions', () => {
  const invited = (text?: string) => {
    const it = waits(text ? { text } : {})
    it.wait(3000)
    consider(it)
    return it
  }

  test('a yes brings the first, an answer the second, and then no more', () => {
    const it = invited()
    answers(it, true)
    expect(types(it.lastFacts())).toEqual(['InvitationAnswered', 'InvitationAsked'])
    says(it, 'order-number', '48213')
    expect(types(it.lastFacts())).toEqual(['MessageReceived', 'InvitationAsked'])
    says(it, 'device', 'a Folio Color, the second one')
    expect(types(it.lastFacts())).toEqual(['MessageReceived'])
    expect(it.state().slots).toMatchObject([
      { name: 'order-number', from: 0, to: 5, source: 'customer' },
      { name: 'device', from: 0, to: 29 },
    ])
    expect(it.state().messages).toBe(3)
  })

  test('no ends it, and it is not asked again in another handoff of this conversation', () => {
    const it = invited()
    answers(it, false)
    answers(it, true)
    expect(all(it)).toEqual(['InvitationMade', 'InvitationAnswered'])
    it.send({ ...handOff, team: 'support', agentId: 'mara' })
    it.wait(20_000)
    consider(it)
    expect(it.lastFacts()).toMatchObject([{ type: 'InvitationHeldBack', because: 'declined-before' }])
  })

  test('a skipped question costs nothing: the other one follows', () => {
    const it = invited()
    answers(it, true)
    says(it, 'order-number', null)
    expect(types(it.lastFacts())).toEqual(['InvitationSkipped', 'InvitationAsked'])
    says(it, 'order-number', null)
    says(it, 'device', null)
    expect(all(it)).toHaveLength(6)
    expect(it.state().slots).toEqual([])
  })

  test('written into the thread as usual it is answered all the same, by a bare value', () => {
    const it = invited()
    answers(it, true)
    it.send(customerSays('it is 48213', 'm9'))
    expect(types(it.lastFacts())).toEqual(['MessageReceived', 'InvitationAsked'])
    expect(it.state().slots).toMatchObject([{ name: 'order-number', messageId: 'm9' }])
  })

  test('whoever grows angry meanwhile is asked nothing more', () => {
    const it = invited()
    answers(it, true)
    says(it, 'order-number', 'I have told you, 48213. This is a joke!!')
    expect(types(it.lastFacts())).toEqual(['MessageReceived'])
  })

  test('end when a person comes; an answer on its way is kept as what it is', () => {
    const it = invited()
    answers(it, true)
    it.send({ type: 'TakeOver', agentId: 'mara' })
    says(it, 'order-number', '48213')
    expect(types(it.lastFacts())).toEqual(['MessageReceived'])
    expect(it.state().slots).toMatchObject([{ name: 'order-number' }])
    says(it, 'device', null)
    answers(it, true)
    expect(all(it)).toEqual(['InvitationMade', 'InvitationAnswered', 'InvitationAsked'])
  })

  test('a yes that comes after the person brings no question', () => {
    const it = invited()
    it.send({ type: 'TakeOver', agentId: 'mara' })
    answers(it, true)
    expect(all(it)).toEqual(['InvitationMade'])
  })

  test('what has been said before its turn is left out', () => {
    const it = invited()
    it.send(customerSays('It is order 48213', 'm5'))
    answers(it, true)
    expect(it.lastFacts()[1]).toMatchObject({ type: 'InvitationAsked', slot: 'device' })
  })

  test('an answer to what was not asked is a message and no more', () => {
    const it = invited()
    says(it, 'password', 'hunter2')
    expect(types(it.lastFacts())).toEqual(['MessageReceived'])
    expect(it.state().slots).toEqual([])
  })

  test('the package stays as it was written; what was added stands beside it', () => {
    const it = invited()
    const before = JSON.stringify(it.state().handoff?.package)
    answers(it, true)
    says(it, 'order-number', '48213')
    expect(JSON.stringify(it.state().handoff?.package)).toBe(before)
  })

  test("the workspace's own words are kept as a text and go with the question", () => {
    const it = waits()
    it.wait(3000)
    it.send({
      type: 'ConsiderInvitation',
      handoffId: handoffOf(it),
      wanted: [{ slot: 'gift-card', ask: 'What is the code on the card?' }],
    })
    const made = it.lastFacts()[0]
    answers(it, true)
    expect(it.lastFacts()[1]).toMatchObject({
      slot: 'gift-card',
      askTextId: made?.type === 'InvitationMade' ? made.asks?.[0]?.textId : '',
    })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../conversation/commands.ts'
import type { Fact } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import { evolve } from '../conversation/evolve.ts'
import { readTone } from '../signals/tone.ts'
import { agent, emptyQueue, play, roster, team, type Play } from '../testing/spec.ts'

const slots = ['order-number', 'device', 'email', 'error-text']
const calm = ['My parcel has not come', 'order 48213', 'and when?', 'It is a Folio', 'ok', 'thanks']
const cross = ['This is ridiculous!!', 'unacceptable, nobody helps me', 'I am furious']
const grave = ['the battery caught fire', 'I will call my lawyer', 'ich habe einen Stromschlag bekommen']

type Step = (it: Play, n: number) => Command | null
const handoffOf = (it: Play) => it.state().handoff?.id ?? 'none'
const one = <T>(...of: T[]) => fc.constantFrom(...of)

const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })
const steps: fc.Arbitrary<Step> = fc.oneof(
  often(
    3,
    one(...calm, ...calm, ...calm, ...cross, ...grave).map<Step>((text) => (_it, n) => ({
      type: 'ReceiveMessage',
      messageId: `m${n}`,
      clientId: `c${n}`,
      text,
      page: null,
    })),
  ),
  often(
    14,
    fc.subarray(slots, { minLength: 1 }).map<Step>((wanted) => (it) => ({
      type: 'ConsiderInvitation',
      handoffId: handoffOf(it),
      wanted: wanted.map((slot) => ({ slot, ask: null })),
    })),
  ),
  often(
    12,
    one(true, true, true, false).map<Step>((accepts) => (it) => ({
      type: 'AnswerInvitation',
      handoffId: handoffOf(it),
      accepts,
    })),
  ),
  often(
    12,
    fc
      .tuple(one(null, null, null, ...slots), one(...Array.from({ length: 12 }, () => null), ...calm, ...cross))
      .map<Step>(([slot, text]) => (it, n) => ({
        type: 'AnswerQuestion',
        handoffId: handoffOf(it),
        slot: slot ?? it.state().invitation?.open ?? 'device',
        messageId: `q${n}`,
        clientId: `cq${n}`,
        text,
        page: null,
      })),
  ),
  one<string | null>(null, 'mara').map<Step>((agentId) => () => ({ ...handOff, team: 'support', agentId })),
  fc.constant<Step>(() => ({ type: 'RouteAgain' })),
  often(
    3,
    fc.constant<Step>(() => ({ type: 'TakeOver', agentId: 'mara' })),
  ),
  fc.constant<Step>(() => ({ type: 'ReturnToAssistant', agentId: null, briefing: null })),
  fc.constant<Step>((it) => ({
    type: 'AcceptOffer',
    offerId: it.state().handoff?.offer?.id ?? 'none',
    agentId: 'mara',
  })),
  often(
    12,
    one(500, 3000, 3000, 20_000, 45_000, 300_000).map<Step>((ms) => (it) => {
      it.wait(ms)
      return null
    }),
  ),
)

const handOff = {
  type: 'RequestHandoff',
  reason: { kind: 'requested', code: 'x' },
  team: null,
  skills: [],
  priority: 'normal',
  note: null,
  agentId: null,
} as const

const desks = fc.record({
  free: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  open: fc.boolean(),
  seconds: fc.option(fc.integer({ min: 0, max: 600 }), { freq: 2 }),
  on: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
})

interface Walked {
  before: Conversation
  after: Conversation
  fact: Fact
  at: number
  said: readonly string[]
}

/** Plays the steps and gives each fact with the state around it, and what the customer had said in this episode. */
function run(
  script: readonly Step[],
  desk: { free: boolean; open: boolean; seconds: number | null; on: boolean },
): Walked[] {
  const opens = Date.UTC(2026, 0, 5, 11)
  const it = play({
    roster: roster(
      [agent('mara', { load: desk.free ? 0 : 2, presence: desk.open ? 'online' : 'offline' })],
      [team({ openings: desk.open ? null : [{ from: opens, to: opens + 1 }] })],
    ),
    queue: { ...emptyQueue, handleMinutes: desk.seconds === null ? {} : { support: desk.seconds / 30 } },
    policy: { inviteWhileWaiting: desk.on },
  })
  const walked: Walked[] = []
  let said: string[] = []
  const send = (command: Command) => {
    let before = it.state()
    const from = it.records().length
    it.send(command)
    for (const record of it.records().slice(from)) {
      if (record.fact.type === 'Returned' || record.fact.type === 'Reopened') said = []
      if (record.fact.type === 'MessageReceived' && 'text' in command && command.text !== null)
        said = [...said, command.text]
      const after = evolve(before, record)
      walked.push({ before, after, fact: record.fact, at: record.at, said })
      before = after
    }
  }
  send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v1', customerId: null, page: null })
  send({ type: 'ReceiveMessage', messageId: 'm0', clientId: 'c0', text: 'Hello, my parcel', page: null })
  send(handOff)
  script.forEach((step, n) => {
    const command = step(it, n + 1)
    if (command) send(command)
  })
  return walked
}

const scripts = fc.array(steps, { minLength: 20, maxLength: 60 })
const law = (check: (walked: Walked[], desk: { on: boolean }) => void) =>
  fc.property(scripts, desks, (script, desk) => check(run(script, desk), desk))
const runs = { numRuns: 250 }
const asksSomething = (fact: Fact) => fact.type === 'InvitationMade' || fact.type === 'InvitationAsked'

test('the scripts reach what the laws are about', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(scripts, desks, (script, desk) => {
      for (const { fact } of run(script, desk))
        if (fact.type.startsWith('Invitation')) seen.set(fact.type, (seen.get(fact.type) ?? 0) + 1)
    }),
    { numRuns: 800 },
  )
  for (const type of [
    'InvitationMade',
    'InvitationHeldBack',
    'InvitationAnswered',
    'InvitationAsked',
    'InvitationSkipped',
  ])
    expect([type, (seen.get(type) ?? 0) > 10]).toEqual([type, true])
})

test('never more than one invitation and two questions in a handoff', () => {
  fc.assert(
    law((walked) => {
      const made = new Map<string, { invitations: number; questions: string[] }>()
      for (const { fact } of walked) {
        if (fact.type !== 'InvitationMade' && fact.type !== 'InvitationAsked') continue
        const of = made.get(fact.handoffId) ?? { invitations: 0, questions: [] }
        if (fact.type === 'InvitationMade') of.invitations++
        else of.questions.push(fact.slot)
        made.set(fact.handoffId, of)
        expect(of.invitations).toBe(1)
        expect(of.questions.length).toBeLessThanOrEqual(2)
        expect(new Set(of.questions).size).toBe(of.questions.length)
      }
    }),
    runs,
  )
})

test('never a question without a yes to it, and none after a no', () => {
  fc.assert(
    law((walked) => {
      const yes = new Set<string>()
      for (const { fact } of walked) {
        if (fact.type === 'InvitationAnswered' && fact.accepts) yes.add(fact.handoffId)
        if (fact.type === 'InvitationAsked') expect(yes.has(fact.handoffId)).toBe(true)
      }
    }),
    runs,
  )
})

test('never while anybody but the queue holds the conversation, and never once a person has had it', () => {
  fc.assert(
    law((walked) => {
      const taken = new Set<string>()
      for (const { fact, before } of walked) {
        if (fact.type === 'OfferAccepted' || (fact.type === 'TakenOver' && fact.handoffId))
          taken.add(fact.handoffId ?? '')
        if (!asksSomething(fact) || !('handoffId' in fact)) continue
        expect(before.holder.kind).toBe('queue')
        expect(taken.has(fact.handoffId ?? '')).toBe(false)
      }
    }),
    runs,
  )
})

test('never of a customer who is angry, or where safety or the law is spoken of', () => {
  fc.assert(
    law((walked) => {
      for (const { fact, said } of walked) {
        if (!asksSomething(fact)) continue
        expect(said.some((text) => grave.includes(text))).toBe(false)
        expect(said.slice(-3).some((text) => readTone(text).frustration >= 0.5)).toBe(false)
      }
    }),
    runs,
  )
})

test('never an invitation while less than a minute is left, or while somebody is being asked to join, or when it is switched off', () => {
  fc.assert(
    law((walked, desk) => {
      for (const { fact, before, at } of walked) {
        if (fact.type !== 'InvitationMade') continue
        expect(desk.on).toBe(true)
        const { handoff } = before
        expect(handoff?.status).toMatch(/^(queued|scheduled)$/)
        if (handoff?.status === 'scheduled') expect((handoff.scheduledFor ?? 0) - at).toBeGreaterThanOrEqual(60_000)
        if (handoff?.told?.key !== 'handoff.queued' || handoff.told.params.waitSeconds === undefined) continue
        const left = handoff.told.params.waitSeconds * 1000 - (at - handoff.waitingSince)
        if (left > 0) expect(left).toBeGreaterThanOrEqual(60_000)
      }
    }),
    runs,
  )
})

test('nothing that has been said is asked for', () => {
  fc.assert(
    law((walked) => {
      for (const { fact, before } of walked)
        if (fact.type === 'InvitationAsked')
          expect(before.slots.some(({ name, supersededAt }) => name === fact.slot && supersededAt === null)).toBe(false)
    }),
    runs,
  )
})

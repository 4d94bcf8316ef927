import { describe, expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import type { Incident } from '../incidents/incident.ts'
import {
  asked,
  assistantActs,
  customerSays,
  end,
  monday,
  play,
  press,
  says,
  types,
  type Play,
} from '../testing/spec.ts'

const minute = 60_000
const promised = monday + 30 * minute

const incident = (change: Partial<Incident> = {}): Incident => ({
  id: 'inc-1',
  state: 'open',
  since: monday - 20 * minute,
  nextUpdateAt: promised,
  signs: { intents: ['sign-in'], words: ['cannot log in'], areas: [], pages: [], tiers: [] },
  words: { en: 'Signing in fails for some customers.' },
  updates: 0,
  ...change,
})

/** The assistant has nothing that helps. */
const unknown = says('I could not find an answer.', { as: 'unknown', grounding: 0 })
const tries = (it: Play, turnId = `turn-${it.state().version}`) =>
  it.send({ ...assistantActs(it, [unknown, end]), turnId })

function held(change: Partial<Incident> = {}, words = 'I cannot log in'): Play {
  const it = play()
  it.incidents = [incident(change)]
  asked(it, words)
  tries(it)
  return it
}

const update = (change: object = {}) =>
  ({
    type: 'TellIncidentUpdate',
    incidentId: 'inc-1',
    updateId: 'u1',
    number: 1,
    state: 'open',
    nextUpdateAt: promised + 30 * minute,
    words: { en: 'We found the cause.' },
    ...change,
  }) as const

describe('a handoff that an incident explains', () => {
  test('is held back: the customer is told the truth, and hears more at a time', () => {
    const it = held()
    expect(types(it.lastFacts())).toEqual(['ReplyWithheld', 'IncidentLinked', 'HandoffHeldBack', 'TurnEnded'])
    const fact = it.lastFacts()[2]
    expect(fact).toMatchObject({
      incidentId: 'inc-1',
      reason: { kind: 'not-grounded', score: 0, threshold: 0.3 },
      match: { words: { messageId: 'm1', from: 2, to: 15 } },
      dueAt: promised,
      times: 1,
      limit: 2,
      told: { key: 'incident.held', params: { since: monday - 20 * minute, at: promised, worded: true } },
    })
    expect(it.text((fact as { textId: string }).textId)).toBe('Signing in fails for some customers.')
    expect(it.lastFacts()[3]).toMatchObject({ outcome: 'held-back' })
    expect(it.state()).toMatchObject({ holder: { kind: 'assistant' }, unansweredSince: null, handoff: null })
    expect(due(it.state(), it.policy)).toEqual({ at: promised, kind: 'incident' })
  })

  test('nothing more of the turn in which it was held back is said', () => {
    const it = held()
    const { turnId } = it.state().incident?.held ?? { turnId: '' }
    it.send({ ...assistantActs(it, [says('One more thing.')]), turnId })
    expect(it.lastFacts()).toMatchObject([{ type: 'ReplyWithheld', because: 'held-back' }])
  })

  test('is recognised by its intent too, where that was read surely', () => {
    for (const [confidence, isHeld] of [
      [0.9, true],
      [0.3, false],
    ] as const) {
      const it = play()
      it.incidents = [incident()]
      it.readIntent = () => ({ name: 'sign-in', confidence, areas: ['account'], version: 1 })
      asked(it, 'The door is shut for me')
      tries(it)
      expect([confidence, Boolean(it.state().incident?.held)]).toEqual([confidence, isHeld])
    }
  })

  test('pages and tiers narrow it', () => {
    const narrow = { signs: { ...incident().signs, tiers: ['pro'] } }
    expect(held(narrow).state().handoff).not.toBeNull()
    const it = play()
    it.incidents = [incident(narrow)]
    it.around = { ...it.around, tier: 'Pro' }
    asked(it, 'I cannot log in')
    tries(it)
    expect(it.state().incident?.held).not.toBeNull()
    expect(held({ signs: { ...incident().signs, pages: ['/account/*'] } }).state().handoff).not.toBeNull()
  })

  test.each([
    ['the incident is watched and no longer open', { state: 'monitoring' as const }],
    ['nobody has promised when more comes', { nextUpdateAt: null }],
    ['that time is over', { nextUpdateAt: monday }],
    ['it is about something else', { signs: { ...incident().signs, intents: [], words: ['slow export'] } }],
  ])('goes to a person where %s', (_why, change) => {
    const it = held(change)
    expect(it.state()).toMatchObject({ holder: { kind: 'queue' }, incident: null })
  })

  test('is held back twice, and then a person takes it', () => {
    const it = held()
    for (const id of ['m2', 'm3']) {
      it.wait(minute)
      it.send(customerSays(`Still, I cannot log in, ${id}`, id))
      tries(it)
    }
    expect(it.records().filter(({ fact }) => fact.type === 'HandoffHeldBack')).toHaveLength(2)
    expect(it.state()).toMatchObject({ holder: { kind: 'queue' }, incident: { held: null } })
  })
})

describe('what is never held back', () => {
  test.each([
    'I cannot log in, let me speak to a human please',
    'I cannot log in and my charger caught fire, I am burned',
    'I cannot log in. My lawyer will sue you over this',
    'I cannot log in and you charged my card twice, 240 euros are gone, I want my money back',
  ])('%s', (words) => {
    const it = held({}, words)
    expect(it.state().holder.kind).not.toBe('assistant')
  })

  test('who has been told asks for a person, in words or by the button, and gets one', () => {
    for (const asks of [(it: Play) => it.send(customerSays('I want to talk to a person', 'm2')), press]) {
      const it = held()
      asks(it)
      expect(it.state().handoff).not.toBeNull()
      expect(it.state().holder.kind).toBe('queue')
      expect(it.state().incident).toMatchObject({ incidentId: 'inc-1', held: null })
    }
  })
})

describe('one update to all', () => {
  test('is told once, whoever holds it, and promises the next', () => {
    const it = held()
    it.send(update())
    expect(it.lastFacts()).toMatchObject([
      { type: 'IncidentUpdated', number: 1, told: { key: 'incident.update', params: { state: 'open', worded: true } } },
    ])
    expect(due(it.state(), it.policy)).toEqual({ at: promised + 30 * minute, kind: 'incident' })
    expect(it.send(update())).toMatchObject({ facts: [] })
    press(it)
    it.send(update({ number: 2, updateId: 'u2' }))
    expect(it.lastFacts()).toMatchObject([{ type: 'IncidentUpdated', number: 2 }])
    expect(it.state().holder.kind).toBe('queue')
  })

  test('without words in their language it says what is true by itself', () => {
    const it = held()
    it.send(update({ words: { de: 'Wir kennen die Ursache.' } }))
    expect(it.lastFacts()).toMatchObject([{ textId: null, told: { params: { worded: false } } }])
  })

  test('who is of another incident, or of none, hears nothing; what was sent before they came is not told again', () => {
    const it = asked(play())
    expect(it.send(update())).toMatchObject({ facts: [] })
    it.send({ type: 'LinkIncident', incidentId: 'inc-1', agentId: 'mara', because: 'chosen', updates: 1 })
    expect(it.send(update())).toMatchObject({ facts: [] })
    it.send(update({ number: 2 }))
    expect(it.lastFacts()).toMatchObject([{ type: 'IncidentUpdated' }])
  })

  test('the closing one ends the wait; a no afterwards brings a person, a yes does not', () => {
    for (const [answer, holder] of [
      ['No, it still does not work', 'queue'],
      ['Yes, thank you', 'assistant'],
    ] as const) {
      const it = held()
      it.send(update({ state: 'resolved', nextUpdateAt: null }))
      expect(due(it.state(), it.policy)).toBeNull()
      it.incidents = []
      it.send(customerSays(answer, 'm2'))
      expect(it.state().holder.kind).toBe(holder)
      if (holder === 'queue') expect(it.state().handoff?.reason.kind).toBe('incident-not-solved')
    }
  })
})

describe('a promised update that does not come', () => {
  const look = (it: Play, change: Partial<Incident> = {}) =>
    it.send({ type: 'EndIncidentWait', incident: incident(change) })

  test('before its time nothing is done; then a new time is told', () => {
    const it = held()
    it.wait(promised - it.now() - 1)
    expect(look(it, { nextUpdateAt: promised + minute })).toMatchObject({ facts: [] })
    it.wait(1)
    look(it, { nextUpdateAt: promised + 10 * minute })
    expect(it.lastFacts()).toMatchObject([{ type: 'IncidentDelayed', promisedAt: promised }])
    expect(due(it.state(), it.policy)).toEqual({ at: promised + 10 * minute, kind: 'incident' })
  })

  test('without a new time they wait a little, and a person takes over', () => {
    const it = held()
    it.wait(promised - it.now())
    expect(look(it)).toMatchObject({ facts: [] })
    it.wait(it.policy.incidentGraceMs)
    look(it)
    expect(it.state().handoff?.reason).toEqual({ kind: 'incident-overdue', incidentId: 'inc-1', promised })
    expect(it.state().holder.kind).toBe('queue')
  })

  test('of an incident that is gone, at once', () => {
    const it = held()
    it.wait(promised - it.now())
    it.send({ type: 'EndIncidentWait', incident: null })
    expect(it.state().holder.kind).toBe('queue')
  })
})

describe('linked by people', () => {
  test('a case that is taken out of the incident goes to a person, where it was held back', () => {
    const it = held()
    it.send({ type: 'UnlinkIncident', incidentId: 'inc-1', agentId: 'mara' })
    expect(it.state()).toMatchObject({ incident: null, holder: { kind: 'queue' } })
    expect(it.state().handoff?.reason.kind).toBe('not-grounded')
  })

  test('a case belongs to one incident', () => {
    const it = asked(play())
    it.send({ type: 'LinkIncident', incidentId: 'a', agentId: 'mara', because: 'chosen', updates: 0 })
    expect(
      it.send({ type: 'LinkIncident', incidentId: 'a', agentId: 'mara', because: 'chosen', updates: 0 }),
    ).toMatchObject({ facts: [] })
    it.send({ type: 'LinkIncident', incidentId: 'b', agentId: 'mara', because: 'suggested', updates: 3 })
    expect(types(it.lastFacts())).toEqual(['IncidentUnlinked', 'IncidentLinked'])
    expect(it.state().incident).toMatchObject({ incidentId: 'b', toldUpTo: 3 })
  })
})

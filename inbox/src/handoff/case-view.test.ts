import { expect, test } from 'vitest'
import { choice, events, type Told } from '../testing/builders.ts'
import { readCase } from './case-view.ts'

const told = (key: string) => ({ key, params: { team: 'Support', agent: 'Mara' } })
const pkg = {
  summary: { problem: [], wanted: null, told: [told('handoff.transferred')] },
  reason: { kind: 'customer-pressed' },
}
const handedOff = (id: string): Told[] => [
  ['Escalated', { at: '09:00', handoffId: id, reason: pkg.reason, team: 'support' }],
  ['HandoffPrepared', { at: '09:00', handoffId: id, package: pkg }],
  ['Offered', { at: '09:00', handoffId: id, agentId: 'mara', team: 'support', choice, told: told('handoff.offered') }],
]

test('the case is the handoff that stands, with how the person was chosen and what the customer was told', () => {
  const view = readCase(events(...handedOff('h1')))
  expect(view.handoff).toMatchObject({ id: 'h1', package: { reason: pkg.reason, attempts: [], page: null } })
  expect(view.choice).toEqual(choice)
  expect(view.told.map(({ key }) => key)).toEqual(['handoff.transferred', 'handoff.offered'])
})

test('it is opened and replied to once a person did so, and a new handoff starts afresh', () => {
  const worked: Told[] = [
    ...handedOff('h1'),
    ['CaseOpened', { at: '09:01', agentId: 'mara', told: told('handoff.opened') }],
    ['AgentReplied', { at: '09:02', messageId: 'm', text: 'hi', agentId: 'mara' }],
  ]
  expect(readCase(events(...worked))).toMatchObject({ opened: true, replied: true })
  expect(readCase(events(...worked, ...handedOff('h2')))).toMatchObject({
    handoff: { id: 'h2' },
    opened: false,
    replied: false,
  })
})

test('what was handed over as not done, and is done since, is done: in the package, and in what is composed from it', () => {
  const attempt = { attemptId: 'a', path: 'action', title: 'Refund', outcome: 'action-failed', evidence: {} }
  const handed = (attempts?: object[]): Told[] => [
    ['AttemptStarted', { at: '09:00', attemptId: 'a', path: 'action', ref: 'r', title: 'Refund' }],
    ['HandoffPrepared', { at: '09:00', handoffId: 'h1', package: { ...pkg, attempts } }],
    ['AttemptEnded', { at: '09:05', attemptId: 'a', outcome: 'action-done', evidence: { ms: 80 } }],
  ]
  const done = [{ attemptId: 'a', title: 'Refund', outcome: 'action-done', evidence: { ms: 80 } }]
  const view = readCase(events(...handed([attempt])))
  expect(view.handoff?.package).toMatchObject({ attempts: done, whole: { attempts: done } })
  expect(view.attempts).toMatchObject(done)
  expect(readCase(events(...handed())).handoff?.package?.attempts).toEqual([])
})

test('what was handed back has no case any more, and its attempts are over', () => {
  const view = readCase(
    events(
      ['AttemptStarted', { at: '09:00', attemptId: 'a', path: 'article', ref: 'r', title: 'Returns' }],
      ...handedOff('h1'),
      ['Returned', { at: '09:05', agentId: 'mara', told: told('handoff.returned') }],
    ),
  )
  expect(view).toMatchObject({ handoff: null, attempts: [] })
})

test('a person who held it is remembered after it was handed back', () => {
  const accepted: Told = ['OfferAccepted', { at: '09:01', agentId: 'mara', told: told('handoff.accepted') }]
  const returned: Told = ['Returned', { at: '09:05', agentId: 'mara', told: told('handoff.returned') }]
  expect(readCase(events(...handedOff('h1'))).hadPerson).toBe(false)
  expect(readCase(events(...handedOff('h1'), accepted, returned)).hadPerson).toBe(true)
})

test('the page is the newest one that was seen', () => {
  const page = (title: string) => ({ url: `https://folio.example/${title}`, title })
  const view = readCase(
    events(['PageSeen', { at: '09:00', page: page('orders') }], ...handedOff('h1'), [
      'PageSeen',
      { at: '09:10', page: page('returns') },
    ]),
  )
  expect(view.page).toMatchObject({ title: 'returns' })
})

test('what was added while waiting stands apart from what was said to the person, and the same again is no news', () => {
  const gave = (at: string, text: string, name: string, value: string, more: object = {}): Told => {
    const from = text.indexOf(value)
    const reading = { slots: [{ name, from, to: from + value.length, key: 1, corrects: false, ...more }] }
    return ['MessageReceived', { at, messageId: `m${at}`, text, reading }]
  }
  const view = readCase(
    events(
      gave('08:59', 'It is 48213', 'order-number', '48213'),
      ...handedOff('h1'),
      gave('09:01', 'order 48213', 'order-number', '48213'),
      gave('09:02', 'again: 48213', 'order-number', '48213'),
      gave('09:03', 'my pin is 1234', 'pin', '1234', { verification: true }),
      ['OfferAccepted', { at: '09:04', agentId: 'mara', told: told('handoff.accepted') }],
      gave('09:05', 'a Folio Color', 'device', 'Folio Color'),
    ),
  )
  expect(view.added.map(({ name, value, when }) => [name, value, when])).toEqual([
    ['order-number', '48213', 'waiting'],
    ['pin', null, 'waiting'],
    ['device', 'Folio Color', 'since'],
  ])
  expect(
    readCase(events(...handedOff('h1'), gave('09:01', 'x 48213', 'order-number', '48213'), ...handedOff('h2'))).added,
  ).toEqual([])
})

test('a package that was erased leaves a case without one', () => {
  expect(readCase(events(['HandoffPrepared', { at: '09:00', handoffId: 'h', package: null }])).handoff).toEqual({
    id: 'h',
    seq: 1,
    package: null,
  })
})

test('the picture of the page is the newest that was frozen, or says why there is none', () => {
  const frozen: Told = ['PageCaptured', { at: '09:01', captureId: 'cap_1', because: 'handoff' }]
  const refused: Told = ['CaptureRefused', { at: '09:02', because: 'timeout' }]
  const kept = { ...pkg, page: { url: 'u', title: 't', at: '2026-03-02T09:00:00.000Z', captureId: 'cap_0' } }
  const prepared: Told = ['HandoffPrepared', { at: '09:00', handoffId: 'h', package: kept }]
  expect(readCase(events(...handedOff('h1'))).capture).toBeNull()
  expect(readCase(events(prepared)).capture).toMatchObject({ captureId: 'cap_0' })
  expect(readCase(events(prepared, frozen)).capture).toMatchObject({ captureId: 'cap_1' })
  expect(readCase(events(...handedOff('h1'), refused)).capture).toMatchObject({ refused: 'timeout' })
})

test('the live view is asked for, allowed, and ended; a conversation that was handed back has none', () => {
  const asked: Told = ['FollowAsked', { at: '09:01', agentId: 'mara' }]
  const allowed: Told = ['FollowAllowed', { at: '09:02', agentId: 'mara' }]
  const stopped: Told = ['FollowStopped', { at: '09:03', agentId: 'mara', because: 'customer' }]
  expect(readCase(events(asked)).follow).toMatchObject({ status: 'asked', agentId: 'mara' })
  expect(readCase(events(asked, allowed)).follow).toMatchObject({ status: 'allowed' })
  expect(readCase(events(asked, allowed, stopped)).follow).toMatchObject({ status: 'ended', because: 'customer' })
  expect(readCase(events(asked, ['FollowRefused', { at: '09:02', agentId: 'mara' }])).follow?.status).toBe('refused')
  expect(readCase(events(asked, ['Returned', { at: '09:02', told: told('x') }])).follow).toBeNull()
})

const scored = {
  ...pkg,
  page: { url: 'https://folio.example/', title: 'Shop', at: '2026-03-02T09:00:00.000Z', captureId: null },
  account: null,
  missing: [
    { part: 'capture', cause: 'integration-sent-none', owner: 'integration' },
    { part: 'account', cause: 'lookup-pending', owner: 'integration' },
  ],
  completeness: {
    score: 80,
    minimum: { pass: false, missing: ['account'] },
    parts: [
      ...['transcript', 'wanted', 'attempts', 'reason', 'page', 'facts', 'intent', 'tone'].map((part) => ({
        part,
        state: 'present',
        cause: null,
        owner: null,
        weight: 10,
      })),
      { part: 'capture', state: 'missing', cause: 'integration-sent-none', owner: 'integration', weight: 10 },
      { part: 'account', state: 'missing', cause: 'lookup-pending', owner: 'integration', weight: 10 },
    ],
  },
}
const prepared: Told = ['HandoffPrepared', { at: '09:00', handoffId: 'h1', package: scored }]

test('a picture that joins a moment later is not missing any more, and the score follows', () => {
  const taken: Told = ['PageCaptured', { at: '09:00:01', captureId: 'cap', because: 'handoff', bytes: 1 }]
  expect(readCase(events(prepared)).handoff?.package?.completeness?.score).toBe(80)
  const joined = readCase(events(prepared, taken)).handoff?.package
  expect(joined?.missing.map(({ part }) => part)).toEqual(['account'])
  expect(joined?.completeness).toMatchObject({ score: 90, minimum: { pass: false, missing: ['account'] } })
  expect(joined?.page).toMatchObject({ captureId: 'cap', title: 'Shop' })
})

test('a picture that could not be taken stays missing, for the reason that is known now', () => {
  const refused: Told = ['CaptureRefused', { at: '09:00:01', because: 'customer-declined' }]
  const after = readCase(events(prepared, refused)).handoff?.package
  expect(after?.missing.find(({ part }) => part === 'capture')).toMatchObject({
    cause: 'customer-declined',
    owner: 'rule',
  })
  expect(after?.completeness?.score).toBe(80)
})

test('an account that is answered after the handoff is shown with what was known, the newer field by field', () => {
  const answered: Told = [
    'AccountFetched',
    { at: '09:00:03', source: 'http', ms: 2900, account: { tier: 'gold', attributes: { seats: 4 } } },
  ]
  expect(readCase(events(answered, prepared)).lateAccount).toBeNull()
  expect(readCase(events(prepared, answered)).lateAccount).toMatchObject({
    tier: 'gold',
    attributes: { seats: 4 },
    source: 'http',
  })
  const known = {
    externalId: 'dana',
    name: 'Dana',
    email: null,
    tier: 'plus',
    attributes: { seats: 3 },
    openIssues: [],
    fetchedAt: '',
    source: 'pushed',
  }
  const timedOut = { ...scored, missing: [], account: { ...known, lookup: { cause: 'lookup-timed-out', ms: 2000 } } }
  const late = readCase(events(['HandoffPrepared', { at: '09:00', handoffId: 'h1', package: timedOut }], answered))
  expect(late.lateAccount).toMatchObject({ name: 'Dana', tier: 'gold', attributes: { seats: 4 }, lookup: null })
  // The package had its answer: what a later message makes the look-up say is no news.
  const whole = { ...timedOut, account: known }
  expect(
    readCase(events(['HandoffPrepared', { at: '09:00', handoffId: 'h1', package: whole }], answered)).lateAccount,
  ).toBeNull()
})

test('what was held back for an incident is told from what was handed off', () => {
  const weighed = (turnId: string, outcome: string): Told => [
    'HandoffWeighed',
    { at: '09:00', turnId, when: 'before-draft', weighing: { outcome } },
  ]
  const heldBack: Told = ['HandoffHeldBack', { at: '09:01', turnId: 't2', reason: pkg.reason }]
  const view = readCase(events(weighed('t1', 'hand-off'), weighed('t2', 'hand-off'), heldBack, weighed('t3', 'go-on')))
  expect(view.weighings.map((each) => each.heldBack ?? false)).toEqual([false, true, false])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, monday, roster, team } from '../testing/spec.ts'
import { chooseAgent } from './choose-agent.ts'
import type { Need } from './need.ts'
import { createRosterIndex } from './roster-index.ts'
import type { RosterAgent, RosterTeam } from './roster.ts'
import { defaultRouting, type RoutingPolicy } from './routing-policy.ts'

const minute = 60_000
const need = (change: Partial<Need> = {}): Need => ({
  team: 'support',
  skills: [],
  since: monday,
  passedBy: [],
  ...change,
})
const choose = (
  agents: readonly RosterAgent[],
  change: Partial<Need> = {},
  { now = monday, teams = [team()], policy = {} as Partial<RoutingPolicy>, ...more } = {},
) => chooseAgent({ ...roster(agents, teams), ...more }, need(change), now, { ...defaultRouting, ...policy })

describe('who can take it', () => {
  test('a plain name is level 3; less is passed over, and so is what has run out', () => {
    const agents = [
      agent('two', { skills: ['billing:2'] }),
      agent('ran-out', { skills: [{ name: 'billing', level: 5, expiresAt: monday }] }),
      agent('three', { skills: ['billing'] }),
      agent('none'),
    ]
    expect(choose(agents, { skills: ['billing'] })).toMatchObject({
      agentId: 'three',
      rule: 'only-one',
      eligible: 1,
      passedOver: { 'skill-too-low': 1, 'lacks-skill': 2 },
    })
    expect(choose(agents, { skills: ['billing:2'] })).toMatchObject({ eligible: 2 })
  })

  test('each is counted by why: elsewhere, not there, disturbed, writing up, language, no room for the weight', () => {
    const agents = [
      agent('a', { teams: ['sales'] }),
      agent('b', { presence: 'offline' }),
      agent('c', { presence: 'do-not-disturb' }),
      agent('d', { presence: 'wrap-up' }),
      agent('e', { languages: ['de'] }),
      agent('f', { load: 1, capacity: 3 }),
      agent('g', { languages: ['en', 'fr'], load: 0, capacity: 3 }),
      agent('h', { capacity: 3 }),
    ]
    expect(choose(agents, { language: 'fr', weight: 3, passedBy: ['h'] })).toMatchObject({
      agentId: 'g',
      considered: 8,
      eligible: 1,
      passedOver: {
        'other-team': 1,
        'not-online': 1,
        'do-not-disturb': 1,
        'wrap-up': 1,
        'other-language': 1,
        full: 1,
        'already-asked': 1,
      },
    })
  })

  test('the people of a part answer for the whole, not the other way round', () => {
    const teams = [
      team(),
      team({ id: 'refunds', parent: 'billing', isDefault: false }),
      team({ id: 'billing', parent: 'support', isDefault: false }),
    ]
    const agents = [agent('r', { teams: ['refunds'] })]
    expect(choose(agents, {}, { teams }).agentId).toBe('r')
    expect(choose([agent('s')], { team: 'refunds' }, { teams }).passedOver).toEqual({ 'other-team': 1 })
  })
})

describe('who does take it', () => {
  test('the longest idle of those who are alike; the room they have counts more than a few minutes', () => {
    const agents = [
      agent('just', { idleSince: monday - minute }),
      agent('long', { idleSince: monday - 5 * minute }),
      agent('busy', { idleSince: monday - 9 * minute, load: 1 }),
    ]
    const choice = choose(agents)
    expect(choice).toMatchObject({ agentId: 'long', rule: 'longest-idle' })
    expect(choice.ranked.map(({ agentId }) => agentId)).toEqual(['long', 'just', 'busy'])
    expect(choose(agents.slice(1), { passedBy: ['just'] }).rule).toBe('least-loaded')
  })

  test('specialists are kept for what only they can do', () => {
    const agents = [
      agent('specialist', { skills: ['billing', 'sap'], idleSince: monday - 10 * minute }),
      agent('plain', { skills: ['billing'] }),
    ]
    expect(choose(agents, { skills: ['billing'] })).toMatchObject({ agentId: 'plain', rule: 'keeps-specialists' })
    expect(choose(agents, { skills: ['sap'] })).toMatchObject({ agentId: 'specialist' })
  })

  test('who had the customer before, and whose account it is, for as long as that is worth', () => {
    const agents = [
      agent('idle', { idleSince: monday - 20 * minute }),
      agent('before', { idleSince: monday }),
      agent('owner', { idleSince: monday, load: 1 }),
    ]
    expect(choose(agents, { previousAgent: 'before' })).toMatchObject({ agentId: 'before', rule: 'same-person' })
    expect(choose(agents, { previousAgent: 'before', owner: 'owner' })).toMatchObject({
      agentId: 'owner',
      rule: 'account-owner',
    })
  })

  test('it waits for them while somebody else is free: bounded, and only where they come free in time', () => {
    const busy = agent('owner', { load: 2, freeAt: monday + 3 * minute })
    const agents = [agent('free'), busy]
    const held = choose(agents, { owner: 'owner' })
    expect(held).toMatchObject({
      agentId: null,
      rule: 'held-for-known',
      heldFor: { agentId: 'owner', until: monday + 6 * minute },
    })
    expect(choose(agents, { owner: 'owner' }, { now: monday + 6 * minute }).agentId).toBe('free')
    const late = { ...busy, freeAt: monday + 7 * minute }
    expect(choose([agent('free'), late], { owner: 'owner' }, { now: monday + 4 * minute }).agentId).toBe('free')
    expect(choose([agent('free'), { ...busy, freeAt: monday + 7 * minute }], { owner: 'owner' }).agentId).toBe('free')
    expect(choose(agents, { owner: 'owner', passedBy: ['owner'] }).agentId).toBe('free')
    expect(choose([agent('free'), { ...busy, presence: 'away' }], { owner: 'owner' }).agentId).toBe('free')
    // The one who is free knows them as well: the rest is not worth three minutes.
    expect(choose(agents, { owner: 'owner', previousAgent: 'free' }).agentId).toBe('free')
  })

  test('whoever was much busier than the others goes after them', () => {
    const agents = [
      agent('worn', { busyShare: 0.95, idleSince: monday - 10 * minute }),
      agent('fresh', { busyShare: 0.5 }),
    ]
    expect(choose(agents)).toMatchObject({ agentId: 'fresh', rule: 'fair-share' })
  })

  test('speed does not count until a workspace says so', () => {
    const agents = [
      agent('fast', { pace: { '*': 0.5 } }),
      agent('slow', { pace: { '*': 1.5 }, idleSince: monday - 9 * minute }),
    ]
    expect(choose(agents).agentId).toBe('slow')
    expect(choose(agents, {}, { policy: { bySpeed: true } })).toMatchObject({ agentId: 'fast', rule: 'fastest' })
  })
})

describe('rings', () => {
  const teams = [
    team(),
    team({ id: 'billing', parent: 'support', isDefault: false }),
    team({ id: 'orders', parent: 'support', isDefault: false }),
    team({ id: 'sales', isDefault: false }),
  ]
  const agents = [
    agent('level', { teams: ['billing'], skills: ['vat:2'] }),
    agent('sibling', { teams: ['orders'], skills: ['vat:2'] }),
    agent('anyone', { teams: ['sales'], skills: ['vat:1'] }),
  ]
  const after = (minutes: number, without: readonly string[] = []) =>
    choose(
      agents.filter(({ id }) => !without.includes(id)),
      { team: 'billing', skills: ['vat'] },
      { teams, now: monday + minutes * minute },
    )

  test('open one after the other, and only where nobody nearer can', () => {
    expect(after(0)).toMatchObject({
      agentId: null,
      rule: 'nobody-free',
      passedOver: { 'skill-too-low': 1, 'other-team': 2 },
    })
    expect(after(2)).toMatchObject({ agentId: 'level', ring: 1 })
    expect(after(10)).toMatchObject({ agentId: 'level', ring: 1 })
    expect(after(4, ['level'])).toMatchObject({ agentId: null, ring: 1 })
    expect(after(5, ['level'])).toMatchObject({ agentId: 'sibling', ring: 2 })
    expect(after(9, ['level', 'sibling'])).toMatchObject({ agentId: null, ring: 2 })
    expect(after(10, ['level', 'sibling'])).toMatchObject({ agentId: 'anyone', ring: 3 })
  })

  test('the widest goes without what nobody in the workspace has', () => {
    const choice = choose([agent('mara')], { skills: ['sap'] }, { now: monday + 10 * minute })
    expect(choice).toMatchObject({ agentId: 'mara', ring: 3, unmet: ['sap'] })
    expect(
      choose(
        [agent('mara'), agent('off', { skills: ['sap'], presence: 'offline' })],
        { skills: ['sap'] },
        { now: monday + 10 * minute },
      ).agentId,
    ).toBe(null)
  })

  test('a team that is closed is not gone round, and who comes back in the morning has not waited all night', () => {
    const openings = [{ from: monday + 60 * minute, to: monday + 120 * minute }]
    const closed = [team({ openings }), team({ id: 'sales', isDefault: false })]
    const elsewhere = [agent('sales', { teams: ['sales'] })]
    expect(choose(elsewhere, {}, { teams: closed, now: monday + 59 * minute })).toMatchObject({
      agentId: null,
      rule: 'nobody-online',
    })
    expect(choose(elsewhere, {}, { teams: closed, now: monday + 69 * minute }).agentId).toBe(null)
    expect(choose(elsewhere, {}, { teams: closed, now: monday + 70 * minute }).agentId).toBe('sales')
  })
})

const skill = fc.constantFrom('a', 'b:1', 'b', 'c:4', 'd:5')
const anAgent = (id: string): fc.Arbitrary<RosterAgent> =>
  fc.record({
    id: fc.constant(id),
    teams: fc.uniqueArray(fc.constantFrom('support', 'billing', 'sales'), { minLength: 1 }),
    skills: fc.uniqueArray(skill, { maxLength: 3 }),
    languages: fc.constantFrom<string[][]>([], ['en'], ['de', 'fr']),
    presence: fc.constantFrom('online', 'online', 'online', 'away', 'wrap-up', 'do-not-disturb'),
    capacity: fc.constantFrom(2, 3),
    load: fc.nat(3),
    idleSince: fc.constantFrom(0, 1, 5, 40).map((minutes) => monday - minutes * minute),
    busyShare: fc.constantFrom(undefined, 0.5, 0.9),
    pace: fc.constantFrom(undefined, { '*': 0.7 }, { a: 1.6 }),
    freeAt: fc.constantFrom(undefined, monday + 2 * minute),
  })
const manyAgents = (most: number) =>
  fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anAgent(`agent-${i}`))))
const aNeed: fc.Arbitrary<Need> = fc.record({
  team: fc.constantFrom('support', 'billing'),
  skills: fc.uniqueArray(fc.oneof(skill, fc.constant('nobody-has')), { maxLength: 2 }),
  language: fc.constantFrom(null, 'de', 'pt'),
  weight: fc.constantFrom(1, 2),
  since: fc.constantFrom(0, 3, 6, 30).map((minutes) => monday - minutes * minute),
  previousAgent: fc.constantFrom(null, 'agent-1'),
  owner: fc.constantFrom(null, 'agent-2'),
  passedBy: fc.uniqueArray(fc.constantFrom('agent-0', 'agent-3'), { maxLength: 2 }),
})
const tree: readonly RosterTeam[] = [
  team(),
  team({ id: 'billing', parent: 'support', isDefault: false }),
  team({ id: 'sales', isDefault: false }),
]

test('the numbers of a score add up, and the ranked are in its order', () => {
  fc.assert(
    fc.property(manyAgents(12), aNeed, fc.boolean(), (agents, wants, bySpeed) => {
      const { ranked, eligible, passedOver, considered } = chooseAgent(roster(agents, tree), wants, monday, {
        ...defaultRouting,
        bySpeed,
      })
      for (const { score, parts } of ranked) {
        const sum = Object.values(parts ?? {}).reduce((total, value) => total + value, 0)
        expect(score).toBeCloseTo(sum, 9)
      }
      expect(ranked).toHaveLength(Math.min(5, eligible))
      const others = Object.values(passedOver).reduce((total, count) => total + count, 0)
      expect(eligible + others).toBe(considered)
    }),
  )
})

test('an index chooses as somebody who asks everybody, however it came to be', () => {
  fc.assert(
    fc.property(
      manyAgents(40),
      manyAgents(40),
      fc.array(aNeed, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (first, then, needs, bySpeed) => {
        const policy = { ...defaultRouting, bySpeed }
        const index = createRosterIndex(first, monday)
        for (const wants of needs) chooseAgent({ ...roster([], tree), index }, wants, monday, policy)
        // Changed one by one while it remembers what was asked for; who is not in the second roster leaves.
        for (const each of then) index.put(each, monday)
        for (const { id } of first) if (!then.some((each) => each.id === id)) index.remove(id)
        for (const wants of needs) {
          const { rosterVersion, ...by } = chooseAgent({ ...roster([], tree), index }, wants, monday, policy)
          expect(by).toEqual(chooseAgent(roster(then, tree), wants, monday, policy))
          expect(rosterVersion).toBe(index.version)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('an index notices when a skill is not scarce any more', () => {
  const idleSince = monday - 40 * minute
  const some = (name: string, count: number, change: Partial<RosterAgent>) =>
    Array.from({ length: count }, (_, i) => agent(`${name}-${i}`, { idleSince, ...change }))
  const agents = [
    ...some('both', 6, { skills: ['billing', 'sap'] }),
    ...some('billing', 6, { skills: ['billing'], load: 1 }),
  ]
  const wanted = { sap: 12 }
  const index = createRosterIndex(agents, monday, wanted)
  const chosen = () => chooseAgent({ ...roster([]), index }, need({ skills: ['billing'] }), monday).agentId
  expect(chosen()).toBe('billing-0')
  for (const each of some('sales', 42, { teams: ['sales'], skills: ['sap'] })) index.put(each, monday)
  expect(chosen()).toBe('both-0')
})

test('an index notices when a skill has run out', () => {
  const index = createRosterIndex(
    [agent('mara', { skills: [{ name: 'vat', level: 3, expiresAt: monday + 1 }] })],
    monday,
  )
  const chosen = (now: number) => chooseAgent({ ...roster([]), index }, need({ skills: ['vat'] }), now).agentId
  expect(chosen(monday)).toBe('mara')
  expect(chosen(monday + 1)).toBe(null)
})

test('an index keeps up with who has room and who is there, where nothing else changes', () => {
  const three = ['a', 'b', 'c'].map((id, i) => agent(id, { capacity: 3, idleSince: monday - (9 - i) * minute }))
  const index = createRosterIndex(three, monday)
  const ranked = () =>
    chooseAgent({ ...roster([]), index }, need(), monday).ranked.map(({ agentId, load }) => `${agentId}${load}`)
  expect(ranked()).toEqual(['a0', 'b0', 'c0'])
  index.put({ ...three[0]!, load: 1 }, monday)
  expect(ranked()).toEqual(['b0', 'c0', 'a1'])
  index.put({ ...three[1]!, load: 3 }, monday)
  index.remove('c')
  expect(ranked()).toEqual(['a1'])
  index.put(three[2]!, monday)
  expect(ranked()).toEqual(['c0', 'a1'])
})

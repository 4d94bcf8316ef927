import { expect, test } from 'vitest'
import type { Need } from '../routing/need.ts'
import type { Roster, RosterAgent } from '../routing/roster.ts'
import { defaultRouting } from '../routing/routing-policy.ts'
import { skillsShort } from '../routing/skills-short.ts'
import { estimateWait } from '../routing/estimate-wait.ts'
import { waitsOfAll } from '../routing/waits-of-all.ts'
import { remainingWait } from './remaining-wait.ts'
import { whatHelps } from './what-helps.ts'

const minute = 60_000
const now = 1_000 * minute
const need: Need = { team: 'billing', skills: ['refunds'], since: now - minute, passedBy: [] }

function agent(id: string, more: Partial<RosterAgent> = {}): RosterAgent {
  const base = {
    teams: ['billing'],
    skills: ['refunds'],
    presence: 'online',
    capacity: 3,
    load: 0,
    idleSince: 0,
  } as const
  return { id, ...base, ...more }
}
const rosterOf = (agents: RosterAgent[]): Roster => ({
  agents,
  teams: ['billing', 'sales'].map((id) => ({
    id,
    name: id,
    isDefault: id === 'billing',
    openings: null,
    waiting: 0,
    recentWaitSeconds: null,
  })),
})

test('whoever could take it and is away is called first, then a team with room, and a ring that would find somebody is named', () => {
  const roster = rosterOf([
    agent('full', { load: 3 }),
    agent('away', { presence: 'away' }),
    agent('pause', { presence: 'do-not-disturb', load: 2 }),
    agent('home', { presence: 'offline' }),
    agent('unskilled', { presence: 'away', skills: [] }),
    agent('low', { skills: ['refunds:2'] }),
    agent('other', { teams: ['sales', '#leads'], load: 1 }),
  ])
  expect(whatHelps(need, roster, defaultRouting, now)).toEqual([
    { kind: 'call-in', people: ['away', 'pause'] },
    { kind: 'ask-team', team: 'sales', people: 1, room: 2 },
    { kind: 'open-ring', ring: 1, widen: 'skill-level', afterMs: 2 * minute, people: 1 },
  ])
})

test('a ring that is open already is not named, and where nobody can help nothing is said', () => {
  const roster = rosterOf([agent('low', { skills: ['refunds:2'] })])
  const policy = { ...defaultRouting, rings: defaultRouting.rings.slice(0, 1) }
  expect(whatHelps(need, roster, policy, now)).toMatchObject([{ kind: 'open-ring', ring: 1 }])
  expect(whatHelps({ ...need, since: now - 3 * minute }, roster, policy, now)).toEqual([])
  expect(whatHelps(need, rosterOf([agent('full', { load: 3 })]), defaultRouting, now)).toEqual([])
})

test('a skill is short when nobody with room has it online, at the level asked for', () => {
  const waiting: Need[] = [
    need,
    { ...need, since: now - 9 * minute },
    { ...need, skills: ['refunds:5', 'de'] },
    { ...need, skills: [] },
  ]
  const there = [agent('a', { load: 2 }), agent('b', { skills: ['de'], presence: 'away' })]
  expect(skillsShort(waiting, there, now)).toEqual([
    { skill: 'de', level: 3, waiting: 1, longest: 2, couldCome: ['b'] },
    { skill: 'refunds', level: 5, waiting: 1, longest: 2, couldCome: [] },
  ])
  expect(skillsShort(waiting, [agent('a', { load: 3 })], now)[0]).toEqual({
    skill: 'refunds',
    level: 3,
    waiting: 2,
    longest: 1,
    couldCome: [],
  })
})

test('the waits of all are those that the estimate for one gives, in one walk', () => {
  const teams = ['billing', 'sales']
  const roster = rosterOf([
    ...Array.from({ length: 4 }, (_, i) => agent(`b${i}`, { load: 3 })),
    ...Array.from({ length: 3 }, (_, i) => agent(`both${i}`, { teams, load: 2 })),
  ])
  const waiting: Need[] = Array.from({ length: 60 }, (_, i) => ({
    team: teams[i % 2]!,
    skills: i % 3 === 0 ? ['refunds'] : [],
    tier: i % 5 === 0 ? 'enterprise' : null,
    since: now - i * 20_000,
    passedBy: [],
  }))
  const given = { roster, handleMinutes: 6, policy: defaultRouting, now }
  const waits = waitsOfAll(waiting, given)
  waiting.forEach((each, i) => {
    const others = waiting.filter((other) => other !== each)
    const one = estimateWait(each, { ...given, waiting: others })
    expect(waits[i]!.low / 1000).toBeCloseTo(one!.fromSeconds, -1)
    expect(waits[i]!.high / 1000).toBeCloseTo(one!.toSeconds, -1)
  })
})

test('nobody at work: no wait is known', () => {
  const roster = rosterOf([agent('away', { presence: 'away' })])
  expect(waitsOfAll([need], { roster, handleMinutes: 6, policy: defaultRouting, now })).toEqual([null])
})

test('what has taken so long already takes as long as what took longer did', () => {
  const took = Array.from({ length: 40 }, (_, i) => (i + 1) * minute)
  expect(remainingWait(took, 20 * minute)).toEqual({ low: 2 * minute, middle: 10 * minute, high: 18 * minute })
  expect(remainingWait(took, 35 * minute)).toEqual({ low: 8.75 * minute, middle: 35 * minute, high: 140 * minute })
})

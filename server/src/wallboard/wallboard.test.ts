import { defaultPolicy, type Presence, type RosterAgent } from '@baton/engine'
import { expect, test } from 'vitest'
import type { DeskRead } from './boards.ts'
import type { OpenCase } from './open-cases.ts'
import { wallboardOf } from './wallboard.ts'

const at = Date.UTC(2026, 10, 2, 10, 0)
const teams = Array.from({ length: 20 }, (_, n) => `team-${n}`)
const presences: Presence[] = ['online', 'away', 'offline', 'wrap-up']

const agent = (n: number): RosterAgent => ({
  id: `agent-${n}`,
  teams: [teams[n % 20]!],
  skills: [{ name: 'refunds', level: 3 }],
  presence: presences[Math.floor(n / 20) % 4]!,
  capacity: 2,
  load: 1,
  idleSince: 0,
})

/** The first team has nearly everything, and all of it is older than what the others have. */
const openCase = (n: number, holder: 'queue' | 'agent'): OpenCase => ({
  conversationId: `${holder}-${n}`,
  holder,
  holderId: holder === 'queue' ? teams[0]! : `agent-${n}`,
  epoch: 1,
  offeredTo: null,
  customer: `Customer ${n}`,
  tier: n % 2 ? 'pro' : null,
  weight: 1,
  unansweredSince: holder === 'agent' ? at - 3_600_000 + n : null,
  backAt: null,
  dueAt: n < 3 ? null : at + 1000,
  leaseUntil: null,
  handoffId: `handoff-${holder}-${n}`,
  handoffStatus: 'queued',
  team: n < 2800 ? teams[0]! : teams[n % 20]!,
  skills: [],
  language: null,
  priority: 'normal',
  requestedAt: at - 3_600_000 + n,
  begunAt: at - 3_600_000 + n,
  acceptedAt: null,
  firstResponseAt: null,
  turns: null,
})

const desk = (people: number): DeskRead => {
  const agents = Array.from({ length: people }, (_, n) => agent(n))
  const rosterTeams = teams.map((id) => ({
    id,
    name: id,
    isDefault: false,
    openings: null,
    waiting: 0,
    recentWaitSeconds: null,
  }))
  return {
    at,
    today: at - 36_000_000,
    slotsFrom: at - 3_600_000,
    policy: defaultPolicy,
    roster: { agents, teams: rosterTeams },
    agents,
    teams: [],
    calendars: [],
    targets: [],
    cases: Array.from({ length: 3000 }, (_, n) => [openCase(n, 'queue'), openCase(n, 'agent')]).flat(),
    took: [],
    offers: [],
    forecasts: [],
  }
}

const named = async (ids: readonly string[]) => new Map(ids.map((id) => [id, `Name of ${id}`]))
const boardOf = (people: number) => wallboardOf(desk(people), async () => {}, named)

test('everything is counted, and what is listed is bounded and leaves no team out', async () => {
  const board = await boardOf(4000)
  expect(board.total).toMatchObject({ waiting: 3000, held: 3000, capacity: 2000, load: 1000 })
  expect(board.total.longest?.conversationId).toBe('queue-0')
  expect(board.stranded).toMatchObject({ count: 3, cases: [{ conversationId: 'queue-0' }, {}, {}] })
  expect(board.unanswered).toMatchObject({ count: 3000 })
  const last = board.teams[19]!
  expect(last).toMatchObject({ waiting: 10, held: 10, people: { online: 50, away: 50, offline: 50, wrapUp: 50 } })
  expect(last.longest?.conversationId).toBe('queue-2819')
  expect(last.tiers).toMatchObject([{ tier: 'pro', waiting: 10 }])
  for (const team of teams) {
    expect(board.waiting.some((each) => each.team === team)).toBe(true)
    expect(board.held.some((each) => each.team === team)).toBe(true)
  }
  expect(board.waiting.length).toBeLessThanOrEqual(600)
  expect(board.held.length).toBeLessThanOrEqual(600)
})

test('of thousands of people those of each team are shown who are there, and everybody whom a case names', async () => {
  const { people, held } = await boardOf(4000)
  expect(people.length).toBeLessThanOrEqual(480 + held.length)
  const shown = new Map(people.map((each) => [each.agentId, each]))
  for (const { agentId } of held) expect(shown.get(agentId!)?.name).toBe(`Name of ${agentId}`)
  for (const team of teams) {
    expect(people.filter((each) => each.teams.includes(team) && each.presence === 'online').length).toBeGreaterThan(10)
  }
  // A small desk is shown whole, whoever is not there included.
  expect((await boardOf(40)).people).toHaveLength(40)
})

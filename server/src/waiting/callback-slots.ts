import { chooseAgent, teamFor, type Need, type Roster, type RosterAgent } from '@baton/engine'
import type { Opening } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import {
  readAgents,
  readCalendars,
  readTeams,
  type AgentAtWork,
  type CalendarAtWork,
  type TeamAtWork,
} from '../people/read-roster.ts'
import { openingsOf } from '../people/schedule.ts'

const minute = 60_000
/** A time begins on the half hour and lasts until the next. */
export const slotMs = 30 * minute
/** Nobody is asked to be there at once, and nobody knows so exactly who works in two weeks. */
const soonestMs = 30 * minute
const furthestMs = 7 * 24 * 60 * minute
/** As many people as are looked at. */
const mostPeople = 300

/** Who could take it, and when each of them works and has nothing booked. */
export interface FreeTimes {
  /** Times that somebody has free, in order. ms UTC. */
  times: readonly number[]
  /** Who has that time free, the one to be asked first before the others. */
  freeAt(at: number): readonly string[]
}

/** Who works when, and what is booked with them. */
export interface Desk {
  agents: readonly AgentAtWork[]
  teams: readonly TeamAtWork[]
  calendars: readonly CalendarAtWork[]
  booked: readonly Booked[]
}

export async function readDesk(db: Database, workspace: string, now: number): Promise<Desk> {
  const [agents, teams, calendars, booked] = await Promise.all([
    readAgents(db, workspace, null),
    readTeams(db, workspace),
    readCalendars(db, workspace),
    bookedAfter(db, workspace, now),
  ])
  return { agents, teams, calendars, booked }
}

/**
 * The times that people really have free: within their own shift, or their team's hours where they have none, holidays and changes of the clocks
 * counted, without what is booked with them. Where nobody's hours are known, no time can be promised, and there is none.
 */
export function freeTimes(desk: Desk, need: Need, now: number): FreeTimes {
  const choose = chooserOf(desk, need, now)
  const taken = new Set(desk.booked.map(({ agentId, at }) => `${at} ${agentId}`))
  const able = desk.agents.filter((agent) => choose([agent]) !== null).slice(0, mostPeople)
  const first = Math.ceil((now + soonestMs) / slotMs) * slotMs
  const free = new Map<number, AgentAtWork[]>()
  for (const agent of able) {
    for (const at of slotsWithin(shiftsOf(desk, agent, need, now), first, now + furthestMs)) {
      if (taken.has(`${at} ${agent.id}`)) continue
      const others = free.get(at)
      if (others) others.push(agent)
      else free.set(at, [agent])
    }
  }
  return {
    times: [...free.keys()].sort((a, b) => a - b),
    freeAt(at) {
      let left = free.get(at) ?? []
      const order: string[] = []
      for (let next = choose(left); next !== null; next = choose(left)) {
        order.push(next)
        left = left.filter(({ id }) => id !== next)
      }
      return order
    },
  }
}

/** Whether who has this time booked with them is still there, can take it, and works then. */
export function keepsTime(desk: Desk, { agentId, at }: Pick<Booked, 'agentId' | 'at'>, need: Need, now: number) {
  const agent = desk.agents.find(({ id }) => id === agentId)
  if (!agent || chooserOf(desk, need, now)([agent]) === null) return false
  return shiftsOf(desk, agent, need, now).some(({ from, to }) => from <= at && at + slotMs <= to)
}

function shiftsOf({ teams, calendars }: Desk, agent: AgentAtWork, need: Need, now: number): readonly Opening[] {
  const openings = ({ hours, calendarId }: Pick<AgentAtWork, 'hours' | 'calendarId'>) =>
    openingsOf({ hours, calendar: calendars.find(({ id }) => id === calendarId) ?? null }, now)
  const team = teams.find(({ id }) => id === need.team) ?? teams.find(({ isDefault }) => isDefault)
  return openings(agent) ?? (team ? openings(team) : null) ?? []
}

/** Chooses as for any case, but for who is there now; who has much booked comes later. */
function chooserOf({ teams, booked }: Desk, need: Need, now: number) {
  const roster = teams.map(({ id, name, isDefault, parent }): Roster['teams'][number] => ({
    id,
    name,
    isDefault,
    parent,
    openings: null,
    waiting: 0,
    recentWaitSeconds: null,
  }))
  const loads = Map.groupBy(booked, ({ agentId }) => agentId)
  const wanted = { ...need, passedBy: [], weight: 0, since: now }
  // What waits for a team that is no more waits for the default one.
  const team = need.team.startsWith('#') ? need.team : teamFor({ agents: [], teams: roster }, need.team).id
  return (among: readonly AgentAtWork[]): string | null => {
    const agents = among.map(({ id, teams, skills, languages }): RosterAgent => ({
      id,
      teams,
      skills,
      languages,
      presence: 'online',
      capacity: 100,
      load: Math.min(99, loads.get(id)?.length ?? 0),
      idleSince: 0,
    }))
    return chooseAgent({ agents, teams: roster }, { ...wanted, team }, now).agentId
  }
}

export function slotsWithin(openings: readonly Opening[], from: number, to: number): number[] {
  const slots = new Set<number>()
  for (const opening of openings) {
    let at = Math.max(from, Math.ceil(opening.from / slotMs) * slotMs)
    for (; at + slotMs <= opening.to && at < to; at += slotMs) slots.add(at)
  }
  return [...slots].sort((a, b) => a - b)
}

export interface Booked {
  conversation: string
  agentId: string
  at: number
}

/** What is booked with anybody for after now. */
export const bookedAfter = (db: Database, workspace: string, now: number): Promise<Booked[]> =>
  db.scoped<Booked>(
    workspace,
    `select h.conversation_id as conversation, h.callback_agent as "agentId", h.callback_at as at from baton.handoffs h
      where h.workspace_id = $1 and h.callback_agent is not null and h.callback_at > $2 order by h.callback_at, h.id`,
    [workspace, now],
  )

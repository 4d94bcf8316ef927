import { createRosterIndex, type Roster, type RosterAgent, type RosterIndex, type RosterTeam } from '@baton/engine'
import type { Database } from '../db/database.ts'
import {
  liesBefore,
  readAgents,
  readCalendars,
  readTeams,
  readWaiting,
  readWaits,
  rosterChanges,
  type AgentAtWork,
  type CalendarAtWork,
  type TeamAtWork,
} from './read-roster.ts'
import { createWorkLately, type WorkLatelyLook } from './work-lately.ts'
import { openAt, openingsOf } from './schedule.ts'
import { seen } from './seen-agent.ts'

/** Everything is read again after so long: what no change is noted of, such as a customer who has gone silent. Milliseconds. */
const wholeFor = 60_000
/** From then on it is read beside the looks, so that of thousands of agents nobody waits for it. Milliseconds. */
const wholeSoon = 40_000
/** Who asked for a roster once is likely to ask again for so long: it is kept up to date meanwhile. Milliseconds. */
const wantedFor = 60_000
/** What this node changed is looked at so much later: what it wrote is pushed first, and several changes are one look. Milliseconds. */
const lookAfter = 5
/** What customers waited lately is no matter of seconds. Milliseconds. */
const waitsFor = 5000
const waitsSince = 4 * 60 * 60 * 1000

interface Known {
  version: number
  place: string
  wholeAt: number
  waitsAt: number
  agents: Map<string, AgentAtWork>
  teams: readonly TeamAtWork[]
  calendars: ReadonlyMap<string, CalendarAtWork>
  waiting: Map<string, number>
  waits: ReadonlyMap<string, number | null>
  doubted: Set<string>
  /** Agents as the router sees them, each until their time comes; and arranged so that choosing looks at few. */
  shown: Map<string, { agent: RosterAgent; until: number }>
  index: RosterIndex | null
  lately: WorkLatelyLook['of']
  /** Agents who are to be seen anew. */
  touched: Set<string>
  /** As it was made last, and until when it is right if nothing changes. */
  roster: Roster | null
  until: number
}

/** Everything, as it was read. */
interface Whole {
  place: string
  at: number
  agents: readonly AgentAtWork[]
  teams: readonly TeamAtWork[]
  calendars: readonly CalendarAtWork[]
  waiting: Awaited<ReturnType<typeof readWaiting>>
  waits: Awaited<ReturnType<typeof readWaits>>
}

export interface RostersParts {
  db: Database
  now: () => number
  /** Whether the workspace's policy looks at how fast people are. */
  bySpeed?: ((workspace: string) => boolean) | undefined
}

/** A roster from memory. It is right if nothing has changed since its place (baton.roster_moved): whoever uses it has that checked. */
export interface KnownRoster {
  roster: Roster
  place: string
}

export interface Rosters {
  /** The people and teams of a workspace as they are now. */
  of(workspace: string): Promise<Roster>
  /** As they were at the last look, without asking; null where that is known to be wrong, or too long ago. */
  known(workspace: string): KnownRoster | null
  /** This node is about to change it: what is known is wrong until it has looked again. Call what this gives when it is written, or was not. */
  moving(workspace: string): () => void
  /** Somebody is about to be offered a case of this weight: whoever decides next here counts it, until they are read again. */
  offering(workspace: string, agentId: string, weight: number): void
  /** What is known of this agent is wrong: they are read again. */
  doubt(workspace: string, agentId: string): void
  /** Everything is read again. */
  forget(workspace: string): void
}

/**
 * The rosters of workspaces, kept in memory and brought up to date by one look at what changed: of thousands of agents, those are read again for
 * whom something is different. A look that begins after something was committed sees it.
 */
export function createRosters({ db, now, bySpeed = () => false }: RostersParts): Rosters {
  const workLately = createWorkLately({ db, now, bySpeed })
  const known = new Map<string, Known>()
  const looking = new Map<string, { running: Promise<Roster>; next: Promise<Roster> | null }>()
  /** How many changes of this node's own are under way, or were not looked at since. */
  const moves = new Map<string, number>()
  const wantedAt = new Map<string, number>()
  const beside = new Map<string, { whole: Whole | null }>()

  async function readWhole(workspace: string): Promise<Whole> {
    // The place to read on from comes before what is read: what commits in between is read twice, and nothing is missed.
    const { place } = await rosterChanges(db, workspace, null)
    const at = now()
    const [agents, teams, calendars, waiting, waits] = await Promise.all([
      readAgents(db, workspace, null),
      readTeams(db, workspace),
      readCalendars(db, workspace),
      readWaiting(db, workspace, null),
      readWaits(db, workspace, at - waitsSince),
    ])
    return { place, at, agents, teams, calendars, waiting, waits }
  }

  function keep(workspace: string, { place, at, agents, teams, calendars, waiting, waits }: Whole): Known {
    const before = known.get(workspace)
    const it: Known = {
      version: (before?.version ?? 0) + 1,
      place,
      wholeAt: at,
      waitsAt: at,
      agents: new Map(agents.map((agent) => [agent.id, agent])),
      teams,
      calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])),
      waiting: new Map(waiting.map(({ id, waiting: count }) => [id, count])),
      waits: medians(waits),
      doubted: before?.doubted ?? new Set(),
      lately: before?.lately ?? new Map(),
      shown: before?.shown ?? new Map(),
      index: before?.index ?? null,
      touched: differing(before, agents, calendars),
      roster: null,
      until: before?.until ?? Infinity,
    }
    known.set(workspace, it)
    return it
  }

  /** Read beside; the look after it goes on from its place. */
  function readBeside(workspace: string): void {
    if (beside.has(workspace)) return
    const reading = { whole: null as Whole | null }
    beside.set(workspace, reading)
    readWhole(workspace).then(
      (whole) => (reading.whole = whole),
      () => beside.delete(workspace), // it is read when it is due
    )
  }

  /** What is known, with the whole of it read lately enough; fresh says that nothing can have changed since this look began. */
  async function recent(workspace: string): Promise<{ it: Known; fresh: boolean }> {
    const read = beside.get(workspace)?.whole
    if (read) beside.delete(workspace)
    if (read && read.at > (known.get(workspace)?.wholeAt ?? 0)) keep(workspace, read)
    const it = known.get(workspace)
    const age = it ? now() - it.wholeAt : Infinity
    if (!it || age < 0 || age >= wholeFor) return { it: keep(workspace, await readWhole(workspace)), fresh: true }
    if (age >= wholeSoon) readBeside(workspace)
    return { it, fresh: false }
  }

  async function readChanged(workspace: string, it: Known): Promise<Known> {
    const { place, changed } = await rosterChanges(db, workspace, it.place)
    // Set back to an older state, or everybody is another: nothing of before counts.
    if (liesBefore(place, it.place) || changed.some(([kind]) => kind === 'all'))
      return keep(workspace, await readWhole(workspace))
    const agents = [...new Set([...it.doubted, ...changed.flatMap(([kind, id]) => (kind === 'agent' ? [id] : []))])]
    const teams = changed.flatMap(([kind, id]) => (kind === 'team' ? [id] : []))
    const staleWaits = now() - it.waitsAt >= waitsFor
    it.doubted.clear()
    const [people, waiting, waits] = await Promise.all([
      agents.length > 0 ? readAgents(db, workspace, agents) : [],
      teams.length > 0 ? readWaiting(db, workspace, teams) : [],
      staleWaits ? readWaits(db, workspace, now() - waitsSince) : null,
    ])
    if (waits) Object.assign(it, { waits: medians(waits), waitsAt: now(), roster: null })
    if (agents.length > 0 || teams.length > 0) Object.assign(it, { version: it.version + 1, roster: null })
    for (const id of agents) {
      it.agents.delete(id)
      it.touched.add(id)
    }
    for (const agent of people) it.agents.set(agent.id, agent)
    for (const id of teams) it.waiting.delete(id)
    for (const { id, waiting: count } of waiting) it.waiting.set(id, count)
    it.place = place
    return it
  }

  async function look(workspace: string): Promise<Roster> {
    try {
      const last = await recent(workspace)
      const it = last.fresh ? last.it : await readChanged(workspace, last.it)
      const { of, changed } = workLately(workspace)
      it.lately = of
      for (const id of changed) it.touched.add(id)
      return bring(it, now())
    } catch (error) {
      known.delete(workspace)
      throw error
    }
  }

  /** Asks while a look runs share the one after it: the running one may have begun before what they must see. */
  function of(workspace: string): Promise<Roster> {
    const current = looking.get(workspace)
    if (current) {
      current.next ??= current.running.then(
        () => begin(workspace),
        () => begin(workspace),
      )
      return current.next
    }
    return begin(workspace)
  }

  function begin(workspace: string): Promise<Roster> {
    const running = look(workspace)
    const mine = { running, next: null as Promise<Roster> | null }
    looking.set(workspace, mine)
    const done = () => {
      if (looking.get(workspace) === mine && !mine.next) looking.delete(workspace)
    }
    running.then(done, done)
    return running
  }

  function moved(workspace: string): void {
    const left = (moves.get(workspace) ?? 0) - 1
    if (left > 0) moves.set(workspace, left)
    else moves.delete(workspace)
  }

  /** Whoever asks next finds it in memory. Not for those who have not asked for long: they look themselves. */
  async function lookAgain(workspace: string): Promise<void> {
    if (known.has(workspace) && now() - (wantedAt.get(workspace) ?? 0) < wantedFor) await of(workspace)
    else known.delete(workspace)
  }

  return {
    of(workspace) {
      wantedAt.set(workspace, now())
      return of(workspace)
    },
    known(workspace) {
      const it = known.get(workspace)
      const at = now()
      if (!it || moves.has(workspace) || it.doubted.size > 0 || at < it.wholeAt || at - it.wholeAt >= wholeFor)
        return null
      wantedAt.set(workspace, at)
      return { roster: bring(it, at), place: it.place }
    },
    moving(workspace) {
      if (!known.has(workspace)) return () => {}
      moves.set(workspace, (moves.get(workspace) ?? 0) + 1)
      return () => {
        setTimeout(() => {
          const done = () => moved(workspace)
          lookAgain(workspace).then(done, done)
        }, lookAfter).unref()
      }
    },
    offering(workspace, agentId, weight) {
      const it = known.get(workspace)
      const agent = it?.agents.get(agentId)
      if (!it || !agent) return
      it.agents.set(agentId, { ...agent, offered: agent.offered + weight })
      it.touched.add(agentId)
      bring(it, now())
    },
    doubt: (workspace, agentId) => void known.get(workspace)?.doubted.add(agentId),
    forget(workspace) {
      known.delete(workspace)
      beside.delete(workspace)
    },
  }
}

/** Whom it is worth to see anew: whoever came, went, or is other than before; and all of them where a calendar is. */
function differing(
  before: Known | undefined,
  agents: readonly AgentAtWork[],
  calendars: readonly CalendarAtWork[],
): Set<string> {
  const ids = new Set(agents.map(({ id }) => id))
  if (!before || JSON.stringify(calendars) !== JSON.stringify([...before.calendars.values()])) {
    for (const id of before?.agents.keys() ?? []) ids.add(id)
    return ids
  }
  for (const agent of agents) {
    if (JSON.stringify(agent) === JSON.stringify(before.agents.get(agent.id))) ids.delete(agent.id)
  }
  const there = new Set(agents.map(({ id }) => id))
  for (const id of before.agents.keys()) if (!there.has(id)) ids.add(id)
  for (const id of before.touched) ids.add(id)
  return ids
}

/** Brings what the router sees up to date: who changed, and whose time has come. What it costs hangs on how many those are. */
function bring(it: Known, now: number): Roster {
  const calendarOf = (id: string | null) => (id === null ? null : (it.calendars.get(id) ?? null))
  const overdue = it.until <= now
  const due = overdue ? [...it.shown].flatMap(([id, { until }]) => (until <= now ? [id] : [])) : []
  if (it.roster && !overdue && it.touched.size === 0) return it.roster
  let until = overdue ? Infinity : it.until
  const fresh: RosterAgent[] = []
  for (const id of new Set([...it.touched, ...due])) {
    const agent = it.agents.get(id)
    if (agent) {
      const next = seen(agent, calendarOf(agent.calendarId), it.lately.get(id), now)
      it.shown.set(id, next)
      fresh.push(next.agent)
      until = Math.min(until, next.until)
    } else if (it.shown.delete(id)) it.index?.remove(id)
  }
  it.touched.clear()
  if (it.index) for (const agent of fresh) it.index.put(agent, now)
  else it.index = createRosterIndex(fresh, now)
  if (overdue) for (const each of it.shown.values()) until = Math.min(until, each.until)
  const teams = it.teams.map((team): RosterTeam => {
    const times = openingsOf({ hours: team.hours, calendar: calendarOf(team.calendarId) }, now)
    until = Math.min(until, openAt(times, now).changesAt ?? Infinity)
    return {
      id: team.id,
      name: team.name,
      isDefault: team.isDefault,
      parent: team.parent,
      openings: times,
      waiting: it.waiting.get(team.id) ?? 0,
      recentWaitSeconds: it.waits.get(team.id) ?? null,
    }
  })
  it.until = until
  let agents: readonly RosterAgent[] | undefined
  it.roster = {
    // Most never ask for all of them.
    get agents() {
      return (agents ??= [...it.shown.values()].map(({ agent }) => agent))
    },
    teams,
    index: it.index,
    version: it.version,
  }
  return it.roster
}

const medians = (rows: readonly { team: string; waits: readonly number[] }[]): ReadonlyMap<string, number | null> =>
  new Map(rows.map(({ team, waits }) => [team, median(waits)]))

/** Of at least five, so that one odd wait is not a promise. */
function median(values: readonly number[]): number | null {
  if (values.length < 5) return null
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

import { chooseAgent } from '../routing/choose-agent.ts'
import { inOrderOfIndex, type WaitingCase } from '../routing/next-case.ts'
import { weightOf } from '../routing/need.ts'
import { createRosterIndex } from '../routing/roster-index.ts'
import type { Roster, RosterAgent } from '../routing/roster.ts'
import { createSoonest } from './soonest.ts'
import type { Arrival, Fate, Staffed, StaffingDay } from './staffing-day.ts'
import { createWaiting, type Queued } from './waiting-groups.ts'

const minute = 60_000

/** What came of one arrival: answered, left, or waiting still when the day ended. ms UTC. */
export interface Played {
  arrival: Arrival
  end: 'answered' | 'left' | 'waiting'
  /** When it was answered or they left; the end of the day for who waits still. */
  at: number
}

/** Told of what takes people's time, in units of weight: a case, or the pause after it. */
export type Spend = (from: number, to: number, weight: number, on: 'case' | 'pause', agentId: string) => void

type Coming =
  | { kind: 'opens' | 'closes' | 'rested'; who: Person }
  | { kind: 'done'; who: Person; weight: number }
  | { kind: 'leaves' | 'look-again'; it: Queued }

interface Person {
  staffed: Staffed
  load: number
  /** They are at work by their openings, so many at the same time. */
  open: number
  resting: number
  idleSince: number
}

/**
 * Plays a day: who comes meets whoever is there, chosen as Baton chooses. Whoever gets room has what waits looked at, the most pressing first; a wider
 * ring has its case looked at again. Who is in the middle of a case when their shift ends finishes it.
 */
export function playDay(day: StaffingDay, fates: readonly Fate[], spend: Spend = () => {}): Played[] {
  const { arrivals, routing, acceptMinutes, wrapUpMinutes } = day
  const people = new Map<string, Person>(
    day.agents.map((staffed) => [
      staffed.id,
      { staffed, load: 0, open: 0, resting: 0, idleSince: staffed.openings[0]?.from ?? day.from },
    ]),
  )
  const index = createRosterIndex([...people.values()].map(asAgent), day.from)
  const roster: Roster = { agents: [], teams: day.teams.map(asTeam), index }
  const coming = createSoonest<Coming>()
  const waiting = createWaiting()
  const played: Played[] = []

  for (const who of people.values()) {
    for (const { from, to } of who.staffed.openings) {
      coming.put(Math.max(from, day.from), { kind: 'opens', who })
      coming.put(to, { kind: 'closes', who })
    }
  }

  function tell(who: Person, now: number): void {
    index.put(asAgent(who), now)
  }

  function take(it: Queued, agentId: string, now: number): void {
    const who = people.get(agentId)!
    const weight = weightOf(it.need)
    const until = now + (acceptMinutes + fates[it.place]!.takes) * minute
    who.load += weight
    played.push({ arrival: it.arrival, end: 'answered', at: now + acceptMinutes * minute })
    spend(now, until, weight, 'case', agentId)
    coming.put(until, { kind: 'done', who, weight })
    tell(who, now)
  }

  function comes(arrival: Arrival, place: number, now: number): void {
    const it: Queued = { arrival, place, need: needOf(arrival), gone: false }
    const { agentId } = chooseAgent(roster, it.need, now, routing)
    if (agentId !== null) return take(it, agentId, now)
    waiting.add(it)
    const { patience } = fates[place]!
    if (patience !== Infinity) coming.put(now + patience * minute, { kind: 'leaves', it })
    for (const { afterMs } of routing.rings) coming.put(now + afterMs, { kind: 'look-again', it })
  }

  /** Somebody has room: what waits is looked at in the order of its index, the heads of those who are alike standing for all. */
  function lookAtWaiting(who: Person, now: number): void {
    for (let took = true; took && waiting.size > 0 && hasRoom(who);) {
      // Once one is taken another one of its kind may be more pressing than what is left of this round.
      took = inOrderOfIndex(waiting.heads(), now, routing).some(({ place }) => lookAt(waiting.at(place)!, now))
    }
  }

  function lookAt(it: Queued, now: number): boolean {
    const { agentId } = chooseAgent(roster, it.need, now, routing)
    if (agentId === null) return false
    waiting.remove(it)
    take(it, agentId, now)
    return true
  }

  function happens(it: Coming, now: number): void {
    switch (it.kind) {
      case 'opens':
      case 'closes':
        it.who.open += it.kind === 'opens' ? 1 : -1
        tell(it.who, now)
        if (it.kind === 'opens') lookAtWaiting(it.who, now)
        return
      case 'done':
        it.who.load -= it.weight
        it.who.idleSince = now
        if (wrapUpMinutes > 0) {
          it.who.resting += 1
          coming.put(now + wrapUpMinutes * minute, { kind: 'rested', who: it.who })
          spend(now, now + wrapUpMinutes * minute, it.weight, 'pause', it.who.staffed.id)
          return tell(it.who, now)
        }
        tell(it.who, now)
        return lookAtWaiting(it.who, now)
      case 'rested':
        it.who.resting -= 1
        tell(it.who, now)
        return lookAtWaiting(it.who, now)
      case 'leaves':
        if (it.it.gone) return
        waiting.remove(it.it)
        played.push({ arrival: it.it.arrival, end: 'left', at: now })
        return
      case 'look-again':
        if (!it.it.gone) lookAt(it.it, now)
        return
      default:
        it satisfies never
    }
  }

  for (let next = 0; ;) {
    const arrival = arrivals[next]
    const at = Math.min(arrival?.at ?? Infinity, coming.nextAt())
    if (at >= day.to) break
    if (arrival && arrival.at < coming.nextAt()) comes(arrival, next++, at)
    else happens(coming.take(), at)
  }
  for (const { arrival } of waiting.all()) played.push({ arrival, end: 'waiting', at: day.to })
  return played
}

const hasRoom = ({ staffed, load, open, resting }: Person) => open > 0 && resting === 0 && load < staffed.capacity

const asAgent = ({ staffed, load, open, resting, idleSince }: Person): RosterAgent => ({
  id: staffed.id,
  teams: staffed.teams,
  skills: staffed.skills,
  languages: staffed.languages,
  capacity: staffed.capacity,
  presence: open === 0 ? 'offline' : resting > 0 ? 'wrap-up' : 'online',
  load,
  idleSince,
})

const asTeam = ({ id, parent }: StaffingDay['teams'][number]): Roster['teams'][number] => ({
  id,
  name: id,
  isDefault: false,
  openings: null,
  waiting: 0,
  recentWaitSeconds: null,
  parent,
})

const needOf = ({
  id,
  at,
  team,
  skills,
  language,
  tier,
  priority,
  weight,
  previousAgent,
  owner,
}: Arrival): WaitingCase => ({
  id,
  team,
  skills,
  language,
  tier,
  priority,
  weight,
  previousAgent,
  owner,
  since: at,
  passedBy: [],
})

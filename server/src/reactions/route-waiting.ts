import {
  chooseAgent,
  inOrderOfIndex,
  nextCase,
  pickedBy,
  searchOf,
  teamFor,
  type Actor,
  type Conversation,
  type Policy,
  type Roster,
  type RosterAgent,
  type WaitingCase,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Committed, Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { everyTeam, readWaiting, teamsServed, type WaitingNow } from './read-waiting.ts'

export interface RouteWaitingParts {
  db: Database
  door: Door
  policy: (workspace: string) => Promise<Policy>
  roster: (workspace: string) => Promise<Roster>
  now: () => number
  log: (message: string, detail: object) => void
}

/** Gives what waits to whoever has room: to this agent, or to everybody. Resolves when that is done. */
export type RouteWaiting = (workspace: string, agentId?: string) => Promise<void>

/** Who can carry one more since this: they let go, or a colleague took what was offered to them. Not who left an offer, or is not there. */
export function freedBy({ before, after, records }: Committed): string | null {
  const carried = carrierOf(before)
  const left = records.some(({ fact }) => leaves.has(fact.type))
  return carried !== carrierOf(after.state) && !left ? carried : null
}

const leaves: ReadonlySet<string> = new Set(['OfferDeclined', 'OfferExpired', 'TakenBack'])

function carrierOf({ holder, handoff }: Conversation): string | null {
  if (holder.kind === 'agent') return holder.id
  return handoff?.offer && handoff.endedAt === null ? handoff.offer.agentId : null
}

const system: Actor = { kind: 'system' }

/** So often what was picked may have gone elsewhere meanwhile; what waits has a time of its own at which it is looked at again. */
const mostMisses = 25
/** Of those for whom there is nobody, so many are routed again when everybody's work changed: their promise may be another. */
const mostAgain = 200

/**
 * Somebody came free: they get the case that is next for them, by the engine's index, and why is kept with the offer. Which node is faster does not matter: the commit decides, and a case that is offered stays so.
 */
export function createRouteWaiting({ db, door, policy, roster, now, log }: RouteWaitingParts): RouteWaiting {
  /** One after the other in each workspace: what has been asked for and not begun is not asked for twice. */
  const lines = new Map<string, { waiting: Map<string | undefined, Promise<void>>; last: Promise<void> }>()

  /** The most pressing of them for this agent, offered. Gives the case that was picked; null where none is for them. */
  async function offerNext(
    workspace: string,
    agent: RosterAgent,
    { cases, crowds }: WaitingNow,
    people: Roster,
  ): Promise<string | null> {
    const { routing } = await policy(workspace)
    const found = nextCase(agent, cases, people, now(), routing, crowds)
    if (found.caseId === null) return null
    const picked = pickedBy(found, agent.id)
    await door.handle({ workspace, conversation: found.caseId }, system, { type: 'RouteAgain', picked })
    return found.caseId
  }

  async function serveAgent(workspace: string, agentId: string): Promise<void> {
    let waiting: WaitingNow | undefined
    let before = -1
    for (let misses = 0; misses < mostMisses;) {
      const people = await roster(workspace)
      const agent = agentIn(people, agentId)
      if (!agent || !hasRoom(agent)) return
      if (agent.load <= before) misses++
      before = agent.load
      waiting ??= inTeams(
        people,
        await readWaiting(db, workspace, { teams: teamsServed(people, agent.teams), agentId }),
      )
      const taken = await offerNext(workspace, agent, waiting, people)
      if (taken === null) return
      waiting = without(waiting, taken)
    }
  }

  async function serveEverybody(workspace: string): Promise<void> {
    let people = await roster(workspace)
    let waiting = inTeams(people, await readWaiting(db, workspace, { teams: everyTeam(people), agentId: null }))
    const { routing } = await policy(workspace)
    let again = 0
    for (const it of inOrderOfIndex(waiting.cases, now(), routing)) {
      for (let misses = 0; misses < mostMisses && waiting.cases.some(({ id }) => id === it.id); misses++) {
        const { agentId } = chooseAgent(people, it, now(), searchOf(it, routing))
        const agent = agentId === null ? undefined : agentIn(people, agentId)
        const taken = agent && (await offerNext(workspace, agent, waiting, people))
        if (!taken && again++ < mostAgain)
          await door.handle({ workspace, conversation: it.id }, system, { type: 'RouteAgain' })
        waiting = without(waiting, taken ?? it.id)
        if (taken) people = await roster(workspace)
      }
    }
  }

  async function serve(workspace: string, agentId: string | undefined): Promise<void> {
    try {
      await (agentId === undefined ? serveEverybody(workspace) : serveAgent(workspace, agentId))
    } catch (error) {
      log('routing what waits failed; the sweep tries again', { workspace, error: faultWords(error) })
    }
  }

  return (workspace, agentId) => {
    const line = lines.get(workspace) ?? {
      waiting: new Map<string | undefined, Promise<void>>(),
      last: Promise.resolve(),
    }
    lines.set(workspace, line)
    const asked = line.waiting.get(agentId)
    if (asked) return asked
    const mine = line.last.then(() => {
      line.waiting.delete(agentId)
      return serve(workspace, agentId)
    })
    line.waiting.set(agentId, mine)
    line.last = mine
    void mine.then(() => line.last === mine && lines.delete(workspace))
    return mine
  }
}

const agentIn = ({ index, agents }: Roster, id: string): RosterAgent | undefined =>
  index ? index.get(id) : agents.find((agent) => agent.id === id)

const hasRoom = ({ presence, load, capacity }: RosterAgent): boolean => presence === 'online' && load < capacity

const without = ({ cases, crowds }: WaitingNow, id: string): WaitingNow => ({
  cases: cases.filter((it: WaitingCase) => it.id !== id),
  crowds,
})

/** What waits for a team that is no more waits for the default one. */
const inTeams = (people: Roster, { cases, crowds }: WaitingNow): WaitingNow => ({
  cases: cases.map((it) => (it.team.startsWith('#') ? it : { ...it, team: teamFor(people, it.team).id })),
  crowds,
})

import { climateOf, newTally, tally } from './climate.ts'
import type { Reach } from './rings.ts'
import { before, candidate, type Candidate, type Found, type Searchable } from './search.ts'
import { skillOf, type Roster, type RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import { busyStep, idlePart, lastingParts, sumOf, type Scoring } from './score-agent.ts'
import { whyPassOver, type PassedOver, type Wanted } from './why-pass-over.ts'

/**
 * The roster, arranged so that choosing costs the same however many there are. Agents who differ in nothing but their name and how long they
 * have been idle are of one kind; a search judges kinds, not people, and remembers its judgement for the next case that needs the same.
 */
export interface RosterIndex extends Searchable {
  /** Counts up with each change. */
  readonly version: number
  readonly size: number
  /** Adds an agent, or changes one. */
  put(agent: RosterAgent, now: number): void
  remove(id: string): void
  all(): Iterable<RosterAgent>
}

/** Agents of one kind, the longest idle first. */
interface Kind {
  key: string
  like: RosterAgent
  members: RosterAgent[]
}

/** What is known for all cases that need the same, within one reach. */
interface Look {
  reach: Reach
  wanted: Wanted
  why: Map<Kind, PassedOver>
  able: { kind: Kind; score: number }[]
  /** The climate and policy that the scores are of; another one sorts again. */
  scoredIn: number
  scoredBy: RoutingPolicy | null
  minutes: number | undefined
  counts: Partial<Record<PassedOver, number>>
  eligible: number
  online: number
}

/** So many different needs are remembered. */
const mostLooks = 128

export function createRosterIndex(agents: Iterable<RosterAgent> = [], now = 0, wanted?: Roster['wanted']): RosterIndex {
  const byId = new Map<string, { agent: RosterAgent; kind: Kind }>()
  const kinds = new Map<string, Kind>()
  const looks = new Map<string, Look>()
  const counts = newTally()
  let climate = climateOf(counts, wanted)
  let climateVersion = 0
  let mood = ''
  let version = 0
  let nextExpiry = Infinity
  let clock = now

  function join(agent: RosterAgent): void {
    const key = keyOf(agent)
    let kind = kinds.get(key)
    if (!kind) {
      kind = { key, like: agent, members: [] }
      kinds.set(key, kind)
      for (const look of looks.values()) judge(look, kind)
    }
    kind.members.splice(placeOf(kind.members, agent), 0, agent)
    byId.set(agent.id, { agent, kind })
    tally(counts, agent, 1)
    count(kind, 1)
  }

  function leave(id: string): void {
    const was = byId.get(id)
    if (!was) return
    const { agent, kind } = was
    kind.members.splice(placeOf(kind.members, agent), 1)
    byId.delete(id)
    tally(counts, agent, -1)
    count(kind, -1)
  }

  /** Every look knows how many it can ask without asking. */
  function count(kind: Kind, by: 1 | -1): void {
    for (const look of looks.values()) countIn(look, kind, by)
  }

  function changed(): void {
    version++
    // Kinds that nobody is of any more are kept for those who come back to them, but not without end.
    if (kinds.size > 4 * byId.size + 256) {
      for (const [key, { members }] of kinds) if (members.length === 0) kinds.delete(key)
      looks.clear()
    }
  }

  /** The scores hang on how scarce skills are: when that moves, they are made again by whoever needs them. */
  function settle(): void {
    const next = climateOf(counts, wanted)
    const nextMood = moodOf(next, counts.online.keys())
    if (nextMood !== mood) {
      mood = nextMood
      climateVersion++
    }
    climate = next
  }

  function lookFor(reach: Reach, { wanted, need, policy }: Scoring): Look {
    const { minutes } = need
    const key = `${[...(reach.teams ?? ['*'])].join(',')}/${reach.slack}/${wantedKey(wanted)}/${policy.bySpeed ? (minutes ?? '') : ''}`
    let look = looks.get(key)
    if (look) {
      looks.delete(key)
    } else {
      look = {
        reach,
        wanted,
        why: new Map(),
        able: [],
        scoredIn: -1,
        scoredBy: null,
        minutes,
        counts: {},
        eligible: 0,
        online: 0,
      }
      for (const kind of kinds.values()) {
        judge(look, kind)
        if (kind.members.length > 0) countIn(look, kind, kind.members.length)
      }
      if (looks.size >= mostLooks) looks.delete(looks.keys().next().value!)
    }
    looks.set(key, look)
    return look
  }

  for (const agent of agents) {
    expire(agent, now)
    join(agent)
  }
  settle()

  function expire({ skills }: RosterAgent, now: number): void {
    for (const skill of skills) {
      const at = typeof skill === 'string' ? undefined : skill.expiresAt
      if (typeof at === 'number' && at > now) nextExpiry = Math.min(nextExpiry, at)
    }
  }

  /** Skills that have run out make their people of another kind. */
  function forgetExpired(now: number): void {
    clock = Math.max(clock, now)
    if (now < nextExpiry) return
    nextExpiry = Infinity
    for (const { agent } of byId.values()) expire(agent, now)
    looks.clear()
    climateVersion++
  }

  return {
    get version() {
      return version
    },
    get size() {
      return byId.size
    },
    get climate() {
      return climate
    },
    get: (id) => byId.get(id)?.agent,
    *all() {
      for (const { agent } of byId.values()) yield agent
    },
    put(agent, now) {
      clock = Math.max(clock, now)
      const was = byId.get(agent.id)
      leave(agent.id)
      expire(agent, now)
      join(agent)
      if (!was || moves(was.agent, agent)) settle()
      changed()
    },
    remove(id) {
      if (!byId.has(id)) return
      leave(id)
      settle()
      changed()
    },
    search(reach, scoring) {
      forgetExpired(scoring.now)
      const look = lookFor(reach, scoring)
      if (look.scoredIn !== climateVersion || look.scoredBy !== scoring.policy) {
        for (const each of look.able) each.score = sumOf(lastingParts(each.kind.like, scoring))
        look.able.sort((a, b) => b.score - a.score)
        look.scoredIn = climateVersion
        look.scoredBy = scoring.policy
      }
      return found(look, scoring, (id) => byId.get(id))
    },
  }

  function judge(look: Look, kind: Kind): void {
    const why = whyPassOver(kind.like, look.wanted, look.reach, clock)
    if (why) look.why.set(kind, why)
    else {
      look.able.push({ kind, score: 0 })
      look.scoredIn = -1
    }
  }
}

function countIn(look: Look, kind: Kind, by: number): void {
  const why = look.why.get(kind)
  if (why === undefined) look.eligible += by
  else look.counts[why] = (look.counts[why] ?? 0) + by
  const { presence, teams } = kind.like
  const { teams: reached } = look.reach
  if (presence === 'online' && (reached === null || teams.some((team) => reached.has(team)))) look.online += by
}

/** The first five. Kinds come by what lasts of their score; once no later one can get among the five by its idle time, it is done. */
function found(
  look: Look,
  scoring: Scoring,
  get: (id: string) => { agent: RosterAgent; kind: Kind } | undefined,
): Found {
  const { need, policy, now } = scoring
  const best: Candidate[] = []
  const known = new Set([need.previousAgent, need.owner])
  for (const id of known) {
    const it = id ? get(id) : undefined
    if (it && !look.why.has(it.kind) && !need.passedBy.includes(it.agent.id)) insert(best, candidate(it.agent, scoring))
  }
  const mostIdle = policy.idleMinute * policy.idleMost + slip
  for (const { kind, score } of look.able) {
    if (best.length >= 5 && score + mostIdle < best[4]!.score) break
    let taken = 0
    for (const agent of kind.members) {
      if (taken === 5 || (best.length >= 5 && score + idlePart(agent.idleSince, policy, now) + slip < best[4]!.score))
        break
      if (known.has(agent.id) || need.passedBy.includes(agent.id)) continue
      taken++
      insert(best, candidate(agent, scoring))
    }
  }
  let asked = 0
  for (const id of new Set(need.passedBy)) {
    const it = get(id)
    if (it && !look.why.has(it.kind)) asked++
  }
  const passedOver: Found['passedOver'] = {}
  for (const [why, count] of Object.entries(look.counts)) if (count > 0) passedOver[why as PassedOver] = count
  if (asked > 0) passedOver['already-asked'] = asked
  return { best, eligible: look.eligible - asked, passedOver, online: look.online > 0 }
}

/** Sums in another order differ by less than this. */
const slip = 1e-9

/** Keeps the best five, in order. */
function insert(best: Candidate[], each: Candidate): void {
  let at = best.length
  while (at > 0 && before(each, best[at - 1]!) < 0) at--
  if (at >= 5) return
  best.splice(at, 0, each)
  if (best.length > 5) best.length = 5
}

const inOrder = (a: RosterAgent, b: RosterAgent) =>
  a.idleSince - b.idleSince || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function placeOf(members: readonly RosterAgent[], agent: RosterAgent): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (inOrder(members[middle]!, agent) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** All that eligibility and the lasting parts of the score read of an agent. */
function keyOf({ teams, skills, languages, presence, load, capacity, busyShare, pace }: RosterAgent): string {
  const named = skills.map((each) => {
    const { name, level, expiresAt } = skillOf(each)
    return `${name}:${level}:${expiresAt ?? ''}`
  })
  return [
    sorted(teams),
    sorted(named),
    sorted(languages ?? []),
    presence,
    load,
    capacity,
    busyShare === undefined ? '' : busyStep(busyShare),
    pace ? sorted(Object.entries(pace).map(([name, value]) => `${name}:${value.toFixed(2)}`)) : '',
  ].join('|')
}

const sorted = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : [...names].sort().join(','))

const wantedKey = ({ skills, language, weight }: Wanted): string =>
  `${sorted(skills.map(({ name, level }) => `${name}:${level}`))}/${language ?? ''}/${weight}`

/** Whether a change touches what everybody's scores hang on. */
const moves = (a: RosterAgent, b: RosterAgent): boolean =>
  a.presence !== b.presence || a.skills !== b.skills || a.languages !== b.languages || a.busyShare !== b.busyShare

const moodOf = ({ scarcityOf, meanBusy }: Searchable['climate'], skills: Iterable<string>): string =>
  `${meanBusy}/${[...skills].map((name) => `${name}:${scarcityOf(name)}`).join(',')}`

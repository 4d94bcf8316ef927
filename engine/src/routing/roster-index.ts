import { climateOf, newTally, tally } from './climate.ts'
import {
  enter,
  forgetRanks,
  found,
  joins,
  judge,
  leaves,
  newLook,
  placeOf,
  rank,
  type Kind,
  type Look,
} from './look.ts'
import type { Reach } from './rings.ts'
import { skillOf, type Roster, type RosterAgent } from './roster.ts'
import { busyStep, type Scoring } from './score-agent.ts'
import type { Searchable } from './search.ts'
import type { Wanted } from './why-pass-over.ts'

/**
 * The roster, arranged so that choosing costs the same however many there are. Agents who differ in nothing but their name and how long they
 * have been idle are of one kind: kinds are judged, not people, and for each thing that is often needed the people who can do it are kept in
 * the order of their score.
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

/** So many different needs are remembered. */
const mostLooks = 64

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
      for (const look of looks.values()) judge(look, kind, clock)
    }
    enter(kind, agent)
    byId.set(agent.id, { agent, kind })
    tally(counts, agent, 1)
    for (const look of looks.values()) joins(look, kind, agent)
  }

  function leave(id: string): void {
    const was = byId.get(id)
    if (!was) return
    const { agent, kind } = was
    kind.members.splice(placeOf(kind.members, agent), 1)
    byId.delete(id)
    tally(counts, agent, -1)
    for (const look of looks.values()) leaves(look, kind, agent)
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
    const nextMood = moodOf(next, counts.free.keys())
    if (nextMood !== mood) {
      mood = nextMood
      climateVersion++
      for (const look of looks.values()) forgetRanks(look)
    }
    climate = next
  }

  function lookFor(reach: Reach, scoring: Scoring): Look {
    const { wanted, need, policy } = scoring
    const { minutes } = need
    const key = `${[...(reach.teams ?? ['*'])].join(',')}/${reach.slack}/${wantedKey(wanted)}/${policy.bySpeed ? (minutes ?? '') : ''}`
    let look = looks.get(key)
    if (look) {
      looks.delete(key)
    } else {
      look = newLook(reach, scoring, kinds.values())
      if (looks.size >= mostLooks) looks.delete(looks.keys().next().value!)
    }
    looks.set(key, look)
    return look
  }

  for (const given of agents) {
    const agent = { ...given, skills: readSkills(given.skills) }
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
    kinds: () => kinds.values(),
    put(given, now) {
      const agent = { ...given, skills: readSkills(given.skills) }
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
      rank(look, scoring, climateVersion, kinds.values())
      return found(look, scoring, (id) => byId.get(id))
    },
  }
}

/** The names read into levels, once; the same list for the same skills, so that a change of them can be told. */
const readSkills = (skills: RosterAgent['skills']): RosterAgent['skills'] =>
  skills.every((each) => typeof each === 'object') ? skills : skills.map(skillOf)

/** All that eligibility and the lasting parts of the score read of an agent. */
function keyOf({ teams, skills, languages, presence, load, capacity, busyShare, pace }: RosterAgent): string {
  return [
    sorted(teams),
    skillsKey(skills),
    sorted(languages ?? []),
    presence,
    load,
    capacity,
    busyShare === undefined ? '' : busyStep(busyShare),
    pace ? sorted(Object.entries(pace).map(([name, value]) => `${name}:${value.toFixed(2)}`)) : '',
  ].join('|')
}

/** Made once for each list of skills: a change of presence or load keeps it. */
const skillsKeys = new WeakMap<RosterAgent['skills'], string>()
function skillsKey(skills: RosterAgent['skills']): string {
  let key = skillsKeys.get(skills)
  if (key === undefined) {
    key = sorted(
      skills.map((each) => {
        const { name, level, expiresAt } = skillOf(each)
        return `${name}:${level}:${expiresAt ?? ''}`
      }),
    )
    skillsKeys.set(skills, key)
  }
  return key
}

const sorted = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : [...names].sort().join(','))

const wantedKey = ({ skills, language, weight }: Wanted): string =>
  `${sorted(skills.map(({ name, level }) => `${name}:${level}`))}/${language ?? ''}/${weight}`

/** Whether a change touches what everybody's scores hang on. */
const moves = (a: RosterAgent, b: RosterAgent): boolean =>
  a.presence !== b.presence ||
  a.load < a.capacity !== b.load < b.capacity ||
  a.skills !== b.skills ||
  a.languages !== b.languages ||
  a.busyShare !== b.busyShare

const moodOf = ({ scarcityOf, meanBusy }: Searchable['climate'], skills: Iterable<string>): string =>
  `${meanBusy}/${[...skills].map((name) => `${name}:${scarcityOf(name)}`).join(',')}`

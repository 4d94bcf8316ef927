import type { RosterIndex } from './roster-index.ts'

/** Whether somebody can be offered something now. `wrap-up`: still writing up the case before. */
export type Presence = 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'

/** What somebody can do, how well, and until when that was shown. */
export interface Skill {
  name: string
  /** 1 has begun, 3 works alone, 5 teaches it. */
  level: number
  /** ms UTC; absent or null: it does not run out. */
  expiresAt?: number | null | undefined
}

/** An agent as the router sees one. `load` is the weight of conversations held and offers open; `idleSince` is ms UTC. */
export interface RosterAgent {
  id: string
  teams: readonly string[]
  /** A plain name means level 3, "billing:4" means level 4. */
  skills: readonly (string | Skill)[]
  presence: Presence
  /** In the same units of weight as the load. */
  capacity: number
  load: number
  /** How much of the load is kept free for times that are booked with them and are near. */
  kept?: number | undefined
  idleSince: number
  /** Absent or empty where nobody has said: taken to speak what is asked for. */
  languages?: readonly string[] | undefined
  /** The share of the last hours in which they were occupied, 0..1. */
  busyShare?: number | undefined
  /** What they need for a case against everybody's mean, by skill, or under `*` for all: 0.8 is faster. Used where ranking by speed is on. */
  pace?: Readonly<Record<string, number>> | undefined
  /** When they will probably have room again, ms UTC. */
  freeAt?: number | undefined
}

/** A team. `openings` are UTC times when somebody works, in order, calendars expanded by the shell; null means always. */
export interface RosterTeam {
  id: string
  name: string
  isDefault: boolean
  openings: readonly { from: number; to: number }[] | null
  /** Conversations that wait for this team now. */
  waiting: number
  /** What a customer waited lately, in seconds; null where too few were seen to say. */
  recentWaitSeconds: number | null
  /** The team that it is a part of: its people answer for that one's cases too. */
  parent?: string | null | undefined
}

export interface Roster {
  agents: readonly RosterAgent[]
  teams: readonly RosterTeam[]
  /** Counts up as it changes, where the shell counts. */
  version?: number | undefined
  /** How many people's work each skill brings in now; absent: one's. */
  wanted?: Readonly<Record<string, number>> | undefined
  /** Stands for the agents, so that choosing need not look at each. */
  index?: RosterIndex | undefined
}

const plainLevel = 3
const levelled = /^(.+):([1-5])$/u

/** "billing" is level 3, "billing:4" is level 4. */
export function skillOf(skill: string | Skill): Skill {
  if (typeof skill !== 'string') return skill
  const [, name, level] = levelled.exec(skill) ?? []
  return name === undefined ? { name: skill, level: plainLevel } : { name, level: Number(level) }
}

/** The level at which somebody has the skill now; 0 where they do not, or not any more. */
export function levelIn(agent: RosterAgent, name: string, now: number): number {
  let level = 0
  for (const each of agent.skills) {
    const skill = skillOf(each)
    if (skill.name === name && !(typeof skill.expiresAt === 'number' && skill.expiresAt <= now)) {
      level = Math.max(level, skill.level)
    }
  }
  return level
}

/** The team and all that it is made of. */
export function withinTeam(teams: readonly RosterTeam[], team: string): ReadonlySet<string> {
  const within = new Set([team])
  // A parent may be named after its part; a circle of parents ends by itself, because a set grows no further.
  for (let grew = true; grew;) {
    grew = false
    for (const { id, parent } of teams) {
      if (parent && within.has(parent) && !within.has(id)) grew = within.add(id) !== undefined
    }
  }
  return within
}

/** The teams that share a parent with it, and their parts. */
export function besideTeam(teams: readonly RosterTeam[], team: string): ReadonlySet<string> {
  const parent = teams.find(({ id }) => id === team)?.parent
  return parent ? withinTeam(teams, parent) : new Set([team])
}

export const isOpen = ({ openings }: RosterTeam, now: number): boolean =>
  openings === null || openings.some(({ from, to }) => from <= now && now < to)

export const nextOpening = ({ openings }: RosterTeam, now: number): number | null =>
  openings?.find(({ from }) => from > now)?.from ?? null

import { skillOf, type Roster, type RosterAgent } from './roster.ts'
import type { Held } from './why-pass-over.ts'

/** What the scores need to know of everybody together. */
export interface Climate extends Held {
  considered: number
  /** How much of a skill's people who have room is asked for now, 0 (plenty) to 1 (none to spare). */
  scarcityOf(skill: string): number
  /** How many are online who have all of these. Of several skills, as many as have the rarest. */
  onlineWith(skills: readonly { name: string }[]): number
  /** The mean share of the last hours in which those online were occupied; null where it is not known of any. */
  meanBusy: number | null
}

/** Counts that a roster index keeps up to date, and a scan makes afresh. */
export interface Tally {
  /** Who has it, and who of them is online and has room. */
  holders: Map<string, number>
  free: Map<string, number>
  /** Who of them is online, and how many are altogether. */
  online: Map<string, number>
  there: number
  speakers: Map<string, number>
  busy: { sum: number; count: number }
  considered: number
}

export const newTally = (): Tally => ({
  holders: new Map(),
  free: new Map(),
  online: new Map(),
  there: 0,
  speakers: new Map(),
  busy: { sum: 0, count: 0 },
  considered: 0,
})

/** Counts an agent in (1) or out (-1). */
export function tally(counts: Tally, agent: RosterAgent, by: 1 | -1): void {
  const online = agent.presence === 'online'
  for (const name of namesOf(agent)) {
    add(counts.holders, name, by)
    if (online) add(counts.online, name, by)
    if (online && agent.load < agent.capacity) add(counts.free, name, by)
  }
  for (const language of agent.languages ?? []) add(counts.speakers, language, by)
  // Whoever has not said speaks what is asked for.
  if (!agent.languages?.length) add(counts.speakers, anyLanguage, by)
  if (online && agent.busyShare !== undefined) {
    counts.busy.sum += by * agent.busyShare
    counts.busy.count += by
  }
  if (online) counts.there += by
  counts.considered += by
}

export function climateOf(counts: Tally, wanted: Roster['wanted']): Climate {
  const { holders, free, online, speakers, busy, considered } = counts
  return {
    considered,
    hasSkill: (name) => (holders.get(name) ?? 0) > 0,
    speaks: (language) => (speakers.get(language) ?? 0) > 0 || (speakers.get(anyLanguage) ?? 0) > 0,
    scarcityOf(skill) {
      const asked = wanted && Object.hasOwn(wanted, skill) ? (wanted[skill] ?? 1) : 1
      return hundredths(Math.min(1, asked / Math.max(1, free.get(skill) ?? 0)))
    },
    onlineWith: (skills) => Math.min(counts.there, ...skills.map(({ name }) => online.get(name) ?? 0)),
    // In steps, so that one person's hour does not reorder everybody.
    meanBusy: busy.count > 0 ? Math.round((busy.sum / busy.count) * 20) / 20 : null,
  }
}

/** The names of what somebody has, each once. */
export const namesOf = ({ skills }: RosterAgent): readonly string[] =>
  skills.length === 0 ? [] : [...new Set(skills.map((skill) => skillOf(skill).name))]

const anyLanguage = ''

const hundredths = (value: number) => Math.round(value * 100) / 100

function add(map: Map<string, number>, key: string, by: number): void {
  const count = (map.get(key) ?? 0) + by
  if (count === 0) map.delete(key)
  else map.set(key, count)
}

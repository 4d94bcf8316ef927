import { packageParts } from '@baton/engine'
import type { CompletenessHealth } from '@baton/protocol'

type By = CompletenessHealth['by']
type Group = Omit<CompletenessHealth['groups'][number], 'share'>
export type Figures = Pick<
  CompletenessHealth,
  'handoffs' | 'meanScore' | 'meanCorrected' | 'passes' | 'correctedPasses' | 'askedAgain'
>

interface Gap {
  part: string
  state: string
  cause: string | null
  owner: string | null
}

/** Sums over handoffs. */
export interface Sums {
  handoffs: number
  score: number
  corrected: number
  passes: number
  correctedPasses: number
  askedAgain: number
}

/** Handoffs that are alike: of the same team and source, lacking the same for the same causes, and asked again for the same. */
export interface Alike extends Sums {
  team: string
  source: string
  gaps: readonly Gap[]
  asked: readonly string[]
}

/** So many kinds of gap are named for each group. */
const namedGaps = 5

/** The groups of a span: by team and source each handoff is in one, by what is lacking it is in each that it lacks something of. */
export function rollUp(all: readonly Alike[], by: By): Group[] {
  const groups = new Map<string, Alike[]>()
  for (const alike of all) {
    for (const key of keysOf(alike, by)) {
      const found = groups.get(key)
      if (found) found.push(alike)
      else groups.set(key, [alike])
    }
  }
  // A part that is never lacking has its place too: that is what one wants to see.
  if (by === 'part') return packageParts.map((part) => groupOf(part, groups.get(part) ?? [], by, all))
  return [...groups]
    .map(([key, members]) => groupOf(key, members, by, all))
    .sort((a, b) => b.handoffs - a.handoffs || (a.key < b.key ? -1 : 1))
}

/** What all of them come to; null where there are none. */
export function figuresOf(members: readonly Sums[]): Figures {
  const sum = (field: keyof Sums) => members.reduce((total, each) => total + each[field], 0)
  const handoffs = sum('handoffs')
  const mean = (field: keyof Sums, places: number) => (handoffs === 0 ? null : round(sum(field) / handoffs, places))
  return {
    handoffs,
    meanScore: mean('score', 1),
    meanCorrected: mean('corrected', 1),
    passes: mean('passes', 4),
    correctedPasses: mean('correctedPasses', 4),
    askedAgain: mean('askedAgain', 4),
  }
}

export const round = (value: number, places: number) => Math.round(value * 10 ** places) / 10 ** places

function groupOf(key: string, members: readonly Alike[], by: By, all: readonly Alike[]): Group {
  const count = (some: readonly Alike[]) => some.reduce((total, { handoffs }) => total + handoffs, 0)
  const within = (alike: Alike) => alike.gaps.filter((gap) => isIn(gap, key, by))
  const lacking = members.filter((alike) => within(alike).some(({ state }) => state === 'missing'))
  const half = members.filter((alike) => !lacking.includes(alike) && within(alike).length > 0)
  return {
    key,
    owner: by === 'cause' ? (members.flatMap(within).find(({ owner }) => owner)?.owner ?? null) : null,
    missing: count(lacking),
    partial: count(half),
    asked: count(askedFor(key, members, by, all)),
    gaps: gapsOf(members, within),
    ...figuresOf(members),
  }
}

/** Asked again: for a part that counted as there; by team and source, for anything. */
function askedFor(key: string, members: readonly Alike[], by: By, all: readonly Alike[]): readonly Alike[] {
  if (by === 'part')
    return all.filter(({ asked, gaps }) => asked.includes(key) && !gaps.some(({ part }) => part === key))
  return by === 'team' || by === 'source' ? members.filter(({ askedAgain }) => askedAgain > 0) : []
}

/** What it is made of, the most frequent first. */
function gapsOf(members: readonly Alike[], within: (alike: Alike) => readonly Gap[]): Group['gaps'] {
  const found = new Map<string, Group['gaps'][number]>()
  for (const alike of members) {
    for (const { part, cause, owner } of within(alike)) {
      const known = found.get(`${part} ${cause}`)
      if (known) known.handoffs += alike.handoffs
      else found.set(`${part} ${cause}`, { part, cause, owner, handoffs: alike.handoffs })
    }
  }
  return [...found.values()].sort((a, b) => b.handoffs - a.handoffs).slice(0, namedGaps)
}

function keysOf({ team, source, gaps }: Alike, by: By): readonly string[] {
  if (by === 'team') return [team]
  if (by === 'source') return [source]
  return [...new Set(gaps.flatMap((gap) => gap[by] ?? []))]
}

function isIn(gap: Gap, key: string, by: By): boolean {
  return by === 'team' || by === 'source' ? true : gap[by] === key
}

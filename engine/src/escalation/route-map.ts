import { isPage } from '../incidents/read-signs.ts'
import type { Priority } from '../conversation/facts.ts'
import type { GraveKind, RouteTo } from './costs.ts'
import { intentOf, tierOf, type DecisionPolicy } from './decision-policy.ts'

/** By what the map sends a case, the strongest first: a rule before whose customer it is, and that before what it is about. */
export const mappedBy = ['rule', 'tier', 'intent', 'area', 'page', 'language'] as const

/** What of a handoff came from which entry of the workspace's map. Names are the policy's own. */
export interface Mapped {
  by: (typeof mappedBy)[number]
  name: string
  gives: readonly ('team' | 'skills' | 'priority')[]
}

/** What is known of a case that the map has entries for. */
export interface MappedCase {
  rule: GraveKind | null
  tier: string | null
  intent: string | null
  areas: readonly string[]
  /** The key of the entry that its page fits. */
  page: string | null
  language: string
}

export interface Sent extends RouteTo {
  mapped: readonly Mapped[]
}

const firstOf: readonly Priority[] = ['urgent', 'high', 'normal', 'low']

/**
 * Where the workspace's map sends a case: to the team of the strongest entry that names one, with the skills of all of them, each once, as
 * pressing as the most pressing of them.
 */
export function routeByMap(decision: DecisionPolicy, it: MappedCase): Sent {
  const found: [Mapped['by'], string, RouteTo | undefined][] = [
    ...(it.rule ? [['rule', it.rule, decision.rules[it.rule]] as const] : []),
    ...(it.tier === null ? [] : [['tier', it.tier.toLowerCase(), tierOf(decision, it.tier)] as const]),
    ...(it.intent === null ? [] : [['intent', it.intent, intentOf(decision, it.intent)] as const]),
    ...it.areas.map((area) => ['area', area, own(decision.areas, area)] as const),
    ...(it.page === null ? [] : [['page', it.page, own(decision.pages, it.page)] as const]),
    ['language', it.language, own(decision.languages, it.language)],
  ].map(([by, name, to]) => [by as Mapped['by'], name as string, to as RouteTo | undefined])
  const team = found.find(([, , to]) => to?.team !== undefined)
  const priorities = found.flatMap(([, , to]) => to?.priority ?? [])
  const priority = firstOf.find((each) => priorities.includes(each))
  const skills = [...new Set(found.flatMap(([, , to]) => to?.skills ?? []))]
  const mapped = found.flatMap(([by, name, to]): Mapped[] => {
    const gives = [
      ...(to !== undefined && to === team?.[2] ? (['team'] as const) : []),
      ...((to?.skills?.length ?? 0) > 0 ? (['skills'] as const) : []),
      ...(priority !== undefined && to?.priority === priority ? (['priority'] as const) : []),
    ]
    return gives.length > 0 ? [{ by, name, gives }] : []
  })
  return { team: team?.[2]?.team, skills, priority, mapped }
}

/**
 * The key of the first entry that a page fits; null where none does. A key that begins with a slash is a path in which a star stands for
 * anything ("/checkout/*"); any other is the name of a feature as the page tells it.
 */
export function placeOf(
  pages: DecisionPolicy['pages'],
  { url, feature }: { url: string; feature?: string | undefined },
): string | null {
  const named = feature?.toLowerCase()
  return (
    Object.keys(pages).find((key) => (key.startsWith('/') ? isPage(url, key) : key.toLowerCase() === named)) ?? null
  )
}

/** Names come from outside: "constructor" is nobody's area. */
const own = (record: Readonly<Record<string, RouteTo>>, name: string): RouteTo | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

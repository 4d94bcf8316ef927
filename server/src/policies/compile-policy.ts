import {
  presets,
  type DecisionPolicy,
  type Policy,
  type RoutingPolicy,
  type TierSetting,
  type WaitCost,
} from '@baton/engine'
import { PolicyDocument } from '@baton/protocol'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The engine's policy as the document says: on top of what the workspace has otherwise, such as its slots and weights. */
export function compilePolicy(given: PolicyDocument, version: number, base: Policy): Policy {
  const document = wholeDocument(given)
  const { thresholds, windows } = document
  return {
    ...base,
    version,
    ...defined(thresholds),
    ...defined({
      silenceMs: times(windows.silenceMinutes, minute),
      quietMs: times(windows.quietSeconds, second),
      offerMs: times(windows.offerSeconds, second),
      retryMs: times(windows.retrySeconds, second),
      nudgeMs: times(windows.nudgeMinutes, minute),
      silentMs: times(windows.silentMinutes, minute),
      unansweredMs: times(windows.unansweredMinutes, minute),
      holdMs: times(windows.holdHours, hour),
      promiseMs: times(windows.promiseHours, hour),
    }),
    decision: decisionOf(document, base.decision),
    routing: routingOf(document.routing, base.routing),
  }
}

/** Documents that were stored before a part was added lack it: they are read as though they had left it out. */
export const wholeDocument = (stored: PolicyDocument): PolicyDocument => PolicyDocument.parse(stored)

function routingOf(
  { rings, tiers, otherTier, priorities, ...rest }: PolicyDocument['routing'],
  base: RoutingPolicy,
): RoutingPolicy {
  const known = (name: string): WaitCost => (Object.hasOwn(base.tiers, name) ? base.tiers[name]! : base.otherTier)
  const own = Object.entries(tiers).map(([name, tier]) => {
    const key = name.toLowerCase()
    return [key, { ...known(key), ...defined(tier) }] as const
  })
  return {
    ...base,
    ...defined(rest),
    ...(rings
      ? { rings: rings.map(({ widen, afterMinutes }) => ({ widen, afterMs: Math.round(afterMinutes * minute) })) }
      : {}),
    tiers: { ...base.tiers, ...Object.fromEntries(own) },
    otherTier: { ...base.otherTier, ...defined(otherTier ?? {}) },
    priorities: { ...base.priorities, ...defined(priorities) },
  }
}

function decisionOf(
  { preset, costs, tiers, intents, rules, areas, pages, languages, hours }: PolicyDocument,
  base: DecisionPolicy,
): DecisionPolicy {
  return {
    ...base,
    preset,
    costs: { ...presets[preset], ...defined(costs) },
    tiers: { ...base.tiers, ...tiersOf(tiers, base.tiers) },
    intents: { ...base.intents, ...mapped(intents, defined) },
    rules: mapped(defined(rules), (rule) => ({ on: true, ...defined(rule) })),
    areas: mapped(areas, defined),
    pages: mapped(pages, defined),
    languages: mapped(languages, defined),
    hoursOf: hours?.team ?? base.hoursOf,
  }
}

/** Names of tiers do not mind case. What a shipped tier has and the document does not say stays. */
function tiersOf(tiers: PolicyDocument['tiers'], base: DecisionPolicy['tiers']): Record<string, TierSetting> {
  return Object.fromEntries(
    Object.entries(tiers).map(([name, tier]) => {
      const key = name.toLowerCase()
      const before = Object.hasOwn(base, key) ? base[key] : undefined
      return [key, { rank: 0.5, ...before, ...defined(tier) }]
    }),
  )
}

const times = (value: number | undefined, unit: number) => (value === undefined ? undefined : Math.round(value * unit))

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** Without the keys that nobody gave. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

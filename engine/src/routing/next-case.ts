import { caseIndex, indexMinute, type CaseIndex } from './case-index.ts'
import { heldFor } from './held-for.ts'
import type { Need } from './need.ts'
import { reachesOf } from './rings.ts'
import type { Picked } from './choice.ts'
import type { Roster, RosterAgent } from './roster.ts'
import { searchOf } from './search-of.ts'
import { defaultRouting, type RoutingPolicy } from './routing-policy.ts'
import { scanRoster } from './scan-roster.ts'
import { paceOf } from './score-agent.ts'
import { wantedOf, whyPassOver, type PassedOver, type Wanted } from './why-pass-over.ts'

/** A case that waits for somebody. */
export interface WaitingCase extends Need {
  id: string
}

/** Why a waiting case was not for this agent; `held-for-other`: kept for a little while for the person who knows the customer. */
export type NotForAgent = PassedOver | 'held-for-other'

/** Which case an agent takes who has room, why, and what they left. Indexes are rounded to two places and are the sums of their parts. */
export interface NextCase {
  caseId: string | null
  ranked: readonly { caseId: string; index: number; parts: CaseIndex['parts']; ring: number }[]
  considered: number
  eligible: number
  passedOver: Readonly<Partial<Record<NotForAgent, number>>>
}

/**
 * The most pressing case that this agent can take: the highest index. What they have in the customer is worth minutes of waiting; where speed
 * counts, the index is of their own rate. Ties go to the longer wait, then to the id. Of those who wait, the pressing ones will do: `crowds`
 * then says how many there are, by `crowdOf`.
 */
export function nextCase(
  agent: RosterAgent,
  waiting: readonly WaitingCase[],
  roster: Roster,
  now: number,
  policy: RoutingPolicy = defaultRouting,
  crowds: ReadonlyMap<string, number> = crowdsOf(waiting),
): NextCase {
  const among = roster.index ?? scanRoster(roster)
  const passedOver: Partial<Record<NotForAgent, number>> = {}
  const able: { it: WaitingCase; index: number; parts: CaseIndex['parts']; ring: number }[] = []
  for (const it of waiting) {
    const found = inReach(agent, it)
    if (typeof found === 'string') passedOver[found] = (passedOver[found] ?? 0) + 1
    else
      able.push({
        it,
        ...indexFor(agent, it, found.wanted, behindMinutes(it, found.wanted), now, policy),
        ring: found.ring,
      })
  }
  able.sort((a, b) => b.index - a.index || (a.it.since ?? 0) - (b.it.since ?? 0) || (a.it.id < b.it.id ? -1 : 1))
  return {
    caseId: able[0]?.it.id ?? null,
    ranked: able.slice(0, 5).map(({ it, parts, ring }) => ({ caseId: it.id, ...rounded(parts), ring })),
    considered: waiting.length,
    eligible: able.length,
    passedOver,
  }

  /** How long those who wait for the same people would take them all, in minutes. */
  function behindMinutes(it: WaitingCase, { skills }: Wanted): number {
    const others = (crowds.get(crowdOf(it)) ?? 1) - 1
    return others === 0
      ? 0
      : (others * policy.handleMinutes * crowdWeight) / Math.max(1, among.climate.onlineWith(skills))
  }

  /** The narrowest ring in which the agent can take it, or why they cannot. */
  function inReach(agent: RosterAgent, it: WaitingCase): { wanted: Wanted; ring: number } | NotForAgent {
    if (it.passedBy.includes(agent.id)) return 'already-asked'
    const [home, ...wider] = reachesOf(it, roster, searchOf(it, policy), now)
    const wanted = wantedOf(it, home!, among.climate)
    let why = whyPassOver(agent, wanted, home!, now)
    if (why === null) {
      const known = minutesIn(agent, it, policy)
      const held = heldFor({ need: it, wanted, home: home!, known }, (id) => among.get(id), policy, now)
      return held && held.agentId !== agent.id ? 'held-for-other' : { wanted, ring: 0 }
    }
    for (const reach of wider) {
      const widened = wantedOf(it, reach, among.climate)
      why = whyPassOver(agent, widened, reach, now)
      if (why === null) return { wanted: widened, ring: reach.ring }
    }
    return why
  }
}

/** Why it is this one's turn with this agent, as it is kept with the offer; null where there is none. */
export function pickedBy({ ranked, considered, eligible }: NextCase, agentId: string): Picked | null {
  const [first, second] = ranked
  if (!first) return null
  const { index, parts, ring } = first
  return { agentId, index, parts, ring, considered, eligible, next: second?.index ?? null }
}

/** So many times what those behind a case would wait counts towards it: found by simulation, see docs/routing.md. */
const crowdWeight = 3

/** The most pressing first, whoever is free: what has waited is looked at in this order. */
export function inOrderOfIndex<T extends Need>(
  waiting: readonly T[],
  now: number,
  policy: RoutingPolicy = defaultRouting,
): T[] {
  return waiting
    .map((it) => ({ it, index: caseIndex(it, now, policy).index }))
    .sort((a, b) => b.index - a.index || (a.it.since ?? 0) - (b.it.since ?? 0))
    .map(({ it }) => it)
}

/** Who waits for the same people. */
export const crowdOf = ({ team, skills, language }: Pick<Need, 'team' | 'skills' | 'language'>): string =>
  `${team}/${skills.join(',')}/${language ?? ''}`

function crowdsOf(waiting: readonly WaitingCase[]): ReadonlyMap<string, number> {
  const crowds = new Map<string, number>()
  for (const it of waiting) crowds.set(crowdOf(it), (crowds.get(crowdOf(it)) ?? 0) + 1)
  return crowds
}

function indexFor(
  agent: RosterAgent,
  it: WaitingCase,
  wanted: Wanted,
  behind: number,
  now: number,
  policy: RoutingPolicy,
): CaseIndex {
  const { index, parts } = caseIndex(it, now, policy)
  const own: CaseIndex['parts'] = { ...parts }
  let sum = index
  if (behind > 0) {
    own.crowd = behind * indexMinute(it, policy)
    sum += own.crowd
  }
  if (policy.bySpeed) {
    // A person who takes `pace` times as long clears it at 1/pace of the rate. Age past the bound is nobody's speed.
    own.speed = (sum - (parts.bound ?? 0)) * (1 / Math.max(0.05, paceOf(agent, wanted)) - 1)
    sum += own.speed
  }
  const minutes = minutesIn(agent, it, policy)
  if (minutes > 0) {
    own.known = minutes * indexMinute(it, policy)
    sum += own.known
  }
  return { index: sum, parts: own }
}

/** What the agent's past with the customer is worth, in minutes of waiting. */
const minutesIn = ({ id }: RosterAgent, { previousAgent, owner }: Need, policy: RoutingPolicy): number =>
  (previousAgent === id ? policy.previousMinutes : 0) + (owner === id ? policy.ownerMinutes : 0)

function rounded(parts: CaseIndex['parts']): CaseIndex {
  const shown: CaseIndex['parts'] = {}
  let hundredths = 0
  for (const [part, value] of Object.entries(parts) as [keyof typeof parts, number][]) {
    const whole = Math.round(value * 100)
    if (whole === 0) continue
    shown[part] = whole / 100
    hundredths += whole
  }
  return { index: hundredths / 100, parts: shown }
}

import { caseIndex } from './case-index.ts'
import { spread } from './estimate-wait.ts'
import type { Need } from './need.ts'
import { reachesOf } from './rings.ts'
import type { Roster, RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import { scanRoster } from './scan-roster.ts'
import { wantedOf, whyPassOver } from './why-pass-over.ts'

export interface WaitsGiven {
  roster: Roster
  handleMinutes: number
  policy: RoutingPolicy
  now: number
}

/** From now until a person comes, milliseconds: eight in ten lie from `low` to `high`. */
export interface QueueWait {
  low: number
  middle: number
  high: number
}

/** People who could take one kind of case: which of the roster's kinds, and how fast they let cases go. */
interface Able {
  kinds: readonly boolean[]
  people: number
  places: number
  /** How many come free in a minute, as far as that is known. */
  soon: number
}

/**
 * How long each of those who wait still waits, in their order: as `estimateWait` has it for one, in one walk over all of them. What may come
 * meanwhile is left out. Null where nobody is at work who could take it.
 */
export function waitsOfAll(waiting: readonly Need[], given: WaitsGiven): (QueueWait | null)[] {
  const steps = waitsOfAllBySteps(waiting, given)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many are walked over before somebody else may have their turn. */
const atOnce = 256

/** The same in pieces, for whoever has other things to do in between: what is thought of is the moment at which it began. */
export function* waitsOfAllBySteps(
  waiting: readonly Need[],
  given: WaitsGiven,
): Generator<undefined, (QueueWait | null)[], undefined> {
  const { roster, handleMinutes, policy, now } = given
  const among = roster.index ?? scanRoster(roster)
  const kinds = [...among.kinds()].filter(({ members }) => members.length > 0)
  const byKey = new Map<string, { able: Able; before: number; shares: Map<string, number> }>()
  const groupOf = (need: Need) => {
    const key = keyOf(need)
    let group = byKey.get(key)
    if (!group) byKey.set(key, (group = { able: ableTo(need), before: 0, shares: new Map() }))
    return { key, group }
  }

  function ableTo(need: Need): Able {
    const home = reachesOf({ ...need, since: undefined }, roster, policy, now)[0]!
    const wanted = { ...wantedOf(need, home, among.climate), weight: 0 }
    const able = {
      kinds: kinds.map(({ like }) => whyPassOver(like, wanted, home, now) === null),
      people: 0,
      places: 0,
      soon: 0,
    }
    kinds.forEach(({ like, members }, i) => {
      if (!able.kinds[i]) return
      able.people += members.length
      able.places += like.capacity * members.length
      for (const agent of members) able.soon += comesFree(agent)
    })
    return able
  }

  function comesFree({ capacity, load, freeAt }: RosterAgent): number {
    if (load < capacity || freeAt === undefined) return capacity / handleMinutes
    return Math.max(1 / Math.max(0.5, (freeAt - now) / 60_000), (capacity - 1) / handleMinutes)
  }

  /** Of the people who could take one kind, the share who could take the other too. */
  function shareOf(theirs: Able, mine: Able): number {
    const both = kinds.reduce((sum, { members }, i) => sum + (theirs.kinds[i] && mine.kinds[i] ? members.length : 0), 0)
    return theirs.people === 0 ? 0 : both / theirs.people
  }

  const waits: (QueueWait | null)[] = waiting.map(() => null)
  const order: { need: Need; i: number; index: number }[] = []
  for (const [i, need] of waiting.entries()) {
    order.push({ need, i, index: caseIndex(need, now, policy).index })
    if (i % atOnce === atOnce - 1) yield
  }
  order.sort((a, b) => b.index - a.index)
  yield
  let walked = 0
  for (const { need, i } of order) {
    if (++walked % atOnce === 0) yield
    const known = byKey.size
    const { group: mine } = groupOf(need)
    // Whoever could take a new kind of case was looked for among all people.
    if (byKey.size > known) yield
    let ahead = 0
    for (const [key, other] of byKey) {
      if (other.before === 0) continue
      let share = mine.shares.get(key)
      if (share === undefined) mine.shares.set(key, (share = shareOf(other.able, mine.able)))
      ahead += other.before * share
    }
    mine.before++
    const { places, soon } = mine.able
    if (places === 0) continue
    const ms = 60_000 * (1 / soon + ahead / (places / handleMinutes))
    const steps = ahead + 1
    waits[i] = { low: ms * spread(steps, -tenth), middle: ms * spread(steps, 0), high: ms * spread(steps, tenth) }
  }
  return waits
}

const tenth = 1.2816

const keyOf = ({ team, skills, language }: Need): string =>
  `${team}/${skills.map((each) => (typeof each === 'string' ? each : `${each.name}:${each.level}`)).join(',')}/${language ?? ''}`

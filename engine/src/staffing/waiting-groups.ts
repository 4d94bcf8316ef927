import { skillOf } from '../routing/roster.ts'
import type { WaitingCase } from '../routing/next-case.ts'
import type { Arrival } from './staffing-day.ts'

/** Somebody who waits; `place` is the arrival's in the day. */
export interface Queued {
  arrival: Arrival
  place: number
  need: WaitingCase
  gone: boolean
}

/**
 * Those who wait, those who need the same together. Of these the one who has waited longest is the most pressing and has every ring open that
 * the others have: whoever takes any of them takes that one first.
 */
export function createWaiting() {
  const groups = new Map<string, Queued[]>()
  const byPlace = new Map<number, Queued>()
  return {
    get size() {
      return byPlace.size
    },
    add(it: Queued): void {
      const key = likeOf(it.need)
      const group = groups.get(key)
      if (group) group.push(it)
      else groups.set(key, [it])
      byPlace.set(it.place, it)
    },
    remove(it: Queued): void {
      it.gone = true
      byPlace.delete(it.place)
    },
    at: (place: number) => byPlace.get(place),
    heads(): (WaitingCase & { place: number })[] {
      const heads: (WaitingCase & { place: number })[] = []
      for (const [key, group] of groups) {
        while (group[0]?.gone) group.shift()
        const head = group[0]
        if (head) heads.push({ ...head.need, place: head.place })
        else groups.delete(key)
      }
      return heads
    },
    all: () => byPlace.values(),
  }
}

const likeOf = ({ team, skills, language, tier, priority, weight, previousAgent, owner }: WaitingCase): string =>
  JSON.stringify([
    team,
    skills.map((each) => {
      const { name, level } = skillOf(each)
      return `${name}:${level}`
    }),
    language ?? null,
    tier ?? null,
    priority ?? null,
    weight ?? 1,
    previousAgent ?? null,
    owner ?? null,
  ])

import { dayMs, hourMs, minuteMs, staffByHour, weekend } from './world.ts'

/** The people of the desk: who is there in which hour, and when each is free again. Handoffs of a policy make its own queue. */
export interface Queue {
  /** Minutes until somebody would take it. */
  waitAt(at: number): number
  /** Somebody takes it, as soon as one is free; returns the wait in minutes. */
  take(at: number, handleMin: number): number
}

/** `perThousand`: conversations a day, in thousands. The same share of people is there, however large the desk. */
export function openQueue(perThousand: number): Queue {
  const most = Math.max(1, Math.round(Math.max(...staffByHour) * perThousand))
  const freeAt = new Float64Array(most)
  const staffed = (at: number): number => {
    const day = Math.floor(at / dayMs)
    const hour = Math.floor((at % dayMs) / hourMs)
    const share = day % 7 >= 5 ? weekend.staff : 1
    const open = staffByHour[hour] ?? 0
    return open === 0 ? 0 : Math.min(most, Math.max(1, Math.round(open * share * perThousand)))
  }
  /** Who of those that are there is free first; where nobody is there, at the next full hour with people. */
  const first = (at: number): { agent: number; start: number } => {
    let from = at
    while (staffed(from) === 0) from = (Math.floor(from / hourMs) + 1) * hourMs
    const there = staffed(from)
    let agent = 0
    for (let i = 1; i < there; i++) if (freeAt[i]! < freeAt[agent]!) agent = i
    return { agent, start: Math.max(from, freeAt[agent]!) }
  }
  return {
    waitAt: (at) => (first(at).start - at) / minuteMs,
    take(at, handleMin) {
      const { agent, start } = first(at)
      freeAt[agent] = start + handleMin * minuteMs
      return (start - at) / minuteMs
    },
  }
}

import { momentIn } from '@baton/protocol/wording/amounts'
import type { Language } from '@baton/protocol/wording/wording'

/** One day of the reader's calendar with the times that may be picked on it. */
export interface FreeDay {
  name: string
  times: readonly { at: number; name: string }[]
}

/** Times by the days on which they are where the reader is, in order; `timeZone` only where it is not the machine's. */
export function daysOf(times: readonly number[], now: number, language: Language, timeZone?: string): FreeDay[] {
  const days = new Map<string, number[]>()
  for (const at of times) {
    const { name } = momentIn(language, at, now, timeZone)
    days.set(name, [...(days.get(name) ?? []), at])
  }
  return [...days].map(([name, ats]) => {
    const clocks = ats.map((at) => momentIn(language, at, now, timeZone).time)
    const times = ats.map((at, n) => {
      const clock = clocks[n] ?? ''
      // The hour that comes twice when the clocks are put back.
      const twice = clocks.indexOf(clock) !== clocks.lastIndexOf(clock)
      return { at, name: twice ? `${clock} ${zoneAt(at, language, timeZone)}` : clock }
    })
    return { name, times }
  })
}

function zoneAt(at: number, language: Language, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZoneName: 'short', ...(timeZone ? { timeZone } : {}) })
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

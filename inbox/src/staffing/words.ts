import type { SimulationResult, SimulationRow, StaffingChanges } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'

export const minutesWords = (minutes: number): string =>
  minutes < 0.95
    ? `${Math.round(minutes * 60)} s`
    : `${minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes)} min`

const names = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** What would be otherwise, in few words. */
export function changeWords({ add, remove, skills, shifts, capacity, routing }: StaffingChanges): string {
  const parts = [
    ...add.map(({ count, skills: own, from, to }) => {
      const can = own.map((each) => (typeof each === 'string' ? each : each.name))
      return `${count} more${can.length > 0 ? ` with ${names(can)}` : ''} from ${from} to ${to}`
    }),
    ...(remove.length > 0 ? [`${remove.length} fewer`] : []),
    ...(skills.length > 0 ? [`${skills.length} with other skills`] : []),
    ...(shifts.length > 0 ? [`${shifts.length} at other times`] : []),
    ...capacity.map((each) => `${each.agentId === null ? 'everybody' : 'one'} with room for ${each.capacity}`),
    ...(routing ? ['other routing'] : []),
  ]
  return parts.length === 0 ? 'As it was' : names(parts)
}

/** What it comes to, in one sentence. */
export function resultWords({ asked, headline }: Pick<SimulationRow, 'asked' | 'headline'>): string {
  if (!headline) return ''
  const target = `within ${minutesWords(asked.targetMinutes)}`
  const { before, after } = headline
  if (!after)
    return `As it was: ${shareWords(before.inTime)} ${target}, four of five waits up to ${minutesWords(before.p80)}, ${shareWords(before.abandoned)} left.`
  const what = changeWords(asked.changes)
  const left =
    shareWords(before.abandoned) === shareWords(after.abandoned)
      ? `${shareWords(after.abandoned)} leave, as before`
      : `${shareWords(after.abandoned)} leave instead of ${shareWords(before.abandoned)}`
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${shareWords(after.inTime)} ${target} instead of ${shareWords(before.inTime)}; four of five wait up to ${minutesWords(after.p80)} instead of ${minutesWords(before.p80)}; ${left}.`
}

/** How well playing the day as it was brings back what happened. */
export function honestWords({ real, before }: Pick<SimulationResult, 'real' | 'before'>): {
  good: boolean
  words: string
} {
  const [was, played] = [real.meanWait, before.figures.meanWait]
  const off = Math.abs(played - was)
  const good = off <= Math.max(0.25, 0.3 * was)
  const both = `The mean wait was ${minutesWords(was)}; played as it was it comes to ${minutesWords(played)} (${minutesWords(before.ranges.meanWait.low)} to ${minutesWords(before.ranges.meanWait.high)} in eight of ten)`
  return {
    good,
    words: good
      ? `${both}.`
      : `${both}: the figures are off, so trust the difference between before and after more than either. People may have been there whose shift is not on record, or away although it is.`,
  }
}

/** Where the formula and the simulation part, and why. */
export function formulaWords({ formula, differs, figures }: SimulationResult['before']): string {
  const name = formula.name === 'erlang-a' ? 'Erlang A' : 'Erlang C'
  if (formula.meanWait === null)
    return `${name} says nothing of the whole: in ${formula.overloaded} half hours more came than those there could ever answer.`
  const why = differs.map(({ because, minutes }) => {
    const cause =
      because === 'skills'
        ? 'not everybody can do everything'
        : 'it does not come evenly, and what waits is carried into the next half hour'
    return `${minutesWords(Math.abs(minutes))} ${minutes > 0 ? 'more' : 'less'} because ${cause}`
  })
  return `${name} has a mean wait of ${minutesWords(formula.meanWait)}, the simulation ${minutesWords(figures.meanWait)}${why.length > 0 ? `: ${names(why)}` : ''}.`
}

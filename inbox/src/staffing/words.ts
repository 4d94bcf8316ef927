import type { SimulationResult, SimulationRow, StaffingChanges } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'

export const minutesWords = (minutes: number): string =>
  minutes < 0.95
    ? `${Math.round(minutes * 60)} s`
    : `${minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes)} min`

const names = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A version of the policy as it is said in a sentence. */
export const versionWords = (version: number): string =>
  version === 0 ? 'the policy as shipped' : `version ${version} of the policy`

/** What an agent is called; null where nobody knows. */
export type NameOf = (agentId: string) => string | null

/** What would be otherwise, in few words: people by name, where they are one or two. */
export function changeWords(changes: StaffingChanges, nameOf: NameOf): string {
  const { add, remove, skills, shifts, capacity, policyVersion, routing } = changes
  const all = capacity.findLast(({ agentId }) => agentId === null)
  const single = capacity.slice(all ? capacity.lastIndexOf(all) + 1 : 0)
  const parts = [
    ...add.map(({ count, skills: own, from, to }) => {
      const can = own.map(skillName)
      return `${count} more${can.length > 0 ? ` with ${names(can)}` : ''} from ${from} to ${to}`
    }),
    ...few(
      remove,
      nameOf,
      (who) => `without ${who}`,
      (n) => `${n} ${n === 1 ? 'person' : 'people'} fewer`,
    ),
    ...told(
      shifts,
      nameOf,
      (name, { from, to }) => `${name} from ${from} to ${to}`,
      (n) => `${n} people at other hours`,
    ),
    ...told(
      skills,
      nameOf,
      (name, { add: more, remove: less }) =>
        [
          name,
          ...(more.length > 0 ? [`with ${names(more.map(skillName))}`] : []),
          ...(less.length > 0 ? [`without ${names(less)}`] : []),
        ].join(' '),
      (n) => `${n} people with other skills`,
    ),
    ...(all ? [`everybody with room for ${all.capacity}`] : []),
    ...told(
      single,
      nameOf,
      (name, { capacity: room }) => `${name} with room for ${room}`,
      (n) => `${n} people with other room`,
    ),
    ...(policyVersion === undefined ? [] : [`routed by ${versionWords(policyVersion)}`]),
    ...(routing ? ['other routing'] : []),
  ]
  return parts.length === 0 ? 'As it was' : names(parts)
}

const skillName = (skill: StaffingChanges['add'][number]['skills'][number]): string =>
  typeof skill === 'string' ? skill : `${skill.name}${skill.level === 3 ? '' : ` ${skill.level}`}`

/** Up to two are named. */
function few(
  ids: readonly string[],
  nameOf: NameOf,
  one: (who: string) => string,
  many: (n: number) => string,
): string[] {
  if (ids.length === 0) return []
  const known = ids.map(nameOf)
  return [ids.length < 3 && known.every((each) => each !== null) ? one(names(known)) : many(ids.length)]
}

function told<T extends { agentId: string | null }>(
  changes: readonly T[],
  nameOf: NameOf,
  one: (name: string, change: T) => string,
  many: (n: number) => string,
): string[] {
  if (changes.length > 2) return [many(changes.length)]
  return changes.map((change) => one((change.agentId === null ? null : nameOf(change.agentId)) ?? 'somebody', change))
}

/** What it comes to, in one sentence. */
export function resultWords({ asked, headline }: Pick<SimulationRow, 'asked' | 'headline'>, nameOf: NameOf): string {
  if (!headline) return ''
  const target = `within ${minutesWords(asked.targetMinutes)}`
  const { before, after } = headline
  if (!after)
    return `As it was: ${shareWords(before.inTime)} ${target}, four of five waits up to ${minutesWords(before.p80)}, ${shareWords(before.abandoned)} left.`
  const what = changeWords(asked.changes, nameOf)
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

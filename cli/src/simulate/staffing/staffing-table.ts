import type { Difference, Figures, HalfHour, StaffingOutcome } from '@baton/engine'

/** What of an outcome is shown: one played here, or by a server. */
export type Shown = Pick<StaffingOutcome, 'utilisation' | 'ranges' | 'pooledWait' | 'replications'> & {
  figures: Figures
  halfHours: readonly (Pick<HalfHour, 'arrivals' | 'meanWait' | 'people' | 'utilisation'> & { at: string | number })[]
  formula: Pick<StaffingOutcome['formula'], 'name' | 'meanWait' | 'abandoned'>
  differs: readonly Difference[]
}

export interface Compared {
  /** Which version of the policy routed, where a server has versions. */
  policies?: { before: number; after: number } | undefined
  real: Figures | null
  before: Shown
  after: Shown | null
}

/** For people: what happened, as it was played, as it would be, and each half hour of both. */
export function staffingTable({ policies, real, before, after }: Compared): string {
  const rows = [
    ...(real ? [line('what happened', real, null)] : []),
    line(real ? 'played as it was' : 'as it was', before.figures, before.utilisation),
    ...(after ? [line('with the changes', after.figures, after.utilisation)] : []),
  ]
  const last = after ?? before
  const { low, high } = last.ranges.meanWait
  return [
    `${before.figures.arrivals} customers, ${before.replications} times; waits in minutes`,
    '  mean    p50    p80    p95  in time    left  busy',
    ...rows,
    `eight of ten times the mean wait ${after ? 'with the changes ' : ''}was ${low.toFixed(1)} to ${high.toFixed(1)}`,
    ...(policies ? [policyLine(policies, after !== null)] : []),
    formulaLine(last),
    '',
    'UTC    came  people   wait  busy  wait with the changes',
    ...before.halfHours.flatMap((each, i) =>
      each.arrivals > 0 || each.people > 0 ? [halfLine(each, after?.halfHours[i])] : [],
    ),
    '',
  ].join('\n')
}

const line = (name: string, { meanWait, p50, p80, p95, inTime, abandoned }: Figures, busy: number | null): string =>
  [
    meanWait.toFixed(1).padStart(6),
    ...[p50, p80, p95].map((value) => value.toFixed(1).padStart(6)),
    percent(inTime).padStart(8),
    percent(abandoned).padStart(7),
    (busy === null ? '' : percent(busy)).padStart(5),
    ` ${name}`,
  ].join(' ')

function formulaLine({ formula, differs }: Shown): string {
  const name = formula.name === 'erlang-a' ? 'Erlang A' : 'Erlang C'
  if (formula.meanWait === null) return `${name} says nothing: in some half hour more came than could be answered`
  const why = differs.map(
    ({ because, minutes }) =>
      `${minutes > 0 ? '+' : '−'}${Math.abs(minutes).toFixed(1)} ${because === 'skills' ? 'not everybody can everything' : 'it does not come evenly, and what waits is carried on'}`,
  )
  return `${name} has a mean wait of ${formula.meanWait.toFixed(1)}${why.length > 0 ? `; the rest: ${why.join(', ')}` : ''}`
}

const halfLine = (
  { at, arrivals, people, meanWait, utilisation }: Shown['halfHours'][number],
  after: Shown['halfHours'][number] | undefined,
) =>
  [
    new Date(at).toISOString().slice(11, 16),
    String(Math.round(arrivals)).padStart(5),
    people.toFixed(1).padStart(7),
    (meanWait === null ? '–' : meanWait.toFixed(1)).padStart(6),
    (utilisation === null ? '–' : percent(utilisation)).padStart(5),
    after ? (after.meanWait === null ? '–' : after.meanWait.toFixed(1)).padStart(6) : '',
  ]
    .join(' ')
    .trimEnd()

const policyLine = ({ before, after }: { before: number; after: number }, changed: boolean): string =>
  changed && before !== after
    ? `routed by ${policyName(before)}, with the changes by ${policyName(after)}`
    : `routed by ${policyName(before)}`

const policyName = (version: number): string =>
  version === 0 ? 'the policy as shipped' : `version ${version} of the policy`

const percent = (share: number): string => `${Math.round(share * 100)}%`

import { scoreOfParts } from '../handoff/completeness.ts'
import type { PackagePart } from '../handoff/missing.ts'

/** What a person says of a part of a package: it is there, partly, not there, or what is there is wrong. */
export type Grade = 'there' | 'partly' | 'not-there' | 'wrong'

/** One part of one handoff, as it was computed and as a person graded it. */
export interface GradedPart {
  handoffId: string
  part: PackagePart
  computed: 'present' | 'partial' | 'missing'
  grade: Grade
  /** Of the part, when the package was written. */
  weight: number
}

export interface PartAgreement {
  part: PackagePart
  graded: number
  /** The share of grades that say what was computed, 0..1. */
  equal: number
  /** Parts that were computed as present, and a person says are less. */
  tooGood: number
  /** The other way round. */
  tooBad: number
  wrong: number
}

export interface Agreement {
  handoffs: number
  graded: number
  equal: number
  /** Cohen's kappa over present, partial and missing: agreement beyond chance, -1..1. Null where chance alone explains everything. */
  kappa: number | null
  /** Pearson's correlation of the computed score with the graded one, over handoffs. Null below three, or where one does not vary. */
  correlation: number | null
  parts: readonly PartAgreement[]
}

const states = ['present', 'partial', 'missing'] as const
const gradedAs: Record<Grade, (typeof states)[number]> = {
  there: 'present',
  partly: 'partial',
  'not-there': 'missing',
  wrong: 'missing',
}

/** How far people and the computed completeness agree. */
export function agreementOf(grades: readonly GradedPart[]): Agreement {
  const byHandoff = groupedBy(grades, ({ handoffId }) => handoffId)
  const scores = [...byHandoff.values()].map((parts) => ({
    computed: scoreOfParts(parts.map(({ computed: state, weight }) => ({ state, weight }))),
    graded: scoreOfParts(parts.map(({ grade, weight }) => ({ state: gradedAs[grade], weight }))),
  }))
  return {
    handoffs: byHandoff.size,
    graded: grades.length,
    equal: share(grades.filter(isEqual).length, grades.length),
    kappa: kappaOf(grades.map(({ computed, grade }) => [computed, gradedAs[grade]])),
    correlation: correlationOf(
      scores.map(({ computed }) => computed),
      scores.map(({ graded }) => graded),
    ),
    parts: [...groupedBy(grades, ({ part }) => part)].map(([part, all]) => ({
      part,
      graded: all.length,
      equal: share(all.filter(isEqual).length, all.length),
      tooGood: all.filter((each) => rank(each.computed) < rank(gradedAs[each.grade])).length,
      tooBad: all.filter((each) => rank(each.computed) > rank(gradedAs[each.grade])).length,
      wrong: all.filter(({ grade }) => grade === 'wrong').length,
    })),
  }
}

function groupedBy<Key>(grades: readonly GradedPart[], keyOf: (each: GradedPart) => Key): Map<Key, GradedPart[]> {
  const groups = new Map<Key, GradedPart[]>()
  for (const each of grades) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return groups
}

const isEqual = ({ computed, grade }: GradedPart) => computed === gradedAs[grade]
const rank = (state: (typeof states)[number]) => states.indexOf(state)
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** Cohen, A coefficient of agreement for nominal scales, 1960. */
function kappaOf(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length === 0) return null
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length
  const expected = states.reduce((sum, state) => {
    const first = pairs.filter(([a]) => a === state).length / pairs.length
    const second = pairs.filter(([, b]) => b === state).length / pairs.length
    return sum + first * second
  }, 0)
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}

function correlationOf(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 3) return null
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const spread = (values: readonly number[], middle: number) =>
    Math.sqrt(values.reduce((sum, each) => sum + (each - middle) ** 2, 0))
  const [sx, sy] = [spread(x, mx), spread(y, my)]
  if (sx === 0 || sy === 0) return null
  return x.reduce((sum, each, i) => sum + (each - mx) * ((y[i] ?? my) - my), 0) / (sx * sy)
}

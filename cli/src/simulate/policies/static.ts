import type { Script } from '../month/customer.ts'
import type { DeskPolicy } from '../month/run-month.ts'

/** What everybody has: a person when the assistant is less sure than this; after so many failed replies; when the customer sounds like this. */
export interface StaticRule {
  confidence: number
  /** Turns after which a person takes it in any case. */
  turns: number
  frustration: number
}

export const staticPolicy = (rule: StaticRule): DeskPolicy => ({
  name: `confidence < ${rule.confidence}, turns > ${rule.turns}, frustration > ${rule.frustration}`,
  handsOff: ({ features, turn }) =>
    features.confidence < rule.confidence || turn >= rule.turns || features.frustration > rule.frustration,
})

const never = Infinity
const confidences = [0, 0.5, 0.55, 0.6, 0.625, 0.65, 0.675, 0.7, 0.725, 0.75, 0.8, 1.1]

/** One threshold over confidence, and nothing else; from never to always. */
export const confidenceRules: readonly StaticRule[] = confidences.map((confidence) => ({
  confidence,
  turns: never,
  frustration: never,
}))

/** With an attempts rule and a tone rule beside it. */
export const combinedRules: readonly StaticRule[] = confidences.flatMap((confidence) =>
  [1, 2, 4, never].flatMap((turns) =>
    [0.3, 0.4, 0.5, 0.6, 0.7, never].map((frustration) => ({ confidence, turns, frustration })),
  ),
)

/** What nobody can do: knows at once what the assistant can. A bound, not a baseline. */
export const allKnowing = (scripts: readonly Script[]): DeskPolicy => ({
  name: 'all-knowing',
  handsOff: ({ conversation }) => !scripts[conversation]!.can,
})

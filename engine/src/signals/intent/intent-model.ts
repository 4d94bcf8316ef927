import type { LinearModel, Vectoriser } from '../../learning/text/index.ts'

/** A message that shows an intent. `null` is a message that is about none of them. */
export interface IntentExample {
  text: string
  intent: string | null
}

/** What was learned from a workspace's examples. Plain data, and no word of them: terms are hashes. */
export interface IntentModel {
  version: 1
  /** By class. */
  names: readonly string[]
  /** Product areas of each intent, by class; empty where the workspace names none. */
  areas: readonly (readonly string[])[]
  vectoriser: Vectoriser
  /** Each intent against all others. */
  lines: LinearModel
  /** Two intents that are easily taken for each other, against each other alone. */
  pairs: readonly PairLine[]
  /** Scores times this, made to add up to 1, are chances that hold. */
  sharpness: number
  /** Below this confidence a message is refused. */
  threshold: number
}

/** Parts class `a` (above 0) from class `b`. Sparse: places in order, and the weight at each. */
export interface PairLine {
  a: number
  b: number
  ids: Int32Array
  weights: Float32Array
  bias: number
}

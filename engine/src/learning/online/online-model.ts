import { centre, type EstimatorModel } from '../../escalation/estimate.ts'
import { featureNames, type FeatureName, type Features } from '../../escalation/features.ts'

/** A model that learns one labelled decision at a time, and knows how sure it is of each weight. Plain data. */
export interface OnlineModel {
  /** Of the bias, then of the features in their order. */
  weights: readonly number[]
  /** How unsure it is: the covariance of the weights, row by row. */
  spread: readonly number[]
  /** Labels so far, by weight. */
  learned: number
}

export interface LearningPace {
  /** How unsure it is of the shipped weights: standard deviations of the bias and of each weight, log-odds. */
  bias: number
  weight: number
  /** The farthest that one label may move the log-odds of its own decision. */
  step: number
  /** How far from the shipped weights a weight may ever be. */
  reach: number
  /** After so many labels, what was learned before counts half: a desk changes. */
  memory: number
}

export const usualPace: LearningPace = { bias: 1.5, weight: 2, step: 0.5, reach: 10, memory: 300_000 }

/** A decision of which it is known what became of it. */
export interface LabelledDecision {
  features: Features
  /** Log-odds that are known beside the model. */
  offset: number
  /** How sure it is that the assistant resolves it without a person: 0 or 1, or between where a judge may err. */
  resolved: number
  /** What it counts: one over the chance that such an outcome is heard of at all. */
  weight: number
}

const size = featureNames.length + 1

/** As the shipped model. */
export function beginWith(prior: EstimatorModel, pace: LearningPace = usualPace): OnlineModel {
  const spread = Array.from({ length: size * size }, () => 0)
  for (let j = 0; j < size; j++) spread[j * size + j] = varianceOf(j, pace)
  return { weights: weightsOf(prior), spread, learned: 0 }
}

/** A model from before features were appended: what is new stands as it is shipped, and as unsure. */
export function withAllFeatures(
  model: OnlineModel,
  prior: EstimatorModel,
  pace: LearningPace = usualPace,
): OnlineModel {
  const known = model.weights.length
  if (known === size) return model
  const weights = weightsOf(prior).map((shipped, j) => model.weights[j] ?? shipped)
  const spread = Array.from({ length: size * size }, (_, i) => {
    const [j, k] = [Math.floor(i / size), i % size]
    if (j < known && k < known) return model.spread[j * known + k] ?? 0
    return j === k ? varianceOf(j, pace) : 0
  })
  return { ...model, weights, spread }
}

/**
 * One step of Bayesian logistic regression about the shipped model (the extended Kalman filter for a logistic observation: West, Harrison and
 * Migon 1985, "Dynamic generalized linear models"): what is sure moves little, what is unsure more, and features that go together share. The
 * step is bounded, and so is how far a weight may go. Pure: the model given is left as it is.
 */
export function learnOne(
  model: OnlineModel,
  prior: EstimatorModel,
  { features, offset, resolved, weight }: LabelledDecision,
  pace: LearningPace = usualPace,
): OnlineModel {
  const row = rowOf(features)
  const chance = oddsToChance(offset + dot(model.weights, row))
  const curve = Math.max(0.02, chance * (1 - chance)) * weight
  const toward = row.map((_, j) => {
    let sum = 0
    for (let k = 0; k < size; k++) sum += model.spread[j * size + k]! * row[k]!
    return sum
  })
  const width = dot(toward, row)
  const shrink = 1 + curve * width
  const wanted = (weight * (resolved - chance)) / shrink
  const step = width === 0 ? 0 : clip(wanted * width, pace.step) / width
  const from = weightsOf(prior)
  const weights = model.weights.map((at, j) => from[j]! + clip(at + step * toward[j]! - from[j]!, pace.reach))
  const spread = model.spread.map((at, i) => {
    const j = Math.floor(i / size)
    const k = i % size
    const less = at - (curve * toward[j]! * toward[k]!) / shrink
    return j === k ? Math.min(varianceOf(j, pace), less + (varianceOf(j, pace) - less) / pace.memory / 10) : less
  })
  return { weights, spread, learned: model.learned + weight }
}

/** As unsure again as it would be after few labels: when something has changed. */
export function unsure(model: OnlineModel, share: number, pace: LearningPace = usualPace): OnlineModel {
  const spread = model.spread.map((at, i) =>
    i % (size + 1) === 0
      ? Math.min(varianceOf(i / (size + 1), pace), at + share * varianceOf(i / (size + 1), pace))
      : at,
  )
  return { ...model, spread }
}

/** What can be shipped of it. */
export const estimatorOf = ({ weights }: OnlineModel, version: string): EstimatorModel => ({
  version,
  bias: round(weights[0]!),
  weights: Object.fromEntries(featureNames.map((name, j) => [name, round(weights[j + 1]!)])),
})

export const oddsOf = ({ weights }: OnlineModel, features: Features): number => dot(weights, rowOf(features))

export const oddsToChance = (odds: number): number => 1 / (1 + Math.exp(-odds))

const weightsOf = ({ bias, weights }: EstimatorModel): number[] => [
  bias,
  ...featureNames.map((name) => weights[name] ?? 0),
]

const rowOf = (features: Features): number[] => [
  1,
  ...featureNames.map((name: FeatureName) => features[name] - (centre[name] ?? 0)),
]

const varianceOf = (place: number, { bias, weight }: LearningPace): number => (place === 0 ? bias : weight) ** 2

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const clip = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
const round = (value: number): number => Math.round(value * 1e4) / 1e4

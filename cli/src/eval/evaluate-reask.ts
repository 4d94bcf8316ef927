import { asksAgainIn, readFeatures, scoreOf, type Features, type GuardModel } from '@baton/engine'
import { fitLogistic } from './fit-logistic.ts'
import { foldsByService } from './folds.ts'
import { areaUnderCurve, precisionRecall, thresholdFor } from './measures.ts'
import type { ReaskRow } from './read-reask.ts'

/** What is right of what is said, at least, where the threshold is chosen. Above 0.9, because unseen services are harder. */
const PRECISION_WANTED = 0.94
const FOLDS = 6
/** To choose a threshold among rows that are learned from. */
const INNER_FOLDS = 4

export interface ReaskResult {
  auc: number
  precision: number
  recall: number
  threshold: number
  /** Microseconds for a check: a draft against its whole conversation, of which nothing is kept from before. */
  usPerCheck: number
  rows: number
  /** How it was measured. */
  split: 'shipped weights' | 'trained apart' | 'by service'
  folds: readonly { services: readonly string[]; rows: number; auc: number; precision: number; recall: number }[]
}

/** Fits a model. Its threshold comes from services that the judging weights had not seen. */
export function fitGuard(rows: readonly ReaskRow[], features = featuresOf(rows)): GuardModel {
  const weights = fitLogistic(features, labelsOf(rows))
  const scores: number[] = []
  const labels: boolean[] = []
  for (const { train, test } of foldsByService(rows, INNER_FOLDS)) {
    if (train.length === 0) continue
    const apart = fitLogistic(pick(features, train), labelsOf(pick(rows, train)))
    for (const i of test) {
      scores.push(scoreOf(features[i]!, { weights: apart }))
      labels.push(rows[i]!.again)
    }
  }
  const threshold = Math.round(thresholdFor(scores, labels, PRECISION_WANTED) * 1000) / 1000
  return { weights, threshold }
}

/** Judges rows with a model that has not seen them. */
export function testGuard(rows: readonly ReaskRow[], model: GuardModel, split: ReaskResult['split']): ReaskResult {
  const scores = featuresOf(rows).map((features) => scoreOf(features, model))
  const said = scores.map((score) => score >= model.threshold)
  return {
    ...measure(rows, scores, said),
    threshold: model.threshold,
    usPerCheck: timeChecks(rows, model),
    split,
    folds: [],
  }
}

/** Learns and tests on one file: each service is judged by weights and a threshold from the others. */
export function crossValidate(rows: readonly ReaskRow[], heard: (line: string) => void): ReaskResult {
  const features = featuresOf(rows)
  const folds = foldsByService(rows, FOLDS)
  const scores: number[] = []
  const said: boolean[] = []
  const tested: ReaskRow[] = []
  const lines = folds.map(({ services, train, test }, n) => {
    heard(`fold ${n + 1} of ${folds.length}: ${services.join(', ')}`)
    const model = fitGuard(pick(rows, train), pick(features, train))
    const foldScores = test.map((i) => scoreOf(features[i]!, model))
    const foldSaid = foldScores.map((score) => score >= model.threshold)
    const foldRows = pick(rows, test)
    scores.push(...foldScores)
    said.push(...foldSaid)
    tested.push(...foldRows)
    return { services, ...measure(foldRows, foldScores, foldSaid) }
  })
  const whole = fitGuard(rows, features)
  return {
    ...measure(tested, scores, said),
    threshold: whole.threshold,
    usPerCheck: timeChecks(rows, whole),
    split: 'by service',
    folds: lines,
  }
}

function measure(rows: readonly ReaskRow[], scores: readonly number[], said: readonly boolean[]) {
  const labels = labelsOf(rows)
  return { auc: areaUnderCurve(scores, labels), ...precisionRecall(said, labels), rows: rows.length }
}

/** Of five rounds over the rows the fastest, as a mean of its checks: what else the machine does at the time is not the guard's cost. */
function timeChecks(rows: readonly ReaskRow[], model: GuardModel): number {
  const some = rows.slice(0, 1000)
  const round = () => {
    const began = process.hrtime.bigint()
    for (const { turns, draft } of some) asksAgainIn(turns, draft, model)
    return Number(process.hrtime.bigint() - began) / 1000 / some.length
  }
  return Math.min(...Array.from({ length: 5 }, round))
}

const featuresOf = (rows: readonly ReaskRow[]): Features[] =>
  rows.map(({ turns, draft }) => readFeatures(turns, draft).features)
const labelsOf = (rows: readonly ReaskRow[]): boolean[] => rows.map(({ again }) => again)
const pick = <T>(all: readonly T[], indices: readonly number[]): T[] => indices.map((i) => all[i]!)

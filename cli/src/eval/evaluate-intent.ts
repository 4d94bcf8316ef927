import { serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { intentReader, packIntentModel, trainIntents, type IntentModel, type IntentReading } from '@baton/engine'
import { meanCost, timed, type LearningCost } from './cost-of-learning.ts'
import { areaUnderCurve, matthews } from './measures.ts'
import type { IntentRow } from './read-intents.ts'

/** The seed of every run: the same files give the same figures. */
const SEED = 1

export interface IntentResult extends LearningCost {
  /** Of the rows with an intent, those whose likeliest one is right; refusing does not count. */
  accuracy: number
  /** The same, where a refused row is wrong. */
  inScopeAccuracy: number
  /** Of the rows without an intent, those that are refused; null where there are none. */
  oosRecall: number | null
  /** The chance that a row without an intent is read with less confidence than one with; null where there are none. */
  auroc: number | null
  /** Matthews correlation over all rows, with "refused" as a class. */
  mcc: number
  /** How far confidence is from what came true, over ten bands of confidence: mean distance, weighed by rows with an intent. */
  calibrationError: number
  usPerQuery: number
  rows: number
  intents: number
  split: 'trained apart' | 'ten folds'
}

interface Judged extends IntentRow {
  reading: IntentReading
  /** Set apart from `reading.refused` where validation rows decide. */
  refused: boolean
}

/** Learns from `train`, judges `test`. With `val`, what is refused is decided there: 10 % of its rows with an intent. */
export function testIntents(
  train: readonly IntentRow[],
  test: readonly IntentRow[],
  val: readonly IntentRow[] | null,
): IntentResult {
  const { judged, usPerQuery, cost } = judge(train, test, val)
  return {
    ...measure(judged),
    ...meanCost([cost]),
    usPerQuery,
    rows: test.length,
    intents: count(train),
    split: 'trained apart',
  }
}

/** Learns and tests on one file in ten folds: each row is judged by what the others taught. */
export function crossValidateIntents(rows: readonly IntentRow[], heard: (line: string) => void): IntentResult {
  const all: Judged[] = []
  const costs: Omit<LearningCost, 'peakMb'>[] = []
  let us = 0
  const foldOf = foldsByIntent(rows)
  for (let fold = 0; fold < FOLDS; fold++) {
    const part = judge(
      rows.filter((_, i) => foldOf[i] !== fold),
      rows.filter((_, i) => foldOf[i] === fold),
      null,
    )
    all.push(...part.judged)
    costs.push(part.cost)
    us += part.usPerQuery / FOLDS
    heard(`fold ${fold + 1} of ${FOLDS}: accuracy so far ${measure(all).accuracy.toFixed(4)}`)
  }
  return {
    ...measure(all),
    ...meanCost(costs),
    usPerQuery: us,
    rows: rows.length,
    intents: count(rows),
    split: 'ten folds',
  }
}

const FOLDS = 10

/** Each intent is dealt out evenly, in an order that does not depend on how the file is sorted. */
function foldsByIntent(rows: readonly IntentRow[]): Int8Array {
  const folds = new Int8Array(rows.length)
  const dealt = new Map<string | null, number>()
  const order = rows.map((_, i) => i).sort((a, b) => scatter(a) - scatter(b))
  for (const i of order) {
    const n = dealt.get(rows[i]!.intent) ?? 0
    folds[i] = n % FOLDS
    dealt.set(rows[i]!.intent, n + 1)
  }
  return folds
}

const scatter = (i: number): number => (Math.imul(i + 1, 0x9e3779b1) ^ (Math.imul(i + 1, 0x85ebca6b) >>> 13)) >>> 0

function judge(train: readonly IntentRow[], test: readonly IntentRow[], val: readonly IntentRow[] | null) {
  const { result: model, seconds } = timed(() => trainIntents(train, { seed: SEED }))
  const read = intentReader(model)
  const { result: readings, seconds: reading } = timed(() => test.map(({ text }) => read(text)))
  const sure = (val ?? []).filter(({ intent }) => intent !== null).map(({ text }) => confidenceOf(read(text)))
  const limit = sure.sort((a, b) => a - b)[Math.floor(sure.length * 0.1)]
  const judged = test.map((row, i): Judged => {
    const said = readings[i]!
    return { ...row, reading: said, refused: limit === undefined ? said.refused : confidenceOf(said) < limit }
  })
  return { judged, usPerQuery: (reading * 1e6) / test.length, cost: { fitSeconds: seconds, modelKb: keptKb(model) } }
}

/** As a workspace's model is kept: in typed arrays, compressed. */
const keptKb = (model: IntentModel): number => gzipSync(serialize(packIntentModel(model)), { level: 1 }).length / 1024

const confidenceOf = ({ confidence }: IntentReading): number => confidence
const nameOf = ({ intents }: IntentReading): string => intents[0]?.name ?? ''
const count = (rows: readonly IntentRow[]): number => new Set(rows.flatMap(({ intent }) => intent ?? [])).size

function measure(judged: readonly Judged[]) {
  const inScope = judged.filter(({ intent }) => intent !== null)
  const outside = judged.filter(({ intent }) => intent === null)
  const isRight = ({ reading, intent }: Judged) => nameOf(reading) === intent
  const share = (some: readonly Judged[], holds: (each: Judged) => boolean) => some.filter(holds).length / some.length
  return {
    accuracy: share(inScope, isRight),
    inScopeAccuracy: share(inScope, (each) => !each.refused && isRight(each)),
    oosRecall: outside.length > 0 ? share(outside, ({ refused }) => refused) : null,
    auroc:
      outside.length > 0
        ? areaUnderCurve(
            judged.map(({ reading }) => confidenceOf(reading)),
            judged.map(({ intent }) => intent !== null),
          )
        : null,
    mcc: matthews(
      judged.map(({ reading, refused }) => (refused ? '' : nameOf(reading))),
      judged.map(({ intent }) => intent ?? ''),
    ),
    calibrationError: calibrationError(
      inScope.map(({ reading }) => reading.intents[0]?.probability ?? 0),
      inScope.map(isRight),
    ),
  }
}

function calibrationError(chances: readonly number[], right: readonly boolean[]): number {
  let sum = 0
  for (let band = 0; band < 10; band++) {
    const inBand = chances.flatMap((chance, i) => (Math.min(9, Math.floor(chance * 10)) === band ? [i] : []))
    const distance = inBand.reduce((total, i) => total + chances[i]! - (right[i] ? 1 : 0), 0)
    sum += Math.abs(distance)
  }
  return sum / chances.length
}

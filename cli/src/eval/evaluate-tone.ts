import {
  beside,
  findToneSigns,
  fitVectoriser,
  linearScores,
  readTone,
  rowsOf,
  trainLinear,
  vectorsBy,
  type SparseVector,
} from '@baton/engine'
import { areaUnderCurve, precisionRecall } from './measures.ts'
import type { ToneRow } from './read-tones.ts'

export interface ToneResult {
  auc: number
  /** Of "upset", at the threshold that does best on the learned rows. */
  f1: number
  /** The same by what ships, which learned from no data set. */
  shippedAuc: number
  rows: number
  upset: number
}

/** Learns from customers' turns what upset sounds like, and judges others. */
export function testTone(train: readonly ToneRow[], test: readonly ToneRow[]): ToneResult {
  const labels = Int32Array.from(train, ({ upset }) => (upset ? 0 : 1))
  const vectoriser = fitVectoriser(train.map(termsOf), { countUnknown: true, least: 2 })
  const vectorOf = vectorsBy(vectoriser)
  const read = (row: ToneRow) => beside(vectorOf(termsOf(row)), vectoriser.hashes.length, signsOf(row))
  const learned = train.map(read)
  const ups = train.filter(({ upset }) => upset).length
  const model = trainLinear(rowsOf(learned, vectoriser.hashes.length + WIDTH), labels, 2, {
    seed: 1,
    cost: COST,
    favour: (train.length - ups) / ups,
  })
  const scoreOf = (row: ToneRow) => linearScores(model, read(row))[0]!
  const scores = test.map(scoreOf)
  const truth = test.map(({ upset }) => upset)
  const threshold = bestThreshold(
    train.map(scoreOf),
    train.map(({ upset }) => upset),
  )
  const shipped = test.map(({ text }) => readTone(text).frustration)
  return {
    auc: areaUnderCurve(scores, truth),
    f1: f1Of(
      scores.map((score) => score >= threshold),
      truth,
    ),
    shippedAuc: areaUnderCurve(shipped, truth),
    rows: test.length,
    upset: truth.filter(Boolean).length,
  }
}

/** Few rows, and other companies' words: the words count little beside the signs. Chosen by leaving companies out. */
const COST = 0.02
/** What ships is a good guess to begin with: a larger number is pulled less to 0. */
const SHIPPED = 3
/** Places for the numbers of one turn, of the one before, and how many there were. */
const EACH = 20
const WIDTH = EACH * 2 + 2

const termsOf = ({ text, english }: ToneRow): string => english ?? text

/** What the lexicons find, as numbers about 0..1. */
function numbersOf(text: string): number[] {
  const signs = findToneSigns(text)
  const tone = readTone(text)
  const times = (sign: string) => Math.log2(1 + signs.found.filter((each) => each.sign === sign).length)
  return [
    SHIPPED * tone.frustration,
    tone.urgency,
    tone.politeness ?? 0,
    times('angry'),
    times('letDown'),
    times('again'),
    times('pressing'),
    times('deadline'),
    times('polite'),
    times('ironic'),
    times('pleased'),
    Math.log2(1 + signs.troubles),
    Math.log2(1 + signs.denials),
    Math.min(1, signs.troubles) * Math.min(1, signs.denials),
    Math.log2(1 + signs.shouts),
    Math.log2(1 + signs.stretches),
    Math.log2(1 + signs.angryFaces + signs.sadFaces),
    Math.log2(1 + signs.words) / 4,
    signs.words < 4 ? 1 : 0,
    /\?/.test(text) ? 1 : 0,
  ]
}

function signsOf({ text, before }: ToneRow): SparseVector {
  const last = before.at(-1)
  const values = [
    ...numbersOf(text),
    ...(last === undefined ? Array.from({ length: EACH }, () => 0) : numbersOf(last)),
    last === undefined ? 1 : 0,
    Math.log2(1 + before.length) / 4,
  ]
  return { ids: Int32Array.from(values, (_, i) => i), values: Float32Array.from(values) }
}

function bestThreshold(scores: readonly number[], truth: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!)
  const all = truth.filter(Boolean).length
  let [hits, best, threshold] = [0, 0, 0]
  order.forEach((i, n) => {
    if (truth[i]) hits++
    const f1 = (2 * hits) / (n + 1 + all)
    if (f1 > best) [best, threshold] = [f1, scores[i]!]
  })
  return threshold
}

function f1Of(said: readonly boolean[], truth: readonly boolean[]): number {
  const { precision, recall } = precisionRecall(said, truth)
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

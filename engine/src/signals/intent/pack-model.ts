import type { IntentModel, PairLine } from './intent-model.ts'

/** Weights in two bytes each, with what one step of them is worth: half the size, and the same readings. One byte is too coarse. */
interface Packed {
  steps: Int16Array
  /** By class; one for a pair. */
  worth: Float32Array
}

/** A model as it is kept: smaller, of typed arrays, numbers and names alone. */
export interface PackedIntentModel extends Omit<IntentModel, 'lines' | 'pairs'> {
  lines: Omit<IntentModel['lines'], 'weights'> & { weights: Packed }
  pairs: readonly (Omit<PairLine, 'weights'> & { weights: Packed })[]
}

export function packIntentModel({ lines, pairs, ...model }: IntentModel): PackedIntentModel {
  return {
    ...model,
    lines: { ...lines, weights: pack(lines.weights, lines.classes) },
    pairs: pairs.map((pair) => ({ ...pair, weights: pack(pair.weights, 1) })),
  }
}

export function unpackIntentModel({ lines, pairs, ...model }: PackedIntentModel): IntentModel {
  return {
    ...model,
    lines: { ...lines, weights: unpack(lines.weights) },
    pairs: pairs.map((pair) => ({ ...pair, weights: unpack(pair.weights) })),
  }
}

function pack(weights: Float32Array, columns: number): Packed {
  const worth = new Float32Array(columns)
  for (let i = 0; i < weights.length; i++) {
    const size = Math.abs(weights[i]!)
    if (size > worth[i % columns]!) worth[i % columns] = size
  }
  for (let c = 0; c < columns; c++) worth[c]! /= 32_767
  return { steps: Int16Array.from(weights, (weight, i) => Math.round(weight / (worth[i % columns]! || 1))), worth }
}

function unpack({ steps, worth }: Packed): Float32Array {
  return Float32Array.from(steps, (step, i) => step * worth[i % worth.length]!)
}

import type { TurnModel } from './turn-model.ts'

/**
 * The two thresholds that are best on turns which were not learned from: macro-F1, and beside it how near a call is to a turn where one was
 * due (golden transfer within three turns). Chances and labels by conversation.
 */
export function chooseThresholds(
  chances: readonly (readonly number[])[],
  labels: readonly (readonly boolean[])[],
): TurnModel['thresholds'] {
  let best = { first: 0.5, again: 0.5 }
  let most = -1
  for (let first = 0.16; first <= 0.6; first += 0.02)
    for (let again = first - 0.04; again <= 0.7; again += 0.02) {
      const worth = worthOf(chances, labels, first, again)
      if (worth > most) [most, best] = [worth, { first, again }]
    }
  return { first: round(best.first), again: round(best.again) }
}

const nearness = 0.35

function worthOf(
  chances: readonly (readonly number[])[],
  labels: readonly (readonly boolean[])[],
  first: number,
  again: number,
): number {
  let [hits, wrong, missed, quiet, near] = [0, 0, 0, 0, 0]
  chances.forEach((dialogue, d) => {
    const due = labels[d]!
    const calls: number[] = []
    dialogue.forEach((chance, i) => {
      const call = chance >= (calls.length > 0 ? again : first)
      if (call) calls.push(i)
      if (call && due[i]) hits += 1
      else if (call) wrong += 1
      else if (due[i]) missed += 1
      else quiet += 1
    })
    near += nearnessOf(
      calls,
      due.flatMap((is, i) => (is ? [i] : [])),
    )
  })
  const f1 = (yes: number) => (2 * yes) / Math.max(1, 2 * yes + wrong + missed)
  return (f1(hits) + f1(quiet)) / 2 + (nearness * near) / chances.length
}

/** GT-III of one conversation (Liu et al. 2021, "Time to transfer"): how near calls are to where one was due. */
function nearnessOf(calls: readonly number[], due: readonly number[]): number {
  if (due.length === 0 || calls.length === 0) return due.length === calls.length ? 1 : 0
  const sum = calls.reduce((all, p) => all + Math.max(...due.map((q) => Math.exp(-((p - q) ** 2) / 18))), 0)
  return sum / calls.length
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** Log-odds that fit: slope and shift by Newton's method, with Platt's own damping of the labels. */
export function fitPlatt(odds: readonly number[], labels: readonly boolean[]): TurnModel['calibration'] {
  const yes = labels.filter(Boolean).length
  const high = (yes + 1) / (yes + 2)
  const low = 1 / (labels.length - yes + 2)
  let slope = 1
  let shift = 0
  for (let step = 0; step < 20; step++) {
    let [gs, gb, ss, sb, bb] = [0, 0, 1e-9, 0, 1e-9]
    odds.forEach((x, i) => {
      const chance = 1 / (1 + Math.exp(-(slope * x + shift)))
      const miss = (labels[i] ? high : low) - chance
      const spread = Math.max(1e-9, chance * (1 - chance))
      gs += miss * x
      gb += miss
      ss += spread * x * x
      sb += spread * x
      bb += spread
    })
    const det = ss * bb - sb * sb
    const ds = (gs * bb - gb * sb) / det
    const db = (gb * ss - gs * sb) / det
    slope += Math.max(-1, Math.min(1, ds))
    shift += Math.max(-1, Math.min(1, db))
    if (Math.abs(ds) + Math.abs(db) < 1e-6) break
  }
  return { slope: Math.round(slope * 1e4) / 1e4, shift: Math.round(shift * 1e4) / 1e4 }
}

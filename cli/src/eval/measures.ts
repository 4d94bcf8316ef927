/** The chance that a positive scores above a negative: area under the ROC curve by ranks, ties shared. NaN without both kinds. */
export function areaUnderCurve(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!)
  const positives = labels.filter(Boolean).length
  let ranks = 0
  for (let i = 0; i < order.length;) {
    let j = i
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) j++
    for (let k = i; k < j; k++) if (labels[order[k]!]) ranks += (i + j + 1) / 2
    i = j
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (labels.length - positives))
}

/** Precision and recall of what was said; a precision of nothing said is 1. */
export function precisionRecall(
  said: readonly boolean[],
  labels: readonly boolean[],
): { precision: number; recall: number } {
  const hits = said.filter((yes, i) => yes && labels[i]).length
  const claims = said.filter(Boolean).length
  const positives = labels.filter(Boolean).length
  return { precision: claims === 0 ? 1 : hits / claims, recall: positives === 0 ? 0 : hits / positives }
}

/** The lowest threshold from which on at least `precision` of what is said is right, looked for among the scores; 1 where there is none. */
export function thresholdFor(scores: readonly number[], labels: readonly boolean[], precision: number): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!)
  let hits = 0
  let best = 1
  order.forEach((i, n) => {
    if (labels[i]) hits++
    const next = order[n + 1]
    if (n + 1 >= 20 && hits / (n + 1) >= precision && (next === undefined || scores[next] !== scores[i]))
      best = scores[i]!
  })
  return best
}

/**
 * Matthews correlation for several classes: 1 is all right, 0 no better than chance (Gorodkin 2004). 0 where only one class is said or
 * true.
 */
export function matthews(said: readonly string[], truth: readonly string[]): number {
  const times = (of: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const each of of) counts.set(each, (counts.get(each) ?? 0) + 1)
    return counts
  }
  const [saidTimes, trueTimes] = [times(said), times(truth)]
  const rows = truth.length
  const right = said.filter((each, i) => each === truth[i]).length
  let both = 0
  for (const [each, count] of saidTimes) both += count * (trueTimes.get(each) ?? 0)
  const spread = (counts: Map<string, number>) =>
    rows * rows - [...counts.values()].reduce((sum, count) => sum + count * count, 0)
  const under = Math.sqrt(spread(saidTimes) * spread(trueTimes))
  return under === 0 ? 0 : (right * rows - both) / under
}

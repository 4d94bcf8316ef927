/** A conversation as it was judged: at each turn the chance, whether a person was called, and whether one was due. */
export interface JudgedDialogue {
  chances: readonly number[]
  called: readonly boolean[]
  due: readonly boolean[]
}

export interface HandoffMeasures {
  f1: number
  macroF1: number
  precision: number
  recall: number
  /** Golden transfer within one, two and three turns. */
  gt: [number, number, number]
}

/** All in per cent but precision and recall, which are 0..1. */
export function measureHandoffs(dialogues: readonly JudgedDialogue[]): HandoffMeasures {
  let [hits, wrong, missed, quiet] = [0, 0, 0, 0]
  for (const { called, due } of dialogues)
    called.forEach((call, i) => {
      if (call && due[i]) hits += 1
      else if (call) wrong += 1
      else if (due[i]) missed += 1
      else quiet += 1
    })
  const f1 = (right: number) => (2 * right + wrong + missed === 0 ? 0 : (2 * right) / (2 * right + wrong + missed))
  return {
    f1: 100 * f1(hits),
    macroF1: 50 * (f1(hits) + f1(quiet)),
    precision: hits + wrong === 0 ? 1 : hits / (hits + wrong),
    recall: hits + missed === 0 ? 0 : hits / (hits + missed),
    gt: [1, 2, 3].map((tolerance) => goldenTransfer(dialogues, tolerance)) as [number, number, number],
  }
}

/**
 * Golden transfer within tolerance (Liu et al. 2021, "Time to transfer: predicting and evaluating machine-human chatting handoff"): how near
 * calls are to turns where one was due, in per cent; the mean over conversations. What was due and not called costs nothing, so that it
 * never stands without recall.
 */
export function goldenTransfer(dialogues: readonly JudgedDialogue[], tolerance: number): number {
  const width = 2 * (tolerance + 1e-7) ** 2
  const of = ({ called, due }: JudgedDialogue): number => {
    const calls = called.flatMap((call, i) => (call ? [i] : []))
    const golds = due.flatMap((is, i) => (is ? [i] : []))
    if (golds.length === 0 || calls.length === 0) return golds.length === calls.length ? 1 : 0
    return (
      calls.reduce((sum, p) => sum + Math.max(...golds.map((q) => Math.exp(-((p - q) ** 2) / width))), 0) / calls.length
    )
  }
  return (100 * dialogues.reduce((sum, each) => sum + of(each), 0)) / Math.max(1, dialogues.length)
}

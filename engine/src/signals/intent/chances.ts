/** Chances that add up to 1 from scores (softmax). */
export function chancesOf(scores: Float64Array, sharpness: number): Float64Array {
  let most = -Infinity
  for (const score of scores) if (score > most) most = score
  const chances = scores.map((score) => Math.exp(sharpness * (score - most)))
  let sum = 0
  for (const chance of chances) sum += chance
  return chances.map((chance) => chance / sum)
}

/**
 * The sharpness at which the chances fit best what came true (temperature scaling; Guo, Pleiss, Sun and Weinberger 2017), by golden
 * section over its logarithm. Rows of no class are left out.
 */
export function fitSharpness(rows: readonly { scores: Float64Array; label: number }[]): number {
  const known = rows.filter(({ label }) => label >= 0)
  const loss = (log: number): number => {
    let sum = 0
    for (const { scores, label } of known) sum -= Math.log(Math.max(1e-12, chancesOf(scores, Math.exp(log))[label]!))
    return sum
  }
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.1), Math.log(100)]
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)]
  let [atLeft, atRight] = [loss(left), loss(right)]
  while (high - low > 0.01) {
    if (atLeft <= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - ratio * (high - low)
      atLeft = loss(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + ratio * (high - low)
      atRight = loss(right)
    }
  }
  return Math.exp((low + high) / 2)
}

/** Times when somebody works, ms UTC, in order and apart, calendars expanded by the shell. Null means always. */
export type Openings = readonly { from: number; to: number }[] | null

/** How much of the time from `from` to `to` somebody worked. Milliseconds. */
export function openBetween(openings: Openings, from: number, to: number): number {
  if (openings === null) return Math.max(0, to - from)
  let sum = 0
  for (let i = firstEndingAfter(openings, from); i < openings.length; i++) {
    const opening = openings[i]!
    if (opening.from >= to) break
    sum += Math.max(0, Math.min(to, opening.to) - Math.max(from, opening.from))
  }
  return sum
}

/** When `ms` of open time after `from` have passed. Null where the openings in sight do not hold so much. */
export function afterOpen(openings: Openings, from: number, ms: number): number | null {
  if (openings === null) return from + ms
  let left = ms
  for (let i = firstEndingAfter(openings, from); i < openings.length; i++) {
    const opening = openings[i]!
    const begins = Math.max(from, opening.from)
    if (begins + left <= opening.to) return begins + left
    left -= opening.to - begins
  }
  return null
}

/** Where the openings that matter begin: years of them are searched in a few steps. */
function firstEndingAfter(openings: readonly { from: number; to: number }[], at: number): number {
  let low = 0
  let high = openings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (openings[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** Which rows to learn from and which to test on, as indices. */
export interface Fold {
  services: readonly string[]
  train: readonly number[]
  test: readonly number[]
}

/**
 * Splits rows so that what is tested is about services that were not learned from. Each service is held out once: no row with it is
 * learned from, and the rows with it are tested. A row with services of several folds is tested in the first.
 */
export function foldsByService(rows: readonly { services: readonly string[] }[], wanted: number): Fold[] {
  const sizes = new Map<string, number>()
  for (const { services } of rows) for (const each of services) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  const names = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)! || (a < b ? -1 : 1))
  const held = Array.from({ length: Math.min(wanted, names.length) }, () => new Set<string>())
  // The largest first, each into the fold with the fewest rows.
  const load = held.map(() => 0)
  for (const name of names) {
    const least = load.indexOf(Math.min(...load))
    held[least]!.add(name)
    load[least]! += sizes.get(name)!
  }
  const tested = new Set<number>()
  return held.map((services) => {
    const has = (i: number) => rows[i]!.services.some((each) => services.has(each))
    const all = rows.map((_, i) => i)
    const test = all.filter((i) => has(i) && !tested.has(i))
    for (const i of test) tested.add(i)
    return { services: [...services].sort(), train: all.filter((i) => !has(i)), test }
  })
}

import { randomFrom, type Random } from '../text/index.ts'

/** A forest whose trees add up to log-odds. Trees are complete: the children of node i are 2i + 1 and 2i + 2. Plain data. */
export interface BoostedTrees {
  base: number
  trees: readonly Tree[]
}

interface Tree {
  /** The column that a node asks for; -1 at a leaf. */
  columns: readonly number[]
  /** Left when the value is below. */
  below: readonly number[]
  values: readonly number[]
}

export interface BoostOptions {
  seed: number
  trees: number
  depth: number
  /** How far each tree goes. */
  rate: number
  /** Shares of rows and of columns that each tree sees. */
  rows: number
  columns: number
  /** Pulls leaves to 0, and the fewest rows of a leaf. */
  ridge: number
  leaf: number
}

const bins = 48

/**
 * Learns log-odds of a yes by gradient boosting with Newton leaves over binned columns (Friedman 2001, "Greedy function approximation";
 * Chen and Guestrin 2016, "XGBoost"). The same seed and rows give the same trees.
 */
export function fitBoostedTrees(
  rows: readonly Float64Array[],
  labels: readonly boolean[],
  options: BoostOptions,
): BoostedTrees {
  const random = randomFrom(options.seed)
  const width = rows[0]?.length ?? 0
  const edges = Array.from({ length: width }, (_, column) => edgesOf(rows.map((row) => row[column]!)))
  const binned = edges.map((at, column) => Uint8Array.from(rows, (row) => binOf(at, row[column]!)))
  const yes = labels.filter(Boolean).length
  const base = Math.log((yes + 0.5) / (labels.length - yes + 0.5))
  const scores = new Float64Array(rows.length).fill(base)
  const slope = new Float64Array(rows.length)
  const curve = new Float64Array(rows.length)
  const trees: Tree[] = []
  for (let k = 0; k < options.trees; k++) {
    for (let i = 0; i < rows.length; i++) {
      const chance = 1 / (1 + Math.exp(-scores[i]!))
      slope[i] = chance - (labels[i] ? 1 : 0)
      curve[i] = chance * (1 - chance)
    }
    const tree = growTree({ edges, binned, slope, curve, rows: rows.length }, options, random)
    trees.push(tree)
    for (let i = 0; i < rows.length; i++) scores[i]! += leafOf(tree, rows[i]!)
  }
  return { base, trees }
}

/** Log-odds. */
export function scoreByTrees({ base, trees }: BoostedTrees, row: Float64Array): number {
  let sum = base
  for (const tree of trees) sum += leafOf(tree, row)
  return sum
}

interface Grown {
  edges: readonly (readonly number[])[]
  binned: readonly Uint8Array[]
  slope: Float64Array
  curve: Float64Array
  rows: number
}

function growTree(data: Grown, options: BoostOptions, random: Random): Tree {
  const { slope, curve } = data
  const { depth, ridge, rate } = options
  const nodes = 2 ** (depth + 1) - 1
  const tree = {
    columns: Array.from({ length: nodes }, () => -1),
    below: Array.from({ length: nodes }, () => 0),
    values: Array.from({ length: nodes }, () => 0),
  }
  const columns = data.edges
    .map((_, column) => column)
    .filter((column) => {
      const drawn = random() < options.columns
      return drawn && data.edges[column]!.length > 0
    })
  let level: [number, number[]][] = [[0, []]]
  for (let i = 0; i < data.rows; i++) if (random() < options.rows) level[0]![1].push(i)
  for (let d = 0; d <= depth; d++) {
    const next: typeof level = []
    for (const [node, some] of level) {
      let g = 0
      let h = 0
      for (const i of some) {
        g += slope[i]!
        h += curve[i]!
      }
      tree.values[node] = Math.round((-g / (h + ridge)) * rate * 1e5) / 1e5
      const split = d < depth ? bestSplit(data, options, columns, some, g, h) : null
      if (!split) continue
      tree.columns[node] = split.column
      tree.below[node] = data.edges[split.column]![split.bin]!
      const left: number[] = []
      const right: number[] = []
      for (const i of some) (data.binned[split.column]![i]! <= split.bin ? left : right).push(i)
      next.push([2 * node + 1, left], [2 * node + 2, right])
    }
    level = next
  }
  return tree
}

function bestSplit(
  { edges, binned, slope, curve }: Grown,
  { ridge, leaf }: BoostOptions,
  columns: readonly number[],
  some: readonly number[],
  g: number,
  h: number,
): { column: number; bin: number } | null {
  if (some.length < 2 * leaf) return null
  const gs = new Float64Array(bins)
  const hs = new Float64Array(bins)
  const counts = new Int32Array(bins)
  let best: { column: number; bin: number } | null = null
  let most = 1e-6 + (g * g) / (h + ridge)
  for (const column of columns) {
    const last = edges[column]!.length
    gs.fill(0)
    hs.fill(0)
    counts.fill(0)
    const of = binned[column]!
    for (const i of some) {
      const bin = of[i]!
      gs[bin]! += slope[i]!
      hs[bin]! += curve[i]!
      counts[bin]! += 1
    }
    let [left, leftCurve, count] = [0, 0, 0]
    for (let bin = 0; bin < last; bin++) {
      left += gs[bin]!
      leftCurve += hs[bin]!
      count += counts[bin]!
      if (count < leaf) continue
      if (some.length - count < leaf) break
      const gain = (left * left) / (leftCurve + ridge) + (g - left) ** 2 / (h - leftCurve + ridge)
      if (gain > most) {
        most = gain
        best = { column, bin }
      }
    }
  }
  return best
}

/** Where bins begin: quantiles, each once. */
function edgesOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort()
  const edges: number[] = []
  for (let bin = 1; bin < bins; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / bins)]!
    if (edge > (edges.at(-1) ?? sorted[0]!)) edges.push(edge)
  }
  return edges
}

function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= edges[middle]!) low = middle + 1
    else high = middle
  }
  return low
}

function leafOf({ columns, below, values }: Tree, row: Float64Array): number {
  let node = 0
  for (let column = columns[0]!; column >= 0; column = columns[node]!)
    node = row[column]! < below[node]! ? 2 * node + 1 : 2 * node + 2
  return values[node]!
}

export interface LearningCost {
  /** Of a processor, not of the clock: what else the machine does at the time is not what learning costs. */
  fitSeconds: number
  /** What was learned, as it is kept; null where it was learned anew again and again. */
  modelKb: number | null
  /** The most memory that the process held until then; examples, folds and the program itself are in it. */
  peakMb: number
}

/** Does the work and tells what of a processor it took. */
export function timed<Result>(work: () => Result): { result: Result; seconds: number } {
  const began = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(began)
  return { result, seconds: (user + system) / 1e6 }
}

const peakMb = (): number => process.resourceUsage().maxRSS / 1024

/** Of several that were learned, one for each fold: the mean of their times and sizes. */
export function meanCost(costs: readonly Omit<LearningCost, 'peakMb'>[]): LearningCost {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const sizes = costs.flatMap(({ modelKb }) => modelKb ?? [])
  return {
    fitSeconds: mean(costs.map(({ fitSeconds }) => fitSeconds)),
    modelKb: sizes.length > 0 ? mean(sizes) : null,
    peakMb: peakMb(),
  }
}

/** The size of a model that is kept as JSON. */
export const jsonKb = (model: unknown): number => Buffer.byteLength(JSON.stringify(model)) / 1024

/** As they are printed. */
export const roundedCost = ({ fitSeconds, modelKb, peakMb: peak }: LearningCost): LearningCost => ({
  fitSeconds: Math.round(fitSeconds * 100) / 100,
  modelKb: modelKb === null ? null : Math.round(modelKb),
  peakMb: Math.round(peak),
})

export const costLine = ({ fitSeconds, modelKb, peakMb: peak }: LearningCost): string =>
  [
    `${fitSeconds.toFixed(1)} s of a processor to learn`,
    ...(modelKb === null ? [] : [`${Math.round(modelKb)} KB learned`]),
    `${Math.round(peak)} MB of memory at most`,
  ].join(', ')

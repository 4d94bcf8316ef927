/** The value below which this share of the samples lies (nearest rank); NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** The exponent of a power law through these points: the slope of the least-squares line on log-log axes. */
export function logLogSlope(points: readonly { size: number; cost: number }[]): number {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }))
  const mean = (of: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length
  const x = mean((log) => log.x)
  const y = mean((log) => log.y)
  const varied = logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0)
  return logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0) / varied
}

/** For people: three digits are as many as a noisy machine knows. */
export const round = (value: number): number => Number(value.toPrecision(3))

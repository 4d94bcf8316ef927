import { simulateRouting } from '../../../cli/src/simulate/simulate-routing.ts'

/** P7: mean waits by simulation, over the fully pooled bound and over longest idle; `baton simulate --routing` tells all of it. */
export interface RoutingWaits {
  pooled: number
  longestIdle: number
  lowerTiers: number
  topTier: number
}

export async function routingWaits({ seeds = 8, arrivals = 40_000 } = {}): Promise<RoutingWaits> {
  const { pooled, longestIdle, lowerTiers, topTier } = simulateRouting(seeds, arrivals, () => {}, { lean: true })
  return { pooled, longestIdle, lowerTiers, topTier }
}

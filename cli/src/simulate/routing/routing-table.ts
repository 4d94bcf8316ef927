import type { RoutingComparison, Waits } from '../simulate-routing.ts'
import { deskKinds } from './desk.ts'

/** For people: the waits of every way on every desk, and the ratios that they come to. */
export function routingTable(result: RoutingComparison): string {
  const { pooled, longestIdle, lowerTiers, topTier, estimates, seeds, arrivals } = result
  return [
    `${seeds} times ${arrivals} customers; waits in minutes`,
    '  mean    p90  longest  busiest tenth  way',
    ...deskKinds.flatMap((kind) => [
      `${kind}:`,
      ...Object.entries(result[kind]).map(([name, waits]) => line(name, waits)),
    ]),
    `with skills / everybody can all: ${pooled}`,
    `by speed / longest idle: ${longestIdle}`,
    `cost of the lower tiers' waits / under strict priority: ${lowerTiers}; the top tier's wait: ${topTier}`,
    ...deskKinds.map(
      (kind) =>
        `estimates, ${kind}: ${(100 * estimates[kind].coverage).toFixed(1)} % in range, bias ${(100 * estimates[kind].bias).toFixed(1)} %`,
    ),
    '',
  ].join('\n')
}

const line = (name: string, { mean, p90, longest, busiestTenth, lowerCost, tiers = {} }: Waits): string =>
  [
    mean.toFixed(2).padStart(6),
    p90.toFixed(2).padStart(5),
    longest.toFixed(1).padStart(7),
    busiestTenth.toFixed(3).padStart(13),
    [
      name,
      ...Object.entries(tiers).map(([tier, waits]) => `${tier} ${waits.mean}`),
      ...(lowerCost === undefined ? [] : [`lower cost ${lowerCost}`]),
    ].join(', '),
  ].join('  ')

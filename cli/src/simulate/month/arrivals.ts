import { createChance } from '../../chance.ts'
import { writeScript, type Script } from './customer.ts'
import { arrivalsByHour, dayMs, days, hourMs, weekend } from './world.ts'

/** Everybody who writes in the month, in order of time. */
export function writeMonth(seed: number, conversations: number): Script[] {
  const chance = createChance(seed, 'arrivals')
  const weights: number[] = []
  for (let day = 0; day < days; day++)
    for (const each of arrivalsByHour) weights.push(each * (day % 7 >= 5 ? weekend.arrivals : 1))
  const sums: number[] = []
  weights.reduce((sum, each, i) => (sums[i] = sum + each), 0)
  const all = sums.at(-1)!
  const times = Array.from({ length: conversations }, () => {
    const place = chance.next() * all
    const hour = sums.findIndex((sum) => sum > place)
    return (hour + chance.next()) * hourMs
  }).sort((a, b) => a - b)
  return times.map((at, number) => writeScript(seed, number, at, at / (days * dayMs)))
}

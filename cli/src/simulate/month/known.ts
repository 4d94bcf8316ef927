import { writeScript } from './customer.ts'
import { intents } from './world.ts'

const lastMonth = 6000

/** How often the assistant could resolve each intent last month, as the desk's own table says it. It does not know of the drift. */
export function lastMonthBy(seed: number): Map<string, number> {
  const counts = new Map(intents.map(({ name }) => [name, { all: 2, could: 1 }]))
  for (let i = 0; i < lastMonth; i++) {
    const { intent, can } = writeScript(seed + 1_000_003, i, 0, 0)
    const count = counts.get(intent)!
    count.all += 1
    if (can) count.could += 1
  }
  return new Map([...counts].map(([name, { all, could }]) => [name, could / all]))
}

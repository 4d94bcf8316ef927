import { Command } from 'commander'
import { createProgress } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'
import { routingTable } from './routing/routing-table.ts'
import { simulateMonth, type MonthComparison } from './simulate-month.ts'
import { simulateRouting } from './simulate-routing.ts'
import type { MonthResult } from './month/run-month.ts'

interface Options {
  month?: true
  routing?: true
  seed: number
  seeds: number
  arrivals: number
  conversations: number
  json: boolean
}

/** `baton simulate`: what policies cost in a made month, and what ways to route make customers wait, where the truth is known. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'a simulated desk: what each way to decide on handoffs costs, or how long each way to route makes customers wait',
    )
    .option('--month', 'a month of deciding on handoffs')
    .option('--seed <number>', 'month: another seed is another month', wholeNumber, 1)
    .option('--conversations <number>', 'month: how many write in it', wholeNumber, 50_000)
    .option('--routing', 'ways to route, on desks with skills, speeds and tiers')
    .option('--seeds <number>', 'routing: how many times', wholeNumber, 8)
    .option('--arrivals <number>', 'routing: how many customers come each time', wholeNumber, 40_000)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(({ month, routing, seed, seeds, arrivals, conversations, json }: Options, command: Command) => {
      if (month === routing) command.error('error: say which: --month or --routing')
      const progress = createProgress()
      const heard = (line: string) => progress.show(line)
      const text = routing
        ? printed(simulateRouting(seeds, arrivals, heard), json, routingTable)
        : printed(simulateMonth(seed, conversations, heard), json, table)
      progress.done()
      process.stdout.write(text)
    })
}

const printed = <T>(result: T, json: boolean, table: (result: T) => string): string =>
  json ? `${JSON.stringify(result)}\n` : table(result)

function table({ confidence, combined, shipped, learned, ratio, allKnowing }: MonthComparison): string {
  return [
    'cost  after drift  handed off  asked  failed  policy (agent minutes for a conversation; shares)',
    line('confidence, best of the month', confidence.month),
    line('confidence, best after the drift', confidence.afterDrift),
    line('confidence, turns and tone, best of the month', combined.month),
    line('confidence, turns and tone, best after the drift', combined.afterDrift),
    line('', shipped),
    line('', learned),
    line('', allKnowing),
    `learned / best static: ${ratio.month.toFixed(3)} over the month, ${ratio.afterDrift.toFixed(3)} after the drift`,
    '',
  ].join('\n')
}

const line = (kind: string, { name, cost, costAfterDrift, handedOff, asked, failed }: MonthResult): string =>
  [
    cost.toFixed(2),
    costAfterDrift.toFixed(2).padStart(11),
    handedOff.toFixed(3).padStart(10),
    asked.toFixed(3).padStart(5),
    failed.toFixed(3).padStart(6),
    kind ? `${kind}: ${name}` : name,
  ].join('  ')

import { Command } from 'commander'
import { ApiError, UnreachableError } from '../api/call-api.ts'
import { createProgress } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'
import { routingTable } from './routing/routing-table.ts'
import { simulateMonth, type MonthComparison } from './simulate-month.ts'
import { simulateRouting } from './simulate-routing.ts'
import { simulateStaffing, Unusable, type StaffingOptions } from './simulate-staffing.ts'
import { staffingTable } from './staffing/staffing-table.ts'
import type { MonthResult } from './month/run-month.ts'

interface Options extends StaffingOptions {
  month?: true
  routing?: true
  staffing?: true
  seeds: number
  arrivals: number
  conversations: number
  json: boolean
}

/** `baton simulate`: what policies cost in a made month, what ways to route make customers wait, and what a day would be with other people. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'a simulated desk: what each way to decide on handoffs costs, how long each way to route makes customers wait, or a day with other people',
    )
    .option('--month', 'a month of deciding on handoffs')
    .option('--seed <number>', 'month: another seed is another month; routing: the first of its seeds', wholeNumber, 1)
    .option('--conversations <number>', 'month: how many write in it', wholeNumber, 50_000)
    .option('--routing', 'ways to route, on desks with skills, speeds and tiers')
    .option('--seeds <number>', 'routing: how many times', wholeNumber, 8)
    .option('--arrivals <number>', 'routing: how many customers come each time', wholeNumber, 40_000)
    .option('--staffing', 'a day against other people, skills, shifts or routing: docs/how-to/staffing.md')
    .option('--day <file>', 'staffing: who came and who was at work, as JSON Lines')
    .option('--url <url>', 'staffing: a server that plays a past day of its own, with --from and --to')
    .option('--key <key>', 'staffing: its API key; BATON_API_KEY where it is not given')
    .option('--from <time>', 'staffing: such as 2026-11-02T00:00:00Z')
    .option('--to <time>', 'staffing: a week later at most')
    .option('--changes <file>', 'staffing: what would be otherwise, as JSON')
    .option(
      '--policy <version>',
      "staffing: a version of the server's policy that routes instead of the live one; 0 is as shipped",
      wholeNumber,
    )
    .option('--time-zone <zone>', 'staffing: whose clocks the times of day in it are read by', 'UTC')
    .option('--target <minutes>', 'staffing: answered within so long is in time', Number, 3)
    .option('--patience <minutes>', 'staffing: the mean, where too few left to learn it', Number)
    .option('--times <number>', 'staffing: how many times the day is played', wholeNumber, 20)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async (options: Options, command: Command) => {
      const { month, routing, staffing, seed, seeds, conversations, json } = options
      if ([month, routing, staffing].filter(Boolean).length !== 1)
        command.error('error: say which: --month, --routing or --staffing')
      const progress = createProgress()
      const heard = (line: string) => progress.show(line)
      const text = await (async () => {
        if (staffing) return printed(await simulateStaffing(options, heard), json, staffingTable)
        return routing
          ? printed(simulateRouting(seeds, options.arrivals, heard, { from: seed }), json, routingTable)
          : printed(simulateMonth(seed, conversations, heard), json, table)
      })().catch((error: unknown) => {
        progress.done()
        if (error instanceof Unusable || error instanceof ApiError || error instanceof UnreachableError)
          return command.error(`error: ${error.message}`)
        throw error
      })
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

import { Command } from 'commander'
import { createProgress } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'
import { simulateMonth, type MonthComparison } from './simulate-month.ts'
import type { MonthResult } from './month/run-month.ts'

interface Options {
  month: boolean
  seed: number
  conversations: number
  json: boolean
}

/** `baton simulate`: what policies cost in a made month, where the truth is known. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('a simulated month of one desk: what each way to decide on handoffs costs')
    .requiredOption('--month', 'run a month')
    .option('--seed <number>', 'another seed is another month', wholeNumber, 1)
    .option('--conversations <number>', 'how many write in it', wholeNumber, 50_000)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(({ seed, conversations, json }: Options) => {
      const progress = createProgress()
      const result = simulateMonth(seed, conversations, (line) => progress.show(line))
      progress.done()
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : table(result))
    })
}

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

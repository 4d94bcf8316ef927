import { realpath } from 'node:fs/promises'
import { Command } from 'commander'
import { createProgress } from '../progress.ts'
import { crossValidateIntents, testIntents, type IntentResult } from './evaluate-intent.ts'
import { BadFile } from './json-lines.ts'
import { readIntentFile } from './read-intents.ts'

interface Options {
  train: string
  test: string
  val?: string
  json: boolean
}

/** `baton eval intent`: how well intents are told apart when they are learned from a file of examples. */
export function intentCommand(): Command {
  return new Command('intent')
    .description('what a message is about, learned from examples: right, refused where unknown, and how fast')
    .requiredOption('--train <file>', 'examples to learn from')
    .requiredOption('--test <file>', 'messages to judge; the same file as --train is split into ten folds')
    .option('--val <file>', 'messages that decide what is refused: 10 % of those with an intent')
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async (options: Options) => {
      try {
        await evaluate(options)
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        process.stderr.write(`baton: ${error.message}\n`)
        process.exitCode = 1
      }
    })
}

async function evaluate({ train, test, val, json }: Options): Promise<void> {
  const progress = createProgress()
  const examples = await readIntentFile(train)
  if (new Set(examples.flatMap(({ intent }) => intent ?? [])).size < 2)
    throw new BadFile(`${train}: names fewer than two intents; there is nothing to tell apart`)
  const same = (await realpath(train)) === (await realpath(test).catch(() => test))
  if (same && val !== undefined) throw new BadFile('--val needs a --test file of its own: folds decide for themselves')
  const rows = same ? examples : await readIntentFile(test)
  if (rows.every(({ intent }) => intent === null))
    throw new BadFile(`${test}: has no row with an intent to be measured by`)
  const result = same
    ? crossValidateIntents(rows, (line) => progress.show(line))
    : testIntents(examples, rows, val === undefined ? null : await readIntentFile(val))
  progress.done()
  process.stdout.write(json ? `${JSON.stringify(rounded(result))}\n` : table(result))
}

const rounded = (result: IntentResult): object =>
  Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value,
    ]),
  )

function table(result: IntentResult): string {
  const share = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(2)} %`)
  const lines: [string, string][] = [
    ['right, of those with an intent', share(result.accuracy)],
    ['right and not refused', share(result.inScopeAccuracy)],
    ['refused, of those without an intent', share(result.oosRecall)],
    ['area under the curve of refusing', result.auroc?.toFixed(4) ?? '–'],
    ['Matthews correlation, refused as a class', result.mcc.toFixed(4)],
    ['confidence is off by', share(result.calibrationError)],
    ['seconds to learn', result.fitSeconds.toFixed(1)],
    ['kilobytes learned', result.modelKb?.toFixed(0) ?? '–'],
    ['megabytes of memory at most', result.peakMb.toFixed(0)],
    ['microseconds a message', result.usPerQuery.toFixed(0)],
  ]
  return [
    `${result.rows} messages, ${result.intents} intents, ${result.split}`,
    ...lines.map(([what, value]) => `${what.padEnd(42)}${value.padStart(9)}`),
    '',
  ].join('\n')
}

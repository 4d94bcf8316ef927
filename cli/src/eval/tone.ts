import { Command } from 'commander'
import { testTone, type ToneResult } from './evaluate-tone.ts'
import { BadFile } from './json-lines.ts'
import { readToneFile } from './read-tones.ts'

interface Options {
  train: string[]
  test: string[]
  json: boolean
}

/** `baton eval tone`: how well a customer's turn is known to show disappointment, frustration or anger. */
export function toneCommand(): Command {
  return new Command('tone')
    .description("whether a customer's turn shows disappointment, frustration or anger")
    .requiredOption('--train <files...>', 'labelled chats to learn from')
    .requiredOption('--test <files...>', 'labelled chats to judge; of a company that --train does not have')
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async ({ train, test, json }: Options) => {
      try {
        const twice = train.find((file) => test.includes(file))
        if (twice !== undefined)
          throw new BadFile(`${twice}: is in --train and --test; what is judged must not be learned from`)
        const read = async (files: readonly string[]) => (await Promise.all(files.map(readToneFile))).flat()
        const result = testTone(await read(train), await read(test))
        process.stdout.write(json ? `${JSON.stringify(rounded(result))}\n` : table(result))
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        process.stderr.write(`baton: ${error.message}\n`)
        process.exitCode = 1
      }
    })
}

const rounded = (result: ToneResult): object =>
  Object.fromEntries(Object.entries(result).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]))

const table = ({ auc, f1, shippedAuc, rows, upset }: ToneResult): string =>
  [
    `${rows} turns of customers, ${upset} of them upset`,
    `area under the curve, learned      ${auc.toFixed(4)}`,
    `area under the curve, as it ships  ${shippedAuc.toFixed(4)}`,
    `F1, learned                        ${f1.toFixed(4)}`,
    '',
  ].join('\n')

import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { BadFile } from '../json-lines.ts'
import { wholeNumber } from '../../whole-number.ts'
import { developRecipe } from './develop-recipe.ts'
import { heldOutRecipe } from './held-out-recipe.ts'
import { makeRows } from './make-rows.ts'
import { measureRedaction, type RedactionResult } from './measure-redaction.ts'
import { readLabelled } from './read-labelled.ts'

interface Options {
  test?: string
  made?: 'develop' | 'held-out'
  seed: number
  save?: string
  wrong: boolean
  json: boolean
}

/** As many values of each kind as a made set has: a thousand and more in all. */
const ofEach = 240

/** `baton eval redaction`: how much of what nobody needs to read is masked, and how often something else is. */
export function redactionCommand(): Command {
  return new Command('redaction')
    .description('masking: is what nobody needs to read found, and is nothing else?')
    .option('--test <file>', 'labelled messages, or conversations in which nothing is to be masked; JSON Lines')
    .addOption(new Option('--made <set>', 'in place of a file: messages made here').choices(['develop', 'held-out']))
    .option('--seed <number>', 'for what is made', wholeNumber, 1)
    .option('--save <file>', 'write the messages that were made as JSON Lines')
    .option('--wrong', 'list what was missed and what was masked for nothing', false)
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

async function evaluate({ test, made, seed, save, wrong, json }: Options): Promise<void> {
  if ((test === undefined) === (made === undefined)) throw new BadFile('name messages with --test, or --made')
  const rows =
    test === undefined
      ? makeRows(made === 'develop' ? developRecipe : heldOutRecipe, seed, ofEach)
      : await readLabelled(test)
  if (save !== undefined) await writeFile(save, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const result = measureRedaction(rows)
  if (wrong) {
    for (const { kind, text } of result.missed) process.stdout.write(`missed ${kind}: ${JSON.stringify(text)}\n`)
    for (const { kind, text } of result.alarms) process.stdout.write(`alarm ${kind}: ${JSON.stringify(text)}\n`)
  }
  process.stdout.write(json ? jsonLine(result) : table(result))
}

const round = (value: number | null, places = 4): number | null =>
  value === null ? null : Math.round(value * 10 ** places) / 10 ** places

function jsonLine({ missed: _, alarms: __, byKind, ...result }: RedactionResult): string {
  const kinds = Object.fromEntries(Object.entries(byKind).map(([kind, each]) => [kind, round(each.recall)]))
  return `${JSON.stringify({ ...result, recall: round(result.recall), falseAlarms: round(result.falseAlarms), usPerMessage: round(result.usPerMessage, 1), byKind: kinds })}\n`
}

function table({ recall, byKind, falseAlarms, usPerMessage, messages, values }: RedactionResult): string {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`
  return [
    ...Object.entries(byKind).map(
      ([kind, each]) => `${kind.padEnd(12)} ${String(each.values).padStart(6)}  ${share(each.recall)}`,
    ),
    `${'masked'.padEnd(12)} ${String(values).padStart(6)}  ${recall === null ? 'no values' : share(recall)}`,
    `${'false alarms'.padEnd(12)} ${String(messages).padStart(6)}  ${share(falseAlarms)}`,
    `${usPerMessage.toFixed(1)} µs a message`,
    '',
  ].join('\n')
}

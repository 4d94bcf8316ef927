import { realpath, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { shippedGuard } from '@baton/engine'
import { createProgress } from '../progress.ts'
import { crossValidate, fitGuard, testGuard, type ReaskResult } from './evaluate-reask.ts'
import { BadFile } from './json-lines.ts'
import { readReaskFile, type ReaskRow } from './read-reask.ts'

interface Options {
  train?: string
  test: string
  save?: string
  json: boolean
}

/** `baton eval reask`: how well the guard knows a question that has been answered already. */
export function reaskCommand(): Command {
  return new Command('reask')
    .description('the do-not-ask guard: does a draft ask for what the customer has said already?')
    .option('--train <file>', 'fit the weights anew from these rows; without it the shipped ones are tested')
    .requiredOption('--test <file>', 'rows to judge; the same file as --train is split by service')
    .option('--save <file>', 'write the fitted weights and threshold as JSON')
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async (options: Options) => {
      try {
        process.exitCode = await evaluate(options)
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        process.stderr.write(`baton: ${error.message}\n`)
        process.exitCode = 1
      }
    })
}

async function evaluate({ train, test, save, json }: Options): Promise<number> {
  const progress = createProgress()
  if (save !== undefined && train === undefined)
    throw new BadFile('--save needs --train: the shipped weights are in the engine')
  const rows = await readReaskFile(test)
  const both = (some: readonly ReaskRow[], file: string) => {
    if (some.some(({ again }) => again) && some.some(({ again }) => !again)) return
    throw new BadFile(`${file}: needs rows with reask 1 and rows with reask 0 to learn from or be measured by`)
  }
  both(rows, test)
  const same = train !== undefined && (await realpath(train).catch(() => train)) === (await realpath(test))
  let result: ReaskResult
  if (train === undefined) result = testGuard(rows, shippedGuard, 'shipped weights')
  else {
    const learned = same ? rows : await readReaskFile(train)
    both(learned, train)
    if (same) {
      if (new Set(rows.flatMap(({ services }) => services)).size < 3)
        throw new BadFile(
          `${test}: names fewer than three services; to learn and test on one file it is split by service`,
        )
      result = crossValidate(rows, (line) => progress.show(line))
      if (!json)
        progress.say('baton: learned and tested on one file, so it was split by service: each is judged unseen')
    } else result = testGuard(rows, fitGuard(learned), 'trained apart')
    if (save !== undefined) {
      await writeFile(save, `${JSON.stringify(fitGuard(learned), null, 2)}\n`).catch((error: Error) => {
        throw new BadFile(`${save}: cannot be written (${error.message})`)
      })
    }
  }
  progress.done()
  process.stdout.write(json ? jsonLine(result) : table(result))
  return 0
}

function jsonLine({ auc, precision, recall, threshold, usPerCheck, rows, split }: ReaskResult): string {
  return `${JSON.stringify({ auc: round(auc), precision: round(precision), recall: round(recall), threshold, usPerCheck: Math.round(usPerCheck * 10) / 10, rows, split })}\n`
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

function table({ folds, ...all }: ReaskResult): string {
  const line = (name: string, row: { rows: number; auc: number; precision: number; recall: number }) =>
    `${String(row.rows).padStart(6)}  ${row.auc.toFixed(3)}  ${row.precision.toFixed(3).padStart(9)}  ${row.recall.toFixed(3).padStart(6)}  ${name}`
  return [
    '  rows    AUC  precision  recall  services held out',
    ...folds.map((fold) => line(fold.services.join(', '), fold)),
    line(folds.length > 0 ? 'all' : all.split, all),
    `threshold ${all.threshold}, ${all.usPerCheck.toFixed(1)} µs a check`,
    '',
  ].join('\n')
}

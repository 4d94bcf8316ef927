import { realpath, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { createProgress } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'
import { costLine, jsonKb, meanCost, roundedCost, timed } from './cost-of-learning.ts'
import {
  crossValidateHandoff,
  fitHandoff,
  judgeAll,
  onePass,
  resultOf,
  turnsPerSecond,
  type HandoffResult,
} from './evaluate-handoff.ts'
import { BadFile } from './json-lines.ts'
import { readHandoffFiles } from './read-handoff.ts'

interface Options {
  train: string[]
  test: string[]
  val?: string
  online: boolean
  seed: number
  save?: string
  curve: boolean
  json: boolean
}

/** `baton eval handoff`: at which turns a person should take over, learned from labelled conversations. */
export function handoffCommand(): Command {
  return new Command('handoff')
    .description('when a person should take over, turn by turn, learned from labelled conversations')
    .requiredOption('--train <files...>', 'conversations to learn from')
    .requiredOption('--test <files...>', 'conversations to judge; the same files as --train are split by dialogue')
    .option('--val <file>', 'conversations to choose the thresholds on; without it parts of --train')
    .option(
      '--online',
      'one pass over --train and then --test in order: each is judged before it is learned; measures the last quarter',
      false,
    )
    .option('--seed <number>', 'for the split', wholeNumber, 1)
    .option('--save <file>', 'write what was learned from --train as JSON')
    .option('--curve', 'with --json: also precision, recall and GT at thresholds from 0.05 to 0.95', false)
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

async function evaluate({ train, test, val, online, seed, save, curve, json }: Options): Promise<void> {
  const progress = createProgress()
  const learned = await readHandoffFiles(train)
  const same = await sameFiles(train, test)
  let result: HandoffResult
  if (online) {
    if (val !== undefined || save !== undefined)
      throw new BadFile(
        '--online chooses its thresholds as it goes, and ends with the pass: leave out --val and --save',
      )
    const all = same ? learned : [...learned, ...(await readHandoffFiles(test))]
    result = onePass(all, seed, (line) => progress.show(line))
  } else if (same) {
    if (val !== undefined)
      throw new BadFile('--val goes with a --test that is not --train: thresholds of a split come from its parts')
    if (learned.length < 10)
      throw new BadFile(`${train.join(', ')}: has fewer than ten conversations, too few to split`)
    result = crossValidateHandoff(learned, seed, (line) => progress.show(line))
    if (!json)
      progress.say('baton: learned and tested on the same files, so they were split by dialogue: each is judged unseen')
  } else {
    const tested = await readHandoffFiles(test)
    const chosenOn = val === undefined ? null : await readHandoffFiles([val])
    const { result: model, seconds } = timed(() => fitHandoff(learned, chosenOn, (line) => progress.show(line)))
    const cost = meanCost([{ fitSeconds: seconds, modelKb: jsonKb(model) }])
    result = resultOf(judgeAll(model, tested), turnsPerSecond(model, tested), cost, 'trained apart')
  }
  if (save !== undefined) {
    const whole = fitHandoff(learned, null, (line) => progress.show(line))
    await writeFile(save, JSON.stringify(whole)).catch((error: Error) => {
      throw new BadFile(`${save}: cannot be written (${error.message})`)
    })
  }
  progress.done()
  process.stdout.write(json ? jsonLine(result, curve) : table(result))
}

async function sameFiles(a: readonly string[], b: readonly string[]): Promise<boolean> {
  const real = async (files: readonly string[]) =>
    (await Promise.all(files.map((file) => realpath(file).catch(() => file)))).sort().join('\n')
  return (await real(a)) === (await real(b))
}

function jsonLine(result: HandoffResult, withCurve: boolean): string {
  const { f1, macroF1, precision, recall, gt, auc, turnsPerSecond: speed, turns, dialogues, split, curve } = result
  return `${JSON.stringify({
    f1: round(f1),
    macroF1: round(macroF1),
    precision: round(precision),
    recall: round(recall),
    gt: gt.map(round),
    auc: round(auc),
    turnsPerSecond: Math.round(speed),
    ...roundedCost(result),
    turns,
    dialogues,
    split,
    ...(withCurve
      ? {
          curve: curve.map((at) => ({
            ...at,
            precision: round(at.precision),
            recall: round(at.recall),
            gt: at.gt.map(round),
          })),
        }
      : {}),
  })}\n`
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

function table(result: HandoffResult): string {
  const { f1, macroF1, precision, recall, gt, auc, turnsPerSecond: speed, turns, dialogues, split } = result
  return [
    `${dialogues} conversations, ${turns} turns (${split})`,
    `macro-F1 ${macroF1.toFixed(1)}, F1 ${f1.toFixed(1)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, AUC ${auc.toFixed(3)}`,
    `golden transfer within 1, 2, 3 turns: ${gt.map((each) => each.toFixed(1)).join(', ')}`,
    `${Math.round(speed)} turns a second; ${costLine(result)}`,
    '',
  ].join('\n')
}

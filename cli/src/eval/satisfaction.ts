import { realpath } from 'node:fs/promises'
import { Command } from 'commander'
import { z } from 'zod'
import { fitSatisfaction, satisfactionJudge, type RatedDialogue, type Satisfaction } from '@baton/engine'
import { createChance } from '../chance.ts'
import { createProgress } from '../progress.ts'
import { costLine, jsonKb, meanCost, roundedCost, timed, type LearningCost } from './cost-of-learning.ts'
import { BadFile, readJsonLines } from './json-lines.ts'
import { areaUnderCurve } from './measures.ts'

const rating = z.union([z.literal(0), z.literal(1), z.literal(2)])
const rowShape = z.object({
  turns: z.array(
    z.object({
      role: z.enum(['customer', 'assistant', 'agent', 'system']),
      text: z.string(),
      satisfaction: rating.optional(),
    }),
  ),
})

const FOLDS = 5

export interface SatisfactionResult extends LearningCost {
  macroF1: number
  badAuc: number
  turns: number
  split: 'trained apart' | 'by dialogue'
}

/** `baton eval satisfaction`: how satisfied customers are, turn by turn, learned from rated conversations. */
export function satisfactionCommand(): Command {
  return new Command('satisfaction')
    .description('how satisfied customers are, turn by turn, learned from rated conversations')
    .requiredOption('--train <files...>', 'conversations to learn from')
    .requiredOption('--test <files...>', 'conversations to judge; the same files as --train are split by dialogue')
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async ({ train, test, json }: { train: string[]; test: string[]; json: boolean }) => {
      try {
        const progress = createProgress()
        const learned = await readRatedFiles(train)
        const same = (await realPaths(train)) === (await realPaths(test))
        const heard = (line: string) => progress.show(line)
        const result = same
          ? crossValidateSatisfaction(learned, heard)
          : testSatisfaction(learned, await readRatedFiles(test), heard)
        progress.done()
        process.stdout.write(
          json
            ? `${JSON.stringify({ ...result, ...roundedCost(result) })}\n`
            : `macro-F1 ${result.macroF1.toFixed(1)}, AUC of "bad" ${result.badAuc.toFixed(3)}, over ${result.turns} turns (${result.split}); ${costLine(result)}\n`,
        )
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        process.stderr.write(`baton: ${error.message}\n`)
        process.exitCode = 1
      }
    })
}

/** Reads conversations in which turns say `satisfaction` 0, 1 or 2. Throws `BadFile`. */
export async function readRatedFiles(files: readonly string[]): Promise<RatedDialogue[]> {
  const rows = (
    await Promise.all(
      files.map((file) => readJsonLines(file, rowShape, 'a conversation whose turns say satisfaction 0, 1 or 2')),
    )
  ).flat()
  const dialogues = rows.map(({ turns }) => ({
    turns: turns.map(({ role, text, satisfaction }) => ({
      by: role === 'customer' ? ('customer' as const) : ('us' as const),
      text,
      satisfaction: satisfaction ?? null,
    })),
  }))
  const seen = new Set(dialogues.flatMap(({ turns }) => turns.map(({ satisfaction }) => satisfaction)))
  if (![0, 1, 2].every((each) => seen.has(each as Satisfaction)))
    throw new BadFile(`${files.join(', ')}: needs turns with satisfaction 0, 1 and 2 to learn from or be measured by`)
  return dialogues
}

interface Judged {
  was: Satisfaction
  said: Satisfaction
  bad: number
}

export function crossValidateSatisfaction(
  dialogues: readonly RatedDialogue[],
  heard: (line: string) => void,
): SatisfactionResult {
  const chance = createChance(1, 'folds')
  const order = dialogues.map((each) => ({ each, place: chance.next() })).sort((a, b) => a.place - b.place)
  const parts = Array.from({ length: FOLDS }, (_, fold) => {
    const of = (test: boolean) => order.filter((_each, i) => (i % FOLDS === fold) === test).map(({ each }) => each)
    return judge(of(false), of(true), (line) => heard(`fold ${fold + 1} of ${FOLDS}: ${line}`))
  })
  return resultOf(parts, 'by dialogue')
}

export const testSatisfaction = (
  train: readonly RatedDialogue[],
  test: readonly RatedDialogue[],
  heard: (line: string) => void,
): SatisfactionResult => resultOf([judge(train, test, heard)], 'trained apart')

interface Part extends Omit<LearningCost, 'peakMb'> {
  judged: readonly Judged[]
}

function judge(train: readonly RatedDialogue[], test: readonly RatedDialogue[], heard: (line: string) => void): Part {
  const { result: model, seconds } = timed(() => fitSatisfaction(train, { seed: 1, version: 'measured', heard }))
  const say = satisfactionJudge(model)
  const judged = test.flatMap(({ turns }) => {
    const said = say(turns)
    return turns.flatMap(({ satisfaction }, i) =>
      satisfaction === null ? [] : [{ was: satisfaction, said: said[i]!.satisfaction, bad: said[i]!.bad }],
    )
  })
  return { judged, fitSeconds: seconds, modelKb: jsonKb(model) }
}

function resultOf(parts: readonly Part[], split: SatisfactionResult['split']): SatisfactionResult {
  const judged = parts.flatMap((part) => part.judged)
  const f1 = ([0, 1, 2] as const).map((rate) => {
    const hits = judged.filter(({ was, said }) => was === rate && said === rate).length
    const all = judged.filter(({ was }) => was === rate).length + judged.filter(({ said }) => said === rate).length
    return all === 0 ? 0 : (2 * hits) / all
  })
  const badAuc = areaUnderCurve(
    judged.map(({ bad }) => bad),
    judged.map(({ was }) => was === 0),
  )
  return {
    macroF1: Math.round((100 * (f1[0]! + f1[1]! + f1[2]!) * 1e4) / 3) / 1e4,
    badAuc: Math.round(badAuc * 1e4) / 1e4,
    ...meanCost(parts),
    turns: judged.length,
    split,
  }
}

const realPaths = async (files: readonly string[]): Promise<string> =>
  (await Promise.all(files.map((file) => realpath(file).catch(() => file)))).sort().join('\n')

import {
  chooseThresholds,
  fitTurns,
  onlineTurns,
  turnJudge,
  type LabelledDialogue,
  type TurnModel,
} from '@baton/engine'
import { createChance } from '../chance.ts'
import { jsonKb, meanCost, timed, type LearningCost } from './cost-of-learning.ts'
import { measureHandoffs, type HandoffMeasures, type JudgedDialogue } from './handoff-measures.ts'
import { areaUnderCurve } from './measures.ts'

const FOLDS = 5

export interface HandoffResult extends HandoffMeasures, LearningCost {
  auc: number
  turnsPerSecond: number
  turns: number
  dialogues: number
  split: 'trained apart' | 'by dialogue' | 'online'
  /** What one threshold over the chance would have given, in place of the chosen ones. */
  curve: readonly CurvePoint[]
}

export interface CurvePoint {
  threshold: number
  precision: number
  recall: number
  gt: readonly [number, number, number]
}

const thresholds = Array.from({ length: 19 }, (_, i) => (i + 1) / 20)

const curveOf = (judged: readonly JudgedDialogue[]): CurvePoint[] =>
  thresholds.map((threshold) => {
    const called = judged.map((each) => ({ ...each, called: each.chances.map((chance) => chance >= threshold) }))
    const { precision, recall, gt } = measureHandoffs(called)
    return { threshold, precision, recall, gt }
  })

/** Learns from some conversations. Thresholds are chosen on `val` where there is one, else on parts of `train` that were not learned from. */
export function fitHandoff(
  train: readonly LabelledDialogue[],
  val: readonly LabelledDialogue[] | null,
  heard: (line: string) => void,
): TurnModel {
  const model = fitTurns(train, { seed: 1, version: 'measured', heard })
  if (!val) return model
  const judged = judgeAll(model, val)
  return {
    ...model,
    thresholds: chooseThresholds(
      judged.map(({ chances }) => chances),
      judged.map(({ due }) => due),
    ),
  }
}

export function judgeAll(model: TurnModel, dialogues: readonly LabelledDialogue[]): JudgedDialogue[] {
  const judge = turnJudge(model)
  return dialogues.map(({ turns }) => {
    const said = judge(turns)
    return {
      chances: said.map(({ chance }) => chance),
      called: said.map(({ handOff }) => handOff),
      due: turns.map(({ handOff }) => handOff),
    }
  })
}

/** Learns and tests on one file: each conversation is judged by what four fifths of the others taught. */
export function crossValidateHandoff(
  dialogues: readonly LabelledDialogue[],
  seed: number,
  heard: (line: string) => void,
): HandoffResult {
  const chance = createChance(seed, 'folds')
  const order = dialogues.map((_, i) => ({ i, place: chance.next() })).sort((a, b) => a.place - b.place)
  const judged: JudgedDialogue[] = []
  const costs: Omit<LearningCost, 'peakMb'>[] = []
  let speed = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const test = order.filter((_, k) => k % FOLDS === fold).map(({ i }) => i)
    const held = new Set(test)
    const { result: model, seconds } = timed(() =>
      fitHandoff(
        dialogues.filter((_, i) => !held.has(i)),
        null,
        (line) => heard(`fold ${fold + 1} of ${FOLDS}: ${line}`),
      ),
    )
    costs.push({ fitSeconds: seconds, modelKb: jsonKb(model) })
    const tested = test.map((i) => dialogues[i]!)
    judgeAll(model, tested).forEach((each, k) => (judged[test[k]!] = each))
    speed = turnsPerSecond(model, tested)
  }
  return resultOf(judged, speed, meanCost(costs), 'by dialogue')
}

export function resultOf(
  judged: readonly JudgedDialogue[],
  turnsPerSecond: number,
  cost: LearningCost,
  split: HandoffResult['split'],
): HandoffResult {
  const chances = judged.flatMap((each) => each.chances)
  return {
    ...measureHandoffs(judged),
    ...cost,
    auc: areaUnderCurve(
      chances,
      judged.flatMap(({ due }) => due),
    ),
    turnsPerSecond,
    turns: chances.length,
    dialogues: judged.length,
    split,
    curve: curveOf(judged),
  }
}

/** The fastest of three rounds over all turns, reading and judging: what else the machine does is not its cost. */
export function turnsPerSecond(model: TurnModel, dialogues: readonly LabelledDialogue[]): number {
  const judge = turnJudge(model)
  const turns = dialogues.reduce((sum, each) => sum + each.turns.length, 0)
  const round = () => {
    const began = process.hrtime.bigint()
    for (const { turns: each } of dialogues) judge(each)
    return Number(process.hrtime.bigint() - began) / 1e9
  }
  return turns / Math.min(...Array.from({ length: 3 }, round))
}

/** One pass in the order of the file: each conversation is judged by what those before it taught. Measured on the last quarter. */
export function onePass(
  dialogues: readonly LabelledDialogue[],
  seed: number,
  heard: (line: string) => void,
): HandoffResult {
  const online = onlineTurns(seed, heard)
  const judged: JudgedDialogue[] = []
  let seconds = 0
  let turns = 0
  let learning = 0
  for (const dialogue of dialogues) {
    const began = process.hrtime.bigint()
    const said = online.judge(dialogue.turns)
    seconds += Number(process.hrtime.bigint() - began) / 1e9
    turns += said.length
    judged.push({
      chances: said.map(({ chance }) => chance),
      called: said.map(({ handOff }) => handOff),
      due: dialogue.turns.map(({ handOff }) => handOff),
    })
    learning += timed(() => online.learn(dialogue)).seconds
  }
  const cost = meanCost([{ fitSeconds: learning, modelKb: null }])
  return resultOf(judged.slice(Math.floor(dialogues.length * 0.75)), turns / seconds, cost, 'online')
}

export { chooseThresholds } from './choose-thresholds.ts'
export { fitTurns, type FitOptions, type LabelledDialogue } from './fit-turns.ts'
export { turnJudge, type TurnJudgement, type TurnModel } from './turn-model.ts'
export type { Turn } from './terms-of-turns.ts'

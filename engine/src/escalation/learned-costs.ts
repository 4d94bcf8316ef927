import { failingShare } from '../learning/online/failing-shares.ts'
import { offsetOf } from '../learning/online/intent-offsets.ts'
import { minutesForOthers } from '../learning/online/queue-price.ts'
import { logOdds, type EstimatorModel } from './estimate.ts'
import type { Costs } from './costs.ts'
import type { Features } from './features.ts'

/** Log-odds with how this intent differs from what its features say. */
export const oddsBy = (model: EstimatorModel, features: Features, intent: string | null): number =>
  logOdds(model, features) + (model.learned ? offsetOf(model.learned.intents, intent) : 0)

/** The chance that the assistant resolves it without a person, as a version sees it. */
export const chanceByModel = (model: EstimatorModel, features: Features, intent: string | null): number =>
  1 / (1 + Math.exp(-oddsBy(model, features, intent)))

/** What failing costs, of all that it could: the next turn is decided anew. 1, the whole, where nothing was learned. */
export const shareBy = ({ learned }: EstimatorModel, { turns }: Features, chance: number): number =>
  learned ? failingShare(learned.failing, turnOf(turns), chance) : 1

/** Of what a person costs, the most that others' waiting may add. */
const dearest = 0.7

/** What a person now makes others wait, in agent minutes: nothing where nothing was learned, or nobody knows who is there. */
export function priceBy(
  { learned }: EstimatorModel,
  { hour, staff }: { hour: number | null; staff: number | null },
  { person, wait }: Costs,
): number {
  if (!learned || hour === null || staff === null) return 0
  const minutes = minutesForOthers({ behind: learned.behind, spell: [] }, hour, person, staff)
  return Math.min(wait * minutes, person * dearest)
}

/** The turn, from 0, that the log-scaled feature tells. */
const turnOf = (turns: number): number => Math.round(Math.expm1(turns * Math.log1p(15)))

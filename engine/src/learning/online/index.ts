export { beginLearner, chanceBy, countOutcome, learnFrom, usualLearning } from './learner.ts'
export type { DriftAlarm, Learner, LearnOptions, LoggedDecision } from './learner.ts'
export { estimatorOf, oddsOf, usualPace, type OnlineModel } from './online-model.ts'
export { agentsEye, hearingRates, labelOf } from './outcome-labels.ts'
export type { HeardOutcome, OutcomeRecord } from './outcome-labels.ts'
export { calibrationOf, type Calibration, type ReliabilityBin, type Said } from './calibration.ts'
export { freshWatch, logLoss, watchLoss, usualDrift, type DriftWatch } from './drift.ts'
export {
  countFailure,
  failingShare,
  failingTable,
  noFailures,
  wholeLoss,
  type FailingShares,
} from './failing-shares.ts'
export { countHandoff, minutesForOthers, noQueue, type QueuePrice } from './queue-price.ts'
export { compareShadow, leastConversations } from './shadow.ts'
export type { ShadowedConversation, ShadowOptions, ShadowResult } from './shadow.ts'
export { addCandidate, liveNumber, makeLive, nextNumber, rollBack, shippedVersion } from './versions.ts'
export type { LearnedVersion, NotSwitched, Switched, VersionStatus } from './versions.ts'
export { labelDecisions, labellingFacts, ripeAfter } from './label-decisions.ts'
export type { LabelledConversation, WeighedDecision } from './label-decisions.ts'
export { beginDesk, candidateOf, learnConversation, resumeDesk, takesHandoff } from './desk-learning.ts'
export type { CurvePoint, DeskDrift, DeskLearning, LabelKind, StoredDecision, Taught } from './desk-learning.ts'
export { calibrationBy, shadowedBy, type StoredConversation } from './replay-versions.ts'

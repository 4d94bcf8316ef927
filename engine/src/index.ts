export { decide } from './decide.ts'
export type { Decision, Given, NewId } from './deciding/deciding.ts'
export * from './conversation/facts.ts'
export type { TimingMark } from './conversation/timing-facts.ts'
export type { IncidentFact, LinkedBecause } from './conversation/incident-facts.ts'
export type {
  Incident,
  IncidentMatch,
  IncidentSigns,
  IncidentState,
  LinkedIncident,
  SignSeen,
} from './incidents/incident.ts'
export { matchIncident, type CaseSeen } from './incidents/match-incident.ts'
export { readSigns } from './incidents/read-signs.ts'
export { closesAt, comesBack, type Aside } from './aside/aside.ts'
export type { AsideFact, CameBackBecause } from './conversation/aside-facts.ts'
export type { MergedPart, MergeFact } from './conversation/merge-facts.ts'
export { owed, type Owed } from './warm/owed.ts'
export { warmthOf, type Arrival, type Warmth } from './warm/arrival.ts'
export { activeWithinMs } from './deciding/take-offer.ts'
export type { NudgedBecause, TakenBackBecause } from './conversation/warm-facts.ts'
export { toolRef } from './escalation/why-escalate.ts'
export { mailChannel } from './conversation/fold-mail.ts'
export type {
  Feedback,
  FeedbackAbout,
  FeedbackFact,
  Repeated,
  SatisfactionMark,
} from './conversation/feedback-facts.ts'
export { feedbackChanges, feedbackLasts } from './deciding/give-feedback.ts'
export type { AsideCause, BounceCause, MailFact, MailFault } from './conversation/mail-facts.ts'
export type { FoundValue, NotKept, SummaryFact } from './conversation/summary-facts.ts'
export { whyUnsupported, type Claim, type ClaimKind, type Said, type Unsupported } from './claims/index.ts'
export type {
  Act,
  Command,
  GivenFile,
  MailResult,
  PageSeen,
  People,
  ReceivedMail,
  Refusal,
  SelfServiceUse,
} from './conversation/commands.ts'
export { evolve, isOver, noticeOf } from './conversation/evolve.ts'
export {
  chooseAssistant,
  type Asked as AskedWhere,
  type AssistantRule,
  type ChosenAssistant,
} from './assistants/choose-assistant.ts'
export { beyondBounds, topicIn, type Bounds } from './assistants/bounds.ts'
export { stampOf, type AnsweredBy, type AssistantStamp } from './assistants/stamp.ts'
export type { TurnBy } from './conversation/commands.ts'
export { drillChannel } from './conversation/drill-channel.ts'
export { oneOfEach } from './conversation/one-of-each.ts'
export { due, dueAfterLook, dueAfterMail, mailAt, type Due, type DueKind } from './conversation/due.ts'
export {
  nothingYet,
  type Attempt,
  type AccountLookup,
  type CaptureRefusal,
  type Conversation,
  type FileOfCustomer,
  type Handled,
  type Handoff,
  type Invitation,
  type HandoffStatus,
  type PlaybookRun,
  type LookupFault,
  type Promised,
  type SelfService,
  type TurnOfCustomer,
} from './conversation/state.ts'
export {
  afterOpen,
  clocksOf,
  forecastMisses,
  surestFirst,
  levelKinds,
  openBetween,
  remainingWait,
  remainingWaitsOf,
  targetFor,
  whatHelps,
} from './service-levels/index.ts'
export type {
  ExpectedWait,
  Help,
  Forecast,
  LevelKind,
  Openings,
  ServedCase,
  ServiceClock,
  ServiceTarget,
} from './service-levels/index.ts'
export * from './staffing/index.ts'
export { asksAgain, asksAgainIn, readFeatures, scoreOf, shippedGuard } from './answering/index.ts'
export type { Asked, AskedIn, Features, GuardContext, GuardModel, GuardTurn, KnownForGuard } from './answering/index.ts'
export { builtInSlots } from './slots/built-in.ts'
export type { KnownSlot, SlotDefinition, SlotReading, SlotSource } from './slots/slot.ts'
export { defaultPolicy, type Policy } from './escalation/policy.ts'
export {
  featureNames,
  featuresOf,
  neutralFeatures,
  nothingAround,
  packFeatures,
  unpackFeatures,
  type Around,
  type Drafted,
  type FeatureName,
  type Features as HandoffFeatures,
} from './escalation/features.ts'
export {
  matterOf,
  notRecognised,
  resolvedAlone,
  type Earlier,
  type Lately,
  type Matter,
  type MatterCounts,
} from './escalation/lately.ts'
export { centre, estimate, logOdds, priorModel, type Estimate, type EstimatorModel } from './escalation/estimate.ts'
export {
  costNames,
  mayBeOff,
  presets,
  type Costs,
  type GraveKind,
  type IntentSetting,
  type Preset,
  type RuleSetting,
  type TierSetting,
} from './escalation/costs.ts'
export { defaultDecision, tierOf, type DecisionPolicy } from './escalation/decision-policy.ts'
export { mappedBy, type Mapped } from './escalation/route-map.ts'
export { weigh, type Outcome, type OutcomeCosts, type Tip, type WeighGiven, type Weighing } from './escalation/weigh.ts'
export type { ShadowWeighing } from './conversation/weighed-facts.ts'
export type { HandoffReason } from './escalation/reason.ts'
export type { AccountSnapshot } from './handoff/build-package.ts'
export { withCapture } from './handoff/with-capture.ts'
export { aboutOf, repeatOf, sameTopic, type About, type Repeat, type Topic } from './handoff/repeat-contact.ts'
export type { Notice } from './handoff/notice.ts'
export { wantedOf } from './handoff/summarise.ts'
export type { KeptClaim, ModelSummary } from './handoff/model-summary.ts'
export type {
  AccountSource,
  HandoffPackage,
  PackagedAttempt,
  PackagedFact,
  Quote,
  ToneQuote,
  ValueRef,
} from './handoff/package.ts'
export type { Briefing, Watch } from './handoff/briefing.ts'
export { missing } from './handoff/missing.ts'
export type { GapOwner, Missing, MissingCause, PackagePart } from './handoff/missing.ts'
export {
  defaultWeights,
  minimumParts,
  packageParts,
  scoreOfParts,
  type Completeness,
  type PartState,
  type Weights,
} from './handoff/completeness.ts'
export { agreementOf, type Agreement, type Grade, type GradedPart, type PartAgreement } from './health/agreement.ts'
export { sampleHandoffs, type Drawable } from './health/sample-handoffs.ts'
export {
  findSensitive,
  maskJson,
  maskJsonText,
  maskText,
  originalsOf,
  sealedIdOf,
  type Masked,
  type SensitiveSpan,
} from './sensitive/index.ts'
export { slotName, worthAsking, type Known, type WorthAsking } from './waiting/worth-asking.ts'
export type { NotInvited } from './waiting/why-not-invite.ts'
export type { Serious } from './signals/serious.ts'
export { replayFacts } from './replay/from-facts.ts'
export { replayTurns, type ReplayConversation, type ReplayTurn } from './replay/from-turns.ts'
export { reportOf, type ReplayPair, type ReplayReport } from './replay/report.ts'
export type { ReplayCase, ReplayPoint } from './replay/replay-case.ts'
export { peopleThere, waitMinutes } from './routing/wait-minutes.ts'
export { chooseAgent } from './routing/choose-agent.ts'
export type { Choice, ChoiceRule, Picked, Ranked } from './routing/choice.ts'
export type { CaseNeeds, Need } from './routing/need.ts'
export { weightFor } from './routing/need.ts'
export { needOf, routedNeed, teamFor } from './routing/route.ts'
export { leads, searchOf } from './routing/search-of.ts'
export { pressureNow, waitingCase, waitsOf, type Waits } from './routing/waits.ts'
export { crowdOf, inOrderOfIndex, nextCase, pickedBy, type NextCase, type WaitingCase } from './routing/next-case.ts'
export {
  caseIndex,
  indexAfter,
  indexParts,
  pressureOf,
  type CaseIndex,
  type IndexPart,
  type Pressure,
} from './routing/case-index.ts'
export {
  calibrationOf as waitCalibrationOf,
  canOnlyImprove,
  estimateWait,
  queueAhead,
  scoreEstimates,
  uncalibrated,
  type Calibration as WaitCalibration,
  type Coming,
  type EstimateOutcome,
  type EstimateScore,
  type QueueAhead,
  type QueueGiven,
  type WaitEstimate,
} from './routing/estimate-wait.ts'
export {
  outcomeOfTold,
  toldWait,
  usualMinutes,
  waitParams,
  type QueueLook,
  type ToldWait,
  type WaitEstimated,
} from './waiting/told-wait.ts'
export { nextRingAt } from './routing/rings.ts'
export { skillsShort, type SkillShort } from './routing/skills-short.ts'
export { waitsOfAllBySteps, type QueueWait } from './routing/waits-of-all.ts'
export { createRosterIndex, type RosterIndex } from './routing/roster-index.ts'
export { defaultRouting, type Ring, type RoutingPolicy, type WaitCost } from './routing/routing-policy.ts'
export { besideTeam, withinTeam } from './routing/roster.ts'
export type { Presence, Roster, RosterAgent, RosterTeam, Skill } from './routing/roster.ts'
export { isOpen as isTeamOpen, nextOpening as nextTeamOpening } from './routing/roster.ts'
export { scoreParts, type Parts as ScoreParts, type ScorePart } from './routing/score-agent.ts'
export type { PassedOver } from './routing/why-pass-over.ts'
export {
  asksForPerson,
  claimsTransfer,
  detectLanguage,
  fingerprint,
  likeness,
  readYesNo,
  sameWords,
} from './signals/index.ts'
export {
  intentExplainer,
  intentReader,
  measureIntents,
  packIntentModel,
  starterAreas,
  starterExamples,
  trainIntents,
  unpackIntentModel,
} from './signals/intent/index.ts'
export type {
  IntentExample,
  IntentExplanation,
  IntentMeasure,
  IntentModel,
  IntentReading,
  PackedIntentModel,
} from './signals/intent/index.ts'
export {
  chooseThresholds,
  fitSatisfaction,
  fitTurns,
  onlineTurns,
  satisfactionJudge,
  turnJudge,
  type RatedDialogue,
  type Satisfaction,
  type FitOptions,
  type LabelledDialogue,
  type Turn,
  type TurnJudgement,
  type TurnModel,
} from './learning/turns/index.ts'
export { readTone } from './signals/tone.ts'
export { findToneSigns, type FoundSign, type ToneSigns } from './signals/tone/tone-signs.ts'
export {
  beside,
  fitVectoriser,
  linearScores,
  rowsOf,
  trainLinear,
  vectorsBy,
  type SparseVector,
} from './learning/text/index.ts'
export {
  addCandidate,
  beginDesk,
  beginLearner,
  calibrationBy,
  calibrationOf,
  candidateOf,
  compareShadow,
  failingTable,
  labellingFacts,
  learnConversation,
  leastConversations,
  liveNumber,
  makeLive,
  nextNumber,
  resumeDesk,
  ripeAfter,
  rollBack,
  shadowedBy,
  shippedVersion,
  takesHandoff,
  chanceBy,
  countOutcome,
  estimatorOf,
  countFailure,
  countHandoff,
  failingShare,
  labelDecisions,
  labelOf,
  learnFrom,
  logLoss,
  minutesForOthers,
  noFailures,
  noQueue,
  watchLoss,
  type Calibration,
  type DriftAlarm,
  type DriftWatch,
  type HeardOutcome,
  type Learner,
  type LearnOptions,
  type LoggedDecision,
  type OutcomeRecord,
  type FailingShares,
  type CurvePoint,
  type DeskLearning,
  type LabelKind,
  type LabelledConversation,
  type LearnedVersion,
  type NotSwitched,
  type ShadowOptions,
  type ShadowResult,
  type StoredConversation,
  type StoredDecision,
  type Switched,
  type Taught,
} from './learning/online/index.ts'

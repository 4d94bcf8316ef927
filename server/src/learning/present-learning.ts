import { failingTable, featureNames, liveNumber, priorModel, shippedVersion, type EstimatorModel } from '@baton/engine'
import { LabelKind, type LearnedVersion, type Learning, type LearningCalibration } from '@baton/protocol'
import { iso } from '../live/rows.ts'
import type { LearningLimits } from './limits.ts'
import type { LearningReport, Standing } from './standing.ts'
import { keptVersions, modelOf, type StoredVersion } from './versions.ts'

const mostIntents = 100
const mostDrift = 50

/** How learning stands, as the API tells it. */
export function presentLearning(
  standing: Standing,
  versions: readonly StoredVersion[],
  limits: LearningLimits,
): Learning {
  const { state, report } = standing
  const live = versions.find(({ status }) => status === 'live')
  const shadow = versions.find(({ status }) => status === 'shadow')
  const labelled = state?.labelled ?? 0
  return {
    switchByItself: standing.switchByItself,
    live: liveNumber(versions),
    shadow: shadow?.number ?? null,
    rollsBackTo: live ? (live.before ?? shippedVersion) : null,
    versions: [...versions.slice(0, keptVersions - 1).map((each) => presentVersion(each, versions)), shipped(!live)],
    labels: {
      conversations: state?.conversations ?? 0,
      decisions: state?.decisions ?? 0,
      labelled,
      unknown: state?.unknown ?? 0,
      waiting: standing.waiting,
      kinds: LabelKind.options.map((kind) => ({ kind, conversations: state?.kinds[kind] ?? 0 })),
    },
    calibration: calibration(report?.live ?? null),
    shadowCalibration: calibration(report?.shadow ?? null),
    drift: (state?.drift ?? [])
      .slice(-mostDrift)
      .map(({ at, ...each }) => ({ ...each, at: iso(at) }))
      .toReversed(),
    intents: Object.entries(state?.learner.intents ?? {})
      .map(([intent, offset]) => ({ intent, offset: round(offset) }))
      .sort((a, b) => Math.abs(b.offset) - Math.abs(a.offset))
      .slice(0, mostIntents),
    curve: (state?.curve ?? []).map(({ labels, learned, live: by, shipped: prior }) => ({
      labels,
      learned: round(learned),
      live: round(by),
      shipped: round(prior),
    })),
    failing: state
      ? failingTable(state.failing).map(({ from, to, share, ...each }) => ({
          ...each,
          from: round(from),
          to: round(to),
          share: round(share),
        }))
      : [],
    queue: (state?.queue.behind ?? []).map((behind, hour) => ({ hour, behind: round(behind) })),
    run: {
      running: standing.running,
      lastAt: standing.lastAt === null ? null : iso(standing.lastAt),
      nextAt: iso(standing.nextAt),
      learned: standing.learned,
      seconds: standing.seconds,
      fault: standing.fault,
    },
    lacking: {
      labels: limits.labelsLacking(labelled, versions),
      conversations: shadow ? Math.max(0, limits.conversations - (shadow.compared?.conversations ?? 0)) : null,
    },
  }
}

function presentVersion(version: StoredVersion, versions: readonly StoredVersion[]): LearnedVersion {
  const { number, model, status, madeAt, changedAt, because, byKind, byId, conversations, decisions, compared } =
    version
  return {
    number,
    model: model.version,
    status,
    madeAt: iso(madeAt),
    changedAt: iso(changedAt),
    because,
    by: byKind && { kind: byKind, id: byId },
    conversations,
    decisions,
    weights: weightsOf(model, modelOf(versions, version.beside)),
    compared: compared && { ...compared, at: iso(compared.at) },
  }
}

const shipped = (isLive: boolean): LearnedVersion => ({
  number: shippedVersion,
  model: priorModel.version,
  status: isLive ? 'live' : 'retired',
  madeAt: null,
  changedAt: null,
  because: null,
  by: null,
  conversations: 0,
  decisions: 0,
  weights: weightsOf(priorModel, priorModel),
  compared: null,
})

/** What changed most first. */
function weightsOf(model: EstimatorModel, before: EstimatorModel): LearnedVersion['weights'] {
  const rows = featureNames.map((feature) => ({
    feature: feature as string,
    value: model.weights[feature] ?? 0,
    before: before.weights[feature] ?? 0,
    shipped: priorModel.weights[feature] ?? 0,
  }))
  return [{ feature: 'bias', value: model.bias, before: before.bias, shipped: priorModel.bias }, ...rows].sort(
    (a, b) => Math.abs(b.value - b.before) - Math.abs(a.value - a.before),
  )
}

function calibration(of: LearningReport['live'] | null): LearningCalibration | null {
  if (!of || of.count === 0) return null
  return {
    version: of.version,
    count: of.count,
    brier: round(of.brier),
    ece: round(of.ece),
    bins: of.bins.map(({ count, ...bin }) => ({
      count,
      from: round(bin.from),
      to: round(bin.to),
      said: round(bin.said),
      came: round(bin.came),
    })),
  }
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4

import type { Learning, LearnedVersion, LearningCalibration } from '@baton/protocol'

const mostVersions = 8
const mostDrift = 5
const mostIntents = 6
const widest = 20

/** How learning stands, as lines for a terminal. */
export function tellLearning(it: Learning): string[] {
  const { labels, run, lacking } = it
  const live = it.versions.find(({ number }) => number === it.live)
  return [
    `live: ${nameOf(live, it.live)}; in shadow: ${it.shadow === null ? 'nothing' : `version ${it.shadow}`}; ${it.switchByItself ? 'switches by itself' : 'a person approves'}`,
    `learned from ${labels.labelled} of ${labels.conversations} conversations; ${labels.unknown} silent, ${labels.waiting} not known yet`,
    ...labels.kinds
      .filter(({ conversations }) => conversations > 0)
      .map(({ kind, conversations }) => `  ${kind.padEnd(32)} ${conversations}`),
    ...(lacking.labels > 0 ? [`${lacking.labels} more labels until the next candidate`] : []),
    ...(lacking.conversations ? [`${lacking.conversations} more conversations until it can be judged`] : []),
    '',
    'versions',
    ...it.versions.slice(0, mostVersions).map(tellVersion),
    ...calibration('the live version', it.calibration),
    ...calibration('in shadow', it.shadowCalibration),
    ...(it.drift.length === 0 ? [] : ['', 'drift']),
    ...it.drift.slice(0, mostDrift).map(({ intent, at }) => `  ${at}  ${intent ?? 'everything together'}`),
    ...(it.intents.length === 0 ? [] : ['', 'intents, beside what their features say (log-odds)']),
    ...it.intents.slice(0, mostIntents).map(({ intent, offset }) => `  ${intent.padEnd(32)} ${signed(offset)}`),
    '',
    `last run ${run.lastAt ?? 'never'}, next ${run.running ? 'goes on' : run.nextAt}${run.fault ? `; the last came to nothing: ${run.fault}` : ''}`,
  ]
}

const nameOf = (version: LearnedVersion | undefined, number: number) =>
  number === 0 ? 'as shipped' : `version ${number} (${version?.model ?? '?'})`

function tellVersion({ number, status, because, compared, weights }: LearnedVersion): string {
  const changed = weights
    .filter(({ value, before }) => Math.abs(value - before) >= 0.05)
    .slice(0, 3)
    .map(({ feature, value, before }) => `${feature} ${signed(before)} → ${signed(value)}`)
  const saves = compared
    ? `; against ${compared.with}: saves ${compared.saves.toFixed(2)} min a conversation (${compared.from.toFixed(2)} to ${compared.to.toFixed(2)}), sure by ${Math.round(compared.confidence * 100)} %, on ${compared.conversations}`
    : ''
  return `  ${String(number).padStart(3)}  ${status.padEnd(8)}${because ? `${because}  ` : ''}${changed.join(', ')}${saves}`
}

function calibration(of: string, it: LearningCalibration | null): string[] {
  if (!it) return []
  return [
    '',
    `calibration of ${of} (${it.count} decisions): Brier ${it.brier.toFixed(3)}, off by ${(it.ece * 100).toFixed(1)} %`,
    ...it.bins.map(({ said, came, count }) => {
      const bar = '█'.repeat(Math.round(came * widest)).padEnd(widest)
      return `  said ${percent(said)}  came ${percent(came)}  ${bar} ${count}`
    }),
  ]
}

const percent = (share: number) => `${String(Math.round(share * 100)).padStart(3)} %`
const signed = (value: number) => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(2)

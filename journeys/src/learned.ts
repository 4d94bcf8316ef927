import { featureNames, priorModel } from '@baton/engine'
import type { Learning } from '@baton/protocol'

type Version = Learning['versions'][number]
const hour = 60 * 60 * 1000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

/** How learning stands in a workspace after some months: what the server tells, in the shape of the API. */
export function learnedDesk(): Learning {
  const bins = (tilt: number) =>
    Array.from({ length: 10 }, (_, n) => {
      const said = (n + 0.5) / 10
      const came = Math.min(1, Math.max(0, said + tilt * Math.sin(said * Math.PI)))
      return { from: n / 10, to: (n + 1) / 10, count: 12 + 9 * n, said, came }
    })
  return {
    switchByItself: true,
    live: 2,
    shadow: 3,
    rollsBackTo: 1,
    versions: [
      version(3, 'shadow', 'made', 20, 0.5, {
        with: 2,
        at: ago(1),
        conversations: 431,
        differ: 58,
        saves: 0.62,
        from: 0.18,
        to: 1.04,
        confidence: 0.991,
        better: true,
      }),
      version(2, 'live', 'approved', 190, 0.35, {
        with: 1,
        at: ago(192),
        conversations: 388,
        differ: 41,
        saves: 0.31,
        from: 0.02,
        to: 0.6,
        confidence: 0.957,
        better: true,
      }),
      version(1, 'retired', 'replaced', 190, 0.2, null),
      {
        ...version(0, 'retired', null, 0, 0, null),
        model: priorModel.version,
        madeAt: null,
        changedAt: null,
        by: null,
        conversations: 0,
        decisions: 0,
      },
    ],
    labels: {
      conversations: 1482,
      decisions: 3911,
      labelled: 713,
      unknown: 769,
      waiting: 37,
      kinds: [
        { kind: 'customer-said-yes', conversations: 318 },
        { kind: 'action-verified', conversations: 64 },
        { kind: 'customer-said-no', conversations: 141 },
        { kind: 'came-back', conversations: 57 },
        { kind: 'asked-for-person', conversations: 92 },
        { kind: 'gave-up', conversations: 38 },
        { kind: 'asked-again', conversations: 203 },
        { kind: 'mark-right', conversations: 71 },
        { kind: 'mark-could-have-been-assistant', conversations: 29 },
        { kind: 'mark-should-have-come-earlier', conversations: 17 },
      ],
    },
    calibration: { version: 2, count: 611, brier: 0.171, ece: 0.062, bins: bins(-0.12) },
    shadowCalibration: { version: 3, count: 431, brier: 0.152, ece: 0.024, bins: bins(0.03) },
    drift: [
      { intent: 'parcel_missing', at: ago(30), labels: 655 },
      { intent: null, at: ago(900), labels: 214 },
    ],
    intents: [
      { intent: 'parcel_missing', offset: -1.32 },
      { intent: 'reset_password', offset: 0.94 },
      { intent: 'request_refund', offset: -0.51 },
      { intent: 'track_order', offset: 0.33 },
    ],
    curve: Array.from({ length: 24 }, (_, n) => ({
      labels: 30 * (n + 1),
      learned: 0.47 + 0.19 * Math.exp(-n / 7) + 0.008 * Math.sin(n * 2),
      live: 0.51 + 0.15 * Math.exp(-Math.floor(n / 8)) + 0.008 * Math.cos(n * 2),
      shipped: 0.66 + 0.01 * Math.sin(n),
    })),
    failing: [],
    queue: [],
    run: { running: false, lastAt: ago(0.1), nextAt: ago(-0.1), learned: 12, seconds: 0.4, fault: null },
    lacking: { labels: 88, conversations: 0 },
  }
}

function version(
  number: number,
  status: Version['status'],
  because: Version['because'],
  hours: number,
  moved: number,
  compared: Version['compared'],
): Version {
  const weights = ['bias', ...featureNames].map((feature, n) => {
    const shipped = feature === 'bias' ? priorModel.bias : (priorModel.weights[feature as 'urgency'] ?? 0)
    const before = shipped + (moved / 2) * Math.sin(n * 5)
    return { feature, shipped, before, value: shipped + moved * Math.sin(n * 5) }
  })
  return {
    number,
    model: `learned-${number}`,
    status,
    madeAt: ago(hours + 200),
    changedAt: ago(hours),
    because,
    by: because === 'approved' ? { kind: 'agent', id: 'kofi' } : { kind: 'itself', id: null },
    conversations: 200 * number,
    decisions: 520 * number,
    weights: weights.sort((a, b) => Math.abs(b.value - b.before) - Math.abs(a.value - a.before)),
    compared,
  }
}

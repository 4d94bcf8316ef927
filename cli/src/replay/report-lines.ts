import type { ReplayReport } from '@baton/engine'
import { quoted } from '../explain/fields.ts'

const widest = 30
const told = { earlier: 'earlier', later: 'later', 'not-at-all': 'not at all', newly: 'to a person now' } as const

/** A report for people: counts, costs, the curve, and a few conversations to read. */
export function reportLines(report: ReplayReport, texts: ReadonlyMap<string, readonly string[]>): string[] {
  const { conversations, handedOff, cost, agentMinutes } = report
  return [
    `${conversations} conversations, ${report.turns} turns of customers decided; ${report.unknown} ended without anybody saying how`,
    '',
    `to a person earlier than it happened   ${report.earlier}`,
    `at the same turn                       ${report.same}`,
    `later                                  ${report.later}`,
    `not at all, and it happened            ${report.notAtAll}`,
    `to a person, and it did not happen     ${report.newly}`,
    `to nobody, as it was                   ${report.neither}`,
    '',
    `handed off      ${handedOff.before} → ${handedOff.after}`,
    `agent minutes   ${agentMinutes.before.toFixed(0)} → ${agentMinutes.after.toFixed(0)}`,
    `cost            ${cost.before.toFixed(0)} → ${cost.after.toFixed(0)} agent minutes (${share(cost)})`,
    ...groups('by tier', report.byTier),
    ...groups('by intent', report.byIntent),
    '',
    'cost by margin (so many agent minutes cheaper must a person be)',
    ...curve(report.curve),
    ...examples(report, texts),
  ]
}

const share = ({ before, after }: { before: number; after: number }) =>
  before === 0
    ? 'nothing to compare'
    : `${after >= before ? '+' : '−'}${Math.abs((100 * (after - before)) / before).toFixed(1)} %`

function groups(title: string, all: ReplayReport['byTier']): string[] {
  if (all.length < 2) return []
  const rows = all
    .slice(0, 10)
    .map(
      ({ name, conversations, handedOff, cost }) =>
        `  ${name.slice(0, 24).padEnd(24)} ${String(conversations).padStart(6)}  handed off ${handedOff.before} → ${handedOff.after}  cost ${share(cost)}`,
    )
  return ['', title, ...rows]
}

function curve(points: ReplayReport['curve']): string[] {
  const most = Math.max(...points.map(({ cost }) => cost), 1)
  const least = Math.min(...points.map(({ cost }) => cost))
  return points.map(
    ({ margin, cost, handedOff }) =>
      `${cost === least ? '▸' : ' '} ${String(margin).padStart(5)}  ${'█'.repeat(Math.max(1, Math.round((widest * cost) / most))).padEnd(widest)} ${cost.toFixed(0)}, ${handedOff} handed off`,
  )
}

function examples({ examples: all }: ReplayReport, texts: ReadonlyMap<string, readonly string[]>): string[] {
  return all.flatMap(({ id, what, turn, actual, reason }) => [
    '',
    `${id}: ${told[what]}${turn === null ? '' : `, at message ${turn} (${reason ?? '?'})`}${actual === null ? '' : `; it happened at ${actual}`}`,
    ...(texts.get(id) ?? [])
      .slice(Math.max(0, (turn ?? actual ?? 0) - 2), (turn ?? actual ?? 0) + 1)
      .map((line) => `  ${quoted(line, 160)}`),
  ])
}

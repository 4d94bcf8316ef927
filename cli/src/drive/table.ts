import type { Findings } from './check-run.ts'
import type { Figures } from './figures.ts'

/** The figures as lines to read, the five that must be 0 at the end. */
export function tableOf(figures: Figures): string[] {
  const { messages, handedOff, answeredByAssistant, routed, waitMs, firstWordsMs, played, packages } = figures
  const rows: [string, string][] = [
    ['conversations', String(figures.conversations)],
    ['customer turns', String(figures.turns)],
    [
      'messages',
      `${messages.customer} by customers, ${messages.assistant} by the assistant, ${messages.agent} by people`,
    ],
    [
      'answered by the assistant',
      `${answeredByAssistant.turns} turns; ${answeredByAssistant.conversations} conversations without a person`,
    ],
    ['handed off', `${handedOff.conversations} conversations, ${handedOff.handoffs} handoffs`],
    ...Object.entries(handedOff.byReason).map(([kind, count]): [string, string] => [`  ${kind}`, String(count)]),
    [
      'routed',
      `${routed.offered} offered, ${routed.queued} queued, ${routed.scheduled} scheduled; ${routed.accepted} accepted, ${routed.declined} declined, ${routed.expired} expired`,
    ],
    ['wait for a person', `p50 ${time(waitMs.p50)}, p90 ${time(waitMs.p90)}, longest ${time(waitMs.longest)}`],
    ['first words of a person', `p50 ${time(firstWordsMs.p50)}, p90 ${time(firstWordsMs.p90)}`],
    ['withheld from the assistant', spelled(figures.withheld)],
    [
      'made hard by',
      `${played.drops} lines cut, ${played.repeats} sent twice, ${played.bargedIn} taken over, ${played.handedBack} handed back, ${played.presses} pressed for a person`,
    ],
    ...(played.impatient > 0 ? [['waited in vain', `${played.impatient} turns`] as [string, string]] : []),
    ...(played.refused > 0 ? [['refused', `${played.refused} messages`] as [string, string]] : []),
    [
      'packages',
      `${packages.packages}, ${packages.incomplete} without a part that is known${spelledIn(packages.gaps)}`,
    ],
    ['details stated', `${packages.stated}, ${packages.carried} carried (${percent(packages)})`],
    ['details invented', String(packages.invented)],
    ['acknowledged', String(figures.acknowledged)],
    ['stored', String(figures.stored)],
    ['delivered', String(figures.delivered)],
    ['lost', String(figures.lost)],
    ['doubled', String(figures.doubled)],
    ['out of order', String(figures.outOfOrder)],
    ['bot after a takeover', String(figures.botAfterTakeover)],
    ['stranded', String(figures.stranded)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

/** What was found, as lines: at most ten of each kind. */
export function findingLines(findings: Findings): string[] {
  return Object.entries(findings).flatMap(([kind, found]: [string, Findings['lost']]) => [
    ...found.slice(0, 10).map(({ conversationId, what }) => `${kind}: ${conversationId}: ${what}`),
    ...(found.length > 10 ? [`${kind}: and ${found.length - 10} more`] : []),
  ])
}

/** Whether nothing happened that must not. */
export function isClean({ lost, doubled, outOfOrder, botAfterTakeover, stranded }: Figures): boolean {
  return lost + doubled + outOfOrder + botAfterTakeover + stranded === 0
}

const time = (ms: number | null) =>
  ms === null ? 'none' : ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`

const spelledIn = (counts: Record<string, number>) => (Object.keys(counts).length > 0 ? `: ${spelled(counts)}` : '')
const percent = ({ stated, carried }: Figures['packages']) =>
  stated === 0 ? 'none was' : `${((carried / stated) * 100).toFixed(1)} %`

const spelled = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'nothing'

import type { ConversationEvent } from '@baton/protocol'
import type { Filled } from '../import/conversation.ts'
import { checkPackages, type PackageFigures } from './check-packages.ts'
import { checkRun, type Findings } from './check-run.ts'
import type { ConversationRecord } from './run-record.ts'
import type { Counts } from './world.ts'

/** Everything a run shows. Waits are in milliseconds, of the server's own clock; null where nobody waited. */
export interface Figures {
  conversations: number
  turns: number
  messages: { customer: number; agent: number; assistant: number }
  answeredByAssistant: { conversations: number; turns: number }
  handedOff: { conversations: number; handoffs: number; byReason: Record<string, number> }
  routed: { offered: number; queued: number; scheduled: number; accepted: number; declined: number; expired: number }
  /** From the handoff to the moment a person had it. */
  waitMs: { p50: number | null; p90: number | null; longest: number | null }
  /** From the handoff to the first words of a person. */
  firstWordsMs: { p50: number | null; p90: number | null }
  acknowledged: number
  stored: number
  delivered: number
  withheld: Record<string, number>
  played: Counts
  seconds: number
  lost: number
  doubled: number
  outOfOrder: number
  botAfterTakeover: number
  stranded: number
  /** What travelled at the handoffs, against what the customers had said. */
  packages: PackageFigures
}

interface Played {
  played: Counts
  seconds: number
  now: number
  /** The values that were put in the place of masks, by the conversation that was played. */
  filled(playedFrom: string): readonly Filled[]
}

/** Adds up a run from its records; `now` in ms UTC. */
export function figuresOf(
  records: readonly ConversationRecord[],
  { played, seconds, now, filled }: Played,
): { figures: Figures; findings: Findings; missed: readonly string[] } {
  const findings = checkRun(records, now)
  const logs = records.map(({ log }) => log)
  const all = logs.flat()
  const count = (type: string) => all.filter((event) => event.type === type).length
  const waits = logs.flatMap((log) => waitsOf(log, 'OfferAccepted', 'TakenOver'))
  const firstWords = logs.flatMap((log) => waitsOf(log, 'AgentReplied'))
  const escalated = all.filter(({ type }) => type === 'Escalated')
  const told = records.flatMap((record) =>
    [...new Set(record.acks.map(({ clientId }) => clientId))].map((clientId) => ({ record, clientId })),
  )
  const stored = told.filter(({ record, clientId }) => record.log.some((event) => event['clientId'] === clientId))
  const delivered = stored.filter(({ record, clientId }) =>
    record.readings.some(
      // The customer's own screen: it shows their words once they are stored, and what a person wrote.
      ({ arrived }, place) => place === 0 && arrived.some((event) => event['clientId'] === clientId),
    ),
  )
  const { figures: packages, missed } = checkPackages(records, filled)
  return {
    findings,
    missed,
    figures: {
      packages,
      conversations: records.length,
      turns: played.turns,
      messages: {
        customer: count('MessageReceived'),
        agent: count('AgentReplied'),
        assistant: all.filter((event) => event.type === 'AssistantSaid' && event['last'] === true).length,
      },
      answeredByAssistant: {
        conversations: logs.filter((log) => log.some(isAnswer) && !log.some(isPersons)).length,
        turns: all.filter(isAnswer).length,
      },
      handedOff: {
        conversations: logs.filter((log) => log.some(({ type }) => type === 'Escalated')).length,
        handoffs: escalated.length,
        byReason: tally(escalated.map((event) => kindOf(event['reason']))),
      },
      routed: {
        offered: count('Offered'),
        queued: count('Queued'),
        scheduled: count('Scheduled'),
        accepted: count('OfferAccepted'),
        declined: count('OfferDeclined'),
        expired: count('OfferExpired'),
      },
      waitMs: { p50: quantile(waits, 0.5), p90: quantile(waits, 0.9), longest: quantile(waits, 1) },
      firstWordsMs: { p50: quantile(firstWords, 0.5), p90: quantile(firstWords, 0.9) },
      acknowledged: told.length,
      stored: stored.length,
      delivered: delivered.length,
      withheld: tally(all.filter(({ type }) => type === 'ReplyWithheld').map((event) => String(event['because']))),
      played,
      seconds,
      lost: findings.lost.length,
      doubled: findings.doubled.length,
      outOfOrder: findings.outOfOrder.length,
      botAfterTakeover: findings.botAfterTakeover.length,
      stranded: findings.stranded.length,
    },
  }
}

/** Milliseconds from each handoff to the first of these facts after it. */
function waitsOf(log: readonly ConversationEvent[], ...ends: string[]): number[] {
  const waits: number[] = []
  let since: number | null = null
  for (const { type, at } of log) {
    if (type === 'Escalated') since ??= Date.parse(at)
    if (since !== null && ends.includes(type)) {
      waits.push(Date.parse(at) - since)
      since = null
    }
    if (type === 'Resolved' || type === 'Returned') since = null
  }
  return waits
}

/** The value that this share of the values does not exceed; null without values. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

const isAnswer = (event: ConversationEvent) => event.type === 'TurnEnded' && event['outcome'] === 'answered'
const isPersons = ({ type }: ConversationEvent) =>
  type === 'Escalated' || type === 'TakenOver' || type === 'AgentReplied'

const kindOf = (reason: unknown) => String((reason as { kind?: unknown } | null)?.kind ?? 'not said')

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).toSorted((a, b) => b[1] - a[1]))
}

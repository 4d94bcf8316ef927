import {
  needOf,
  outcomeOfTold,
  usualMinutes,
  waitCalibrationOf,
  type Coming,
  type EstimateOutcome,
  type Handoff,
  type Need,
  type WaitCalibration,
  type WaitEstimated,
} from '@baton/engine'
import type { Database } from '../db/database.ts'

/** A handoff without its package and its choice. */
export type Brief = Omit<Handoff, 'package' | 'choice'>

const minute = 60_000
/** A longer queue is looked at in part: each that is looked at stands for as many as are not. */
const mostLooked = 1000

/** Somebody who waits, and how many like them they stand for. */
export interface Waiting {
  conversation: string
  need: Need
  times: number
  /** They wait from a time of their own: nobody is asked before. */
  later: boolean
}

export const needOfBrief = (brief: Brief): Need => needOf({ ...brief, package: null }, brief.team)

/** Everybody who waits for a person, those included to whom somebody has been offered. Drills are nobody's. */
export async function readWaitingNeeds(db: Database, workspace: string, now: number): Promise<Waiting[]> {
  const rows = await db.scoped<{ id: string; brief: Brief; times: number }>(
    workspace,
    `select id, brief, times from (
        select c.id, h.brief, row_number() over (order by h.requested_at, c.id) as place,
            greatest(1, count(*) over () / ${mostLooked})::int as times
          from baton.conversations c join baton.handoffs h on h.workspace_id = c.workspace_id and h.id = c.handoff_id
          where c.workspace_id = $1 and c.status = 'open' and c.holder_kind = 'queue' and c.channel <> 'drill') waiting
      where place % times = 0`,
    [workspace],
  )
  return rows.map(({ id, brief, times }) => ({
    conversation: id,
    need: needOfBrief(brief),
    times,
    later: brief.status === 'scheduled' && (brief.scheduledFor ?? 0) > now,
  }))
}

/** What is known of a desk from the time before now. */
export interface Learned {
  coming: readonly Coming[] | undefined
  handleMinutes: Readonly<Record<string, number>>
  calibrations: Readonly<Record<string, WaitCalibration>>
}

/** So far back it is looked how many come, and of what kind. */
const comingWithin = 4 * 60 * minute
/** Of fewer it is not known what comes. */
const fewestSeen = 10
const fewestHandled = 5
const pastWithin = 28 * 24 * 60 * minute
const mostPast = 2000
/** A customer's silence of more than this is not the agent's work. */
const silentMs = 15 * minute
const mostMinutes = 8 * 60
/** The newest outcomes of a team that are learned from. */
const mostOutcomes = 300

export async function readLearned(db: Database, workspace: string, now: number): Promise<Learned> {
  const [came, handled, told] = await Promise.all([
    db.scoped<{ brief: Brief }>(
      workspace,
      `select h.brief from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
        where h.workspace_id = $1 and h.requested_at > $2 and c.channel <> 'drill' order by h.requested_at desc limit ${mostPast}`,
      [workspace, now - comingWithin],
    ),
    db.scoped<{ team: string; brief: Brief; turns: { from: number; to: number }[] | null }>(
      workspace,
      `select h.team, h.brief, h.customers_turns as turns from baton.handoffs h
        where h.workspace_id = $1 and h.requested_at > $2 and h.ended_at is not null and h.brief ->> 'acceptedAt' is not null
        order by h.requested_at desc limit ${mostPast}`,
      [workspace, now - pastWithin],
    ),
    db.scoped<{ team: string; estimates: WaitEstimated[] }>(
      workspace,
      `select h.team, h.brief -> 'estimates' as estimates from baton.handoffs h
        where h.workspace_id = $1 and h.requested_at > $2 and h.brief ? 'estimates'
        order by h.requested_at desc limit ${mostPast}`,
      [workspace, now - pastWithin],
    ),
  ])
  return {
    coming: comingOf(came.map(({ brief }) => brief)),
    handleMinutes: minutesByTeam(handled),
    calibrations: calibrationsOf(told),
  }
}

/** Kinds of cases by how many of them come in a minute; undefined where too few were seen to say. */
export function comingOf(briefs: readonly Brief[]): Coming[] | undefined {
  if (briefs.length < fewestSeen) return undefined
  const kinds = Map.groupBy(briefs, kindOf)
  return [...kinds.values()].map((alike) => {
    const { since: _, passedBy: __, ...need } = needOfBrief(alike[0]!)
    return { need: { ...need, passedBy: [] }, perMinute: alike.length / (comingWithin / minute) }
  })
}

/** Known to somebody is a kind of its own, whoever that is. */
function kindOf(brief: Brief): string {
  const { previousAgent, owner, ...rest } = needOfBrief(brief)
  return JSON.stringify([
    rest.team,
    rest.skills,
    rest.language ?? null,
    rest.weight ?? 1,
    rest.tier ?? null,
    rest.value ?? null,
    rest.priority,
    rest.minutes ?? null,
    !!previousAgent,
    !!owner,
  ])
}

/** What a case takes one person, in the mean, without the customer's long silences. */
function minutesByTeam(
  handled: readonly { team: string; brief: Brief; turns: readonly { from: number; to: number }[] | null }[],
): Record<string, number> {
  const byTeam = Map.groupBy(handled, ({ team }) => team)
  return Object.fromEntries(
    [...byTeam].flatMap(([team, cases]) => {
      if (cases.length < fewestHandled) return []
      const minutes = cases.map(({ brief, turns }) => {
        const idle = (turns ?? []).reduce((sum, { from, to }) => sum + Math.max(0, to - from - silentMs), 0)
        return ((brief.endedAt ?? 0) - (brief.acceptedAt ?? 0) - idle) / minute
      })
      const mean = minutes.reduce((sum, each) => sum + Math.min(mostMinutes, Math.max(0.5, each)), 0) / minutes.length
      return [[team, mean || usualMinutes]]
    }),
  )
}

function calibrationsOf(told: readonly { team: string; estimates: readonly WaitEstimated[] }[]) {
  const byTeam = Map.groupBy(told, ({ team }) => team)
  return Object.fromEntries(
    [...byTeam].map(([team, rows]) => {
      const outcomes = rows
        .flatMap(({ estimates }) => estimates)
        .map(outcomeOfTold)
        .filter((each): each is EstimateOutcome => each !== null && each.minutes > 0)
      return [team, waitCalibrationOf(outcomes.slice(0, mostOutcomes))]
    }),
  )
}

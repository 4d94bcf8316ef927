import { isTeamOpen, skillsShort, type RosterAgent } from '@baton/engine'
import type { Wallboard } from '@baton/protocol'
import { graceMs } from '../health/stranded.ts'
import { iso } from '../live/rows.ts'
import type { Look } from './boards.ts'
import { needOfCase } from './forecast.ts'
import { slotMs, type OfferCount, type OpenCase } from './open-cases.ts'

const mostWaiting = 200
const mostHeld = 400
const mostNamed = 20

type Offers = Wallboard['total']['today']
type Counts = Pick<Wallboard['total'], 'waiting' | 'offered' | 'held' | 'longest'>

/** What a lead sees of the moment. */
export function wallboardOf(look: Look): Wallboard {
  const { at, cases, agents, roster, names, forecasts, offers } = look
  const waiting = cases.filter(({ holder }) => holder === 'queue')
  const held = cases.filter(({ holder }) => holder === 'agent').sort((a, b) => waitsSince(a) - waitsSince(b))
  const heldBy = Map.groupBy(held, ({ holderId }) => holderId)
  const stranded = waiting.filter((each) => isStranded(each, at))
  const unanswered = held.filter((each) => isUnanswered(each, look))
  const promises = new Map(
    forecasts.flatMap(({ of, kind, dueAt }) => (kind === 'first-response' ? [[of.conversationId, dueAt]] : [])),
  )
  const needs = waiting.map(needOfCase)
  const missesIn = (team: string) => sum(forecasts.flatMap(({ of, missed }) => (of.team === team ? missed : [])))
  const today = offers.filter((each) => each.today)
  const casesBy = Map.groupBy(cases, ({ team }) => team)
  const caseOf = (each: OpenCase) => present(each, promises.get(each.conversationId) ?? null)
  return {
    at: iso(at),
    today: iso(look.today),
    total: {
      ...countsOf(cases),
      ...roomOf(agents),
      expectedMisses: tenths(sum(forecasts.map(({ missed }) => missed))),
      today: offersOf(today),
    },
    teams: roster.teams.map((team) => {
      const own = casesBy.get(team.id) ?? []
      const members = agents.filter(({ teams }) => teams.includes(team.id))
      return {
        team: team.id,
        name: team.name,
        open: isTeamOpen(team, at),
        ...countsOf(own),
        tiers: [...Map.groupBy(own, ({ tier }) => tier)]
          .map(([tier, of]) => ({ tier, ...countsOf(of) }))
          .sort((a, b) => b.waiting - a.waiting || String(a.tier).localeCompare(String(b.tier))),
        people: presencesOf(members),
        ...roomOf(members),
        stranded: stranded.filter((each) => each.team === team.id).length,
        unanswered: unanswered.filter((each) => each.team === team.id).length,
        expectedMisses: tenths(missesIn(team.id)),
        today: offersOf(today.filter((each) => each.team === team.id)),
      }
    }),
    waiting: waiting.slice(0, mostWaiting).map(caseOf),
    held: held.slice(0, mostHeld).map(caseOf),
    people: agents.map(({ id, presence, teams, load, capacity }) => ({
      agentId: id,
      name: names.get(id) ?? '',
      presence,
      teams: teams.filter((team) => !team.startsWith('#')),
      load,
      capacity,
      held: heldBy.get(id)?.length ?? 0,
    })),
    stranded: {
      count: stranded.length,
      cases: stranded.slice(0, mostNamed).map((each) => ({ ...longestOf(each), team: each.team })),
    },
    unanswered: {
      count: unanswered.length,
      afterMinutes: look.policy.unansweredMs / 60_000,
      cases: unanswered
        .slice(0, mostNamed)
        .map((each) => ({ ...longestOf(each), agentId: each.holderId, team: each.team })),
    },
    skillsShort: skillsShort(needs, agents, at).map(({ longest, couldCome, ...short }) => ({
      ...short,
      couldCome: [...couldCome],
      longest: longestOf(waiting[longest]!),
    })),
    lastHour: lastHourOf(look),
  }
}

function countsOf(cases: readonly OpenCase[]): Counts {
  const waiting = cases.filter(({ holder }) => holder === 'queue')
  return {
    waiting: waiting.length,
    offered: waiting.filter(({ offeredTo }) => offeredTo !== null).length,
    held: cases.length - waiting.length,
    longest: waiting[0] ? longestOf(waiting[0]) : null,
  }
}

/** Since when the customer waits: for a person, or for a word of whoever has it. */
const waitsSince = ({ holder, requestedAt, unansweredSince }: OpenCase): number =>
  holder === 'queue' ? requestedAt : (unansweredSince ?? Infinity)

const longestOf = (each: OpenCase) => ({
  conversationId: each.conversationId,
  customer: each.customer,
  since: iso(Number.isFinite(waitsSince(each)) ? waitsSince(each) : each.begunAt),
})

const present = (each: OpenCase, dueAt: number | null): Wallboard['waiting'][number] => ({
  ...longestOf(each),
  team: each.team,
  tier: each.tier,
  priority: each.priority,
  weight: each.weight,
  epoch: each.epoch,
  dueAt: dueAt === null ? null : iso(dueAt),
  agentId: each.holder === 'agent' ? each.holderId : each.offeredTo,
})

/** Nothing will reach them: nothing is due, or nobody does what is. */
const isStranded = ({ dueAt, leaseUntil }: OpenCase, at: number): boolean =>
  dueAt === null || (dueAt < at - graceMs && (leaseUntil === null || leaseUntil < at))

/** A person has it, and the customer waits for longer than the policy lets them, and was not told when there will be an answer. */
const isUnanswered = ({ unansweredSince, backAt }: OpenCase, { at, policy }: Look): boolean =>
  unansweredSince !== null && at - unansweredSince >= policy.unansweredMs && (backAt === null || backAt < at)

function presencesOf(members: readonly RosterAgent[]): Wallboard['teams'][number]['people'] {
  const count = (presence: RosterAgent['presence']) => members.filter((each) => each.presence === presence).length
  return {
    online: count('online'),
    away: count('away'),
    wrapUp: count('wrap-up'),
    doNotDisturb: count('do-not-disturb'),
    offline: count('offline'),
  }
}

function roomOf(members: readonly RosterAgent[]): { capacity: number; load: number } {
  const online = members.filter(({ presence }) => presence === 'online')
  return { capacity: sum(online.map(({ capacity }) => capacity)), load: sum(online.map(({ load }) => load)) }
}

function offersOf(counts: readonly OfferCount[]): Offers {
  const of = (type: string) => counts.filter((each) => each.type === type)
  const total = (type: string) => sum(of(type).map(({ count }) => count))
  const declinedBecause: Record<string, number> = {}
  for (const { reason, count } of of('OfferDeclined'))
    declinedBecause[reason ?? 'other'] = (declinedBecause[reason ?? 'other'] ?? 0) + count
  return {
    made: total('Offered'),
    accepted: total('OfferAccepted'),
    declined: total('OfferDeclined'),
    declinedBecause,
    expired: total('OfferExpired'),
  }
}

function lastHourOf({ offers, slotsFrom, at }: Look): Wallboard['lastHour'] {
  const slots = Math.floor((at - slotsFrom) / slotMs) + 1
  return Array.from({ length: slots }, (_, slot) => {
    const own = offers.filter((each) => each.slot === slot)
    // Who took something from the queue by choice took it as much as who was asked; what they took from the assistant had not arrived.
    const accepted = own.filter(({ type, team }) => type === 'OfferAccepted' || (type === 'TakenOver' && team !== null))
    return {
      at: iso(slotsFrom + slot * slotMs),
      arrived: sum(own.flatMap(({ type, count }) => (type === 'Escalated' ? count : []))),
      accepted: sum(accepted.map(({ count }) => count)),
    }
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const tenths = (value: number): number => Math.round(value * 10) / 10

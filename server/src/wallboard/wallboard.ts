import { isTeamOpen, skillsShort, type RosterTeam } from '@baton/engine'
import type { Wallboard } from '@baton/protocol'
import { graceMs } from '../health/stranded.ts'
import { iso } from '../live/rows.ts'
import type { DeskRead } from './boards.ts'
import { needOfCase } from './forecast.ts'
import { slotMs, type OfferCount, type OpenCase } from './open-cases.ts'
import { overAll, type Pace } from './pace.ts'
import { somePeople, tallyPeople, type PeopleTally } from './people-there.ts'

/** Of each team so many are listed, so that no lane is empty where somebody waits; then those who wait longest of all, and no more than that. */
const mostWaiting = { ofTeam: 16, all: 200, most: 600 }
const mostHeld = { ofTeam: 8, all: 400, most: 600 }
const mostNamed = 20
const mostSkills = 20

type Offers = Wallboard['total']['today']
type Counts = Pick<Wallboard['total'], 'waiting' | 'offered' | 'held' | 'longest'>

/** What a lead sees of the moment: one walk over the cases and one over the people, in slices; what goes out is bounded whatever they are. */
export async function wallboardOf(
  look: DeskRead,
  pace: Pace,
  namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Wallboard> {
  const { at, agents, roster, forecasts, offers } = look
  const total = newTally()
  const byTeam = new Map(
    roster.teams.map(({ id }) => [id, { all: newTally(), tiers: new Map<string | null, Tally>() }]),
  )
  const waiting: OpenCase[] = []
  const held: OpenCase[] = []
  const heldBy = new Map<string, number>()
  await overAll(look.cases, pace, (piece) => {
    for (const each of piece) {
      count(total, each, look)
      const team = each.team === null ? undefined : byTeam.get(each.team)
      if (team) {
        count(team.all, each, look)
        const tier = team.tiers.get(each.tier) ?? newTally()
        team.tiers.set(each.tier, tier)
        count(tier, each, look)
      }
      if (each.holder === 'queue') waiting.push(each)
      else {
        held.push(each)
        heldBy.set(each.holderId, (heldBy.get(each.holderId) ?? 0) + 1)
      }
    }
  })
  held.sort((a, b) => waitsSince(a) - waitsSince(b))
  await pace()
  const promises = new Map<string, number>()
  const misses = new Map<string, number>()
  await overAll(forecasts, pace, (piece) => {
    for (const { of, kind, dueAt, missed } of piece) {
      if (kind === 'first-response') promises.set(of.conversationId, dueAt)
      misses.set(of.team, (misses.get(of.team) ?? 0) + missed)
    }
  })
  const people = await tallyPeople(agents, pace)
  const short = skillsShort(waiting.map(needOfCase), agents, at).slice(0, mostSkills)
  await pace()
  const unanswered = held.filter((each) => isUnanswered(each, look)).slice(0, mostNamed)
  const listed = { waiting: fairly(waiting, mostWaiting), held: fairly(held, mostHeld) }
  const caseOf = (each: OpenCase) => present(each, promises.get(each.conversationId) ?? null)
  const shown = {
    waiting: listed.waiting.map(caseOf),
    held: listed.held.map(caseOf),
    people: somePeople(people, agents, [
      ...[...listed.waiting, ...listed.held, ...unanswered].flatMap(({ holder, holderId, offeredTo }) =>
        holder === 'agent' ? holderId : (offeredTo ?? []),
      ),
      ...short.flatMap(({ couldCome }) => couldCome),
    ]),
  }
  const names = await namesOf(shown.people.map(({ id }) => id))
  const today = offers.filter((each) => each.today)
  const todayOf = Map.groupBy(today, ({ team }) => team)
  return {
    at: iso(at),
    today: iso(look.today),
    total: {
      ...countsOf(total),
      ...roomOf(people.all),
      expectedMisses: tenths(sum([...misses.values()])),
      today: offersOf(today),
    },
    teams: roster.teams.map((team) => ({
      ...teamOf(team, byTeam.get(team.id)!, people.byTeam.get(team.id), at),
      expectedMisses: tenths(misses.get(team.id) ?? 0),
      today: offersOf(todayOf.get(team.id) ?? []),
    })),
    waiting: shown.waiting,
    held: shown.held,
    people: shown.people.map(({ id, presence, teams, load, capacity }) => ({
      agentId: id,
      name: names.get(id) ?? '',
      presence,
      teams: teams.filter((team) => !team.startsWith('#')),
      load,
      capacity,
      held: heldBy.get(id) ?? 0,
    })),
    stranded: {
      count: total.stranded,
      cases: waiting
        .filter((each) => isStranded(each, at))
        .slice(0, mostNamed)
        .map((each) => ({ ...longestOf(each), team: each.team })),
    },
    unanswered: {
      count: total.unanswered,
      afterMinutes: look.policy.unansweredMs / 60_000,
      cases: unanswered.map((each) => ({ ...longestOf(each), agentId: each.holderId, team: each.team })),
    },
    skillsShort: short.map(({ longest, couldCome, ...rest }) => ({
      ...rest,
      couldCome: [...couldCome],
      longest: longestOf(waiting[longest]!),
    })),
    lastHour: lastHourOf(look),
  }
}

function teamOf(
  team: RosterTeam,
  { all, tiers }: { all: Tally; tiers: ReadonlyMap<string | null, Tally> },
  people: PeopleTally | undefined,
  at: number,
): Omit<Wallboard['teams'][number], 'expectedMisses' | 'today'> {
  const presences: PeopleTally['presences'] = people?.presences ?? {}
  return {
    team: team.id,
    name: team.name,
    open: isTeamOpen(team, at),
    ...countsOf(all),
    tiers: [...tiers]
      .map(([tier, of]) => ({ tier, ...countsOf(of) }))
      .sort((a, b) => b.waiting - a.waiting || String(a.tier).localeCompare(String(b.tier))),
    people: {
      online: presences.online ?? 0,
      away: presences.away ?? 0,
      wrapUp: presences['wrap-up'] ?? 0,
      doNotDisturb: presences['do-not-disturb'] ?? 0,
      offline: presences.offline ?? 0,
    },
    ...roomOf(people),
    stranded: all.stranded,
    unanswered: all.unanswered,
  }
}

/** What is counted of cases, as they come: the oldest first. */
interface Tally {
  waiting: number
  offered: number
  held: number
  stranded: number
  unanswered: number
  longest: OpenCase | null
}

const newTally = (): Tally => ({ waiting: 0, offered: 0, held: 0, stranded: 0, unanswered: 0, longest: null })

function count(tally: Tally, each: OpenCase, look: DeskRead): void {
  if (each.holder === 'agent') {
    tally.held++
    if (isUnanswered(each, look)) tally.unanswered++
    return
  }
  tally.waiting++
  tally.longest ??= each
  if (each.offeredTo !== null) tally.offered++
  if (isStranded(each, look.at)) tally.stranded++
}

const countsOf = ({ waiting, offered, held, longest }: Tally): Counts => ({
  waiting,
  offered,
  held,
  longest: longest && longestOf(longest),
})

const roomOf = (people: PeopleTally | undefined): { capacity: number; load: number } => ({
  capacity: people?.capacity ?? 0,
  load: people?.load ?? 0,
})

/** The first of each team, then the first of all, in their order. */
function fairly(cases: readonly OpenCase[], { ofTeam, all, most }: typeof mostWaiting): OpenCase[] {
  const seen = new Map<string | null, number>()
  return cases
    .filter(({ team }, i) => {
      const before = seen.get(team) ?? 0
      seen.set(team, before + 1)
      return i < all || before < ofTeam
    })
    .slice(0, most)
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
const isUnanswered = ({ unansweredSince, backAt }: OpenCase, { at, policy }: DeskRead): boolean =>
  unansweredSince !== null && at - unansweredSince >= policy.unansweredMs && (backAt === null || backAt < at)

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

function lastHourOf({ offers, slotsFrom, at }: DeskRead): Wallboard['lastHour'] {
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

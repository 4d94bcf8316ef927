import type { Reach } from './rings.ts'
import type { RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import { idlePart, lastingParts, sumOf, type Scoring } from './score-agent.ts'
import { before, candidate, type Candidate, type Found } from './search.ts'
import { whyPassOver, type PassedOver, type Wanted } from './why-pass-over.ts'

/** Agents who differ in nothing but their name and how long they have been idle; the longest idle first. */
export interface Kind {
  key: string
  like: RosterAgent
  members: RosterAgent[]
}

/** Those whose lasting score is the same, the longest idle first. */
interface Rank {
  score: number
  members: RosterAgent[]
}

/** What is known for all cases that need the same, within one reach: kept up to date with each change, so that a search only reads it. */
export interface Look {
  reach: Reach
  wanted: Wanted
  why: Map<Kind, PassedOver>
  counts: Partial<Record<PassedOver, number>>
  eligible: number
  online: number
  /** The best first. Null until somebody searches under this climate and policy. */
  ranks: Rank[] | null
  rankOf: Map<Kind, Rank>
  scoring: Scoring
  scoredIn: number
  scoredBy: RoutingPolicy | null
}

export function newLook(reach: Reach, scoring: Scoring, kinds: Iterable<Kind>): Look {
  const look: Look = {
    reach,
    wanted: scoring.wanted,
    why: new Map(),
    counts: {},
    eligible: 0,
    online: 0,
    ranks: null,
    rankOf: new Map(),
    scoring,
    scoredIn: -1,
    scoredBy: null,
  }
  for (const kind of kinds) {
    judge(look, kind, scoring.now)
    if (kind.members.length > 0) countIn(look, kind, kind.members.length)
  }
  return look
}

/** Whether agents of this kind can take such a case. */
export function judge(look: Look, kind: Kind, now: number): void {
  const why = whyPassOver(kind.like, look.wanted, look.reach, now)
  if (why) look.why.set(kind, why)
}

export function joins(look: Look, kind: Kind, agent: RosterAgent): void {
  countIn(look, kind, 1)
  if (look.ranks && !look.why.has(kind)) enter(rankFor(look, look.ranks, kind), agent)
}

export function leaves(look: Look, kind: Kind, agent: RosterAgent): void {
  countIn(look, kind, -1)
  const members = look.ranks && look.rankOf.get(kind)?.members
  if (members) members.splice(placeOf(members, agent), 1)
}

/** Ranks everybody anew where the climate or the policy is another. */
export function rank(look: Look, scoring: Scoring, climateVersion: number, kinds: Iterable<Kind>): void {
  look.scoring = scoring
  if (look.ranks && look.scoredIn === climateVersion && look.scoredBy === scoring.policy) return
  look.scoredIn = climateVersion
  look.scoredBy = scoring.policy
  look.rankOf.clear()
  const ranks: Rank[] = []
  for (const kind of kinds) {
    if (kind.members.length === 0 || look.why.has(kind)) continue
    const { members } = rankFor(look, ranks, kind)
    for (const agent of kind.members) members.push(agent)
  }
  for (const { members } of ranks) members.sort(inOrder)
  look.ranks = ranks
}

/** The ranks that the climate has left are made again when somebody searches. */
export const forgetRanks = (look: Look): void => {
  look.ranks = null
}

function rankFor(look: Look, ranks: Rank[], kind: Kind): Rank {
  const known = look.rankOf.get(kind)
  if (known) return known
  const score = sumOf(lastingParts(kind.like, look.scoring))
  let at = 0
  while (at < ranks.length && ranks[at]!.score > score) at++
  let rank = ranks[at]
  if (rank?.score !== score) {
    rank = { score, members: [] }
    ranks.splice(at, 0, rank)
  }
  look.rankOf.set(kind, rank)
  return rank
}

function countIn(look: Look, kind: Kind, by: number): void {
  const why = look.why.get(kind)
  if (why === undefined) look.eligible += by
  else look.counts[why] = (look.counts[why] ?? 0) + by
  const { presence, teams } = kind.like
  const { teams: reached } = look.reach
  if (presence === 'online' && (reached === null || teams.some((team) => reached.has(team)))) look.online += by
}

/** The first five: rank by rank, until no later one can get among them by its idle time. */
export function found(
  look: Look,
  scoring: Scoring,
  get: (id: string) => { agent: RosterAgent; kind: Kind } | undefined,
): Found {
  const { need, policy, now } = scoring
  const best: Candidate[] = []
  const known = new Set([need.previousAgent, need.owner])
  for (const id of known) {
    const it = id ? get(id) : undefined
    if (it && !look.why.has(it.kind) && !need.passedBy.includes(it.agent.id)) insert(best, candidate(it.agent, scoring))
  }
  const mostIdle = policy.idleMinute * policy.idleMost + slip
  for (const { score, members } of look.ranks ?? []) {
    if (best.length >= 5 && score + mostIdle < best[4]!.score) break
    let taken = 0
    for (const agent of members) {
      if (taken === 5 || (best.length >= 5 && score + idlePart(agent.idleSince, policy, now) + slip < best[4]!.score))
        break
      if (known.has(agent.id) || need.passedBy.includes(agent.id)) continue
      taken++
      insert(best, candidate(agent, scoring))
    }
  }
  let asked = 0
  for (const id of new Set(need.passedBy)) {
    const it = get(id)
    if (it && !look.why.has(it.kind)) asked++
  }
  const passedOver: Found['passedOver'] = {}
  for (const why in look.counts) {
    const count = look.counts[why as PassedOver] ?? 0
    if (count > 0) passedOver[why as PassedOver] = count
  }
  if (asked > 0) passedOver['already-asked'] = asked
  return { best, eligible: look.eligible - asked, passedOver, online: look.online > 0 }
}

/** Sums in another order differ by less than this. */
const slip = 1e-9

/** Keeps the best five, in order. */
function insert(best: Candidate[], each: Candidate): void {
  let at = best.length
  while (at > 0 && before(each, best[at - 1]!) < 0) at--
  if (at >= 5) return
  best.splice(at, 0, each)
  if (best.length > 5) best.length = 5
}

export const enter = ({ members }: { members: RosterAgent[] }, agent: RosterAgent): void => {
  members.splice(placeOf(members, agent), 0, agent)
}

const inOrder = (a: RosterAgent, b: RosterAgent) =>
  a.idleSince - b.idleSince || a.load - b.load || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export function placeOf(members: readonly RosterAgent[], agent: RosterAgent): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (inOrder(members[middle]!, agent) < 0) low = middle + 1
    else high = middle
  }
  return low
}

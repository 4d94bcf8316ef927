import { whatHelps, type Help } from '@baton/engine'
import type { LevelForecast } from '@baton/protocol'
import { iso } from '../live/rows.ts'
import type { Look } from './boards.ts'
import { needOfCase, type CaseForecast } from './forecast.ts'
import { createPace } from './pace.ts'

const mostGroups = 50
const mostCases = 100
/** So many groups are looked at for what helps: the ones in which most is missed. */
const mostHelped = 10
/** Less than this is not worth calling anybody. */
const worthHelp = 0.3

type Group = LevelForecast['groups'][number]

/** Which promises will be missed, by team, tier and kind, and what helps. */
export async function levelForecastOf(look: Look, team?: string): Promise<LevelForecast> {
  const pace = createPace()
  const { at } = look
  const forecasts = team === undefined ? look.forecasts : look.forecasts.filter(({ of }) => of.team === team)
  const groups = look.groups
    .filter(([first]) => team === undefined || first!.of.team === team)
    .map((members) => ({ members, expected: sum(members) }))
    .sort((a, b) => b.expected - a.expected)
    .slice(0, mostGroups)
  const helps: Group['helps'][] = []
  for (const { members, expected } of groups.slice(0, mostHelped)) {
    helps.push(expected >= worthHelp ? helpsFor(members, look) : [])
    await pace()
  }
  return {
    at: iso(at),
    expected: tenths(sum(forecasts)),
    late: forecasts.filter(({ dueAt }) => dueAt <= at).length,
    running: forecasts.length,
    groups: groups.map(({ members }, i) => ({ ...groupOf(members, at), helps: helps[i] ?? [] })),
    cases: forecasts.slice(0, mostCases).map(({ of, kind, dueAt, missed, lateMs }) => ({
      conversationId: of.conversationId,
      customer: of.customer,
      team: of.team,
      tier: of.tier,
      kind,
      agentId: of.holder === 'agent' ? of.holderId : null,
      dueAt: iso(dueAt),
      missed: Math.round(missed * 100) / 100,
      lateMinutes: tenths(lateMs / 60_000),
    })),
  }
}

function groupOf(members: readonly CaseForecast[], at: number): Omit<Group, 'helps'> {
  const { of, kind } = members[0]!
  const open = members.filter(({ dueAt }) => dueAt > at)
  return {
    team: of.team,
    tier: of.tier,
    kind,
    running: members.length,
    late: members.length - open.length,
    likely: open.filter(({ missed }) => missed >= 0.5).length,
    expected: tenths(sum(members)),
    nextDueAt: open.length > 0 ? iso(Math.min(...open.map(({ dueAt }) => dueAt))) : null,
  }
}

/** What was thought of once for a group of a look; whoever asks for the same look shares it. */
const thoughtOf = new WeakMap<readonly CaseForecast[], Group['helps']>()

/** For the one that waits for people and is missed most surely, of those who can still be helped before the others. */
function helpsFor(members: readonly CaseForecast[], { roster, policy, at }: Look): Group['helps'] {
  const known = thoughtOf.get(members)
  if (known) return known
  const waiting = members.filter(({ of }) => of.holder === 'queue' && of.offeredTo === null)
  const first = waiting.find(({ dueAt }) => dueAt > at) ?? waiting[0]
  const helps = first ? whatHelps(needOfCase(first.of), roster, policy.routing, at).map(onWire) : []
  thoughtOf.set(members, helps)
  return helps
}

function onWire(help: Help): Group['helps'][number] {
  if (help.kind === 'call-in') return { ...help, people: [...help.people] }
  if (help.kind === 'ask-team') return help
  const { afterMs, ...rest } = help
  return { ...rest, afterMinutes: afterMs / 60_000 }
}

const sum = (forecasts: readonly CaseForecast[]): number => forecasts.reduce((total, { missed }) => total + missed, 0)
const tenths = (value: number): number => Math.round(value * 10) / 10

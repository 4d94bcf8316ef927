import type { Policy, Roster, RosterAgent } from '@baton/engine'
import type { ServiceTarget, Wallboard } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { readCalendars, readTeams, type CalendarAtWork, type TeamAtWork } from '../people/read-roster.ts'
import { targetsOf } from '../service-levels/targets.ts'
import { lastTook, offersSince, openCases, slotMs, type OfferCount, type OpenCase, type Took } from './open-cases.ts'
import { forecastOf, groupsOf, type CaseForecast } from './forecast.ts'
import { createPace } from './pace.ts'
import { wallboardOf } from './wallboard.ts'

/** Everything a lead's screens are made of, read in one go. */
export interface DeskRead {
  at: number
  /** When today began by the clock of the default team, and when the first slot of the last hour did. */
  today: number
  slotsFrom: number
  policy: Policy
  roster: Roster
  agents: readonly RosterAgent[]
  teams: readonly TeamAtWork[]
  calendars: readonly CalendarAtWork[]
  targets: readonly ServiceTarget[]
  cases: readonly OpenCase[]
  took: readonly Took[]
  offers: readonly OfferCount[]
  forecasts: readonly CaseForecast[]
}

/** The same with what all who look at it share, made once. */
export interface Look extends DeskRead {
  board: Wallboard
  /** The forecasts by team, tier and clock. */
  groups: readonly (readonly CaseForecast[])[]
}

export interface BoardsParts {
  db: Database
  surroundings: {
    policy(workspace: string): Promise<Policy>
    roster(workspace: string): Promise<Roster>
    zoneOffsetMs(workspace: string): number
  }
  now: () => number
}

export interface Boards {
  of(workspace: string): Promise<Look>
  /** Something was committed here: a look that costs little is taken anew. */
  changed(workspace: string): void
}

const dayMs = 24 * 60 * 60_000
const slots = 12
/** A look at no more cases is taken anew whenever something changed. */
const fewCases = 500
/** A look stands for so many times as long as it took, so that all leads of a desk together cost a node a tenth of its time; and no longer than that. */
const standsFor = 10
const mostMs = 5000

/** One look for all who ask at the same time, and for a moment after. */
export function createBoards({ db, surroundings, now }: BoardsParts): Boards {
  const kept = new Map<string, { at: number; look: Promise<Look>; until: number; cheap: boolean; stale: boolean }>()

  async function take(workspace: string): Promise<Look> {
    const at = now()
    const [policy, roster, cases, teams, calendars, targets, took] = await Promise.all([
      surroundings.policy(workspace),
      surroundings.roster(workspace),
      openCases(db, workspace),
      readTeams(db, workspace),
      readCalendars(db, workspace),
      targetsOf(db, workspace),
      lastTook(db, workspace),
    ])
    const ahead = surroundings.zoneOffsetMs(workspace)
    const today = Math.floor((at + ahead) / dayMs) * dayMs - ahead
    const slotsFrom = Math.floor(at / slotMs) * slotMs - (slots - 1) * slotMs
    const offers = await offersSince(db, workspace, { since: today, slotsFrom })
    const agents = [...(roster.index?.all() ?? roster.agents)]
    const pace = createPace()
    const read = { at, today, slotsFrom, policy, roster, agents, cases, teams, calendars, targets, took, offers }
    const desk: DeskRead = { ...read, forecasts: await forecastOf(read, pace) }
    const board = await wallboardOf(desk, pace, (ids) => namesOf(db, workspace, ids))
    return { ...desk, board, groups: await groupsOf(desk.forecasts, pace) }
  }

  return {
    of(workspace) {
      const before = kept.get(workspace)
      const asked = performance.now()
      if (before && asked < before.until && Math.abs(now() - before.at) < mostMs) return before.look
      const it = { at: now(), look: take(workspace), until: Infinity, cheap: false, stale: false }
      kept.set(workspace, it)
      const done = ({ cases }: Look) => {
        const took = performance.now() - asked
        it.cheap = cases.length <= fewCases
        it.until = it.cheap && it.stale ? 0 : performance.now() + Math.min(mostMs, took * standsFor)
      }
      it.look.then(done, () => kept.delete(workspace))
      return it.look
    },
    changed(workspace) {
      const it = kept.get(workspace)
      if (!it) return
      // One that is being taken may have begun before what changed.
      if (it.until === Infinity) it.stale = true
      else if (it.cheap) kept.delete(workspace)
    },
  }
}

/** What people are called: those alone who are named. */
export async function namesOf(db: Database, workspace: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.scoped<{ id: string; name: string }>(
    workspace,
    'select id, name from baton.agents where workspace_id = $1 and id = any ($2::text[])',
    [workspace, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

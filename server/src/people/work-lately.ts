import type { RosterAgent } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** The last hours: how busy somebody was in them. Milliseconds. */
const lately = 4 * 60 * 60 * 1000
/** Looked at again so often, beside the looks at the roster: none of them waits for it. */
const freshFor = 5 * 60_000
/** As many handoffs as are looked at: bounded work however many there are. */
const mostSeen = 5_000
const paceOver = 14 * 24 * 60 * 60 * 1000
/** So many imagined cases at the mean pace stand beside the counted ones: one slow case makes nobody slow. */
const beside = 8

/** How busy somebody was in the last hours, and what they need for a case against everybody's mean. In steps of a twentieth. */
export type WorkLately = Pick<RosterAgent, 'busyShare' | 'pace'>

type Of = ReadonlyMap<string, WorkLately>
const nothing: Of = new Map()

export interface WorkLatelyParts {
  db: Database
  now: () => number
  /** Whether the workspace's policy looks at how fast people are: else nobody's pace is read. */
  bySpeed: (workspace: string) => boolean
}

/** What is known by now; a look begins where that is old. `changed` are those for whom it differs from what was known before. */
export interface WorkLatelyLook {
  of: Of
  changed: readonly string[]
}

export function createWorkLately({ db, now, bySpeed }: WorkLatelyParts): (workspace: string) => WorkLatelyLook {
  const kept = new Map<string, { of: Of; changed: readonly string[]; until: number }>()

  async function look(workspace: string, before: Of): Promise<void> {
    const at = now()
    const [shares, paces] = await Promise.all([
      readShares(db, workspace, at),
      bySpeed(workspace) ? readPaces(db, workspace, at - paceOver) : new Map<string, RosterAgent['pace']>(),
    ])
    const of = new Map<string, WorkLately>()
    for (const id of new Set([...shares.keys(), ...paces.keys()])) {
      of.set(id, { busyShare: shares.get(id) ?? 0, pace: paces.get(id) })
    }
    const changed = [...new Set([...before.keys(), ...of.keys()])].filter(
      (id) => JSON.stringify(before.get(id)) !== JSON.stringify(of.get(id)),
    )
    kept.set(workspace, { of, changed, until: at + freshFor })
  }

  return (workspace) => {
    const known = kept.get(workspace) ?? { of: nothing, changed: [], until: 0 }
    if (known.until <= now()) {
      kept.set(workspace, { ...known, changed: [], until: now() + freshFor })
      look(workspace, known.of).catch(() => {}) // what is known stays until the next look
    } else if (known.changed.length > 0) kept.set(workspace, { ...known, changed: [] })
    return { of: known.of, changed: known.changed }
  }
}

/** The time in which a case was an agent's to do: from its acceptance to its end or now, without the customer's turns that were kept. */
const theirs = (from: string, to: string): string => `greatest(0, ${to} - ${from} - coalesce((
  select sum(greatest(0, (t ->> 'to')::bigint - greatest((t ->> 'from')::bigint, ${from}))) from jsonb_array_elements(h.customers_turns) as t), 0))`

/** The share of what they may carry, by weight, that cases of theirs took of the last hours. Whoever had one a day ago or more is not looked at. */
async function readShares(db: Database, workspace: string, now: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db.scoped<{ id: string; share: number }>(
    workspace,
    `with h as materialized (
        select h.data ->> 'agentId' as agent, greatest((h.data ->> 'acceptedAt')::bigint, $3::bigint) as began, coalesce(h.ended_at, $2::bigint) as done,
            h.customers_turns, coalesce((h.data -> 'needs' ->> 'weight')::float8, 1) as weight
          from baton.handoffs h where h.workspace_id = $1 and h.requested_at > $4 and coalesce(h.ended_at, $2) > $3
          order by h.requested_at desc limit ${mostSeen})
      select h.agent as id, sum(h.weight * ${theirs('h.began', 'h.done')})::float8 / (min(a.capacity) * ${lately}::float8) as share
        from h join baton.agents a on a.workspace_id = $1 and a.id = h.agent
        where h.began is not null group by h.agent`,
    [workspace, now, now - lately, now - lately - dayMs],
  )
  return new Map(rows.map(({ id, share }) => [id, Math.round(20 * Math.min(1, share)) / 20]))
}

const dayMs = 24 * 60 * 60 * 1000

async function readPaces(
  db: Database,
  workspace: string,
  since: number,
): Promise<ReadonlyMap<string, RosterAgent['pace']>> {
  const rows = await db.scoped<{ id: string; about: string; skills: string[]; minutes: number }>(
    workspace,
    `with h as materialized (
        select h.data ->> 'agentId' as agent, coalesce(h.data -> 'package' -> 'intent' ->> 'ref', '') as about, h.data -> 'skills' as skills,
            (h.data ->> 'acceptedAt')::bigint as began, h.ended_at as done, h.customers_turns
          from baton.handoffs h where h.workspace_id = $1 and h.requested_at > $2 and h.status = 'resolved'
          order by h.requested_at desc limit ${mostSeen})
      select h.agent as id, h.about, h.skills, (${theirs('h.began', 'h.done')} / 60000.0)::float8 as minutes from h
        where h.agent is not null and h.began is not null`,
    [workspace, since],
  )
  return pacesOf(rows)
}

interface Served {
  id: string
  about: string
  skills: readonly string[]
  minutes: number
}

/** Against what everybody takes for the same thing, so that whoever gets the long ones is not slow for it. In steps of a twentieth. */
export function pacesOf(served: readonly Served[]): ReadonlyMap<string, RosterAgent['pace']> {
  const usual = new Map<string, { sum: number; count: number }>()
  for (const { about, minutes } of served) addTo(usual, about, minutes, 1)
  const mean = served.reduce((sum, { minutes }) => sum + minutes, 0) / Math.max(1, served.length)
  if (!(mean > 0)) return new Map()
  const took = new Map<string, Map<string, { sum: number; count: number }>>()
  for (const { id, about, skills, minutes } of served) {
    const { sum, count } = usual.get(about)!
    const own = took.get(id) ?? new Map<string, { sum: number; count: number }>()
    took.set(id, own)
    for (const name of ['*', ...new Set(skills.map((skill) => skill.replace(/:[1-5]$/u, '')))])
      addTo(own, name, minutes, sum / count)
  }
  return new Map(
    [...took].map(([id, own]) => [
      id,
      Object.fromEntries(
        [...own].map(([name, { sum, count: expected }]) => [
          name,
          Math.round(((sum + beside * mean) / (expected + beside * mean)) * 20) / 20,
        ]),
      ),
    ]),
  )
}

function addTo(into: Map<string, { sum: number; count: number }>, key: string, sum: number, count: number): void {
  const known = into.get(key)
  into.set(key, { sum: (known?.sum ?? 0) + sum, count: (known?.count ?? 0) + count })
}

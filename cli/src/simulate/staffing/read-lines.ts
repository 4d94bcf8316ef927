import {
  enoughSeen,
  patienceOf,
  defaultRouting,
  type Staffed,
  type StaffingArrival as Arrival,
  type StaffingDay,
} from '@baton/engine'
import { Id, Priority, Time } from '@baton/protocol'
import * as z from 'zod'

const minute = 60_000
const halfHour = 30 * minute

const Came = z.strictObject({
  at: Time,
  team: Id.default('support'),
  skills: z.array(Id).max(20).default([]),
  language: z.string().max(20).optional(),
  tier: z.string().max(100).optional(),
  priority: Priority.optional(),
  weight: z.number().positive().max(100).optional(),
  minutes: z.number().positive().max(10_000).optional(),
  waited: z.number().min(0).max(100_000).optional(),
  left: z.boolean().default(false),
})
const Person = z.strictObject({
  agent: Id,
  teams: z.array(Id).max(100).default(['support']),
  skills: z.array(Id).max(100).default([]),
  languages: z.array(z.string().max(20)).max(30).default([]),
  capacity: z.int().min(1).max(100).default(1),
  openings: z
    .array(z.strictObject({ from: Time, to: Time }))
    .min(1)
    .max(1000),
})

/** A line that cannot be read: which, and why. */
export class BrokenLine extends Error {
  constructor(line: number, why: string) {
    super(`line ${line}: ${why}`)
    this.name = 'BrokenLine'
  }
}

export interface ReadLines {
  targetMinutes: number
  patienceMinutes: number | null
}

/** JSON Lines of who came (`at`) and who was at work (`agent`), as docs/how-to/staffing.md has them. Throws BrokenLine. */
export function readStaffingLines(text: string, { targetMinutes, patienceMinutes }: ReadLines): StaffingDay {
  const came: z.output<typeof Came>[] = []
  const agents: Staffed[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const value = parsed(line, i + 1)
    if (typeof value === 'object' && value !== null && 'agent' in value) {
      const { agent, openings, ...person } = fitting(Person, value, i + 1)
      agents.push({
        id: agent,
        ...person,
        openings: openings.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
      })
    } else came.push(fitting(Came, value, i + 1))
  }
  if (came.length === 0) throw new BrokenLine(1, 'nobody came: a line such as {"at":"2026-11-02T09:00:00Z"} is missing')
  const handling = handlingOf(came)
  const arrivals = came.map((it, i) => arrivalOf(it, i, handling)).sort((a, b) => a.at - b.at)
  const ends = agents.flatMap(({ openings }) => openings.map(({ to }) => to))
  const from = Math.floor(arrivals[0]!.at / halfHour) * halfHour
  const to = Math.max(arrivals.at(-1)!.at + 1, ...ends)
  const teams = [...new Set([...arrivals.map(({ team }) => team), ...agents.flatMap((each) => each.teams)])]
  const waits = came.map(({ waited = 0, left }) => ({ minutes: waited, left }))
  return {
    from,
    to: Math.ceil(to / halfHour) * halfHour,
    arrivals,
    agents,
    teams: teams.map((id) => ({ id, parent: null })),
    handling,
    routing: defaultRouting,
    patienceMinutes: patienceOf(waits) ?? patienceMinutes,
    acceptMinutes: 0,
    wrapUpMinutes: 0,
    targetMinutes,
  }
}

const matterOf = ({ team, skills }: z.output<typeof Came>) => `${team}/${skills.toSorted().join(',')}`

function handlingOf(came: readonly z.output<typeof Came>[]): Record<string, StaffingDay['handling'][string]> {
  const handling: Record<string, { mean: number; seen: number[] }> = {
    all: { mean: defaultRouting.handleMinutes, seen: [] },
  }
  for (const it of came) {
    if (it.minutes === undefined) continue
    for (const name of ['all', matterOf(it)]) (handling[name] ??= { mean: 0, seen: [] }).seen.push(it.minutes)
  }
  for (const each of Object.values(handling))
    if (each.seen.length > 0) each.mean = each.seen.reduce((sum, minutes) => sum + minutes, 0) / each.seen.length
  return handling
}

function arrivalOf(
  it: z.output<typeof Came>,
  i: number,
  handling: Readonly<Record<string, { seen: readonly number[] }>>,
): Arrival {
  const { at, team, skills, language, tier, priority, weight, waited = 0, left } = it
  return {
    id: `c${i}`,
    at: Date.parse(at),
    team,
    skills,
    language,
    tier,
    priority,
    weight,
    matter: (handling[matterOf(it)]?.seen.length ?? 0) >= enoughSeen ? matterOf(it) : 'all',
    leftAfter: left ? waited : null,
    stayed: left ? 0 : waited,
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BrokenLine(number, 'is not JSON')
  }
}

function fitting<S extends z.ZodType>(schema: S, value: unknown, number: number): z.output<S> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BrokenLine(number, `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'does not fit'}`)
}

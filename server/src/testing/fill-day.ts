import { drawsOf, exponential } from '@baton/engine'
import type { Database } from '../db/database.ts'

const minute = 60_000

export interface FilledDay {
  workspace: string
  from: number
  hours: number
  perHour: number
  /** Who takes them, in turn as they become free; each has one case at a time. */
  agents: readonly { id: string; skills: readonly string[] }[]
  skills: readonly string[]
  team: string
  meanMinutes: number
  /** The mean of an exponential patience. */
  patienceMinutes: number
  seed?: number
}

/** Writes handoffs as a desk would have left them that serves whoever came first among those whom somebody free can do: Poisson, exponential, with abandonment. */
export async function fillDay(db: Database, day: FilledDay): Promise<{ id: string; waited: number; left: boolean }[]> {
  const rows = servedOf(day)
  await db.scoped(
    day.workspace,
    `insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, channel, opener, handoff_id, row, opened_at, updated_at)
      select $1, 'c-' || (h ->> 'id'), 1, 1, 'resolved', 'nobody', 'widget', '{}'::jsonb, h ->> 'id', '{}'::jsonb, (h ->> 'requestedAt')::bigint,
        (h ->> 'endedAt')::bigint from jsonb_array_elements($2::jsonb) as h`,
    [day.workspace, JSON.stringify(rows.map(({ data }) => data))],
  )
  await db.scoped(
    day.workspace,
    `insert into baton.handoffs (workspace_id, id, conversation_id, status, data)
      select $1, h ->> 'id', 'c-' || (h ->> 'id'), 'resolved', h from jsonb_array_elements($2::jsonb) as h`,
    [day.workspace, JSON.stringify(rows.map(({ data }) => data))],
  )
  return rows.map(({ data, waited, left }) => ({ id: data.id, waited, left }))
}

function servedOf({
  workspace,
  from,
  hours,
  perHour,
  agents,
  skills,
  team,
  meanMinutes,
  patienceMinutes,
  seed = 1,
}: FilledDay) {
  const [when, takes, stays] = ['when', 'takes', 'stays'].map((name) => drawsOf(seed, name)) as [
    () => number,
    () => number,
    () => number,
  ]
  const freeAt = new Map(agents.map(({ id }) => [id, from]))
  const rows: { data: Record<string, unknown> & { id: string }; waited: number; left: boolean }[] = []
  for (
    let at = from + exponential(when, 60 / perHour) * minute;
    at < from + hours * 60 * minute;
    at += exponential(when, 60 / perHour) * minute
  ) {
    const skill = skills[rows.length % skills.length]!
    const able = agents.filter((agent) => agent.skills.includes(skill))
    const first = able.reduce((best, each) => (freeAt.get(each.id)! < freeAt.get(best.id)! ? each : best))
    const begins = Math.max(at, freeAt.get(first.id)!)
    const patience = exponential(stays, patienceMinutes) * minute
    const took = exponential(takes, meanMinutes) * minute
    const left = begins - at > patience
    if (!left) freeAt.set(first.id, begins + took)
    rows.push({
      waited: left ? patience / minute : (begins - at) / minute,
      left,
      data: {
        id: `${workspace}-${seed}-${rows.length}`,
        status: 'resolved',
        team,
        skills: [skill],
        needs: { tier: rows.length % 3 === 0 ? 'enterprise' : 'free' },
        priority: 'normal',
        reason: { kind: 'customer-asked' },
        passedBy: [],
        requestedAt: Math.round(at),
        acceptedAt: left ? null : Math.round(begins),
        firstResponseAt: left ? null : Math.round(begins),
        endedAt: Math.round(left ? at + patience : begins + took),
        agentId: left ? null : first.id,
      },
    })
  }
  return rows
}

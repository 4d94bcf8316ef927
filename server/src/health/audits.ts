import {
  agreementOf,
  sampleHandoffs,
  scoreOfParts,
  withCapture,
  type Agreement,
  type Grade,
  type GradedPart,
  type Handoff,
  type PackagePart,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { weekSpan } from '@baton/protocol'

/** As many handoffs as are drawn for a week: about an hour of somebody's time. */
export const sampleSize = 12
const weeksMs = 12 * 7 * 24 * 60 * 60 * 1000

export interface Audit {
  from: number
  to: number
  drawnFrom: number
  sample: { handoffId: string; conversationId: string; at: number; team: string; graded: boolean }[]
  agreement: Agreement
  overall: Agreement
}

/** A week's audit for one person: the same handoffs for everybody and at any time, and which of them this person has graded. Null for a week that there is not. */
export async function auditOf(db: Database, workspace: string, week: string, agentId: string): Promise<Audit | null> {
  const span = weekSpan(week)
  if (!span) return null
  const { from, to } = span
  const [all, mine, grades, overall] = await Promise.all([
    db.scoped<{ handoffId: string; conversationId: string; at: number; team: string; score: number }>(
      workspace,
      `select handoff_id as "handoffId", conversation_id as "conversationId", at, team, score from baton.handoff_health
        where workspace_id = $1 and at >= $2 and at < $3`,
      [workspace, from, to],
    ),
    db.scoped<{ handoffId: string }>(
      workspace,
      `select distinct handoff_id as "handoffId" from baton.audit_grades where workspace_id = $1 and agent_id = $2`,
      [workspace, agentId],
    ),
    gradesOf(db, workspace, from, to),
    gradesOf(db, workspace, to - weeksMs, to),
  ])
  const drawn = sampleHandoffs(all, `${workspace} ${week}`, sampleSize)
  const graded = new Set(mine.map(({ handoffId }) => handoffId))
  const byId = new Map(all.map((each) => [each.handoffId, each]))
  return {
    from,
    to,
    drawnFrom: all.length,
    sample: drawn.flatMap((handoffId) => {
      const found = byId.get(handoffId)
      if (!found) return []
      const { score: _, ...handoff } = found
      return [{ ...handoff, graded: graded.has(handoffId) }]
    }),
    agreement: agreementOf(grades),
    overall: agreementOf(overall),
  }
}

/** Grades of handoffs of a span. Several people may have graded one: each counts as a reading of its own. */
async function gradesOf(db: Database, workspace: string, from: number, to: number): Promise<GradedPart[]> {
  return db.scoped<GradedPart>(
    workspace,
    `select g.handoff_id || ' ' || g.agent_id as "handoffId", g.part, g.grade, g.computed, g.weight from baton.audit_grades g
      join baton.handoff_health h on h.workspace_id = $1 and h.handoff_id = g.handoff_id
      where g.workspace_id = $1 and h.at >= $2 and h.at < $3 order by g.handoff_id, g.agent_id, g.part`,
    [workspace, from, to],
  )
}

export interface Graded {
  score: number
  graded: number
  parts: { part: PackagePart; computed: string; cause: string | null; grade: Grade }[]
}

/** Keeps what a person says of each part, beside what was computed. Graded again it is what they say now. Null without such a handoff. */
export async function gradeHandoff(
  { db, newId }: { db: Database; newId: NewId },
  given: {
    workspace: string
    agentId: string
    by: Doer
    handoffId: string
    grades: Readonly<Record<PackagePart, Grade>>
  },
  now: number,
): Promise<Graded | null> {
  const { workspace, agentId, handoffId, grades, by } = given
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<{ data: Handoff }>(
      'select data from baton.handoffs where workspace_id = $1 and id = $2',
      [workspace, handoffId],
    )
    const kept = row?.data.package
    if (!row || !kept?.completeness) return null
    // As the person sees it: with the picture of the page that joined after it was written.
    const { completeness } = withCapture(kept, row.data.capture)
    const parts = completeness.parts.map(({ part, state, cause, weight }) => ({
      part,
      computed: state,
      cause,
      weight,
      grade: grades[part],
    }))
    for (const { part, grade, computed, weight } of parts) {
      await query(
        `insert into baton.audit_grades (workspace_id, handoff_id, agent_id, part, grade, computed, weight, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
          on conflict (workspace_id, handoff_id, agent_id, part) do update set grade = excluded.grade, at = excluded.at`,
        [workspace, handoffId, agentId, part, grade, computed, Math.round(weight), now],
      )
    }
    await audit(
      query,
      newId,
      { workspace, by, action: 'handoff.graded', target: handoffId, detail: { ...grades } },
      now,
    )
    const there = { there: 'present', partly: 'partial', 'not-there': 'missing', wrong: 'missing' } as const
    return {
      score: completeness.score,
      graded: scoreOfParts(parts.map(({ grade, weight }) => ({ state: there[grade], weight }))),
      parts: parts.map(({ weight: _, ...part }) => part),
    }
  })
}

import { PracticeQuestion } from '@baton/protocol'
import * as z from 'zod'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import type { PracticeLog } from './practise.ts'

/** A conversation of practice can be gone on with for so long after its last message. Milliseconds. */
export const practiceKeptMs = 24 * 60 * 60 * 1000

/** What was said in a session with this assistant; it is over where it is not there any more, or too long. */
export async function readPractice(
  db: Database,
  workspace: string,
  { id, assistantId, now }: { id: string; assistantId: string; now: number },
): Promise<PracticeLog> {
  const [row] = await db.scoped<PracticeLog>(
    workspace,
    `select records, texts from baton.practice_sessions where workspace_id = $1 and id = $2 and assistant_id = $3 and updated_at > $4
      and jsonb_array_length(records) < 400`,
    [workspace, id, assistantId, now - practiceKeptMs],
  )
  if (!row) throw new ProblemError('practice_over')
  return row
}

export async function keepPractice(
  db: Database,
  workspace: string,
  { id, assistantId, now, log }: { id: string; assistantId: string; now: number; log: PracticeLog },
): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.practice_sessions (workspace_id, id, assistant_id, records, texts, created_at, updated_at)
      values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $6)
      on conflict (workspace_id, id) do update set records = excluded.records, texts = excluded.texts, updated_at = excluded.updated_at`,
    [workspace, id, assistantId, JSON.stringify(log.records), JSON.stringify(log.texts), now],
  )
}

export interface Questions {
  questions: PracticeQuestion[]
  revision: number
  updatedAt: number | null
}

const Kept = z.array(PracticeQuestion)

export async function readQuestions(db: Database, workspace: string): Promise<Questions> {
  const [row] = await db.scoped<{ questions: unknown; revision: number; updatedAt: number }>(
    workspace,
    'select questions, revision, updated_at as "updatedAt" from baton.practice_questions where workspace_id = $1',
    [workspace],
  )
  return row ? { ...row, questions: Kept.parse(row.questions) } : { questions: [], revision: 0, updatedAt: null }
}

export async function putQuestions(
  db: Database,
  workspace: string,
  { questions, revision }: Pick<Questions, 'questions' | 'revision'>,
  { by, newId }: Audited,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    const written = await query(
      `insert into baton.practice_questions as q (workspace_id, questions, revision, updated_at) select $1, $2::jsonb, 1, $4 where $3 = 0
          or exists (select 1 from baton.practice_questions where workspace_id = $1)
        on conflict (workspace_id) do update set questions = excluded.questions, revision = q.revision + 1, updated_at = excluded.updated_at
          where q.revision = $3 returning revision`,
      [workspace, JSON.stringify(questions), revision, now],
    )
    if (written.length === 0) throw new ProblemError('changed_meanwhile')
    const detail = { questions: questions.length }
    await audit(query, newId, { workspace, by, action: 'practice-questions.kept', target: workspace, detail }, now)
  })
}

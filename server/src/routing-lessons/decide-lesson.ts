import { parseDocument } from 'yaml'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { changeLive } from '../policies/policies.ts'
import { isProposed, readLessons, type Lesson } from './lessons.ts'

export interface DecideLessonParts {
  db: Database
  newId: NewId
  now: () => number
}

export type LessonKey = Pick<Lesson, 'intent' | 'fromTeam' | 'toTeam'>

/**
 * A lead's word on a proposal. Accepted: the live policy sends the intent to the other team from now on, as a version of its own that can be
 * taken back. Null where nothing of that kind is proposed.
 */
export async function decideLesson(
  { db, newId, now }: DecideLessonParts,
  given: LessonKey & { workspace: string; by: Doer; decision: 'accepted' | 'refused' },
): Promise<{ policyVersion: number | null } | null> {
  const { workspace, by, decision, intent, fromTeam, toTeam } = given
  const lessons = await readLessons(db, workspace, now())
  const lesson = lessons.find((each) => each.intent === intent && each.fromTeam === fromTeam && each.toTeam === toTeam)
  if (!lesson || !isProposed(lesson)) return null
  return db.transaction({ workspace }, async (query) => {
    const version =
      decision === 'accepted'
        ? await changeLive(query, { workspace, by, at: now() }, (yaml) => {
            const document = parseDocument(yaml)
            document.setIn(['intents', intent, 'team'], toTeam)
            return document.toString()
          })
        : null
    await query(
      `insert into baton.route_lessons (workspace_id, intent, from_team, to_team, decision, said, of_all, policy_version, decided_at, decided_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (workspace_id, intent, from_team, to_team) do update set decision = excluded.decision, said = excluded.said,
          of_all = excluded.of_all, policy_version = excluded.policy_version, decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
      [workspace, intent, fromTeam, toTeam, decision, lesson.said, lesson.of, version, now(), by.id],
    )
    const detail = { fromTeam, toTeam, said: lesson.said, of: lesson.of, ...(version === null ? {} : { version }) }
    await audit(query, newId, { workspace, by, action: `route-lesson.${decision}`, target: intent, detail }, now())
    return { policyVersion: version }
  })
}

import { isMap, parseDocument } from 'yaml'
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
    let before: string | null = null
    const version =
      decision === 'accepted'
        ? await changeLive(query, { workspace, by, at: now() }, (yaml) => {
            const document = parseDocument(yaml)
            const team = document.getIn(['intents', intent, 'team'])
            before = typeof team === 'string' ? team : null
            document.setIn(['intents', intent, 'team'], toTeam)
            return document.toString()
          })
        : null
    await query(
      `insert into baton.route_lessons (workspace_id, intent, from_team, to_team, decision, said, of_all, policy_version, decided_at, decided_by, team_before)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (workspace_id, intent, from_team, to_team) do update set decision = excluded.decision, said = excluded.said,
          of_all = excluded.of_all, policy_version = excluded.policy_version, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
          team_before = excluded.team_before`,
      [workspace, intent, fromTeam, toTeam, decision, lesson.said, lesson.of, version, now(), by.id, before],
    )
    const detail = { fromTeam, toTeam, said: lesson.said, of: lesson.of, ...(version === null ? {} : { version }) }
    await audit(query, newId, { workspace, by, action: `route-lesson.${decision}`, target: intent, detail }, now())
    return { policyVersion: version }
  })
}

/**
 * Takes a decision back. An accepted lesson goes out of the live policy, as a version of its own: the intent goes where it went before. Where
 * somebody has sent it elsewhere since, that stands. Null where nothing of that kind was decided.
 */
export async function forgetLesson(
  { db, newId, now }: DecideLessonParts,
  { workspace, by, intent, fromTeam, toTeam }: LessonKey & { workspace: string; by: Doer },
): Promise<{ policyVersion: number | null } | null> {
  return db.transaction({ workspace }, async (query) => {
    const [lesson] = await query<{ decision: 'accepted' | 'refused'; before: string | null; inForce: boolean }>(
      `delete from baton.route_lessons l where workspace_id = $1 and intent = $2 and from_team = $3 and to_team = $4
        returning decision, team_before as before, coalesce((select p.document -> 'intents' -> l.intent ->> 'team' = l.to_team
          from baton.policies p where p.workspace_id = $1 and p.stage = 'live'), false) as "inForce"`,
      [workspace, intent, fromTeam, toTeam],
    )
    if (!lesson) return null
    const version =
      lesson.decision === 'accepted' && lesson.inForce
        ? await changeLive(query, { workspace, by, at: now() }, (yaml) => withoutLesson(yaml, intent, lesson.before))
        : null
    const detail = { fromTeam, toTeam, was: lesson.decision, ...(version === null ? {} : { version }) }
    await audit(query, newId, { workspace, by, action: 'route-lesson.forgotten', target: intent, detail }, now())
    return { policyVersion: version }
  })
}

/** What else the policy says of the intent, and its comments, stay. */
function withoutLesson(yaml: string, intent: string, before: string | null): string {
  const document = parseDocument(yaml)
  if (before !== null) document.setIn(['intents', intent, 'team'], before)
  else {
    document.deleteIn(['intents', intent, 'team'])
    for (const path of [['intents', intent], ['intents']]) {
      const left = document.getIn(path)
      if (isMap(left) && left.items.length === 0) document.deleteIn(path)
    }
  }
  return document.toString()
}

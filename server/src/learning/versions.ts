import {
  liveNumber,
  makeLive,
  nextNumber,
  priorModel,
  rollBack,
  type EstimatorModel,
  type LearnedVersion,
  type NotSwitched,
  type ShadowResult,
  type Switched,
} from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import { audit, system, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

export type Because = 'made' | 'approved' | 'better' | 'rolled-back' | 'replaced' | 'superseded'

/** What a version was compared with, and when. */
export type Compared = ShadowResult & { with: number; at: number }

export interface StoredVersion extends LearnedVersion {
  compared: Compared | null
  /** What was live when it was made. */
  beside: number
  madeAt: number
  changedAt: number
  because: Because
  byKind: 'agent' | 'key' | 'itself' | null
  byId: string | null
  conversations: number
  decisions: number
  learnedTo: number
}

const columns = `number, status, model, beside, live_before as before, made_at as "madeAt", changed_at as "changedAt", because, by_kind as "byKind",
  by_id as "byId", conversations, decisions, learned_to as "learnedTo", compared`
/** As many as anybody goes back to; the one that is live is kept whatever its age. */
export const keptVersions = 30

/** The newest first. */
export const versionsOf = (query: Query, workspace: string): Promise<StoredVersion[]> =>
  query<StoredVersion>(`select ${columns} from baton.learned_versions where workspace_id = $1 order by number desc`, [
    workspace,
  ])

export const listVersions = (db: Database, workspace: string): Promise<StoredVersion[]> =>
  db.transaction({ workspace }, (query) => versionsOf(query, workspace))

export const modelOf = (versions: readonly StoredVersion[], number: number): EstimatorModel =>
  versions.find((each) => each.number === number)?.model ?? priorModel

/** Changes of versions come one after the other: whoever makes one has the workspace's row. */
export const alone = (query: Query, workspace: string): Promise<unknown> =>
  query('select 1 from baton.learning where workspace_id = $1 for update', [workspace])

export interface VersionsParts {
  db: Database
  newId: NewId
  now: () => number
}

export type Turned = { ok: true; live: number } | { ok: false; why: NotSwitched }

/** A person makes a version live, or goes back to what was live before. What was live is live still: no change. */
export async function turnTo(
  { db, newId, now }: VersionsParts,
  { workspace, by, to }: { workspace: string; by: Doer; to: number | 'before' },
): Promise<Turned> {
  return db.transaction({ workspace }, async (query) => {
    await alone(query, workspace)
    const before = await versionsOf(query, workspace)
    const turned = to === 'before' ? rollBack(before) : makeLive(before, to, 'person')
    if (!turned.ok) return turned.why === 'already-live' ? { ok: true, live: liveNumber(before) } : turned
    const because = to === 'before' ? 'rolled-back' : 'approved'
    await keepSwitch(query, { workspace, before, turned, because, by, at: now() })
    const [from, live] = [liveNumber(before), liveNumber(turned.versions)]
    const action = to === 'before' ? 'learning.rolled-back' : 'learning.approved'
    await audit(query, newId, { workspace, by, action, target: String(live), detail: { from, to: live } }, now())
    // Otherwise the next that is found better would undo what somebody has just done.
    if (to === 'before') await keepSettings(query, { newId, now }, workspace, by, false)
    return { ok: true, live }
  })
}

/** Writes what changed of each version. */
export async function keepSwitch(
  query: Query,
  {
    workspace,
    before,
    turned,
    because,
    by,
    at,
  }: {
    workspace: string
    before: readonly StoredVersion[]
    turned: Extract<Switched<StoredVersion>, { ok: true }>
    because: Because
    by: Doer
    at: number
  },
): Promise<void> {
  const changed = turned.versions.filter((each) => {
    const was = before.find(({ number }) => number === each.number)
    return was?.status !== each.status || was.before !== each.before
  })
  // What was live gives way first: one is live at a time.
  for (const each of changed.toSorted((a, b) => Number(a.status === 'live') - Number(b.status === 'live'))) {
    const why = each.status === 'live' ? because : because === 'rolled-back' ? 'rolled-back' : 'replaced'
    await query(
      `update baton.learned_versions set status = $3, live_before = $4, changed_at = $5, because = $6, by_kind = $7, by_id = $8
        where workspace_id = $1 and number = $2`,
      [workspace, each.number, each.status, each.before, at, why, kindOf(by), by.id],
    )
  }
}

const kindOf = ({ kind }: Doer): 'agent' | 'key' | 'itself' => (kind === 'system' ? 'itself' : kind)

/** A candidate joins in shadow; the one that stood there is retired. Gives its number. */
export async function addVersion(
  query: Query,
  { newId, now }: Pick<VersionsParts, 'newId' | 'now'>,
  {
    workspace,
    versions,
    model,
    from,
  }: {
    workspace: string
    versions: readonly StoredVersion[]
    model: (version: string) => EstimatorModel
    from: { conversations: number; decisions: number; learnedTo: number }
  },
): Promise<number> {
  const number = nextNumber(versions)
  const beside = liveNumber(versions)
  await query(
    `update baton.learned_versions set status = 'retired', because = 'superseded', changed_at = $2, by_kind = 'itself', by_id = null
      where workspace_id = $1 and status = 'shadow'`,
    [workspace, now()],
  )
  await query(
    `insert into baton.learned_versions (workspace_id, number, status, model, beside, made_at, changed_at, because, by_kind, conversations, decisions, learned_to)
      values ($1, $2, 'shadow', $3::jsonb, $4, $5, $5, 'made', 'itself', $6, $7, $8)`,
    [
      workspace,
      number,
      JSON.stringify(model(`learned-${number}`)),
      beside,
      now(),
      from.conversations,
      from.decisions,
      from.learnedTo,
    ],
  )
  await query(
    `delete from baton.learned_versions where workspace_id = $1 and status = 'retired' and number <= $2
      and number not in (select live_before from baton.learned_versions where workspace_id = $1 and status = 'live' and live_before is not null)`,
    [workspace, number - keptVersions],
  )
  const detail = { conversations: from.conversations, beside }
  await audit(query, newId, { workspace, by: system, action: 'learning.made', target: String(number), detail }, now())
  return number
}

export const keepCompared = (query: Query, workspace: string, number: number, compared: Compared): Promise<unknown> =>
  query('update baton.learned_versions set compared = $3::jsonb where workspace_id = $1 and number = $2', [
    workspace,
    number,
    JSON.stringify(compared),
  ])

export async function putSettings(
  { db, ...parts }: VersionsParts,
  { workspace, by, switchByItself }: { workspace: string; by: Doer; switchByItself: boolean },
): Promise<void> {
  await db.transaction({ workspace }, (query) => keepSettings(query, parts, workspace, by, switchByItself))
}

async function keepSettings(
  query: Query,
  { newId, now }: Pick<VersionsParts, 'newId' | 'now'>,
  workspace: string,
  by: Doer,
  switchByItself: boolean,
): Promise<void> {
  const changed = await query(
    `update baton.learning set switch_by_itself = $2 where workspace_id = $1 and switch_by_itself <> $2 returning workspace_id`,
    [workspace, switchByItself],
  )
  if (changed.length === 0) return
  const deed = { workspace, by, action: 'learning.settings', target: workspace, detail: { switchByItself } }
  await audit(query, newId, deed, now())
}

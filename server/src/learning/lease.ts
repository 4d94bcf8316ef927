import type { DeskLearning } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'

/** One node's turn at a workspace. `owner` is new with every claim, so that nobody mistakes another's turn for their own. */
export interface Claim {
  workspace: string
  owner: string
  tries: number
  /** When it was due: asked for again meanwhile, it is another time. */
  dueAt: number
}

/** Somebody else has the workspace by now: nothing more is written. */
export class LeaseLost extends Error {
  constructor() {
    super('another node learns for this workspace')
    this.name = 'LeaseLost'
  }
}

/** Takes a workspace whose time has come and that nobody has; null where there is none. */
export async function claimDue(db: Database, owner: string, now: number, until: number): Promise<Claim | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<Claim>(
      `update baton.learning set lease_until = $2, lease_owner = $3, tries = tries + 1
        where workspace_id = (select workspace_id from baton.learning
          where next_at <= $1 and (lease_until is null or lease_until < $1) order by next_at limit 1 for update skip locked)
        returning workspace_id as workspace, lease_owner as owner, tries, next_at as "dueAt"`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** Keeps it for longer, or gives it back where `until` is null. */
export async function hold(db: Database, { workspace, owner }: Claim, until: number | null): Promise<void> {
  await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query('update baton.learning set lease_until = $3 where workspace_id = $1 and lease_owner = $2', [
      workspace,
      owner,
      until,
    ]),
  )
}

/** A transaction that writes only as long as the turn is this node's: what it writes stands or falls with it. */
export async function asOwner<T>(
  db: Database,
  { workspace, owner }: Claim,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  return db.transaction({ workspace }, async (query) => {
    const mine = await query('select 1 from baton.learning where workspace_id = $1 and lease_owner = $2 for update', [
      workspace,
      owner,
    ])
    if (mine.length === 0) throw new LeaseLost()
    return work(query)
  })
}

export interface Place {
  cluster: string
  xid: string
  conversation: string
  seq: number
}

export interface Begun {
  state: DeskLearning | null
  place: Place
}

export async function readBegun(db: Database, workspace: string): Promise<Begun> {
  const [row] = await db.scoped<Begun>(
    workspace,
    `select state, jsonb_build_object('cluster', read_cluster, 'xid', read_xid, 'conversation', read_conversation, 'seq', read_seq) as place
      from baton.learning where workspace_id = $1`,
    [workspace],
  )
  if (!row) throw new LeaseLost()
  return row
}

export const keepState = (query: Query, workspace: string, state: DeskLearning): Promise<unknown> =>
  query('update baton.learning set state = $2::jsonb where workspace_id = $1', [workspace, JSON.stringify(state)])

/** It is done, or has come to nothing with a `fault`; and when it is due again, unless somebody asked for it meanwhile. */
export async function endRun(
  db: Database,
  claim: Claim,
  { at, learned, seconds, fault, nextAt }: EndedRun,
): Promise<void> {
  await asOwner(db, claim, (query) =>
    query(
      `update baton.learning set last_at = case when $6::text is null then $2 else last_at end, learned = $3, seconds = $4,
          next_at = case when next_at = $7 then $5 else next_at end, fault = $6, tries = case when $6::text is null then 0 else tries end,
          lease_until = null, lease_owner = null
        where workspace_id = $1`,
      [claim.workspace, at, learned, seconds, nextAt, fault, claim.dueAt],
    ),
  )
}

export interface EndedRun {
  at: number
  learned: number
  seconds: number
  fault: string | null
  nextAt: number
}

import {
  replayFacts,
  reportOf,
  type Around,
  type FactRecord,
  type Policy,
  type ReplayPair,
  type ReplayReport,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { readFacts } from '../log/log.ts'
import { faultWords } from '../http/server-log.ts'

export interface Replay {
  id: string
  policy: number
  status: 'running' | 'done' | 'failed'
  done: number
  total: number
  report: ReplayReport | null
}

export interface ReplaysParts {
  db: Database
  newId: NewId
  now: () => number
  log: (message: string, detail: object) => void
}

export interface ReplayOrder {
  workspace: string
  version: number
  /** The policy that is live, and the one that is asked about. */
  policies: { before: Policy; after: Policy }
  from: number
  to: number
  limit: number
}

/** Facts of one conversation that a replay reads: where a person took over for the first time lies among them. */
const mostFacts = 2_000
const told = 25
/** A replay that has not been heard of for so long died with its node. Milliseconds. */
const lostAfter = 60_000

/** Replays over the workspace's own conversations: one after the other, beside everything else, in a job with its progress in a row. */
export function createReplays({ db, newId, now, log }: ReplaysParts) {
  let stopped = false
  const running = new Set<Promise<void>>()

  async function play(id: string, order: ReplayOrder): Promise<void> {
    const { workspace, policies } = order
    const found = await conversationsOf(db, order)
    await save(workspace, id, { total: found.length })
    const pairs: ReplayPair[] = []
    for (const [i, { conversation, tier }] of found.entries()) {
      if (stopped) return
      const records = await factsOf(db, workspace, conversation)
      const about: Partial<Around> = { tier, known: tier !== null }
      pairs.push({
        before: replayFacts(conversation, records, policies.before, about),
        after: replayFacts(conversation, records, policies.after, about),
      })
      if ((i + 1) % told === 0) await save(workspace, id, { done: i + 1 })
    }
    await save(workspace, id, { done: found.length, status: 'done', report: reportOf(pairs) })
  }

  async function save(workspace: string, id: string, change: Partial<Replay>): Promise<void> {
    await db.scoped(
      workspace,
      `update baton.policy_replays set status = coalesce($3, status), done = coalesce($4, done), total = coalesce($5, total),
          report = coalesce($6::jsonb, report), updated_at = $7 where workspace_id = $1 and id = $2`,
      [
        workspace,
        id,
        change.status ?? null,
        change.done ?? null,
        change.total ?? null,
        change.report ? JSON.stringify(change.report) : null,
        now(),
      ],
    )
  }

  return {
    /** Begins one and does not wait for it. */
    async start(order: ReplayOrder): Promise<string> {
      const id = newId('replay')
      await db.scoped(
        order.workspace,
        `insert into baton.policy_replays (workspace_id, id, policy, status, done, total, created_at, updated_at)
          values ($1, $2, $3, 'running', 0, 0, $4, $4)`,
        [order.workspace, id, order.version, now()],
      )
      const work = play(id, order)
        .catch(async (error: unknown) => {
          log('a replay failed', { workspace: order.workspace, replay: id, error: faultWords(error) })
          await save(order.workspace, id, { status: 'failed' })
        })
        .catch(() => {}) // the database is gone: its age says that it is lost
        .finally(() => running.delete(work))
      running.add(work)
      return id
    },

    async find(workspace: string, id: string): Promise<Replay | undefined> {
      const [row] = await db.scoped<Replay & { updatedAt: number }>(
        workspace,
        `select id, policy, status, done, total, report, updated_at as "updatedAt" from baton.policy_replays
          where workspace_id = $1 and id = $2`,
        [workspace, id],
      )
      if (!row) return undefined
      const { updatedAt, ...replay } = row
      const isLost = replay.status === 'running' && now() > updatedAt + lostAfter
      return isLost ? { ...replay, status: 'failed' } : replay
    },

    /** No further conversation is read; resolves when nothing is being read any more. */
    async stop(): Promise<void> {
      stopped = true
      await Promise.all(running)
    },
  }
}

export type Replays = ReturnType<typeof createReplays>

async function conversationsOf(db: Database, { workspace, from, to, limit }: ReplayOrder) {
  return db.scoped<{ conversation: string; tier: string | null }>(
    workspace,
    `select c.id as conversation, coalesce(l.answer ->> 'tier', u.tier) as tier
      from baton.conversations c
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = c.customer_id
      where c.workspace_id = $1 and c.opened_at >= $2 and c.opened_at <= $3 and c.channel <> 'drill' order by c.opened_at desc, c.id limit $4`,
    [workspace, from, to, limit],
  )
}

async function factsOf(db: Database, workspace: string, conversation: string): Promise<readonly FactRecord[]> {
  const all: FactRecord[] = []
  while (all.length < mostFacts) {
    const some = await readFacts(db, workspace, conversation, all.at(-1)?.seq ?? 0, 500)
    all.push(...some)
    if (some.length < 500) break
  }
  return all
}

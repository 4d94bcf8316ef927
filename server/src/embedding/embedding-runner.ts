import type { EmbeddingFault } from '@baton/protocol'
import { ModelFailure } from '../assistant/model/model-failure.ts'
import { isUsedUp, type Spending } from '../assistant/model/spending.ts'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { Embedded, Embedder } from './embedder.ts'
import { wasNotServed } from './meaning.ts'
import { keepVectors, passagesWithout, standOf, type PassageText, type VectorRow } from './vector-rows.ts'

export interface EmbeddingRunnerParts {
  db: Database
  embedder: Embedder
  spending: Spending
  now: () => number
  /** This node, by name. */
  owner: string
  log: (message: string, detail: object) => void
  /** From 0 to 1: nodes that failed together do not all come back together. */
  chance: () => number
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  firstWaitMs?: number | undefined
  batch?: number | undefined
}

export interface EmbeddingRunner {
  start(): void
  /** What is under way has ended. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const batchMs = 30_000
const longestWaitMs = 15 * 60_000
/** What a provider asks to wait is kept to, up to this. */
const longestAskedMs = 60 * 60_000
/** Where so many texts of a batch are refused one after the other, it is not the texts. */
const refusedInARow = 3

/**
 * Embeds the passages that have no vector of the configured model, beside everything else: one workspace at a time, under a lease, in batches that are
 * written one by one. What a node that died had written stays. A provider that fails is asked again later and later.
 */
export function createEmbeddingRunner(parts: EmbeddingRunnerParts): EmbeddingRunner {
  const { db, embedder, spending, now, owner, log, chance } = parts
  const { sweepMs = 2000, leaseMs = 2 * 60_000, firstWaitMs = 2000, batch = 64 } = parts
  let stopping = new AbortController()
  let sweeper: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function claim(): Promise<string | null> {
    const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ workspace: string }>(
        `update baton.embeddings set lease_until = $2, lease_owner = $3
          where workspace_id = (select workspace_id from baton.embeddings
            where (asked > done or model is distinct from $4) and due_at <= $1 and (lease_until is null or lease_until < $1)
            order by due_at, workspace_id limit 1 for update skip locked)
          returning workspace_id as workspace`,
        [now(), now() + leaseMs, owner, embedder.name],
      ),
    )
    return row?.workspace ?? null
  }

  const hold = (workspace: string) =>
    db.scoped(workspace, 'update baton.embeddings set lease_until = $3 where workspace_id = $1 and lease_owner = $2', [
      workspace,
      owner,
      now() + leaseMs,
    ])

  const giveBack = (workspace: string, dueAt: number) =>
    db.scoped(
      workspace,
      `update baton.embeddings set lease_until = null, lease_owner = null, due_at = $3 where workspace_id = $1 and lease_owner = $2`,
      [workspace, owner, dueAt],
    )

  /** What was added by the time that was read has a vector. What came meanwhile is asked for again. */
  const finish = (workspace: string, asked: number) =>
    db.scoped(
      workspace,
      `update baton.embeddings set done = $3, model = $4, attempts = 0, fault = null, fault_at = null, lease_until = null, lease_owner = null
        where workspace_id = $1 and lease_owner = $2`,
      [workspace, owner, asked, embedder.name],
    )

  async function putOff(workspace: string, fault: EmbeddingFault, waitMs: number): Promise<void> {
    await db.scoped(
      workspace,
      `update baton.embeddings set attempts = attempts + 1, fault = $3, fault_at = $4, due_at = $5, lease_until = null, lease_owner = null
        where workspace_id = $1 and lease_owner = $2`,
      [workspace, owner, fault, now(), now() + Math.round(waitMs)],
    )
  }

  async function embedAll(workspace: string): Promise<void> {
    for (;;) {
      // Read before the passages: what is added after it is not thought to be done.
      const stand = await standOf(db, workspace)
      const texts = await passagesWithout(db, workspace, embedder.name, batch)
      if (texts.length === 0) return void (await finish(workspace, stand?.asked ?? 0))
      if (stopping.signal.aborted) return void (await giveBack(workspace, 0))
      await hold(workspace)
      let rows: VectorRow[]
      try {
        rows = await embedBatch(workspace, texts)
      } catch (error) {
        if (stopping.signal.aborted) return void (await giveBack(workspace, 0))
        if (!(error instanceof ModelFailure)) throw error
        const wait = waitFor(error, stand?.attempts ?? 0)
        log('articles could not be embedded; they are tried again', {
          workspace,
          error: faultWords(error),
          waitMs: Math.round(wait),
        })
        return putOff(workspace, faultOf(error), wait)
      }
      if (!(await keepVectors(db, workspace, { model: embedder.name, owner, rows }))) return
    }
  }

  function waitFor(failure: ModelFailure, attempts: number): number {
    const backOff = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20)) * (0.75 + chance() / 2)
    return Math.max(backOff, Math.min(failure.retryAfterMs ?? 0, longestAskedMs))
  }

  /** Where the provider refuses a batch it is asked for each text by itself: one that it will not have does not keep the others. */
  async function embedBatch(workspace: string, texts: readonly PassageText[]): Promise<VectorRow[]> {
    try {
      const { vectors } = await embed(workspace, texts)
      return texts.map(({ id, hash }, i) => ({ id, hash, vector: vectors[i] ?? null }))
    } catch (error) {
      if (!isRefused(error)) throw error
      const rows: VectorRow[] = []
      let accepted = 0
      for (const each of texts) {
        await hold(workspace) // one by one they may take longer than the lease
        const vector = await embed(workspace, [each]).then(
          ({ vectors }) => vectors[0] ?? null,
          (reason: unknown) => {
            if (!isRefused(reason)) throw reason
            return null
          },
        )
        if (vector) accepted += 1
        rows.push({ id: each.id, hash: each.hash, vector })
        if (accepted === 0 && rows.length >= refusedInARow) throw error
      }
      return rows
    }
  }

  async function embed(workspace: string, texts: readonly PassageText[]): Promise<Embedded> {
    const all = texts.map(({ text }) => text)
    const most = embedder.most(all)
    const begun = await spending.begin(workspace, null, { begins: false, most })
    if (isUsedUp(begun)) throw new ModelFailure('budget-spent', 'the budget is used up', { usedUp: begun })
    let cost = { tokens: 0, micros: 0 }
    try {
      const embedded = await embedder.embed(all, batchMs, stopping.signal)
      cost = embedded.cost
      return embedded
    } catch (error) {
      // Nobody knows what a call that broke off has cost.
      if (!wasNotServed(error)) cost = most
      throw error
    } finally {
      await begun.done(cost)
    }
  }

  async function run(): Promise<void> {
    for (;;) {
      if (stopping.signal.aborted) return
      const workspace = await claim()
      if (workspace === null) return
      try {
        await embedAll(workspace)
      } catch (error) {
        log('the embedding of articles broke', { workspace, error: faultWords(error) })
        await putOff(workspace, 'broke', firstWaitMs * 5).catch(() => {})
      }
    }
  }

  function sweep(): void {
    running ??= run()
      .catch((error: unknown) =>
        log('articles to embed could not be looked for; the next sweep tries again', { error: faultWords(error) }),
      )
      .finally(() => (running = undefined))
  }

  return {
    async idle() {
      await running
    },
    start() {
      stopping = new AbortController()
      sweeper = setInterval(sweep, sweepMs)
      sweeper.unref()
      sweep()
    },
    async stop() {
      clearInterval(sweeper)
      stopping.abort()
      await running
    },
  }
}

const isRefused = (error: unknown): boolean => error instanceof ModelFailure && error.setup === 'request'

function faultOf({ fault, setup }: ModelFailure): EmbeddingFault {
  if (fault === 'budget-spent') return 'budget'
  if (setup === 'key') return 'key'
  if (setup === 'model') return 'model'
  if (setup === 'request') return 'refused'
  if (setup === 'unreachable') return 'unreachable'
  if (fault === 'rate-limited') return 'too-many'
  return fault === 'timeout' ? 'slow' : fault === 'garbage' || fault === 'empty' ? 'garbled' : 'failed'
}

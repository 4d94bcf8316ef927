import type { Database } from '../db/database.ts'
import type { Committed, Door, Where } from '../handle.ts'
import type { Vault } from '../sealing/vault.ts'
import { askAccount, type AskOptions } from './ask-account.ts'
import { readAccountSource, type AccountSourceRow } from './account-source.ts'

export interface LookUpParts {
  db: Database
  door: Door
  now: () => number
  /** Origins that may be private addresses. Read at each look-up. */
  allowedOrigins: () => readonly string[]
  vault: Vault
  log: (message: string, detail: object) => void
  resolve?: AskOptions['resolve']
}

/** Looks accounts up where the workspace keeps them, after commits and beside them: no message and no handoff ever waits for it. */
export interface LookUp {
  /** Another source, or none. */
  changed(workspace: string): void
  /** Ends what runs. */
  stop(): Promise<void>
}

/** The source is kept in memory for that long. Milliseconds. */
const sourceFor = 10_000
/** After a failure, the next message asks again no sooner than this. */
const pauseAfterFault = 30_000
/** A look-up that is not over so long after its time died with its node. */
export const lostAfter = 5_000
/** So many look-ups of one workspace at a time on a node; so many more wait, and the rest is asked for at the customer's next message. */
const atOnce = 16
const waiting = 500
/** How many customers' next look-ups a node remembers. */
const remembered = 20_000

export function createLookUp({ db, door, now, allowedOrigins, vault, log, resolve }: LookUpParts): LookUp {
  const sources = new Map<string, { value: AccountSourceRow | null; until: number }>()
  /** When a customer need not be looked up before; saves asking the database at each message. */
  const notBefore = new Map<string, number>()
  const lines = new Map<string, { running: number; queue: (() => Promise<void>)[] }>()
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()

  async function sourceOf(workspace: string): Promise<AccountSourceRow | null> {
    const kept = sources.get(workspace)
    if (kept && kept.until > now()) return kept.value
    const value = await readAccountSource(db, vault, workspace)
    sources.set(workspace, { value, until: now() + sourceFor })
    return value
  }

  /** Takes the look-up, if it is due and nobody else has it. The customer's id in the workspace's own system. */
  async function claim(
    workspace: string,
    customerId: string,
    olderThanMs: number,
    timeoutMs: number,
  ): Promise<string | null> {
    const at = now()
    const [row] = await db.scoped<{ external_id: string }>(
      workspace,
      `with mine as (
          insert into baton.account_lookups as l (workspace_id, customer_id, asked_at)
            select $1, u.id, $3 from baton.customers u where u.workspace_id = $1 and u.id = $2
          on conflict (workspace_id, customer_id) do update set asked_at = excluded.asked_at
            where (l.asked_at is null or l.asked_at < $4) and (l.fetched_at is null or l.fetched_at <= $5) and (l.fault_at is null or l.fault_at <= $6)
          returning l.customer_id
        )
        select u.external_id from mine join baton.customers u on u.workspace_id = $1 and u.id = mine.customer_id`,
      [workspace, customerId, at, at - timeoutMs - lostAfter, at - olderThanMs, at - pauseAfterFault],
    )
    return row?.external_id ?? null
  }

  async function lookUp(where: Where, customerId: string, maxAge: 'cache' | 'stale'): Promise<void> {
    const { workspace } = where
    const source = await sourceOf(workspace)
    if (!source) return
    const olderThanMs = (maxAge === 'cache' ? source.cacheSeconds : source.staleSeconds) * 1000
    const externalId = await claim(workspace, customerId, olderThanMs, source.timeoutMs)
    if (externalId === null) return remember(workspace, customerId, Math.min(source.staleSeconds * 1000, 5_000))
    const asked = await askAccount(source, externalId, {
      allowedOrigins: allowedOrigins(),
      signal: stopping.signal,
      ...(resolve ? { resolve } : {}),
    })
    if (stopping.signal.aborted) return // it is asked for again when somebody writes
    const { kind, ms } = { kind: source.kind, ms: asked.ms }
    if (asked.ok) {
      const text = JSON.stringify(asked.account)
      await keep(workspace, customerId, { answer: text, source: kind })
      remember(workspace, customerId, source.staleSeconds * 1000)
      await tell(where, { type: 'NoteAccount', customerId, source: kind, ms, result: { text } })
      return
    }
    const fault = asked.fault === 'timeout' ? 'lookup-timed-out' : 'lookup-failed'
    await keep(workspace, customerId, { fault, ms })
    remember(workspace, customerId, pauseAfterFault)
    log('an account could not be looked up', { workspace, kind, fault: asked.fault, status: asked.httpStatus, ms })
    await tell(where, { type: 'NoteAccount', customerId, source: kind, ms, result: { fault } })
  }

  /** Kept only where the customer is still known: an answer that comes after they were forgotten is dropped. */
  async function keep(
    workspace: string,
    customerId: string,
    it: { answer: string; source: string } | { fault: string; ms: number },
  ): Promise<void> {
    const key = [workspace, customerId, now()]
    if ('answer' in it)
      await db.scoped(
        workspace,
        `update baton.account_lookups set answer = $4::jsonb, source = $5, fetched_at = $3, asked_at = null, fault = null, fault_at = null, fault_ms = null
          where workspace_id = $1 and customer_id = $2`,
        [...key, it.answer, it.source],
      )
    else
      await db.scoped(
        workspace,
        `update baton.account_lookups set asked_at = null, fault = $4, fault_at = $3, fault_ms = $5 where workspace_id = $1 and customer_id = $2`,
        [...key, it.fault, it.ms],
      )
  }

  const tell = (where: Where, command: Parameters<Door['handle']>[2]) => door.handle(where, { kind: 'system' }, command)

  function remember(workspace: string, customerId: string, ms: number): void {
    const key = `${workspace}/${customerId}`
    notBefore.delete(key)
    notBefore.set(key, now() + ms)
    if (notBefore.size > remembered) notBefore.delete(notBefore.keys().next().value ?? '')
  }

  /** One workspace whose system hangs takes no more than its own line. */
  function inLine(workspace: string, work: () => Promise<void>): void {
    const line = lines.get(workspace) ?? { running: 0, queue: [] }
    lines.set(workspace, line)
    if (line.running >= atOnce) {
      if (line.queue.length < waiting) line.queue.push(work)
      return
    }
    line.running += 1
    const done: Promise<void> = work()
      .catch((error: unknown) => log('a look-up was cut off', { workspace, error: String(error) }))
      .finally(() => {
        running.delete(done)
        line.running -= 1
        const next = line.queue.shift()
        if (next && !stopping.signal.aborted) inLine(workspace, next)
        else if (line.running === 0) lines.delete(workspace)
      })
    running.add(done)
  }

  door.onCommitted(({ workspace, conversation, records, before, after }: Committed) => {
    const { customerId, status } = after.state
    if (customerId === null || status !== 'open' || stopping.signal.aborted) return
    if (sources.get(workspace)?.value === null && (sources.get(workspace)?.until ?? 0) > now()) return
    const isNew = before.customerId !== customerId || before.status !== 'open'
    const wrote = records.some(({ fact }) => fact.type === 'MessageReceived')
    if (!isNew && !wrote) return
    if (!isNew && (notBefore.get(`${workspace}/${customerId}`) ?? 0) > now()) return
    inLine(workspace, () => lookUp({ workspace, conversation }, customerId, isNew ? 'cache' : 'stale'))
  })

  return {
    changed(workspace) {
      sources.delete(workspace)
      for (const key of notBefore.keys()) if (key.startsWith(`${workspace}/`)) notBefore.delete(key)
    },
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

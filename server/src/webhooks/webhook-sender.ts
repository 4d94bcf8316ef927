import type { WebhookPayload } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { system } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { presentRecords } from '../live/hub.ts'
import { readClusterName } from '../log/cluster.ts'
import { readFacts } from '../log/log.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import { ProblemError } from '../api/problem-error.ts'
import type { Vault } from '../sealing/vault.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import { claimDelivery, deliveryById, noteTry, type ClaimedDelivery, type Delivery } from './delivery-rows.ts'
import { planDeliveries, workspacesWithWebhooks } from './plan-deliveries.ts'
import { postWebhook, type WebhookAnswer } from './post-webhook.ts'
import { noteArrival, signingSecrets, switchOff, webhookById } from './webhook-rows.ts'

export interface WebhookTimes {
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  timeoutMs?: number | undefined
  /** How long before the second try; then three times as long each time. Milliseconds. */
  firstWaitMs?: number | undefined
  /** Switched off once nothing has arrived for so long. Milliseconds. */
  offAfterMs?: number | undefined
}

export interface WebhookSenderParts {
  db: Database
  door: Door
  surroundings: WorkspaceSurroundings
  vault: Vault
  allowedOrigins: () => readonly string[]
  newId: NewId
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  /** A number from 0 to 1, another each time. */
  chance(): number
  resolve?: Resolve | undefined
}

export interface WebhookSender {
  start(): void
  /** Something is to be told, or a webhook is new. */
  ready(): void
  /** One signed test event, now. */
  test(workspace: string, id: string): Promise<WebhookAnswer>
  /** What transaction ids count in here: a webhook's place in the log is under this name. */
  cluster(): Promise<string>
  stop(): Promise<void>
}

/** After so many tries, over about ten hours, a delivery is given up and can be replayed. */
export const mostTries = 10
const longestWaitMs = 6 * 60 * 60 * 1000
const threeDays = 3 * 24 * 60 * 60 * 1000
/** Deliveries that one node makes at once. */
const atOnce = 8
/** Commits of so long are looked for together. Milliseconds. */
const gatherMs = 50

/**
 * Tells webhooks what was committed. The outbox is the log: what is to be told is read from it below the oldest running transaction and becomes a
 * row, in one transaction with the place up to which it was read. A row is told under a lease, at least once, by whichever node lives.
 */
export function createWebhookSender(parts: WebhookSenderParts & WebhookTimes): WebhookSender {
  const { db, door, surroundings, vault, now, owner, log, allowedOrigins } = parts
  const { sweepMs = 2000, timeoutMs = 15_000, leaseMs = 60_000, firstWaitMs = 5000, offAfterMs = threeDays } = parts
  let stopped = true
  let sweeper: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  let pumping: Promise<void> | undefined
  let again = false
  let known: ReadonlySet<string> = new Set()
  let name: Promise<string> | undefined
  const running = new Set<Promise<void>>()
  const ending = new AbortController()

  const cluster = () =>
    (name ??= readClusterName(db).catch((error: unknown) => ((name = undefined), Promise.reject(error))))

  function ready(): void {
    if (stopped) return
    if (pumping) again = true
    else pumping = pump().finally(() => (pumping = undefined))
  }

  async function pump(): Promise<void> {
    try {
      do {
        again = false
        known = new Set(await workspacesWithWebhooks(db))
        for (const workspace of known) await planDeliveries(db, workspace, await cluster(), now())
        while (!stopped && running.size < atOnce) {
          const claimed = await claimDelivery(db, owner, now(), now() + leaseMs)
          if (!claimed) break
          const work: Promise<void> = deliver(claimed).finally(() => {
            running.delete(work)
            ready()
          })
          running.add(work)
        }
      } while (again && !stopped)
    } catch (error) {
      log('webhooks could not be looked at; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function deliver({ workspace, id, tries }: ClaimedDelivery): Promise<void> {
    try {
      const delivery = await deliveryById(db, workspace, id)
      if (delivery?.status !== 'waiting') return
      const answer = await tell(workspace, delivery)
      if (ending.signal.aborted && !answer.ok) return // another node, or the next start, tries again when the lease has run out
      const next = answer.ok || tries >= mostTries ? null : now() + waitAfter(tries, answer.retryAfterMs)
      await noteTry(db, workspace, id, answer, next, now())
      const since = await noteArrival(db, workspace, delivery.webhook, answer.ok, now())
      if (answer.httpStatus === 410) await off(workspace, delivery.webhook, 'gone')
      else if (since !== null && now() - since >= offAfterMs) await off(workspace, delivery.webhook, 'failing')
    } catch (error) {
      log('a delivery broke', { workspace, delivery: id, tries, error: faultWords(error) })
      const broken = { ok: false, fault: 'refused', httpStatus: null, ms: 0 } as const
      const next = tries >= mostTries ? null : now() + waitAfter(tries, null)
      // Where that fails as well, the lease runs out and it is tried again.
      await noteTry(db, workspace, id, broken, next, now()).catch(() => {})
    }
  }

  async function off(workspace: string, webhook: string, because: 'failing' | 'gone'): Promise<void> {
    if (await switchOff(db, workspace, webhook, because, { by: system, newId: parts.newId }, now()))
      log('a webhook was switched off', { workspace, webhook, because })
  }

  /** The words are read now, and not when it was planned: what was erased meanwhile is not told. */
  async function tell(workspace: string, delivery: Delivery): Promise<WebhookAnswer> {
    const { conversation, seq, type } = delivery
    const records = await readFacts(db, workspace, conversation, seq - 1, 1)
    const where = { workspace, conversation, audience: 'team' } as const
    const [event = null] = await presentRecords(db, surroundings, where, records)
    const timestamp = event?.at ?? new Date(delivery.createdAt).toISOString()
    const data = { workspaceId: workspace, conversationId: conversation, event }
    return post(workspace, delivery.webhook, delivery.id, { type, timestamp, data })
  }

  async function post(workspace: string, webhook: string, id: string, payload: WebhookPayload): Promise<WebhookAnswer> {
    const { url } = await webhookById(db, workspace, webhook)
    const secrets = await signingSecrets(db, vault, workspace, webhook, now())
    if (secrets.length === 0) return { ok: false, fault: 'no-key', httpStatus: null, ms: 0, retryAfterMs: null }
    const body = JSON.stringify(payload)
    const signal = ending.signal
    return postWebhook(
      { url, secrets, id, at: now(), body, timeoutMs, allowedOrigins: allowedOrigins(), signal },
      parts.resolve,
    )
  }

  /** A quarter to and fro, so that what failed together does not come again together. */
  const waitAfter = (tries: number, askedFor: number | null): number =>
    Math.max(
      askedFor ?? 0,
      Math.round(Math.min(firstWaitMs * 3 ** (Math.max(1, tries) - 1), longestWaitMs) * (0.75 + parts.chance() / 2)),
    )

  door.onCommitted(({ workspace }) => {
    if (stopped || gathering || !known.has(workspace)) return
    gathering = setTimeout(() => {
      gathering = undefined
      ready()
    }, gatherMs)
    gathering.unref()
  })

  return {
    ready,
    cluster,
    async test(workspace, id) {
      const data = { workspaceId: workspace, conversationId: null, event: null }
      const payload = { type: 'Test', timestamp: new Date(now()).toISOString(), data }
      try {
        return await post(workspace, id, `test_${parts.newId('webhook')}`, payload)
      } catch (error) {
        if (error instanceof ProblemError) throw error
        log('a test of a webhook broke', { workspace, webhook: id, error: faultWords(error) })
        return { ok: false, fault: 'refused', httpStatus: null, ms: 0, retryAfterMs: null }
      }
    },
    start() {
      stopped = false
      sweeper = setInterval(ready, sweepMs)
      sweeper.unref()
      ready()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      clearTimeout(gathering)
      ending.abort()
      await pumping
      await Promise.allSettled(running)
    },
  }
}

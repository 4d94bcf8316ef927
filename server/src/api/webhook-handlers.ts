import type { Webhook, WebhookDelivery } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Vault } from '../sealing/vault.ts'
import {
  deliveriesSince,
  deliveryById,
  listDeliveries,
  replayDead,
  replayDelivery,
  type Delivery,
} from '../webhooks/delivery-rows.ts'
import { adviceOn } from '../webhooks/post-webhook.ts'
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  putWebhook,
  renewSecret,
  webhookById,
  type WebhookRow,
} from '../webhooks/webhook-rows.ts'
import type { WebhookSender } from '../webhooks/webhook-sender.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface WebhookHandlersParts {
  db: Database
  vault: Vault
  newId: NewId
  now: () => number
  sender: Pick<WebhookSender, 'ready' | 'test' | 'cluster'>
}

type Ids =
  | 'listWebhooks'
  | 'createWebhook'
  | 'putWebhook'
  | 'deleteWebhook'
  | 'renewSigningSecret'
  | 'testWebhook'
  | 'listWebhookDeliveries'
  | 'replayWebhookDelivery'
  | 'replayDeadDeliveries'

const dayMs = 24 * 60 * 60 * 1000

export function webhookHandlers({ db, vault, newId, now, sender }: WebhookHandlersParts): Pick<Handlers, Ids> {
  const audited = (caller: Caller) => ({ by: doerOf(caller), newId })

  async function shown(workspace: string, id: string): Promise<Webhook> {
    const [row, counts] = await Promise.all([
      webhookById(db, workspace, id),
      deliveriesSince(db, workspace, now() - dayMs),
    ])
    return presented(row, counts.get(id))
  }

  async function switchedOn(workspace: string, id: string): Promise<void> {
    if (!(await webhookById(db, workspace, id)).enabled) throw new ProblemError('webhook_off')
  }

  return {
    async listWebhooks({ caller }) {
      const [rows, counts] = await Promise.all([
        listWebhooks(db, caller.workspace),
        deliveriesSince(db, caller.workspace, now() - dayMs),
      ])
      return { webhooks: rows.map((row) => presented(row, counts.get(row.id))) }
    },

    async createWebhook({ caller, body }) {
      const parts = { db, vault, cluster: await sender.cluster() }
      const change = { ...body, events: distinct(body.events), enabled: true }
      const { id, secret } = await createWebhook(parts, caller.workspace, change, audited(caller), now())
      sender.ready()
      return { webhook: await shown(caller.workspace, id), secret }
    },

    async putWebhook({ caller, params, body }) {
      const parts = { db, cluster: await sender.cluster() }
      const change = { ...body, events: distinct(body.events) }
      await putWebhook(parts, caller.workspace, params.id, change, audited(caller), now())
      sender.ready()
      return shown(caller.workspace, params.id)
    },

    async deleteWebhook({ caller, params }) {
      await deleteWebhook(db, caller.workspace, params.id, audited(caller), now())
    },

    async renewSigningSecret({ caller, params }) {
      return { secret: await renewSecret(db, vault, caller.workspace, params.id, audited(caller), now()) }
    },

    async testWebhook({ caller, params }) {
      const { ok, fault, httpStatus, ms } = await sender.test(caller.workspace, params.id)
      return { ok, fault, httpStatus, ms, advice: adviceOn({ fault, httpStatus }) }
    },

    async listWebhookDeliveries({ caller, params, query }) {
      await webhookById(db, caller.workspace, params.id)
      const rows = await listDeliveries(db, caller.workspace, params.id, { ...query, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      return {
        deliveries: page.map(delivery),
        next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
      }
    },

    async replayWebhookDelivery({ caller, params }) {
      const { workspace } = caller
      const known = await deliveryById(db, workspace, params.id)
      if (!known) throw new ProblemError('delivery_not_found')
      await switchedOn(workspace, known.webhook)
      if (!(await replayDelivery(db, workspace, params.id, now()))) throw new ProblemError('delivery_waiting')
      sender.ready()
      return delivery((await deliveryById(db, workspace, params.id)) ?? known)
    },

    async replayDeadDeliveries({ caller, params }) {
      await switchedOn(caller.workspace, params.id)
      const replayed = await replayDead(db, caller.workspace, params.id, now())
      sender.ready()
      return { replayed }
    },
  }
}

const distinct = <T>(many: readonly T[]): T[] => [...new Set(many)]
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

const presented = (row: WebhookRow, lastDay = { delivered: 0, waiting: 0, dead: 0 }): Webhook => ({
  ...row,
  lastDay,
  offAt: isoOrNull(row.offAt),
  failingSince: isoOrNull(row.failingSince),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
})

const delivery = ({ conversation, webhook: _, dueAt, ...row }: Delivery): WebhookDelivery => ({
  ...row,
  conversationId: conversation,
  createdAt: iso(row.createdAt),
  triedAt: isoOrNull(row.triedAt),
  nextTryAt: row.status === 'waiting' ? iso(dueAt) : null,
  endedAt: isoOrNull(row.endedAt),
})

import { maskJson, type Command } from '@baton/engine'
import { translate } from '@baton/connectors'
import { HandIn, type HandedIn } from '@baton/protocol'
import { customerByExternalId, putCustomer } from '../customers/customers.ts'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import type * as z from 'zod'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import type { Vault } from '../sealing/vault.ts'
import { goneOnIn, openConversationOf, readTexts } from '../log/log.ts'
import { pageFrom } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { misfit, ProblemError, refused } from './problem-error.ts'

export interface HandInHandlersParts {
  db: Database
  door: Door
  vault: Vault
  newId: NewId
  now: () => number
}

/** Raw payloads beyond this are kept up to here, and say so. UTF-16 units. */
const longestRaw = 500_000

export function handInHandlers({
  db,
  door,
  vault,
  newId,
  now,
}: HandInHandlersParts): Pick<Handlers, 'handIn' | 'handInFrom' | 'readRaw'> {
  return {
    handIn: ({ caller, body }) => handIn(caller, body),

    async handInFrom({ caller, params, body }) {
      const translated = translate(params.source, body)
      if (!translated.ok) throw new ProblemError('invalid_request', { errors: [translated.fault] })
      const parsed = HandIn.safeParse(translated.handIn)
      if (!parsed.success) throw misfit(parsed.error, 'body')
      return handIn(caller, parsed.data)
    },

    async readRaw({ caller, params }) {
      const { workspace } = caller
      const [row] = await db.scoped<{ conversation_id: string; data: { source: string; rawId: string | null } }>(
        workspace,
        `select f.conversation_id, f.data from baton.handoffs h join baton.facts f on f.workspace_id = $1 and f.conversation_id = h.conversation_id
          where h.workspace_id = $1 and h.id = $2 and f.type = 'HandedIn' order by f.seq desc limit 1`,
        [workspace, params.id],
      )
      const id = row?.data.rawId
      if (!row || !id) throw new ProblemError('handoff_not_found')
      const raw = (await readTexts(db, workspace, row.conversation_id, [id])).get(id)
      return { source: row.data.source, raw: raw === undefined ? null : parsed(raw) }
    },
  }

  async function handIn(caller: KnownCaller, body: HandIn): Promise<z.infer<typeof HandedIn>> {
    const { workspace } = caller
    if (body.routing?.queue !== undefined) await knownTeam(workspace, body.routing.queue)
    const customerId = await customerOf(workspace, body)
    // One conversation for each of the source's, whatever the number of nodes: who opens it says which.
    const visitorId = `in_${short(vault.digest('hand-in', `${workspace} ${body.source} ${body.conversationId}`))}`
    const opener = `visitor:${visitorId}`
    for (let attempt = 0; attempt < 3; attempt++) {
      const existing =
        (await openConversationOf(db, workspace, opener, body.channel)) ??
        (await goneOnIn(db, workspace, opener, body.channel))
      const conversation = existing ?? newId('conversation')
      const where = { workspace, conversation }
      const stored = existing ? await storedClientIds(where) : new Set<string>()
      const command = commandOf(caller, body, { visitorId, customerId, stored, newId, vault })
      const handled = await door.handle(where, { kind: 'system' }, command)
      // Another node opened it meanwhile: it is continued there.
      if (handled.kind === 'elsewhere') continue
      if (handled.kind === 'refused') throw refused(handled.refusal)
      if (handled.kind !== 'done') break
      const { handoff } = handled.state
      if (!handoff) throw new Error('handed in without a handoff')
      const told = handoff.told
      return {
        handoffId: handoff.id,
        conversationId: conversation,
        status: handoff.status,
        etaSeconds:
          handoff.scheduledFor !== null
            ? Math.max(0, Math.round((handoff.scheduledFor - now()) / 1000))
            : told?.key === 'handoff.queued'
              ? (told.params.waitSeconds ?? null)
              : null,
        eventsUrl: `/v1/conversations/${conversation}/events`,
      }
    }
    throw new ProblemError('busy')
  }

  async function customerOf(workspace: string, { customer, account }: HandIn): Promise<string | null> {
    if (!customer?.externalId) return null
    const known = await customerByExternalId(db, workspace, customer.externalId)
    // What is known already is not overwritten by what a bot was told.
    if (!known) {
      const { externalId, name, email, verified } = customer
      const said = verified ? { ...(name ? { name } : {}), ...(email ? { email } : {}) } : {}
      await putCustomer(
        db,
        workspace,
        externalId,
        {
          ...said,
          ...(account?.tier ? { tier: account.tier } : {}),
          attributes: account?.since ? { since: account.since } : {},
          openIssues: account?.openIssues ?? [],
        },
        newId,
        now(),
      )
    }
    return (await customerByExternalId(db, workspace, customer.externalId))?.id ?? null
  }

  async function knownTeam(workspace: string, team: string): Promise<void> {
    const sql = 'select id from baton.teams where workspace_id = $1 and id = $2'
    if ((await db.scoped(workspace, sql, [workspace, team])).length === 0) throw new ProblemError('team_not_found')
  }

  async function storedClientIds({ workspace, conversation }: Where): Promise<Set<string>> {
    const rows = await db.scoped<{ id: string }>(
      workspace,
      `select data ->> 'clientId' as id from baton.facts where workspace_id = $1
        and conversation_id = any (baton.parts_of(array[$2::text])) and type in ('MessageReceived', 'MessageImported')`,
      [workspace, conversation],
    )
    return new Set(rows.map(({ id }) => id))
  }
}

interface Given {
  visitorId: string
  customerId: string | null
  /** Messages that are here already. */
  stored: ReadonlySet<string>
  newId: NewId
  vault: Vault
}

function commandOf(caller: KnownCaller, body: HandIn, given: Given): Extract<Command, { type: 'HandIn' }> {
  const { customer, summary, escalation, transcript, account } = body
  const messages = transcript
    .map(({ id, at, role, text }, place) => ({
      messageId: given.newId('message'),
      // Without ids of its own, a message is known by its place and its words.
      clientId: `in-${short(given.vault.digest('handed-in message', id ?? `${place} ${role} ${text}`))}`,
      by: role,
      text,
      saidAt: at === undefined ? null : Date.parse(at),
    }))
    .filter(
      ({ clientId }, place, all) =>
        !given.stored.has(clientId) && all.findIndex((each) => each.clientId === clientId) === place,
    )
  const values = [
    ...Object.entries({ name: customer?.name, email: customer?.email, phone: customer?.phone }),
    ...(customer?.externalId ? [] : Object.entries({ tier: account?.tier, since: account?.since })),
    ...Object.entries(body.slots),
  ].flatMap(([name, value]) => (value ? [{ name, value }] : []))
  const note = [summary?.goal, summary?.failedBecause, escalation.detail].filter(Boolean).join('\n\n')
  return {
    type: 'HandIn',
    channel: body.channel,
    locale: body.locale,
    visitorId: given.visitorId,
    customerId: given.customerId,
    source: body.source,
    trigger: escalation.trigger,
    code: escalation.reason,
    messages,
    of: body.transcriptTotal ?? null,
    attempted: (summary?.attempted ?? []).map((title) => ({ attemptId: given.newId('attempt'), title })),
    values,
    intent: body.intent ? { name: body.intent.name, confidence: body.intent.confidence ?? null } : null,
    page: body.page ? pageFrom(caller, body.page) : null,
    team: body.routing?.queue ?? null,
    skills: body.routing?.skills ?? [],
    priority: body.priority,
    note: note === '' ? null : note,
    // Masked before it is cut: what is cut is no JSON any more.
    raw: JSON.stringify(maskJson(body.raw ?? body)).slice(0, longestRaw),
  }
}

/** Of a digest, as much as tells one thing of a source from another. */
const short = (digest: string) => digest.slice(0, 24)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json // cut at the longest that is kept
  }
}

import type { Handoff } from '@baton/engine'
import type { AgentRow, AsideState, ConversationRow } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { agentColumns } from '../identity/agent-row.ts'
import type { AsideInRow } from '../log/aside-in-row.ts'
import type { RowState } from '../log/row-of.ts'

/** Which conversations: all that fit, newest change first. Every field narrows. */
export interface Which {
  ids?: readonly string[]
  status?: string | undefined
  holder?: string | undefined
  holderId?: string | undefined
  /** Customer or visitor id, for a customer's own list. */
  customerId?: string | undefined
  visitorId?: string | undefined
  externalId?: string | undefined
  /** With this tag, or one that was merged into it. */
  tag?: string | undefined
  /** The last row of the page before: its time in ms and its id. */
  before?: { at: number; id: string } | undefined
  limit: number
}

interface Found {
  id: string
  version: number
  epoch: number
  status: 'open' | 'resolved' | 'merged'
  holder_kind: string
  holder_id: string | null
  holder_name: string | null
  channel: string
  handoff_id: string | null
  row: RowState
  opened_at: number
  updated_at: number
  external_id: string | null
  customer_name: string | null
  tier: string | null
  handoff: Handoff | null
  problem: string | null
  last_text: string | null
  legal_hold: boolean
}

/**
 * Conversations as rows for lists and live views, from their row, their customer and their current handoff. Which ones is found first, by what is
 * narrow: joined before, ten thousand are carried along for the fifty that are wanted. Names of texts are taken out of the row first: under
 * row-level security what `->>` gives may not be looked up by an index, and each would be looked for among all texts of its conversation.
 */
export async function conversationRows(db: Database, workspace: string, which: Which): Promise<ConversationRow[]> {
  const rows = await db.scoped<Found>(
    workspace,
    `with found as materialized (
        select c.id, c.version, c.epoch, c.status, c.holder_kind, c.holder_id, c.channel, c.handoff_id, c.row, c.opened_at, c.updated_at, c.customer_id,
            c.row ->> 'problemTextId' as problem_text, c.row ->> 'lastTextId' as last_text_id
      from (select k.id from baton.conversations k
        where k.workspace_id = $1
          and ($2::text[] is null or k.id = any($2)) and ($3::text is null or k.status = $3)
          and ($4::text is null or k.holder_kind = $4) and ($5::text is null or k.holder_id = $5)
          and (($6::text is null and $7::text is null) or k.customer_id = $6 or k.visitor_id = $7${which.visitorId === undefined ? '' : goneOn})
          and ($8::text is null or k.customer_id = (select id from baton.customers where workspace_id = $1 and external_id = $8))
          ${which.tag === undefined ? '' : withTag}and ($9::bigint is null or (k.updated_at, k.id) < ($9, $11))
        order by k.updated_at desc, k.id desc limit $10) as chosen
      join baton.conversations c on c.workspace_id = $1 and c.id = chosen.id)
      select c.id, c.version, c.epoch, c.status, c.holder_kind, c.holder_id, a.name as holder_name, c.channel, c.handoff_id, c.row, c.opened_at, c.updated_at,
        u.external_id, u.name as customer_name, u.tier, h.data as handoff, left(p.body, 2000) as problem, left(l.body, 200) as last_text,
        exists (select from baton.legal_holds g where g.workspace_id = $1 and g.conversation_id = c.id)
          or (c.row ? 'merged' and exists (select from baton.legal_holds g where g.workspace_id = $1 and g.conversation_id = any (baton.parts_of(array[c.id])))) as legal_hold
      from found c
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id
      left join baton.agents a on a.workspace_id = $1 and c.holder_kind = 'agent' and a.id = c.holder_id
      left join baton.texts p on p.workspace_id = $1 and p.conversation_id = c.id and p.id = c.problem_text
      left join baton.texts l on l.workspace_id = $1 and l.conversation_id = c.id and l.id = c.last_text_id
      order by c.updated_at desc, c.id desc`,
    [
      workspace,
      which.ids ?? null,
      which.status ?? null,
      which.holder ?? null,
      which.holderId ?? null,
      which.customerId ?? null,
      which.visitorId ?? null,
      which.externalId ?? null,
      which.before?.at ?? null,
      which.limit,
      which.before?.id ?? '',
      ...(which.tag === undefined ? [] : [which.tag]),
    ],
  )
  return rows.map(rowOf)
}

/** What `k`'s visitor $7 had open goes on in it. */
const goneOn = ` or k.id in (select baton.root_of(m.id) from baton.conversations m
            where m.workspace_id = $1 and m.opener = 'visitor:' || $7 and m.merged_into is not null)`

/** `k` has the tag $12. */
const withTag = `and k.id in (select g.conversation_id from baton.tags t join baton.tagged g on g.workspace_id = $1 and g.tag_id = t.id
            where t.workspace_id = $1 and (t.id = $12 or t.merged_into = $12))
          `

function rowOf(found: Found): ConversationRow {
  const { row, handoff } = found
  return {
    id: found.id,
    version: found.version,
    status: found.status,
    holder: holderOf(found.holder_kind, found.holder_id, found.holder_name),
    epoch: found.epoch,
    channel: found.channel,
    language: row.language === 'other' ? row.locale : row.language,
    customer: { externalId: found.external_id, name: found.customer_name, tier: found.tier },
    handoffId: found.handoff_id,
    handoff: handoff && {
      id: handoff.id,
      status: handoff.status,
      team: handoff.team,
      priority: handoff.priority,
      reason: handoff.reason,
      requestedAt: iso(handoff.requestedAt),
      waitingSince: iso(handoff.waitingSince),
      scheduledFor: handoff.scheduledFor === null ? null : iso(handoff.scheduledFor),
      acceptedAt: handoff.acceptedAt === null ? null : iso(handoff.acceptedAt),
      firstResponseAt: handoff.firstResponseAt === null ? null : iso(handoff.firstResponseAt),
      agentId: handoff.agentId,
      offer: handoff.offer && { ...handoff.offer, expiresAt: iso(handoff.offer.expiresAt) },
      ...givenOf(handoff),
      ...callbackOf(handoff),
      ...(row.presses ? { presses: row.presses } : {}),
    },
    problem:
      found.problem
        ?.slice(row.problemFrom ?? 0, row.problemTo ?? undefined)
        .trim()
        .slice(0, 200) ?? null,
    lastText: found.last_text,
    lastBy: row.lastBy,
    messages: row.messages,
    openedAt: iso(found.opened_at),
    updatedAt: iso(found.updated_at),
    unansweredSince: row.unansweredSince === null ? null : iso(row.unansweredSince),
    attending: found.status === 'open' && found.holder_kind === 'agent' ? attendingOf(row) : null,
    incident: row.incident
      ? { id: row.incident.id, heldUntil: row.incident.heldUntil === null ? null : iso(row.incident.heldUntil) }
      : null,
    ...(found.legal_hold ? { legalHold: true } : {}),
    ...(row.mentioned ? { mentioned: row.mentioned } : {}),
    ...(row.mergedInto === undefined ? {} : { mergedInto: row.mergedInto }),
    ...(row.merged === undefined ? {} : { merged: [...row.merged] }),
    tags: [...(row.tags ?? [])],
    aside: found.holder_kind === 'agent' ? asideOnWire(row.aside ?? null) : null,
    consult: row.consult ? { ...row.consult, answeredBy: [...row.consult.answeredBy], at: iso(row.consult.at) } : null,
  }
}

export function asideOnWire(aside: AsideInRow | null): AsideState | null {
  if (!aside) return null
  const at = (time: number | null) => (time === null ? null : iso(time))
  return { for: aside.for, since: iso(aside.at), backAt: at(aside.backAt), closesAt: at(aside.closesAt) }
}

function givenOf({ status, openedAt, firstResponseAt, arrival }: Handoff) {
  const fresh = status === 'accepted' && openedAt === null && firstResponseAt === null
  return fresh && arrival?.automatic ? { given: { offerId: arrival.offerId } } : {}
}

/** Only while it stands: once its time has come, and they were asked, it is an offer. */
function callbackOf({ status, callback, scheduledFor }: Handoff) {
  const stands = status === 'scheduled' && callback?.callAt === scheduledFor
  return callback && stands ? { callback: { agentId: callback.agentId, at: iso(callback.callAt) } } : {}
}

function attendingOf({ attending }: RowState): ConversationRow['attending'] {
  if (!attending) return null
  const at = (time: number | null) => (time === null ? null : iso(time))
  const { because, nudgeAt, takenBackAt, nudgedAt, backAt } = attending
  return {
    because,
    nudgeAt: iso(nudgeAt),
    takenBackAt: at(takenBackAt),
    nudgedAt: at(nudgedAt),
    backAt: at(backAt),
  }
}

/** Who holds it, as the wire says it. */
export function holderOf(
  kind: string,
  id: string | null,
  name: string | null,
  picture?: string,
): ConversationRow['holder'] {
  if (kind === 'queue') return { kind, id: id ?? '' }
  if (kind === 'agent') return { kind, id: id ?? '', name: name ?? '', ...(picture === undefined ? {} : { picture }) }
  return kind === 'assistant' ? { kind } : { kind: 'nobody' }
}

/** Of the workspace's people those named, or the first `most`, those who are there before the others; with what each carries now, by name. */
export async function agentRows(
  db: Database,
  workspace: string,
  which: { ids: readonly string[] } | { most: number },
): Promise<AgentRow[]> {
  const [chosen, param] =
    'ids' in which
      ? ['$2::text[]', which.ids]
      : [
          `array(select b.id from baton.agents b where b.workspace_id = $1 and b.removed_at is null
            order by case b.presence when 'online' then 0 when 'offline' then 2 else 1 end, b.name, b.id limit $2)`,
          which.most,
        ]
  return db.scoped<AgentRow>(
    workspace,
    `select ${agentColumns} from baton.agents a where a.workspace_id = $1 and a.removed_at is null and a.id = any (${chosen})
      order by a.name, a.id`,
    [workspace, param],
  )
}

export const iso = (at: number): string => new Date(at).toISOString()

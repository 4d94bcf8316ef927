import { matchIncident, readSigns, type IncidentMatch, type Locale } from '@baton/engine'
import type { Burst, IncidentCase, SuggestedCase } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'
import type { RowState } from '../log/row-of.ts'
import type { IncidentRow } from './incidents.ts'

const minuteMs = 60_000
/** What is open for longer than this is another matter. */
const suggestedWithin = 48 * 60 * minuteMs
const looked = 500
const shownCases = 500

/** The cases that belong to an incident, held back ones first. */
export async function casesOf(
  db: Database,
  workspace: string,
  incidentId: string,
  mail: boolean,
): Promise<{ cases: IncidentCase[]; total: number }> {
  const rows = await db.scoped<
    Pick<IncidentCase, 'conversationId' | 'customer' | 'problem' | 'status' | 'holder' | 'told'> & {
      row: RowState
      reachable: boolean
      channel: string
      total: number
    }
  >(
    workspace,
    `select c.id as "conversationId", coalesce(u.name, u.external_id) as customer, left(p.body, 200) as problem, c.status, c.holder_kind as holder,
        c.incident_told as told, c.row, c.channel, u.email is not null or (c.row -> 'incident' ->> 'address')::boolean is true as reachable,
        count(*) over ()::int as total
      from baton.conversations c left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.texts p on p.workspace_id = $1 and p.conversation_id = c.id and p.id = c.row ->> 'problemTextId'
      where c.workspace_id = $1 and c.incident_id = $2
      order by c.status, c.row -> 'incident' ->> 'heldUntil' nulls last, c.opened_at desc limit $3`,
    [workspace, incidentId, shownCases],
  )
  return {
    total: rows[0]?.total ?? 0,
    cases: rows.map(({ row, reachable, channel, total: _, ...each }) => ({
      ...each,
      language: languageOf(row),
      linkedAt: iso(row.incident?.at ?? 0),
      heldUntil: row.incident?.heldUntil == null ? null : iso(row.incident.heldUntil),
      byMail: channel === 'email' || (mail && reachable),
    })),
  }
}

const languageOf = ({ language, locale }: RowState): string => (language === 'other' ? locale : language) as Locale

/** Open cases that look like it and belong to no incident, read by the rule that holds handoffs back. */
export async function suggestionsFor(
  db: Database,
  workspace: string,
  incident: IncidentRow,
  now: number,
): Promise<SuggestedCase[]> {
  const rows = await db.scoped<{
    id: string
    customer: string | null
    tier: string | null
    problem: string | null
    words: string | null
    page: string | null
    row: RowState
    openedAt: number
  }>(
    workspace,
    `select c.id, coalesce(u.name, u.external_id) as customer, u.tier, left(p.body, 200) as problem, w.body as words, g.body as page, c.row, c.opened_at as "openedAt"
      from baton.conversations c
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.texts p on p.workspace_id = $1 and p.conversation_id = c.id and p.id = c.row ->> 'problemTextId'
      left join lateral (select string_agg(left(t.body, 2000), E'\\n' order by t.id) as body from (select t.id, t.body from baton.texts t
        where t.workspace_id = $1 and t.conversation_id = c.id and t.kind = 'message' order by t.id limit 6) t) w on true
      left join lateral (select t.body from baton.texts t where t.workspace_id = $1 and t.conversation_id = c.id and t.kind = 'page'
        order by t.id desc limit 1) g on true
      where c.workspace_id = $1 and c.status = 'open' and c.incident_id is null and c.opened_at > $2 and c.channel <> 'drill'
      order by c.opened_at desc limit $3`,
    [workspace, now - suggestedWithin, looked],
  )
  return rows.flatMap(({ id, customer, tier, problem, words, page, row, openedAt }) => {
    const text = words ?? ''
    const match = matchIncident(incident, {
      tier,
      intent: intentOf(row),
      signs: readSigns(text, urlOf(page), [incident]).map((sign) =>
        sign.by === 'page' ? sign : { ...sign, textId: '', messageId: '' },
      ),
    })
    return match
      ? [{ conversationId: id, customer, problem, openedAt: iso(openedAt), because: becauseOf(match, text) }]
      : []
  })
}

function intentOf({ matter }: RowState) {
  if (!matter?.intent || matter.intent === '-') return null
  const { intent: name, areas = [] } = matter
  // It was read surely enough to be kept: how surely is in the conversation.
  return { name, confidence: 1, areas, version: 0, messageId: '', at: 0 }
}

function becauseOf({ words, intent, ...rest }: IncidentMatch, text: string): SuggestedCase['because'] {
  return {
    ...rest,
    ...(words ? { words: text.slice(words.from, words.to) } : {}),
    ...(intent ? { intent } : {}),
  }
}

function urlOf(page: string | null): string | null {
  if (page === null) return null
  try {
    const { url } = JSON.parse(page) as { url?: unknown }
    return typeof url === 'string' ? url : null
  } catch {
    return null
  }
}

/** What is looked at, and against what: the last minutes, and the week before. */
const burstMinutes = 20
const weekMs = 7 * 24 * 60 * minuteMs
const fewest = 5

/** Intents that come in so often just now that chance does not explain it: beyond three standard deviations of what is usual. */
export async function burstsIn(db: Database, workspace: string, now: number): Promise<Burst[]> {
  const from = now - burstMinutes * minuteMs
  const rows = await db.scoped<{ intent: string; recent: number; before: number; ids: string[] }>(
    workspace,
    `select c.row -> 'matter' ->> 'intent' as intent, (count(*) filter (where c.opened_at > $2))::int as recent,
        (count(*) filter (where c.opened_at <= $2))::int as before,
        coalesce(array_agg(c.id) filter (where c.opened_at > $2 and c.status = 'open' and c.incident_id is null), '{}') as ids
      from baton.conversations c
      where c.workspace_id = $1 and c.opened_at > $3 and c.channel <> 'drill' and c.row -> 'matter' ->> 'intent' is not null
      group by 1 having count(*) filter (where c.opened_at > $2 and c.incident_id is null) >= $4`,
    [workspace, from, from - weekMs, fewest],
  )
  return rows
    .map(({ intent, recent, before, ids }) => ({
      intent,
      conversations: recent,
      minutes: burstMinutes,
      usual: Math.round((before / (weekMs / (burstMinutes * minuteMs))) * 10) / 10,
      conversationIds: ids,
    }))
    .filter(
      ({ intent, conversations, usual }) => intent !== '-' && conversations > usual + 3 * Math.sqrt(Math.max(usual, 1)),
    )
    .toSorted((a, b) => b.conversations - a.conversations)
}

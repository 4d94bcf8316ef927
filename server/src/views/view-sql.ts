import type { ViewFilter } from '@baton/protocol'
import { searchWords } from '../search/marked-words.ts'

/** More are not counted: who reads "1,000" knows that it is many. */
export const countedTo = 1000

/** For whom, and when, a filter is read. Ms UTC. */
export interface Reader {
  agentId: string | null
  now: number
}

/**
 * A filter as a condition on `k`, a conversation, with `u`, its customer, and `h`, its handoff, where it needs them. `$1` is the workspace; `put`
 * keeps a value and gives its place. A name never becomes SQL: everything that is written here is ours.
 */
export function conditionOf(filter: ViewFilter, { agentId, now }: Reader, put: (value: unknown) => string): string {
  const parts: string[] = []
  const equals = (column: string, value: string | undefined) => {
    if (value !== undefined) parts.push(`${column} = ${put(value)}`)
  }
  // What goes on in another one is that one's.
  if (filter.status === 'any') parts.push('k.merged_into is null')
  else equals('k.status', filter.status)
  equals('k.holder_kind', filter.holder)
  if (filter.agentId !== undefined) {
    const holder = filter.agentId === 'me' ? agentId : filter.agentId
    parts.push(`k.holder_kind = 'agent' and k.holder_id = ${put(holder ?? '')}`)
  }
  equals('k.channel', filter.channel)
  equals(`coalesce(nullif(k.row ->> 'language', 'other'), k.row ->> 'locale')`, filter.language)
  equals(`k.row #>> '{matter,intent}'`, filter.intent)
  equals('u.tier', filter.tier)
  equals(`h.brief ->> 'team'`, filter.team)
  equals(`h.brief ->> 'priority'`, filter.priority)
  if (filter.aside === 'none') parts.push(`not k.row ? 'aside'`)
  else equals(`k.row #>> '{aside,for}'`, filter.aside)
  if (filter.waitingMinutes !== undefined)
    parts.push(`(k.row ->> 'unansweredSince')::bigint <= ${put(now - filter.waitingMinutes * 60_000)}::bigint`)
  if (filter.tags)
    parts.push(`k.id in (select g.conversation_id from baton.tags t join baton.tagged g on g.workspace_id = $1 and g.tag_id = t.id
      where t.workspace_id = $1 and coalesce(t.merged_into, t.id) in (select coalesce(o.merged_into, o.id) from baton.tags o
        where o.workspace_id = $1 and o.id = any (${put(filter.tags)}::text[])))`)
  if (filter.words !== undefined) {
    const words = searchWords(filter.words)
    parts.push(
      words.length === 0
        ? 'false'
        : `k.id in (with s as materialized (select conversation_id as id from baton.search_said(${put(words)}::text[], ${countedTo}, ${put(now)}::bigint))
            select id from s union select baton.root_of(m.id) from s join baton.conversations m on m.workspace_id = $1 and m.id = s.id and m.merged_into is not null)`,
    )
  }
  return parts.length > 0 ? parts.map((part) => `(${part})`).join(' and ') : 'true'
}

/** Where a filter looks, and no further. */
export function joinsOf(filters: readonly ViewFilter[]): string {
  const customers = filters.some(({ tier }) => tier !== undefined)
  const handoffs = filters.some(({ team, priority }) => team !== undefined || priority !== undefined)
  return `baton.conversations k
    ${customers ? 'left join baton.customers u on u.workspace_id = $1 and u.id = k.customer_id' : ''}
    ${handoffs ? 'left join baton.handoffs h on h.workspace_id = $1 and h.id = k.handoff_id' : ''}`
}

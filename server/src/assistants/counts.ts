import type { AssistantCounts } from '@baton/protocol'
import { drillChannel } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'

interface Row {
  assistantId: string
  name: string | null
  version: number
  models: string[]
  conversations: number
  answers: number
  escalated: number
  reasons: { kind: string; count: number }[]
  resolved: number
  wrong: number
  rated: number
  satisfied: number
  firstAt: number
  lastAt: number
}

/**
 * What each version did in a span, from the facts: drills and practice are none of it. An escalation is the version's that it went from; a
 * resolution and a "that did not help" are the version's that had answered last.
 */
export async function countAssistants(
  db: Database,
  workspace: string,
  { from, to }: { from: number; to: number },
): Promise<AssistantCounts[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `with talks as (
        select distinct f.conversation_id from baton.facts f
          join baton.conversations c on c.workspace_id = $1 and c.id = f.conversation_id and c.channel <> '${drillChannel}'
          where f.workspace_id = $1 and f.type = 'TurnEnded' and f.at >= $2 and f.at <= $3 and f.data ? 'by'),
      marked as (
        select f.conversation_id, f.seq, f.at, f.type, f.data, case when f.type not in ('AttemptEnded', 'Resolved', 'FeedbackGiven') then f.data -> 'by' end as stamp
          from talks k join baton.facts f on f.workspace_id = $1 and f.conversation_id = k.conversation_id
          where f.type in ('TurnEnded', 'AssistantSaid', 'Escalated', 'Resolved', 'AttemptEnded', 'FeedbackGiven')),
      runs as (select m.*, count(stamp) over (partition by conversation_id order by seq) as run from marked m),
      told as (
        select r.*, s.stamp ->> 'assistantId' as assistant, (s.stamp ->> 'version')::int as version
          from (select r.*, first_value(stamp) over (partition by conversation_id, run order by seq) as of_run from runs r) r
          cross join lateral (select r.of_run as stamp) s
          where r.at >= $2 and r.at <= $3 and r.of_run is not null),
      counts as (
        select assistant, version, count(*) filter (where type = 'AssistantSaid' and (data ->> 'part')::int = 0)::int as answers,
            count(distinct conversation_id) filter (where type = 'Escalated' and data ? 'by')::int as escalated,
            count(distinct conversation_id) filter (where type = 'Resolved' and data ->> 'by' <> 'agent' and data ->> 'resolution' = 'solved')::int as resolved,
            count(*) filter (where type = 'AttemptEnded' and data ->> 'outcome' = 'customer-said-no')::int as wrong,
            coalesce(array_agg(distinct data -> 'by' ->> 'model') filter (where type = 'AssistantSaid' and data -> 'by' ? 'model'), '{}') as models
          from told group by assistant, version),
      -- What was said last of each closing counts, and only what is about the assistant.
      rated as (
        select assistant, version, count(*)::int as rated, (count(*) filter (where (data ->> 'satisfaction')::int >= 4))::int as satisfied from (
          select distinct on (conversation_id, data ->> 'closing') assistant, version, data from told
            where type = 'FeedbackGiven' and data -> 'about' ->> 'kind' = 'assistant' order by conversation_id, data ->> 'closing', seq desc) each
          where data ->> 'satisfaction' is not null group by 1, 2),
      reasons as (
        select assistant, version, jsonb_agg(jsonb_build_object('kind', kind, 'count', n) order by n desc, kind) as reasons from (
          select assistant, version, data -> 'reason' ->> 'kind' as kind, count(*)::int as n from told
            where type = 'Escalated' and data ? 'by' group by 1, 2, 3) each group by 1, 2),
      took as (
        select assistant, version, count(distinct conversation_id)::int as conversations, min(at) as first_at, max(at) as last_at
          from told where type = 'TurnEnded' group by 1, 2),
      whole as (select assistant, version from took union select assistant, version from counts)
      select w.assistant as "assistantId", v.settings ->> 'name' as name, w.version, coalesce(c.models, '{}') as models, coalesce(k.conversations, 0) as conversations,
          coalesce(c.answers, 0) as answers, coalesce(c.escalated, 0) as escalated, coalesce(r.reasons, '[]') as reasons, coalesce(c.resolved, 0) as resolved,
          coalesce(c.wrong, 0) as wrong, coalesce(f.rated, 0) as rated, coalesce(f.satisfied, 0) as satisfied, coalesce(k.first_at, $2) as "firstAt", coalesce(k.last_at, $3) as "lastAt"
        from whole w left join took k using (assistant, version) left join counts c using (assistant, version) left join reasons r using (assistant, version) left join rated f using (assistant, version)
        left join baton.assistant_versions v on v.workspace_id = $1 and v.assistant_id = w.assistant and v.version = w.version
        order by w.assistant, w.version desc`,
    [workspace, from, to],
  )
  return rows.map((row) => ({ ...row, firstAt: iso(row.firstAt), lastAt: iso(row.lastAt) }))
}
